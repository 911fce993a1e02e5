"""Lists, one article, counts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.errors import NotFound
from monitor.model import ArticleState, Level, StoredItem
from monitor.store import Counts, Store
from tests.store.builders import DAY, HOUR, NOW, finished, item, judge_all, outcome, verdict

MINUTE = timedelta(minutes=1)


@pytest.fixture
def filled(store: Store) -> Store:
    """Articles 1 to 4, an hour apart: match, mention, none, and a match of another feed and topic."""
    levels = (Level.MATCH, Level.MENTION, Level.NONE)
    for hour, level in enumerate(levels):
        store.record_poll(outcome(item(hour + 1), at=NOW + hour * HOUR))
        judge_all(store, verdict(level), at=NOW + hour * HOUR)
    store.record_poll(outcome(item(4), feed_id="portal", publisher="Portal", at=NOW + 3 * HOUR))
    judge_all(store, verdict(topic="other"), verdict(Level.MENTION), at=NOW + 3 * HOUR, feed_id="portal")
    return store


def numbers(items: list[StoredItem]) -> list[int]:
    """Which articles, in which order."""
    return [each.id for each in items]


def test_item_is_complete(filled: Store) -> None:
    """A listed item carries all that a card shows."""
    assert filled.items()[-1] == StoredItem(
        id=1,
        feed_id="agency",
        publisher="Agency",
        url="https://news.example/1",
        title="وفد يصل إلى العاصمة",
        lead="تفاصيل الزيارة",
        first_paragraph="وصل الوفد صباح اليوم.",
        published=NOW,
        first_seen=NOW,
        verdict=verdict(),
        story=1,
        state=ArticleState.DONE,
    )


def test_a_story_is_counted_whole(filled: Store) -> None:
    """An item says how many outlets carry its story, and in how many articles, however short the list is."""
    for number, feed_id in ((11, "portal"), (12, "portal"), (13, "agency")):
        publisher = feed_id.title()
        store_at = NOW + 4 * HOUR
        filled.record_poll(outcome(item(number), feed_id=feed_id, publisher=publisher, at=store_at))
        for pending in filled.pending([feed_id], store_at):
            filled.finish(replace(finished(pending.id, verdict(), at=store_at), story=1))

    listed = filled.items(limit=1)[0]
    assert (listed.story, listed.story_outlets, listed.story_articles) == (1, 2, 4)
    alone = filled.items(topics=["other"])[0]
    assert (alone.story_outlets, alone.story_articles) == (1, 1)


def test_level(filled: Store) -> None:
    """A level means exactly that level; None means all, an article once a topic."""
    assert numbers(filled.items()) == [4, 1]
    assert numbers(filled.items(level=Level.MENTION)) == [4, 2]
    assert numbers(filled.items(level=Level.NONE)) == [3]
    assert numbers(filled.items(level=None)) == [4, 4, 3, 2, 1]


def test_topics_and_feeds(filled: Store) -> None:
    """Topics and feeds narrow a list; empty collections leave nothing."""
    assert numbers(filled.items(topics=["other"])) == [4]
    assert numbers(filled.items(topics=["other", "treaty"])) == [4, 1]
    assert numbers(filled.items(feed_ids=["agency"])) == [1]
    assert filled.items(topics=[]) == []
    assert filled.items(feed_ids=[]) == []


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(NOW + HOUR, None, [4, 4, 3, 2], id="since-is-included"),
        pytest.param(None, NOW + HOUR, [1], id="until-is-not"),
        pytest.param(NOW + MINUTE, NOW + 3 * HOUR, [3, 2], id="both"),
    ],
)
def test_times(filled: Store, since: datetime | None, until: datetime | None, expected: list[int]) -> None:
    """Times are compared with when an article was first seen."""
    assert numbers(filled.items(level=None, since=since, until=until)) == expected


def test_limit_keeps_the_newest(filled: Store) -> None:
    """A limit cuts the list at its old end."""
    assert numbers(filled.items(level=None, limit=2)) == [4, 4]
    assert numbers(filled.items(level=None, limit=4)) == [4, 4, 3, 2]


def test_no_such_article(filled: Store) -> None:
    """A number nobody has is answered with how to find those that exist."""
    with pytest.raises(NotFound, match=r"99.*monitor list"):
        filled.article(99)


def test_latest(store: Store) -> None:
    """The newest article that matches, whatever came after it; None before there is one."""
    assert store.latest() is None
    store.record_poll(outcome(item(1)))
    judge_all(store, verdict())
    store.record_poll(outcome(item(2), at=NOW + HOUR))
    judge_all(store, verdict(Level.MENTION), at=NOW + HOUR)

    assert store.latest() == 1


def test_counts(filled: Store) -> None:
    """Each article counts once, as flagged or as mentioned, and by its state."""
    filled.record_poll(outcome(item(6), item(5), at=NOW + 4 * HOUR))
    filled.finish(finished(5, state=ArticleState.FAILED, reason="empty", at=NOW + 4 * HOUR))

    everything = Counts(articles=6, judged=4, flagged=2, mentions=1, pending=1, failed=1)
    assert filled.counts() == filled.counts(NOW) == everything
    assert filled.counts(NOW + HOUR) == replace(everything, articles=5, judged=3, flagged=1)
    assert filled.counts(NOW + 9 * HOUR) == Counts(0, 0, 0, 0, 0, 0)


def test_titles_of_a_publisher(filled: Store) -> None:
    """The newest titles of one house, by number."""
    filled.record_poll(outcome(item(5, title="لم يُقرأ بعد"), at=NOW + 5 * HOUR))

    assert filled.titles("Agency", limit=2) == {5: "لم يُقرأ بعد", 3: "وفد يصل إلى العاصمة"}
    assert list(filled.titles("Agency")) == [5, 3, 2, 1]
    assert filled.titles("Nobody") == {}


def test_story_shows_its_other_articles(filled: Store) -> None:
    """An article names the others of its story, each once, under the topic that says most of it."""
    filled.finish(finished(4, verdict(Level.MENTION), verdict(topic="other"), story=1))

    assert filled.article(1).copies == (filled.items(topics=["other"])[0],)
    assert numbers(list(filled.article(4).copies)) == [1]
    assert filled.article(4).story == 1
    assert filled.article(2).copies == ()


def test_copies_follow_into_another_story(filled: Store) -> None:
    """When a story's first article joins an older story, its copies come along."""
    filled.finish(finished(4, verdict(), story=3))
    filled.finish(finished(3, verdict(Level.NONE), story=1))

    assert [filled.article(number).story for number in (1, 3, 4)] == [1, 1, 1]
    assert numbers(list(filled.article(1).copies)) == [3, 4]


def test_integrity(filled: Store) -> None:
    """A sound file has nothing to say; a broken reference is named."""
    assert filled.integrity() == ""
    filled._database.run("PRAGMA foreign_keys = OFF")
    with filled._database.writing():
        filled._database.run("DELETE FROM feeds WHERE id = 'portal'")

    assert filled.integrity() == "articles refers to rows that are missing"


def test_what_was_announced_is_in_one_span(store: Store) -> None:
    """Whatever was announced is in the span it was announced in and in no other; what is no match any more in none."""
    store.record_poll(outcome(item(1), item(2)))
    first, second = judge_all(store, verdict())
    store.mark_shown([first], NOW)
    store.mark_shown([second], NOW + HOUR)

    def announced(begin: datetime, end: datetime) -> list[int]:
        return [each.id for each in store.announced(["treaty"], begin, end)]

    assert announced(NOW, NOW + HOUR) == [first]
    assert announced(NOW + HOUR, NOW + 2 * HOUR) == [second]
    assert announced(NOW - DAY, NOW) == []
    assert store.announced(["other"], NOW, NOW + DAY) == []
    store.finish(finished(first, verdict(Level.MENTION)))
    assert announced(NOW, NOW + DAY) == [second]
