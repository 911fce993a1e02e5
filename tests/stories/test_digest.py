"""A span's articles gathered by topic and story."""

from datetime import UTC, datetime, timedelta

from monitor.model import (
    ArticleState,
    Coverage,
    Downtime,
    FeedCoverage,
    FeedState,
    Level,
    Outage,
    StoredItem,
    Verdict,
)
from monitor.stories import gather, with_coverage

BEGIN = datetime(2026, 11, 20, 5, tzinfo=UTC)
END = BEGIN + timedelta(days=1)


def item(
    number: int,
    house: str,
    *,
    story: int = 0,
    topic: str = "treaty",
    score: int = 9,
    level: Level = Level.MATCH,
) -> StoredItem:
    """An article of a house; of a story of its own unless told otherwise."""
    return StoredItem(
        id=number,
        feed_id=house.lower(),
        publisher=house,
        url=f"https://news.example/{number}",
        title=f"خبر {number}",
        lead="",
        first_paragraph="",
        published=None,
        first_seen=BEGIN + timedelta(minutes=number),
        verdict=Verdict(topic, level, score, 6, 3),
        story=story or number,
        state=ArticleState.DONE,
    )


def test_stories_and_their_order() -> None:
    """The most widely carried story comes first, then the one with most points; each is told by its earliest article."""
    flagged = [
        item(1, "Bahr", score=7),
        item(2, "Neel", score=20),
        item(4, "Madar", story=3),
        item(5, "Bahr", story=3),
        item(3, "Neel", story=3),
    ]
    (topic,) = gather(flagged, [], topics=["treaty"], since=BEGIN, until=END, judged=9).topics

    assert [[one.id for one in story.articles] for story in topic.stories] == [[3, 4, 5], [2], [1]]
    assert topic.stories[0].publishers == ("Neel", "Madar", "Bahr")
    assert topic.flagged == 5


def test_a_story_that_goes_on() -> None:
    """A story whose first article is not in the span has begun before it."""
    flagged = [item(8, "Neel", story=2), item(9, "Bahr")]
    (topic,) = gather(flagged, [], topics=["treaty"], since=BEGIN, until=END, judged=2).topics

    assert {story.first.id: story.goes_on for story in topic.stories} == {8: True, 9: False}


def test_topics_apart() -> None:
    """Each topic has its own stories and mentions; one nobody asked about is left out, one without news is not."""
    flagged = [item(1, "Neel"), item(1, "Neel", topic="oil"), item(2, "Neel", topic="other")]
    mentions = [item(3, "Neel", level=Level.MENTION), item(4, "Bahr", level=Level.MENTION, topic="oil")]
    digest = gather(flagged, mentions, topics=["oil", "treaty", "sahel"], since=BEGIN, until=END, judged=4)

    assert [(one.topic, one.flagged, one.mentions) for one in digest.topics] == [
        ("oil", 1, 1),
        ("treaty", 1, 1),
        ("sahel", 0, 0),
    ]
    assert all(one.mentioned == () for one in digest.topics)


def test_mentions_are_listed_when_asked_for() -> None:
    """Then they are stories too, and not counted among the flagged ones."""
    mentions = [item(3, "Neel", level=Level.MENTION), item(4, "Bahr", story=3, level=Level.MENTION)]
    (topic,) = gather(
        [], mentions, topics=["treaty"], since=BEGIN, until=END, judged=2, list_mentions=True
    ).topics

    assert [len(story.articles) for story in topic.mentioned] == [2]
    assert (topic.flagged, topic.mentions) == (0, 2)


def _state(feed_id: str, last_poll: datetime, last_ok: datetime | None) -> FeedState:
    return FeedState(feed_id, last_poll=last_poll, last_ok=last_ok)


def test_coverage_of_the_span() -> None:
    """A feed whose last poll, or whose last good one, was before the span was not asked in it, or never answered."""
    hour = timedelta(hours=1)
    in_span, before = END - hour, BEGIN - hour
    ledger = Coverage(
        BEGIN,
        END,
        feeds=tuple(
            FeedCoverage(name, polls=10, answered=answered)
            for name, answered in (("well", 10), ("fell", 4), ("deaf", 0), ("idle", 10))
        ),
        downtimes=(Downtime(Outage.NO_NETWORK, BEGIN - 5 * hour, BEGIN + hour),),
    )
    states = {
        state.feed_id: state
        for state in (
            _state("well", in_span, in_span),
            _state("fell", in_span, before),
            _state("deaf", in_span, None),
            _state("idle", before, before),
        )
    }
    empty = gather([], [], topics=[], since=BEGIN, until=END, judged=0)
    digest = with_coverage(empty, ledger, ["well", "fell", "deaf", "idle", "new"], states)

    assert digest.coverage is not None
    assert [feed.feed_id for feed in digest.coverage.feeds] == ["well", "fell", "deaf"]
    assert digest.silent == ("fell", "deaf")
    assert digest.unasked == ("idle", "new")
    assert digest.coverage.downtimes == (Downtime(Outage.NO_NETWORK, BEGIN, BEGIN + hour),)
