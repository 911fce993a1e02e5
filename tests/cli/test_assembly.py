"""What the parts of a poll are given when they are put together."""

from datetime import timedelta
from pathlib import Path

from monitor.cli.assembly import assembled
from monitor.cli.options import utc_now
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
