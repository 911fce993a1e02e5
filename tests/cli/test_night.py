"""What a night does with the database, beside the event loop."""

import asyncio
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.cli.night import look_after
from monitor.daemon import aside
from monitor.errors import StoreError
from monitor.model import Level, StoreSettings
from monitor.store import Store
from tests.store.builders import DAY, NOW, item, judge_all, outcome, verdict


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An article of a month ago and one of today."""
    path = tmp_path / "monitor.db"
    with Store.open(path) as store:
        store.record_poll(outcome(item(1), at=NOW - 30 * DAY))
        judge_all(store, verdict(Level.NONE), at=NOW - 30 * DAY)
        store.record_poll(outcome(item(2)))
        judge_all(store, verdict(Level.NONE))
    return path


def _articles(path: Path) -> int:
    with Store.open_readonly(path) as store:
        return store.counts().articles


def test_backup_comes_before_the_end_of_what_is_old(database: Path, tmp_path: Path) -> None:
    """The copy still has what is then pruned, and only so many copies stay."""
    settings = StoreSettings(timedelta(days=7), tmp_path / "copies", backups=2)
    look_after(database, settings, NOW)
    first = _articles(next((tmp_path / "copies").iterdir()))
    for night in (1, 2):
        look_after(database, settings, NOW + night * DAY)

    assert (first, _articles(database)) == (2, 1)
    assert len(list((tmp_path / "copies").iterdir())) == 2


def test_nothing_goes_unless_asked(database: Path, tmp_path: Path) -> None:
    """Without settings everything is kept and nothing copied."""
    look_after(database, StoreSettings(), NOW + 1000 * DAY)

    assert _articles(database) == 2
    assert not list(tmp_path.glob("*backup*"))


def test_the_rest_is_done_when_the_backup_fails(database: Path, tmp_path: Path) -> None:
    """A folder for backups that can't be had is told, after what is old was pruned."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file"):
        look_after(database, StoreSettings(timedelta(days=7), tmp_path / "file" / "copies"), NOW)

    assert _articles(database) == 1


async def test_work_beside_the_loop() -> None:
    """It runs in a thread that can't keep the process from ending; its result and its errors come back."""

    def fail() -> None:
        raise StoreError("no room left")

    thread = await aside(threading.current_thread)

    assert thread.daemon
    assert thread is not threading.current_thread()
    with pytest.raises(StoreError, match="no room left"):
        await aside(fail)


async def test_given_up_work() -> None:
    """Whoever is cancelled waits no longer for work that goes on, and its end disturbs nobody."""
    go_on, ended = threading.Event(), threading.Event()

    def work() -> None:
        go_on.wait(5)
        ended.set()

    waiting = asyncio.ensure_future(aside(work))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    assert await asyncio.to_thread(ended.wait, 5)
    await asyncio.sleep(0.01)
