"""What is measured, each figure by a function of its own."""

import asyncio
import random
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote

from monitor.article import extract_page
from monitor.errors import SandboxError
from monitor.feeds import parse
from monitor.fetch import Fetcher, Limits
from monitor.fetch.limits import LIMITS
from monitor.model import Failure, Fetched, FetchSettings, ParsedFeed, Request, RequestKind
from monitor.sandbox import Sandbox
from tests.bench.hostile.faults import Elsewhere, every_fault
from tests.faults.addresses import SPELLINGS, WAYS, resolve
from tests.faults.markup import FEEDS, PAGES, feed

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
AT_ONCE = 20


def limits(total_s: float | None) -> dict[RequestKind, Limits]:
    """The real limits, or hasty ones with so many seconds for everything."""
    if total_s is None:
        return dict(LIMITS)
    shorter = {"total_s": total_s, "connect_s": total_s * 0.8, "read_s": total_s * 0.8}
    return {kind: replace(real, **shorter) for kind, real in LIMITS.items()}  # type: ignore[arg-type] # all floats


def fetcher(server: Elsewhere, bounds: dict[RequestKind, Limits]) -> Fetcher:
    """A fetcher that may talk to the fault server alone."""
    settings = FetchSettings(allow_private=frozenset({("127.0.0.1", server.port)}))
    return Fetcher(settings, limits=bounds, resolve=resolve)


async def released(server: Elsewhere, bounds: dict[RequestKind, Limits]) -> tuple[int, float]:
    """Every fault as feed, page and robots.txt, as many at once as in a poll: how many, and seconds beyond the limit."""
    one, slots = fetcher(server, bounds), asyncio.Semaphore(FetchSettings().concurrency)

    async def late(url: str, kind: RequestKind) -> float:
        async with slots:
            began = time.monotonic()
            await one.fetch(Request(url, kind))
        return time.monotonic() - began - bounds[kind].total_s

    names = every_fault()
    worst = await asyncio.gather(
        *(late(f"{server.base}/{name}", kind) for kind in RequestKind for name in names)
    )
    return len(worst), max(worst)


async def spelled(server: Elsewhere) -> tuple[int, int]:
    """Every spelling of a private address, every way in: how many, and how many were not refused."""
    one, port = fetcher(server, limits(None)), server.canary.rpartition(":")[2]
    asked = came = 0
    for kind, redirected in WAYS.values():
        for spelling in SPELLINGS:
            url = f"http://{spelling}:{port}/"
            url = f"{server.base}/redirect?to={quote(url)}" if redirected else url
            asked += 1
            came += not isinstance(await one.fetch(Request(url, kind)), Failure)
    return asked, came


async def cancelled(server: Elsewhere, count: int) -> tuple[int, int]:
    """So many fetches given up after 0.5 to 50 ms, then a hundred good ones: how many were cut off, how many succeed."""
    one, dice = fetcher(server, limits(None)), random.Random(7)
    request, cut = Request(f"{server.base}/ok", RequestKind.FEED), 0

    async def give_up() -> bool:
        try:
            async with asyncio.timeout(dice.uniform(0.0005, 0.05)):
                await one.fetch(request)
        except TimeoutError:
            return True
        return False

    for _ in range(0, count, AT_ONCE):
        cut += sum(await asyncio.gather(*(give_up() for _ in range(AT_ONCE))))
    good = [await asyncio.gather(*(one.fetch(request) for _ in range(AT_ONCE))) for _ in range(5)]
    return cut, sum(isinstance(answer, Fetched) for batch in good for answer in batch)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of hostile documents.

    Attributes:
        documents: how many there were.
        killed: how many cost a child.
        longest: seconds that the slowest took.
        next_good: seconds that the slowest good document took that came next.
    """

    documents: int
    killed: int
    longest: float
    next_good: float


async def parsed(seconds: float) -> Parsed:
    """Give every hostile document to a child with this deadline, and a good one after each."""
    good = (feed(), "https://a.test/rss", "UTC", NOW)
    killed: list[str] = []
    times: list[tuple[float, float]] = []
    async with Sandbox(seconds=seconds, preload=("monitor.article", "monitor.feeds")) as sandbox:
        for _ in range(4):
            await sandbox.run(parse, *good)
        for name, make in (*FEEDS.items(), *PAGES.items()):
            document, began = make(), time.monotonic()
            try:
                await (
                    sandbox.run(extract_page, document)
                    if make in PAGES.values()
                    else sandbox.run(parse, document, *good[1:])
                )
            except SandboxError:
                killed.append(name)
            ended = time.monotonic()
            assert isinstance(await sandbox.run(parse, *good), ParsedFeed)
            times.append((ended - began, time.monotonic() - ended))
    return Parsed(len(times), len(killed), max(took for took, _ in times), max(after for _, after in times))
