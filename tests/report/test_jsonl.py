"""The JSON contract: what other programs may rely on."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.report.jsonl import objects
from tests.report import examples
from tests.report.examples import CONTEXT
from tests.report.streams import Pipe, printer_for

ITEM_FIELDS = {
    *("v", "id", "feed", "outlet", "url", "title", "lead", "published", "first_seen"),
    *("topic", "level", "score", "topics", "story", "highlights", "marks"),
}


def written(call: str, *arguments: object) -> list[dict[str, Any]]:
    """The objects a call of the JSON printer writes."""
    stream = Pipe()
    getattr(printer_for(stream, json=True), call)(*arguments)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_item() -> None:
    """An item has exactly the fields of the contract, times with offset, text in logical order."""
    objects = written("items", examples.ITEMS)
    assert [one["id"] for one in objects] == [4127, 4131, 4133, 4119, 4102]
    first = objects[0]
    assert set(first) == ITEM_FIELDS
    assert first["v"] == 1
    assert first["title"] == examples.TITLE
    assert first["outlet"] == "Al-Madar Agency"
    assert first["published"] == "2026-11-21T14:32:00+03:00"
    assert first["topics"] == [
        {"topic": "russia-dprk", "level": "match", "score": 29, "threshold": {"match": 6, "mention": 1}}
    ]
    assert objects[4]["published"] is None
    assert [one["story"] for one in objects[:3]] == [4127] * 3


def test_addresses_of_feeds_keep_their_secrets() -> None:
    """Neither password nor token of a feed's address is printed."""
    secret = examples.feed("madar", url="https://me:canary@madar.example/rss?token=canary&page=2")
    (shown,) = written("feeds", [(secret, None)])
    assert shown["url"] == "https://madar.example/rss?token=…&page=2"


def test_highlights_cover_what_they_mark() -> None:
    """Offsets are [zone, start, end] in the title and in the paragraphs joined by one newline."""
    (shown,) = written("article", examples.ARTICLE)
    zones = {"title": shown["title"], "body": "\n".join(shown["body"])}
    marked = [zones[zone][start:end] for zone, start, end in shown["highlights"]]
    assert marked == ["كوريا الشمالية", "روسيا", "كوريا الشمالية", "روسيا", "موسكو", "بيونغ يانغ"]


def test_an_article() -> None:
    """`show` has an item's fields and the whole article with its reasons."""
    (shown,) = written("article", examples.ARTICLE)
    assert set(shown) == ITEM_FIELDS | {"body", "removed", "evidence", "figures", "coverage", "revisions"}
    assert shown["removed"][0] == {
        "text": "اقرأ أيضا: أسعار الذهب اليوم",
        "class": "read_also",
        "rule": "prefix:read-also",
        "reason": "a marker at the start",
    }
    assert shown["coverage"][0] == {
        "id": 4131,
        "outlet": "Sea News",
        "url": "https://madar.example/news/4131",
        "title": examples.TITLE,
        "published": "2026-11-21T14:37:00+03:00",
    }
    first = shown["evidence"][0]
    assert {name: first[name] for name in ("rule", "points", "zone", "sentence")} == {
        "rule": "title",
        "points": 4,
        "zone": "title",
        "sentence": -1,
    }
    for one in shown["evidence"]:
        assert all(one["text"][slice(*hit["at"])] == hit["found"] for hit in one["terms"])


def test_an_article_nobody_judged() -> None:
    """An article without a verdict still has every field."""
    (shown,) = written("article", replace(examples.ARTICLE, verdicts=()))
    assert (shown["topic"], shown["level"], shown["score"], shown["evidence"]) == (None, "none", 0, [])


def test_check() -> None:
    """`check` writes one object a source; a failure is an object with `error`."""
    (checked,) = written("checked", examples.CHECKED)
    assert set(checked) == {
        "v",
        "source",
        "title",
        "lead",
        "body",
        "removed",
        "metadata",
        "topics",
        "figures",
    }
    assert set(checked["topics"][0]) == {"topic", "level", "score", "threshold", "evidence"}
    assert written("checked", examples.NOT_CHECKED) == [
        {"v": 1, "source": "https://gone.example/", "error": "gone: HTTP 410"}
    ]


