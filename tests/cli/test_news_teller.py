"""Telling troubles once while others use the database too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.cli.news import NewsTeller
from monitor.model import FeedStanding, Gap, GapNews, Health
from monitor.store import Store, WriteLock
from tests.report.streams import Pipe, printer_for
from tests.store.builders import NOW, opened, outcome

HOUR = timedelta(hours=1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "monitor.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """A database in which the agency has begun to fail and the network is gone, and nobody knows."""
    with opened(database) as store:
        stand(store, Health.FAILING)
        store.ledger.go_offline(NOW)
        yield store


def stand(store: Store, health: Health) -> None:
    """This is how the agency is now."""
    store.record_poll(replace(outcome(), standing=FeedStanding(health, since=NOW)))


def teller(store: Store, stream: Pipe) -> NewsTeller:
    """Speaks of the agency."""
    return NewsTeller(store, ["agency"], printer_for(stream), lambda: NOW)


def test_told_once_while_another_writes(store: Store, database: Path) -> None:
    """What can't be marked is printed once and stays owed; later it is marked, not printed again."""
    stream = Pipe()
    news = teller(store, stream)
    news.gaps.append(GapNews("agency", Gap(NOW - HOUR, NOW)))
    with WriteLock(database):
        news.tell()
        news.tell()
        owing = [news.owing]
    news.tell()
    owing.append(news.owing)
    teller(store, stream).tell()

    assert owing == [True, False]
    printed = stream.getvalue()
    assert [printed.count(word) for word in ("down since", "failing since", "possible gap")] == [1, 1, 1]


def test_an_end_meanwhile_is_told(store: Store, database: Path) -> None:
    """A trouble that was told, and ended before that could be marked, has its end told."""
    stream = Pipe()
    news = teller(store, stream)
    with WriteLock(database):
        news.tell()
    stand(store, Health.OK)
    store.ledger.come_back(NOW + HOUR)
    news.tell()

    printed = stream.getvalue()
    assert [printed.count(word) for word in ("works again", "there again", ": failing since")] == [1, 1, 1]
    assert not news.owing
