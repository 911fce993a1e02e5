"""Going through the archive and judging it anew."""

import pytest

from monitor.model import Level, Standing
from monitor.store import Store
from monitor.store.archive import BATCH
from tests.store.builders import DAY, HOUR, NOW, finished, item, judge_all, outcome, verdict


@pytest.fixture
def filled(store: Store) -> Store:
    """Two judged articles, an hour apart, and one that is pending."""
    store.record_poll(outcome(item(1)))
    judge_all(store, verdict(), verdict(Level.NONE, topic="other", score=0))
    store.record_poll(outcome(item(2), at=NOW + HOUR))
    judge_all(store, verdict(Level.MENTION, score=4), at=NOW + HOUR)
    store.record_poll(outcome(item(3), at=NOW + HOUR))
    return store


def test_articles_come_with_text_and_standing(filled: Store) -> None:
    """Each judged article comes once, the newest first, with its text and what each topic says of it."""
    (batch,) = filled.archive.batches()

    assert [article.id for article in batch] == [2, 1]
    assert batch[1].standings == {
        "treaty": Standing(Level.MATCH, 9, 6, 3),
        "other": Standing(Level.NONE, 0, 6, 3),
    }
    stored = filled.article(1).article
    assert (batch[1].title, batch[1].lead, batch[1].body) == (stored.title, stored.lead, stored.body)


def test_only_since(filled: Store) -> None:
    """A beginning leaves out what was first seen before, in the count as in the batches."""
    (batch,) = filled.archive.batches(NOW + HOUR)
    assert [article.id for article in batch] == [2]
    assert filled.archive.size(NOW + HOUR) == 1
    assert filled.archive.size() == 2


def test_batches_lose_nothing(store: Store) -> None:
    """More articles than a batch holds come all, each once, also when they are rewritten on the way."""
    store.record_poll(outcome(*(item(number) for number in range(BATCH + 3))))
    judge_all(store, verdict())
    seen = []
    for batch in store.archive.batches():
        seen += [article.id for article in batch]
        store.archive.rejudge({article.id: [verdict(Level.MENTION)] for article in batch}, NOW)
    assert sorted(seen) == list(range(1, BATCH + 4))
    assert store.items() == []


def test_only_the_named_topic_is_replaced(filled: Store) -> None:
    """A verdict is replaced by the new one under its topic; other topics keep theirs, new ones are added."""
    filled.archive.rejudge({1: [verdict(Level.MENTION, score=3), verdict(topic="third")]}, NOW)
    levels = {one.topic: one.level for one in filled.article(1).verdicts}
    assert levels == {"treaty": Level.MENTION, "other": Level.NONE, "third": Level.MATCH}


def test_what_matches_now_is_not_announced(filled: Store) -> None:
    """An old article that new rules flag is not announced by the next poll, nor when its page is read again."""
    filled.mark_shown([1], NOW)
    filled.archive.rejudge({2: [verdict()]}, NOW + DAY)
    assert filled.unshown(["treaty"]) == []
    filled.finish(finished(2, verdict()))
    assert filled.unshown(["treaty"]) == []


def test_what_was_owed_stays_owed(filled: Store) -> None:
    """A match not announced yet is still announced when new rules agree, and not when they don't."""
    filled.archive.rejudge({1: [verdict(score=12)]}, NOW)
    assert [one.id for one in filled.unshown(["treaty"])] == [1]
    filled.archive.rejudge({1: [verdict(Level.MENTION)]}, NOW)
    assert filled.unshown(["treaty"]) == []
