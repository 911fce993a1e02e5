"""Every public method of `Store` while another process writes: readers go on, writers say `Busy`."""

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import Busy
from monitor.model import (
    FeedStanding,
    FeedState,
    Health,
    HostMemory,
    LearntLine,
    Level,
    MissedPoll,
    NetworkNews,
    Pause,
    RobotsTxt,
    SeenArticle,
    Window,
)
from monitor.store import Revision, Store, WriteLock, parse
from monitor.store.archive import Archive
from monitor.store.ledger import Ledger
from monitor.store.marks import MarkBook
from monitor.store.memory import HostMemories
from monitor.store.revising import Revisions
from monitor.store.search import SearchIndex
from monitor.store.upkeep import Upkeep
from tests.store.builders import (
    DAY,
    EXTRACTED,
    NOW,
    article,
    finished,
    item,
    judge_all,
    opened,
    outcome,
    verdict,
)


def _size_of_a_copy(store: Store) -> int:
    """Back up beside the database; how large the copy is."""
    path = store._database.path
    target = path.with_name(f"{path.name}.copy")
    target.unlink(missing_ok=True)
    store.upkeep.back_up(target)
    return target.stat().st_size


READERS: dict[str, Callable[[Store], object]] = {
    "feed_states": lambda store: store.feed_states(NOW)["agency"].matches,
    "due": lambda store: store.due(["agency"], NOW + DAY),
    "held_hosts": lambda store: store.held_hosts(NOW),
    "next_due": lambda store: store.next_due(["agency"]),
    "pending": lambda store: store.pending(["agency"], NOW),
    "unfinished": lambda store: store.unfinished(["agency"], NOW),
    "titles": lambda store: store.titles("Agency"),
    "copies": lambda store: store.copies(frozenset(range(40)), NOW, excluding=2),
    "unshown": lambda store: store.unshown(["treaty"]),
    "items": lambda store: store.items(),
    "announced": lambda store: store.announced(["treaty"], NOW, NOW + DAY) == [],
    "article": lambda store: store.article(1),
    "extracted": lambda store: store.extracted(1),
    "page": lambda store: store.page(1),
    "feed_ids": lambda store: store.feed_ids(),
    "topic_ids": lambda store: store.topic_ids(),
    "latest": lambda store: store.latest(),
    "counts": lambda store: store.counts(NOW),
    "integrity": lambda store: store.integrity() == "",
    "poison": lambda store: store.poison(b"hash", NOW) == "",
    "robots": lambda store: store.robots("https://news.example") is None,
    "ledger.window": lambda store: store.ledger.window("agency"),
    "ledger.known": lambda store: store.ledger.known("agency", [item(1)]),
    "ledger.arrivals": lambda store: store.ledger.arrivals("agency", NOW - DAY),
    "ledger.paused": lambda store: store.ledger.paused(["sleeping"], NOW),
    "ledger.untold": lambda store: store.ledger.untold(["agency"], NOW),
    "ledger.offline_since": lambda store: store.ledger.offline_since(),
    "ledger.network_to_tell": lambda store: store.ledger.network_to_tell(),
    "ledger.coverage": lambda store: store.ledger.coverage(NOW - DAY, NOW),
    "ledger.count_by_publisher": lambda store: store.ledger.count_by_publisher(NOW, NOW + DAY),
    "ledger.count_by_topic": lambda store: store.ledger.count_by_topic(NOW, NOW + DAY),
    "archive.batches": lambda store: list(store.archive.batches()),
    "archive.size": lambda store: store.archive.size(),
    "search.find": lambda store: store.search.find(parse("خبر")),
    "search.unindexed": lambda store: store.search.unindexed() == 0,
    "marks.labelled": lambda store: store.marks.labelled("treaty"),
    "upkeep.old": lambda store: store.upkeep.old(NOW + DAY),
    "upkeep.last_done": lambda store: store.upkeep.last_done("digest"),
    "upkeep.back_up": lambda store: _size_of_a_copy(store) > 0,
    "revisions.kept": lambda store: store.revisions.kept(1),
    "hosts.memory": lambda store: store.hosts.memory("news.example").learnt,
    "hosts.of_feed": lambda store: store.hosts.of_feed("agency"),
}
WRITERS: dict[str, Callable[[Store], object]] = {
    "record_poll": lambda store: store.record_poll(outcome(item(3))),
    "keep_poison": lambda store: store.keep_poison(b"hash", "no result after 10 s", NOW),
    "keep_robots": lambda store: store.keep_robots(RobotsTxt("https://news.example", "", None, NOW)),
    "poll_anew": lambda store: store.poll_anew(["agency"], NOW),
    "hold_host": lambda store: store.hold_host("other.example", NOW + DAY),
    "postpone": lambda store: store.postpone("agency", NOW + DAY),
    "finish": lambda store: store.finish(finished(1, verdict())),
    "mark_shown": lambda store: store.mark_shown([1], NOW),
    "marks.star": lambda store: store.marks.star([1], NOW),
    "marks.hide": lambda store: store.marks.hide([1], NOW),
    "marks.note": lambda store: store.marks.note([1], NOW, "ملاحظة"),
    "marks.label": lambda store: store.marks.label([1], NOW, "treaty", "relevant"),
    "marks.mute": lambda store: store.marks.mute([1], NOW),
    "marks.looked": lambda store: store.marks.looked(store.items(), NOW),
    "archive.rejudge": lambda store: store.archive.rejudge({1: [verdict(Level.MENTION)]}, NOW),
    "search.index_some": lambda store: store.search.index_some(),
    "ledger.mark_told": lambda store: store.ledger.mark_told({"agency": FeedStanding(Health.FAILING)}),
    "ledger.record_offline": lambda store: store.ledger.record_offline(
        MissedPoll("Agency", NOW, NOW + DAY, FeedState("agency"))
    ),
    "ledger.go_offline": lambda store: store.ledger.go_offline(NOW),
    "ledger.come_back": lambda store: store.ledger.come_back(NOW),
    "ledger.mark_network_told": lambda store: store.ledger.mark_network_told(
        NetworkNews(down=True, since=NOW)
    ),
    "ledger.pause": lambda store: store.ledger.pause(["agency"], Pause(NOW)),
    "ledger.resume": lambda store: store.ledger.resume(["agency"], NOW),
    "revisions.write": lambda store: store.revisions.write(
        Revision(1, article(), EXTRACTED, (verdict(),), frozenset()), NOW, announce=False
    ),
    "hosts.keep": lambda store: store.hosts.keep(
        HostMemory("a"), HostMemory("a", (SeenArticle(1, NOW, {}),))
    ),
    "hosts.pin": lambda store: store.hosts.pin("news.example", 7, pinned=True),
    "writing": lambda store: store.writing().__enter__(),
    "upkeep.prune": lambda store: store.upkeep.prune(NOW + DAY),
    "upkeep.note_done": lambda store: store.upkeep.note_done("night", NOW.date(), NOW),
    "upkeep.tidy": lambda store: store.upkeep.tidy(NOW + DAY),
}