def test_topic_checked() -> None:
    """`topics check` is one object: sizes, warnings, and the examples with what they wanted and got."""
    (checked,) = written("topic_checked", examples.TOPIC_CHECKED)
    assert (checked["topic"], checked["source"], checked["extends"]) == ("sudan-war", "my.toml", "sudan-war")
    assert (checked["terms"], checked["forms"]) == ({"sudan": 61, "war": 36}, 230)
    assert [(one["wanted"], one["level"]) for one in checked["examples"]] == [
        ("match", "match"),
        ("match", "mention"),
    ]
    assert checked["examples"][1]["why_not"] == ["5 of 6 points, 1 short"]


def test_why_not() -> None:
    """What an article is short of stands in its verdict, only where it was asked for."""
    (verdict,) = (replace(one, why_not=("too little",)) for one in examples.CHECKED.verdicts[:1])
    (checked,) = written("checked", replace(examples.CHECKED, verdicts=(verdict,)))
    assert checked["topics"][0]["why_not"] == ["too little"]


def test_evaluation() -> None:
    """`topics eval` writes the contract's numbers; a figure that is not defined is null."""
    (evaluation,) = written("evaluation", examples.EVALUATION)
    assert evaluation["n"] == 120
    assert evaluation["confusion"]["irrelevant"]["match"] == 4
    assert (evaluation["precision"], evaluation["recall"], evaluation["f1"]) == (47 / 51, 0.94, None)
    assert evaluation["errors"][0]["why_not"] == list(examples.SHORT_OF)
    assert evaluation["errors"][2] == {
        "id": "c48",
        "title": examples.TITLE,
        "label": "irrelevant",
        "level": "match",
        "score": 8,
    }


def test_feeds_topics_doctor_summary() -> None:
    """Lists write one object a row, a poll one object with its failures."""
    feeds = written("feeds", examples.FEEDS)
    assert feeds[2]["problem"] == {"kind": "timed out", "reason": "no answer within 30 s", "status": 0}
    assert feeds[3]["last_poll"] is None
    assert [one["id"] for one in written("topics", examples.TOPICS)] == ["russia-dprk", "sudan-war"]
    assert [one["grade"] for one in written("doctor", examples.FINDINGS)] == ["ok", "warn", "bad"]
    (summary,) = written("summary", examples.SUMMARY)
    assert summary["failures"]["sada"]["kind"] == "timed out"


def test_sentences_are_not_data() -> None:
    """What is said to people does not stand among the objects."""
    assert written("line", "Nothing new.") == []


def test_a_copy_is_an_article_like_any_other() -> None:
    """`watch --json` gives a later copy with all its fields; `story` says where it belongs."""
    (copy,) = written("copy", examples.ITEMS[1], 4127)
    assert set(copy) == ITEM_FIELDS
    assert (copy["id"], copy["story"]) == (4131, 4127)


@given(st.text(st.characters(codec=None), max_size=60), st.text(max_size=20))
@settings(max_examples=200)
def test_any_text_is_one_line_of_valid_json(text: str, url: str) -> None:
    """Whatever a feed wrote: one line, encodable, without control or bidi characters, offsets intact."""
    item = examples.item(title=text, url=url)
    line = objects.encode(objects.item_json(item, CONTEXT))
    assert line.encode("utf-8")
    assert len(line.splitlines()) == 1
    assert not any(
        ord(one) < 32 or 0x7F <= ord(one) < 0xA0 or one in "\u202e\u2066\u2069\u200f" for one in line
    )
    title = json.loads(line)["title"]
    assert len(title) == len(text)
    assert title == "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)


def test_what_is_no_number_is_refused() -> None:
    """NaN is not JSON."""
    with pytest.raises(ValueError, match="JSON"):
        objects.encode({"precision": float("nan")})


def test_times_are_in_the_zone_shown() -> None:
    """The offset is the zone's, not UTC, and the moment is the same."""
    (first, *_) = written("items", examples.ITEMS)
    assert datetime.fromisoformat(first["first_seen"]) == examples.ITEMS[0].first_seen
