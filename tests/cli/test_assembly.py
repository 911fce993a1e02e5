"""What the parts of a poll are given when they are put together."""

import importlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.article import preload
from monitor.article.markers import catalogue
from monitor.cli.assembly import PARSERS, assembled
from monitor.cli.options import utc_now
from monitor.errors import WrongClock
from monitor.model import Config
from monitor.store import Store


async def test_a_run_leaves_alone_whom_an_earlier_one_was_told_to(tmp_path: Path) -> None:
    """A host that asked for patience is held from the start."""
    database = tmp_path / "monitor.db"
    with Store.open(database) as store:
        store.hold_host("outlet.example", utc_now() + timedelta(hours=2))
    async with assembled(Config(Path("feeds.toml"), (), ()), database, tell=lambda _event: None) as assembly:
        hosts = assembly.pipeline.stages.hosts
        assert 7_000 < hosts.held_s("https://feeds.outlet.example/rss") <= 7_200
        assert hosts.held_s("https://other.example/") == 0


def files(folder: Path) -> list[str]:
    """What is in a folder."""
    return [path.name for path in folder.iterdir()]


async def test_a_clock_that_can_not_be_right(tmp_path: Path) -> None:
    """A machine that believes in 1970 polls nothing, is told to set its clock, and leaves no file behind."""
    config, folder = Config(Path("feeds.toml"), (), ()), tmp_path / "data"
    new_year = datetime(1970, 1, 1, 0, 3, tzinfo=UTC)
    with pytest.raises(WrongClock, match="clock says 1970-01-01 00:03 UTC; set it"):
        async with assembled(config, folder / "monitor.db", tell=lambda _event: None, now=lambda: new_year):
            pass

    assert files(tmp_path) == []


def test_a_fork_server_prepares_what_every_child_needs() -> None:
    """What it is to import is there, which it would not complain about; the markers of pages are compiled with it."""
    assert preload.__name__ in [importlib.import_module(name).__name__ for name in PARSERS]
    catalogue.cache_clear()
    importlib.reload(preload)
    assert catalogue.cache_info().currsize == 1
