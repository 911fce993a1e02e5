"""Good feeds beside faulty ones: how much longer the good ones take."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from monitor import topics
from monitor.fetch import Fetcher, Limits
from monitor.model import Feed, FetchSettings, RequestKind, TopicRef
from monitor.pipeline import House, Pipeline, Stages, houses
from monitor.sandbox import Sandbox
from monitor.schedule import HostGate
from monitor.store import Store
from monitor.topics import Judge
from tests.bench.hostile.faults import Elsewhere, every_fault
from tests.bench.hostile.rounds import limits

TOPIC = "russia-dprk"


@dataclass(frozen=True, slots=True)
class Isolation:
    """Seconds that the good feeds took, alone and beside as many faulty ones; and how many articles of them were stored."""

    alone: float
    beside: float
    articles: int


async def isolation(
    server: Elsewhere, bounds: dict[RequestKind, Limits], feeds: int, rounds: int
) -> Isolation:
    """Medians of some rounds, alternating."""
    good = [_feed(f"good-{number}.test", "outlet", server) for number in range(feeds)]
    # Spread over all there are, so that every family is among them.
    names = every_fault()
    faulty = [
        _feed(f"bad-{number}.test", names[number * len(names) // feeds], server) for number in range(feeds)
    ]
    alone: list[float] = []
    beside: list[float] = []
    articles = 0
    for _ in range(rounds):
        alone.append((await _run(server, bounds, good, ()))[0])
        seconds, articles = await _run(server, bounds, good, faulty)
        beside.append(seconds)
    return Isolation(median(alone), median(beside), articles)


async def great(server: Elsewhere, feeds: int) -> int:
    """So many feeds of 8 MB each, due at once: how many articles came of them."""
    large = [_feed(f"good-{number}.test", "great", server) for number in range(feeds)]
    return (await _run(server, limits(None), large, ()))[1]


async def _run(
    server: Elsewhere, bounds: dict[RequestKind, Limits], good: Sequence[Feed], faulty: Sequence[Feed]
) -> tuple[float, int]:
    """Seconds until the good feeds are done, and how many articles they gave; the faulty ones are then given up."""
    allowed = frozenset(
        (f"{kind}-{number}.test", server.port) for kind in ("good", "bad") for number in range(999)
    )
    settings = FetchSettings(allow_private=allowed)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "monitor.db") as store:
        async with Sandbox(preload=("monitor.article", "monitor.feeds")) as runner:
            stages = Stages(
                store=store,
                fetcher=Fetcher(settings, limits=bounds, resolve=_here),
                runner=runner,
                hosts=HostGate(settings.host_gap_s, 512, allowed),
                judge=Judge(topics.load((TopicRef(TOPIC),))),
                now=lambda: datetime.now(UTC),
                obey_robots=True,
            )
            await runner.run(len, "")  # children that are there already
            pipeline = Pipeline(stages)
            began = time.monotonic()
            others = asyncio.create_task(pipeline.poll(_all(faulty)))
            await pipeline.poll(_all(good))
            seconds = time.monotonic() - began
            others.cancel()
            with suppress(asyncio.CancelledError):
                await others
        return seconds, store.counts(None).articles


def _all(feeds: Sequence[Feed]) -> tuple[House, ...]:
    return houses(feeds, [feed.id for feed in feeds])


def _feed(host: str, path: str, server: Elsewhere) -> Feed:
    name = host.removesuffix(".test")
    return Feed(id=name, name=name, name_en=name, publisher=name, url=f"http://{host}:{server.port}/{path}")


async def _here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]
