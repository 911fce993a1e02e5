"""Announcing what is flagged while others use the database too."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from monitor.cli.announcer import Announcer
from monitor.errors import StoreError
from monitor.store import Store, WriteLock
from tests.report.streams import Pipe, printer_for
from tests.store.builders import finished, item, judge_all, opened, outcome, verdict


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "monitor.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """A database with one flagged article nobody has been shown."""
    with opened(database) as store:
        store.record_poll(outcome(item(1)))
        judge_all(store, verdict())
        yield store


def test_busy_is_made_up_for(store: Store, database: Path) -> None:
    """While another process writes the article is printed once and stays owed; later it is marked, not printed again."""
    stream = Pipe()
    announcer = Announcer(store, ["treaty"], printer_for(stream))
    with WriteLock(database):
        announcer.announce()
        announcer.announce()
        owing = [announcer.owing]
    store.record_poll(outcome(item(2)))
    judge_all(store, verdict())
    announcer.announce()
    owing.append(announcer.owing)
    assert owing == [True, False]
    assert store.unshown(["treaty"]) == []
    assert [stream.getvalue().count(number) for number in ("#1", "#2")] == [1, 1]


def test_a_copy_gets_one_line(store: Store) -> None:
    """A later article of a story already printed refers to it."""
    stream = Pipe()
    announcer = Announcer(store, ["treaty"], printer_for(stream))
    announcer.announce()
    store.record_poll(outcome(item(2)))
    store.finish(finished(2, verdict(), story=1))
    announcer.announce()
    assert stream.getvalue().splitlines()[-2].endswith("same story as #1")


def test_other_trouble_is_not_waited_out(store: Store, database: Path) -> None:
    """A damaged database ends it."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE verdicts SET evidence = '{'")
        connection.commit()
    with pytest.raises(StoreError, match="damaged"):
        Announcer(store, ["treaty"], printer_for(Pipe())).announce()
