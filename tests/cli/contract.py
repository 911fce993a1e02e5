"""What `--json` promises: fields, types, times with an offset, stretches that lie within their text."""

from datetime import datetime
from typing import Any

Object = dict[str, Any]

TOPIC_FIELDS = {"topic", "level", "score", "threshold"}
ITEM_FIELDS = {
    "v",
    "id",
    "feed",
    "outlet",
    "url",
    "title",
    "lead",
    "published",
    "first_seen",
    "topic",
    "level",
    "score",
    "topics",
    "story",
    "highlights",
    "marks",
}
ARTICLE_FIELDS = ITEM_FIELDS | {"body", "removed", "evidence", "figures", "coverage", "revisions"}
CHECKED_FIELDS = {"v", "source", "title", "lead", "body", "removed", "metadata", "topics", "figures"}
LEVELS = {"match", "mention", "none"}


def assert_item(item: Object) -> None:
    """An article as `poll`, `watch` and `list` print it."""
    assert item.keys() >= ITEM_FIELDS
    assert item["v"] == 1
    for field in ("feed", "outlet", "url", "title", "lead"):
        assert isinstance(item[field], str), field
    assert isinstance(item["id"], int)
    assert isinstance(item["story"], int)
    for field in ("published", "first_seen"):
        time = item[field]
        assert time is None if field == "published" and time is None else _aware(time), field
    assert item["level"] in LEVELS
    assert item["topic"] == item["topics"][0]["topic"]
    assert item["score"] == item["topics"][0]["score"]
    for topic in item["topics"]:
        _assert_topic(topic)
    for zone, start, end in item["highlights"]:
        assert zone in {"title", "lead", "body"}
        assert 0 <= start < end
        assert zone == "body" or item[zone][start:end].strip()


def assert_article(article: Object) -> None:
    """An article as `show` prints it: an item and everything about it."""
    assert_item(article)
    assert article.keys() >= ARTICLE_FIELDS
    body = "\n".join(article["body"])
    for zone, start, end in article["highlights"]:
        marked = {"title": article["title"], "lead": article["lead"], "body": body}[zone][start:end]
        assert len(marked) == end - start
        assert marked == marked.strip()
    assert_evidence(article["evidence"])
    for copy in article["coverage"]:
        assert {"id", "outlet", "url", "title", "published"} <= copy.keys()


def assert_checked(checked: Object) -> None:
    """A source as `check` prints it."""
    assert checked.keys() >= CHECKED_FIELDS
    assert all(isinstance(paragraph, str) and paragraph for paragraph in checked["body"])
    for line in checked["removed"]:
        assert {"text", "class", "rule", "reason"} <= line.keys()
    for topic in checked["topics"]:
        _assert_topic(topic)
        assert_evidence(topic["evidence"])


def assert_evidence(evidence: list[Object]) -> None:
    """Every stretch covers exactly what was found."""
    for one in evidence:
        assert {"rule", "points", "zone", "sentence", "text", "terms"} <= one.keys()
        for term in one["terms"]:
            start, end = term["at"]
            assert one["text"][start:end] == term["found"]
            assert term["group"]
            assert term["term"]


def _assert_topic(topic: Object) -> None:
    assert topic.keys() >= TOPIC_FIELDS
    assert topic["level"] in LEVELS
    assert topic["threshold"].keys() == {"match", "mention"}


def _aware(time: str) -> bool:
    return datetime.fromisoformat(time).tzinfo is not None
