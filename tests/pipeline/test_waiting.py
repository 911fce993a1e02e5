"""While another process writes, nothing is lost and everything else goes on."""

import asyncio
from pathlib import Path

from monitor.store import WriteLock
from tests.fakes import Clock
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk


async def test_what_was_fetched_is_kept_until_it_can_be_written(tmp_path: Path) -> None:
    """With the lock held elsewhere, the event loop runs freely, and afterwards nothing has to be fetched again."""
    clock = Clock()
    web, path, turns = desk.online(clock), tmp_path / "monitor.db", 0
    with newsdesk(path, web, clock) as pipeline:
        with WriteLock(path):
            polling = asyncio.ensure_future(desk.poll_all(pipeline))
            async with asyncio.timeout(5):
                while turns < 30:
                    began = asyncio.get_running_loop().time()
                    await asyncio.sleep(0.01)
                    assert asyncio.get_running_loop().time() - began < 0.5, "the loop stood still"
                    turns += 1
            assert not polling.done()
        await asyncio.wait_for(polling, 5)

    assert len(desk.everything(path)) == 3
    assert all(web.asked_for(feed.url) == 1 for feed in desk.FEEDS)
