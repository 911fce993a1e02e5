"""Much work at once: batches, pages in hand, and time that runs out."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from monitor.model import Feed
from monitor.pipeline import Pipeline, houses
from monitor.pipeline.poll import BATCH
from monitor.sandbox import Inline
from monitor.schedule import HostGate, host_of
from monitor.store import FinishedArticle, Store
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

Result = TypeVar("Result")
NEEL_ONLY = desk.FEEDS[2:]
NEEL_HOUSE = houses(NEEL_ONLY, ["neel"])
MANY = 2 * BATCH + 5


def _many(clock: Clock, count: int = MANY) -> Web:
    web = Web()
    stories = [replace(desk.bridge(clock), path=f"{number}.html") for number in range(count)]
    web.publish(desk.NEEL, stories)
    return web


def _pending(pipeline: Pipeline, clock: Clock) -> int:
    return len(pipeline.stages.store.pending(["neel"], clock.now()))


def _pages_asked(web: Web) -> int:
    return sum(request.url.endswith(".html") for request in web.requests)


async def test_a_house_takes_on_a_batch_and_says_that_more_is_left(tmp_path: Path) -> None:
    """Its feeds are looked at again before the next batch; the last one says that nothing is left."""
    clock = Clock()
    web = _many(clock)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        more, asked = [], []
        for _ in range(3):
            more.append(await pipeline.work_off(NEEL_HOUSE[0]))
            asked.append(_pages_asked(web))

    assert more == [True, True, False]
    assert asked == [BATCH, 2 * BATCH, MANY]
    assert web.asked_for(desk.NEEL) == 3


async def test_a_poll_finishes_all_batches(tmp_path: Path) -> None:
    """One poll leaves nothing pending and asks for the feed once."""
    clock = Clock()
    web = _many(clock)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await pipeline.poll(NEEL_HOUSE)
        left = _pending(pipeline, clock)

    assert left == 0
    assert _pages_asked(web) == MANY
    assert web.asked_for(desk.NEEL) == 1


async def test_a_poll_ends_when_time_runs_out_amid_a_batch(tmp_path: Path) -> None:
    """What is left stays pending, and the poll does not go round and round over it."""
    clock = Clock()
    web = _many(clock)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await asyncio.wait_for(pipeline.poll(NEEL_HOUSE, lambda: _pages_asked(web) >= BATCH + 3), 10)
        left = _pending(pipeline, clock)

    assert _pages_asked(web) == BATCH + 3
    assert left == MANY - BATCH - 3


async def test_feeds_there_is_no_time_for_stay_due(tmp_path: Path) -> None:
    """Of two feeds that wait for one host only the first is asked when time runs out; the other stays due."""
    clock = Clock()
    web = Web()
    web.publish(desk.MADAR, [desk.train(clock)])
    web.publish(desk.MADAR_WORLD, [desk.potatoes(clock)])
    feeds = desk.FEEDS[:2]
    ids = [feed.id for feed in feeds]
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await pipeline.poll(houses(feeds, ids), lambda: len(web.requests) > 0)
        due = pipeline.stages.store.due(ids, clock.now())

    assert [request.url for request in web.requests] == [desk.MADAR]
    assert list(due) == ["madar-world"]


class Desk:
    """Counts the pages between request and storage: it sees the requests, and wraps the store."""

    def __init__(self) -> None:
        self.in_hand = 0
        self.most = 0
        self._store: Store | None = None

    def over(self, store: Store) -> "Desk":
        """Stand before a store."""
        self._store = store
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def takes(self, url: str) -> None:
        """A document was asked for."""
        if url.endswith(".html"):
            self.in_hand += 1
            self.most = max(self.most, self.in_hand)

    def finish(self, work: FinishedArticle) -> None:
        """Transaction 2."""
        assert self._store is not None
        self._store.finish(work)
        self.in_hand -= 1


class Slow(Inline):
    """A runner that takes a while, so that pages queue for it."""

    async def run(self, function: Callable[..., Result], *args: object) -> Result:
        """Run it, after every other task had many turns."""
        for _ in range(50):
            await asyncio.sleep(0)
        return await super().run(function, *args)


def _outlets(clock: Clock, count: int) -> tuple[Web, tuple[Feed, ...]]:
    """So many houses with one article each."""
    web, feeds = Web(), []
    for number in range(count):
        url = f"https://outlet{number}.example/feed.xml"
        web.publish(url, [desk.bridge(clock)])
        feeds.append(Feed(str(number), "وكالة", url, "Outlet", f"Outlet {number}"))
    return web, tuple(feeds)


async def test_pages_in_hand_are_bounded(tmp_path: Path) -> None:
    """Thirty hosts answer faster than pages are parsed: three pages are in hand at most, and all get done."""
    clock, counted = Clock(), Desk()
    web, feeds = _outlets(clock, 30)
    web.on_request = lambda: counted.takes(web.requests[-1].url)
    with newsdesk(tmp_path / "monitor.db", web, clock, wrap=counted.over) as pipeline:
        stages = replace(pipeline.stages, runner=Slow(), pages_in_hand=asyncio.Semaphore(3))
        await Pipeline(stages).poll(houses(feeds, [feed.id for feed in feeds]))

    assert counted.most == 3
    assert counted.in_hand == 0
    assert len(desk.everything(tmp_path / "monitor.db")) == 30


async def test_a_host_that_is_waited_for_holds_no_page_in_hand(tmp_path: Path) -> None:
    """With room for a single page, a held host's article does not keep another host's from being read."""
    clock, waited = Clock(), asyncio.Event()
    web, feeds = _outlets(clock, 2)

    async def sleep(seconds: float) -> None:
        await waited.wait()
        clock.advance(seconds=seconds)

    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        hosts = HostGate(2.0, 64, monotonic=clock.monotonic, sleep=sleep)
        stages = replace(pipeline.stages, hosts=hosts, pages_in_hand=asyncio.Semaphore(1))
        everything = houses(feeds, [feed.id for feed in feeds])
        await Pipeline(stages).poll(everything, lambda: len(web.requests) >= 2)
        hosts.hold(host_of(feeds[0].url), 30)
        polling = asyncio.ensure_future(Pipeline(stages).poll(houses(feeds, [])))
        while not web.asked_for("https://outlet1.example/bridge.html"):  # noqa: ASYNC110 - the request is the event
            await asyncio.sleep(0)
        first_asked = web.asked_for("https://outlet0.example/bridge.html")
        waited.set()
        await polling

    assert first_asked == 0
    assert web.asked_for("https://outlet0.example/bridge.html") == 1
