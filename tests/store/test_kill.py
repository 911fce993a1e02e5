"""A process killed at any moment loses nothing and repeats nothing."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.model import ArticleState, PollOutcome, Validators
from monitor.store import Store
from tests.store.builders import NOW, finished, item, outcome, verdict

FEEDS = ("agency", "portal")
ITEMS = 3
ROUNDS = 100


def document(feed_id: str, version: int) -> PollOutcome:
    """What a feed's server offers in this version: entries no other version has, and its validators."""
    first = version * 1000 + FEEDS.index(feed_id) * 100
    return outcome(
        *(item(first + number) for number in range(ITEMS)),
        feed_id=feed_id,
        validators=Validators(etag=str(version).encode()),
    )


Record = Callable[[Store, PollOutcome], object]


def validators_first(store: Store, polled: PollOutcome) -> None:
    """The mistake this test is there to find: validators in a transaction before the items."""
    store.record_poll(replace(polled, items=()))
    store.record_poll(replace(polled, validators=None))


def poll(path: Path, version: int, record: Record) -> None:
    """One run of a monitor: poll feeds that changed, finish and announce what is pending."""
    with Store.open(path) as store:
        for feed_id in FEEDS:
            state = store.feed_states(NOW).get(feed_id)
            polled = document(feed_id, version)
            if state is None or state.validators != polled.validators:  # else the server says 304
                record(store, polled)
        for pending in store.pending(FEEDS, NOW):
            store.finish(finished(pending.id, verdict(), title=pending.item.title))
        store.mark_shown([each.id for each in store.unshown(["treaty"])], NOW)


def poll_and_be_killed(path: Path, version: int, record: Record, after_s: float) -> None:
    """The same in a child that is killed (SIGKILL) some time after it began."""
    child = os.fork()
    if child == 0:
        try:
            poll(path, version, record)
        finally:
            os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def run_length(path: Path) -> float:
    """How long a run takes here, in seconds."""
    began = time.perf_counter()
    poll(path, 0, Store.record_poll)
    return time.perf_counter() - began


def lost(path: Path, version: int) -> set[str]:
    """Titles of this version that are not in the database after an undisturbed run."""
    offered = {entry.title for feed_id in FEEDS for entry in document(feed_id, version).items}
    with Store.open_readonly(path) as store:
        return offered - set(store.titles("Agency", limit=len(offered)).values())


def check_whole(path: Path, versions: int) -> None:
    """Every article once, every one judged whole and announced once, the file sound."""
    expected = versions * len(FEEDS) * ITEMS
    connection = sqlite3.connect(path)

    def number(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("articles", "sightings", "items", "texts", "pages", "verdicts", "shown"):
        assert number(f"SELECT count(*) FROM {table}") == expected, table  # noqa: S608 - names above
    assert number(f"SELECT count(*) FROM articles WHERE state = '{ArticleState.DONE}'") == expected  # noqa: S608
    assert number("SELECT count(DISTINCT page_key) FROM articles") == expected
    connection.close()


@pytest.mark.slow
def test_nothing_is_lost_or_repeated(path: Path) -> None:
    """150 runs killed at random moments, each followed by an undisturbed one: nothing lost, nothing twice."""
    dice = random.Random(150)
    length = run_length(path)
    for version in range(1, ROUNDS + 1):
        poll_and_be_killed(path, version, Store.record_poll, dice.uniform(0, 1.3 * length))
        poll(path, version, Store.record_poll)
        assert lost(path, version) == set()

    check_whole(path, ROUNDS + 1)


@pytest.mark.slow
def test_the_mistake_would_be_found(path: Path) -> None:
    """Validators written before the items lose entries, and this harness notices."""
    dice = random.Random(151)
    length = run_length(path)
    for version in range(1, ROUNDS + 1):
        poll_and_be_killed(path, version, validators_first, dice.uniform(0, length))
        poll(path, version, validators_first)
        if lost(path, version):
            return
    pytest.fail(f"{ROUNDS} kills and no entry lost: the harness does not bite")
