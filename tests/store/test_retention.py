"""Old articles go for good: what was pruned never comes back as new, and nothing unfinished is pruned."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.model import ArticleState, Level
from monitor.store import Store, WriteLock, parse, retention
from monitor.store.retention import AT_ONCE
from tests.store.builders import DAY, HOUR, NOW, finished, item, judge_all, opened, outcome, verdict

SHINGLES = frozenset(range(40))


def number(path: Path, sql: str) -> int:
    """A number asked for past the store."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(sql).fetchone()[0])


def announced(store: Store) -> list[str]:
    """Announce what is to be announced; the titles."""
    items = store.unshown(["treaty"])
    store.mark_shown([each.id for each in items], NOW)
    return [each.title for each in items]


@pytest.fixture
def old(store: Store) -> Store:
    """Two articles of a month ago, one flagged and announced, and two of today."""
    long_ago = NOW - 30 * DAY
    store.record_poll(outcome(item(1), item(2), at=long_ago))
    flagged, other = (each.id for each in store.pending(["agency"], long_ago))
    store.finish(finished(flagged, verdict(), at=long_ago, shingles=SHINGLES, title="flagged long ago"))
    store.finish(finished(other, verdict(Level.NONE), at=long_ago, title="of no interest"))
    announced(store)
    store.record_poll(outcome(item(3), item(4)))
    judge_all(store, verdict())
    announced(store)
    return store


def findable(path: Path) -> int:
    """Bytes of the full-text index."""
    return number(path, "SELECT sum(length(block)) FROM search_data")


def test_the_index_gets_smaller(store: Store, path: Path) -> None:
    """The words of what is pruned leave the index, its pages too; what stays is found as before, and only that."""
    long_ago = NOW - 30 * DAY
    for round_ in range(4):
        at = long_ago if round_ < 3 else NOW
        store.record_poll(outcome(*(item(10 * round_ + each) for each in range(10)), at=at))
        for pending in store.pending(["agency"], at):
            words = " ".join(f"كلمة{pending.id * 50 + each}" for each in range(50))
            store.finish(finished(pending.id, verdict(Level.NONE), at=at, title=f"قطار {words}"))
    before, kept = findable(path), number(path, "SELECT max(id) FROM articles")

    assert store.upkeep.prune(NOW - DAY) == 30
    assert findable(path) < 0.4 * before
    assert number(path, "SELECT count(*) FROM vocabulary WHERE term = 'كلمه60'") == 0
    assert number(path, "SELECT dead FROM index_upkeep") == 0
    assert len(store.search.find(parse("قطار")).found) == 10
    assert [one.item.id for one in store.search.find(parse(f"كلمة{kept * 50}")).found] == [kept]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def test_little_that_is_dead_is_left(old: Store, path: Path) -> None:
    """The index is not written anew for a few texts that are gone; they are only counted."""
    for each in range(5, 25):
        old.record_poll(outcome(item(each)))
    judge_all(old, verdict())
    announced(old)
    old.upkeep.prune(NOW - DAY)

    assert number(path, "SELECT dead FROM index_upkeep") == 2
    assert number(path, "SELECT count(*) FROM indexed") == 22


def test_what_is_old_goes_whole(old: Store, path: Path) -> None:
    """Everything of an old article is deleted, from every table, and nothing of a newer one."""
    told = old.upkeep.old(NOW - DAY)
    pruned = old.upkeep.prune(NOW - DAY)

    assert (told.articles, told.flagged) == (2, 1)
    assert told.first == told.last == NOW - 30 * DAY
    assert pruned == 2
    assert old.integrity() == ""
    for table in ("articles", "sightings", "items", "texts", "pages", "verdicts", "shown"):
        assert number(path, f"SELECT count(*) FROM {table}") == 2, table  # noqa: S608 - names above
    for table in ("fingerprints", "shingles"):
        assert number(path, f"SELECT count(*) FROM {table}") == 0, table  # noqa: S608 - names above
    assert old.upkeep.old(NOW - DAY).articles == 0


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(outcome(item(1), item(2)), id="same feed"),
        pytest.param(outcome(item(1), item(2), feed_id="other"), id="same pages in another feed"),
        pytest.param(
            outcome(item(1, page_key="news.example/moved"), item(2, page_key="x")), id="new addresses"
        ),
    ],
)
def test_what_was_pruned_never_comes_back(old: Store, again: object) -> None:
    """A feed that still lists pruned entries, or another one that has their pages, brings nothing new."""
    old.upkeep.prune(NOW - DAY)

    for _ in range(2):
        assert old.record_poll(again) == 0  # type: ignore[arg-type]  # parametrized
    assert old.unfinished(["agency", "other"], NOW) == {}
    assert old.record_poll(outcome(item(5))) == 1