@contextmanager
def our_lock(path: Path) -> Iterator[None]:
    """Another monitor writes."""
    with WriteLock(path):
        yield


@contextmanager
def their_lock(path: Path) -> Iterator[None]:
    """Some other program writes, which knows nothing of our lock."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.close()


@pytest.fixture
def used(path: Path) -> Iterator[Store]:
    """A database with a judged article and a pending one."""
    with opened(path) as store:
        store.record_poll(outcome(item(1)))
        judge_all(store, verdict())
        store.finish(finished(1, verdict(), shingles=frozenset(range(40))))
        store.marks.label([1], NOW, "treaty", "relevant")
        store.ledger.go_offline(NOW)
        store.ledger.pause(["sleeping"], Pause(NOW))
        trouble = FeedStanding(Health.FAILING, since=NOW)
        store.record_poll(replace(outcome(item(2)), window=Window("urn:2", NOW), standing=trouble))
        store.upkeep.note_done("digest", NOW.date(), NOW)
        line = LearntLine(7, "تابعونا", 3, 3, 0.0, NOW, NOW)
        store.hosts.keep(
            HostMemory("news.example"), HostMemory("news.example", (SeenArticle(1, NOW, {}),), {7: line})
        )
        store.hold_host("news.example", NOW + DAY)
        yield store


def test_every_method_is_listed() -> None:
    """Whoever adds a method to `Store` says here what it does while another process writes."""
    doors = {
        "": Store,
        "marks.": MarkBook,
        "archive.": Archive,
        "search.": SearchIndex,
        "ledger.": Ledger,
        "upkeep.": Upkeep,
        "hosts.": HostMemories,
        "revisions.": Revisions,
    }
    methods = {
        f"{door}{name}"
        for door, cls in doors.items()
        for name, _ in inspect.getmembers(cls, inspect.isfunction)
        if not name.startswith("_")
    }

    assert methods - {"close", "waiting"} == READERS.keys() | WRITERS.keys()


@pytest.mark.parametrize("lock", [our_lock, their_lock])
@pytest.mark.parametrize("name", READERS)
def test_readers_go_on(used: Store, path: Path, name: str, lock: Callable[[Path], object]) -> None:
    """A method that reads gives the same answer while another process writes, also from a reader's store."""
    expected = READERS[name](used)
    with lock(path), Store.open_readonly(path) as reader:  # type: ignore[attr-defined]
        assert READERS[name](used) == expected
        assert READERS[name](reader) == expected
    assert expected


@pytest.mark.parametrize("lock", [our_lock, their_lock])
@pytest.mark.parametrize("name", WRITERS)
def test_writers_say_busy(used: Store, path: Path, name: str, lock: Callable[[Path], object]) -> None:
    """A method that writes waits, says `Busy`, has written nothing, and works once the lock is free."""
    before = used.article(1), used.pending(["agency"], NOW), used.unshown(["treaty"])
    with lock(path), pytest.raises(Busy, match=r"monitor\.db"):  # type: ignore[attr-defined]
        WRITERS[name](used)

    assert (used.article(1), used.pending(["agency"], NOW), used.unshown(["treaty"])) == before
    WRITERS[name](used)
