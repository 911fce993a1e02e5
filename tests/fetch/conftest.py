"""What the tests of this stage start from."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from monitor.fetch import Fetcher, Limits
from monitor.model import FetchSettings, RequestKind
from tests.faults.server import FaultServer

KIB = 1 << 10

# Like the real ones, but sooner reached: in bytes for every test, in seconds only where a test is about time, because a
# busy machine makes good servers slow.
SMALL = Limits(total_s=10, connect_s=8, read_s=8, wire_bytes=256 * KIB, decoded_bytes=512 * KIB)
SMALL_LIMITS = {RequestKind.FEED: SMALL, RequestKind.PAGE: SMALL}
HASTY = replace(SMALL, total_s=0.5, connect_s=0.4, read_s=0.3)
HASTY_LIMITS = {RequestKind.FEED: HASTY, RequestKind.PAGE: HASTY}


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    """A fault server; its canary must stay alone."""
    async with FaultServer() as running:
        yield running


@pytest.fixture
async def fetcher(server: FaultServer, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Fetcher]:
    """A fetcher with small limits that may talk to the fault server and to nothing else on this machine.

    Whatever a test does to it, it meets no error that it does not know.
    """
    settings = FetchSettings(allow_private=frozenset({server.host_port}))
    async with Fetcher(settings, limits=SMALL_LIMITS) as opened:
        yield opened
    assert [record.getMessage() for record in caplog.records if record.name.startswith("monitor")] == []


@pytest.fixture
def hasty(server: FaultServer) -> Fetcher:
    """The same, with half a second for everything."""
    return Fetcher(FetchSettings(allow_private=frozenset({server.host_port})), limits=HASTY_LIMITS)
