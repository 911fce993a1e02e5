"""A verdict's evidence and highlights point at the text as written."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Highlight, Level, Verdict
from monitor.topics import Judge
from tests.topics.builders import TWO_SIDES, judged, topic

JUDGE = Judge([topic()])


def highlighted(verdict: Verdict, title: str, lead: str, body: list[str]) -> list[tuple[str, str]]:
    """The highlighted stretches, as (zone, text)."""
    texts = {"title": title, "lead": lead, "body": "\n".join(body)}
    return [(mark.zone, texts[mark.zone][mark.start : mark.end]) for mark in verdict.highlights]


def test_evidence_quotes_the_article() -> None:
    """Terms stand in their sentence as written, attached letters left out, and the sentence as the article has it."""
    verdict = judged("عنوان", "وصل وفد أمس.", "سافر من بيتـكيرنَ إلى لسفالبارد.")
    body = next(evidence for evidence in verdict.evidence if evidence.rule == "opening")
    assert body.text == "سافر من بيتـكيرنَ إلى لسفالبارد."
    assert [(hit.group, hit.term, hit.found) for hit in body.terms] == [
        ("north", "سفالبارد", "سفالبارد"),
        ("south", "بيتكيرن", "بيتـكيرنَ"),
    ]
    assert body.sentence == 1


def test_highlights_cover_every_part() -> None:
    """The sides are marked in title, lead and body, cues where points rest on them; sorted, never overlapping."""
    title, lead = "سفالبارد تدعو بيتكيرن", "زار وفد سفالبارد المنطقة."
    body = ["سقط صاروخ.", "أرسلت سفالبارد صاروخا إلى بيتكيرن."]
    assert highlighted(judged(title, *body, lead=lead), title, lead, body) == [
        ("title", "سفالبارد"),
        ("title", "بيتكيرن"),
        ("lead", "سفالبارد"),
        ("body", "سفالبارد"),
        ("body", "صاروخ"),
        ("body", "بيتكيرن"),
    ]


def test_overlapping_terms_are_one_highlight() -> None:
    """A term of one group inside a term of another is marked once."""
    wider = topic(TWO_SIDES.replace('["بيتكيرن"]', '["بيتكيرن", "مضيق سفالبارد"]'))
    verdict = judged("مضيق سفالبارد وسفالبارد", by=wider)
    assert verdict.highlights == (Highlight("title", 0, 13), Highlight("title", 15, 23))


def test_nothing_is_marked_in_what_is_not_flagged() -> None:
    """An article that is none has no highlights."""
    verdict = judged("سفالبارد وحدها", "قال كذا.")
    assert (verdict.level, verdict.highlights) == (Level.NONE, ())


def test_an_empty_article() -> None:
    """No title and no text is none, for every topic."""
    assert [verdict.level for verdict in Judge([topic(), topic()]).judge("", "", [])] == [Level.NONE] * 2
    assert Judge([]).judge("سفالبارد", "", []) == ()


def test_what_a_feed_says_is_a_promise() -> None:
    """The more sides of one topic title and summary name, the more; cues and sides of different topics do not add up."""
    judge = Judge([topic(), topic(TWO_SIDES.replace("سفالبارد", "بوفيه"))])
    texts = [
        ("سقط صاروخ", ""),
        ("وفد من سفالبارد في بوفيه", ""),
        ("زار وفد", "سفالبارد تدعو بيتكيرن إلى حوار"),
    ]
    assert [judge.promise(*text) for text in texts] == [0, 1, 2]
    assert Judge([]).promise("سفالبارد", "") == 0


WORDS = st.sampled_from(
    ["سفالبارد", "وبيتكيرن", "لسفالبارد", "السفالباردية", "صاروخ", "والصين", "وفرنسا", "قال", "في", "الجزيرة", "#بيتـكيرن",
     "«سفالبارد»", "بيتكِيرن،", "أ.", "مباراة", "نعم.", "الروسيةوقال", "ﷲ", "\u202bبيتكيرن\u202c", "🙂", "\n"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


@settings(max_examples=80)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=4))
def test_every_offset_is_right(title: str, lead: str, body: list[str]) -> None:
    """In any article: `found` is where `at` says, sentences are quoted, highlights are words of the topic, in order."""
    (verdict,) = JUDGE.judge(title, lead, body)
    whole = "\n".join((title, lead, *body))
    for evidence in verdict.evidence:
        assert evidence.text in whole
        assert all(evidence.text[hit.start : hit.end] == hit.found for hit in evidence.terms)
    marks = [
        (("title", "lead", "body").index(mark.zone), mark.start, mark.end) for mark in verdict.highlights
    ]
    assert all(first[0] < second[0] or first[2] <= second[1] for first, second in itertools.pairwise(marks))
    for _, stretch in highlighted(verdict, title, lead, body):
        assert stretch[0].isalpha()
        assert any(stem in stretch for stem in ("فالبارد", "كيرن", "كِيرن", "صاروخ", "جزيرة", "مباراة"))
    assert verdict.score == sum(evidence.points for evidence in verdict.evidence)


@pytest.mark.parametrize(
    "text", ["\ud800 سفالبارد وبيتكيرن", "\x00\x1b[31mسفالبارد\x07 وبيتكيرن", "{|}*" * 500]
)
def test_hostile_text(text: str) -> None:
    """Lone surrogates, control characters and the signs of our own language break nothing."""
    assert judged(text, text).topic == "two-sides"


ENDLESS = {
    "sides": "الجزيرة بيتكيرن ",
    "enumerations": "سفالبارد وفرنسا وبيتكيرن ",
    "masks": "قناة سفالبارد ",
    "stops": ".",
    "quoted stops": '."',
    "spaces": ". ",
    "marks": "\u064b",
}


@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS)
def test_endless_text(piece: str) -> None:
    """What repeats ten thousand times costs seconds at most: nothing is quadratic in the length of the text."""
    assert judged("سفالبارد وبيتكيرن", f"سفالبارد{piece * 10_000}").level is not Level.NONE