def test_numbers_are_not_given_again(store: Store) -> None:
    """An article stored after all others were pruned gets a number nobody has seen."""
    store.record_poll(outcome(item(1), item(2)))
    judge_all(store, verdict(Level.NONE))
    store.upkeep.prune(NOW + DAY)
    store.record_poll(outcome(item(3)))

    assert [each.id for each in store.pending(["agency"], NOW)] == [3]


def test_unfinished_business_stays(store: Store) -> None:
    """What is still to be read, or was flagged and not announced, is not pruned however old it is."""
    store.record_poll(outcome(item(1), item(2)))
    first, _ = (each.id for each in store.pending(["agency"], NOW))
    store.finish(finished(first, verdict()))

    assert store.upkeep.prune(NOW + 400 * DAY) == 0
    assert len(announced(store)) == 1
    assert store.upkeep.prune(NOW + 400 * DAY) == 1
    assert len(store.pending(["agency"], NOW)) == 1


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(lambda store: store.marks.star([1], NOW), id="star"),
        pytest.param(lambda store: store.marks.note([1], NOW, "للمتابعة"), id="note"),
        pytest.param(lambda store: store.marks.label([1], NOW, "treaty", "irrelevant"), id="label"),
    ],
)
def test_what_was_marked_stays(store: Store, mark: Callable[[Store], object]) -> None:
    """What the analyst has starred, labelled or written about is not pruned; what was only hidden is."""
    store.record_poll(outcome(item(1), item(2)))
    judge_all(store, verdict(Level.NONE))
    mark(store)
    store.marks.hide([2], NOW)

    assert store.upkeep.prune(NOW + DAY) == 1
    assert store.article(1).id == 1


def test_rest_of_a_story_stays(store: Store) -> None:
    """A story goes on under its number when its first article is pruned."""
    store.record_poll(outcome(item(1), at=NOW - 2 * DAY))
    [first] = judge_all(store, verdict(Level.MENTION))
    store.record_poll(outcome(item(2)))
    [pending] = store.pending(["agency"], NOW)
    store.finish(finished(pending.id, verdict(), story=first))
    store.upkeep.prune(NOW - DAY)

    assert store.article(pending.id).story == first
    assert store.article(pending.id).copies == ()


def test_others_write_in_between(path: Path) -> None:
    """However much there is to prune, another writer that waits its turn gets it before the end."""
    waits: list[int] = []
    with opened(path) as store:
        store.record_poll(outcome(*(item(number) for number in range(3 * AT_ONCE))))
        with store.writing():
            for pending in store.pending(["agency"], NOW):
                store.finish(finished(pending.id, state=ArticleState.FAILED, page=None))
        before = NOW + HOUR
        while retention._prune_some(store._database, before):
            with WriteLock(path, wait_s=0):
                waits.append(store.upkeep.old(before).articles)

    assert waits == [2 * AT_ONCE, AT_ONCE, 0]


def test_surrogates_are_buried_too(store: Store) -> None:
    """An identity that UTF-8 can't encode is recognised after pruning as it was before."""
    strange = outcome(item(1, page_key="a"), at=NOW - 2 * DAY)
    broken = strange.items[0].__class__(identity="urn:\ud800", url="", page_key="b", title="خبر")
    polled = outcome(broken, at=NOW - 2 * DAY)
    store.record_poll(polled)
    judge_all(store, verdict(Level.NONE), at=NOW - timedelta(days=2))
    assert store.upkeep.prune(NOW) == 1

    assert store.record_poll(polled) == 0
