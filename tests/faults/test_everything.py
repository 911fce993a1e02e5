"""All faults at once, as in `python -m tests.bench.hostile`, with less time for each."""

import asyncio
from dataclasses import replace

from monitor.fetch import Fetcher
from monitor.model import FetchSettings, RequestKind
from tests.bench.hostile import rounds
from tests.bench.hostile.faults import Elsewhere, every_fault
from tests.faults.documents import FEED
from tests.faults.server import FaultServer
from tests.fetch.asking import feed, get
from tests.fetch.conftest import SMALL

SECONDS = 1.0


async def test_every_fault_is_left_in_time_and_a_good_neighbour_is_not() -> None:
    """More than a hundred ways to answer wrongly, each asked for as feed, page and robots.txt, side by side."""
    assert len(every_fault()) > 100
    bounds = dict.fromkeys(RequestKind, replace(SMALL, total_s=SECONDS, connect_s=0.8, read_s=0.7))
    async with FaultServer() as server:
        place = Elsewhere(server.base, server.canary.base)
        patient = Fetcher(FetchSettings(allow_private=frozenset({server.host_port})))
        (faults, late), neighbour = await asyncio.gather(
            rounds.released(place, bounds), get(patient, feed(server.url("ok")))
        )
    assert faults == 3 * len(every_fault())
    assert late <= 1.0
    assert neighbour.text == FEED.decode()
