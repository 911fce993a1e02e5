"""The daemon over a fake web, with ticks of a few milliseconds."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor.daemon import Daemon, keep_ticking
from monitor.errors import Busy, StoreError
from monitor.model import Failure, FailureKind, Fetched, GoOn, Request, Unchanged
from monitor.pipeline import House, Pipeline, houses
from monitor.store import Store
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

TICK = timedelta(milliseconds=10)


async def _until(condition: Callable[[], bool]) -> None:
    """Wait for something that will happen within a few ticks."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  what is waited for happens in the database and tells nobody
            await asyncio.sleep(0.005)


async def _stopped(stop: asyncio.Event, running: Awaitable[None]) -> None:
    stop.set()
    await asyncio.wait_for(running, 5)


@pytest.fixture
def clock() -> Clock:
    """A clock at a fixed time."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """Three feeds online."""
    return desk.online(clock)


async def test_polls_what_is_due_and_again_when_due(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Feeds are polled at once, left alone while they are not due, and polled again when they are."""
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(pipeline.stages.store.items(level=None)) == 3)
        await asyncio.sleep(0.1)
        polls_while_not_due = web.asked_for(desk.NEEL)
        clock.advance(minutes=20)
        await _until(lambda: web.asked_for(desk.NEEL) == 2)
        await _stopped(stop, running)

    assert polls_while_not_due == 1


async def test_never_two_polls_of_one_feed_at_once(tmp_path: Path, web: Web, clock: Clock) -> None:
    """While a house is being polled it is not started again, however long it takes and however due it is."""
    release = asyncio.Event()
    fetch = web.fetch

    class SlowWeb(Web):
        async def fetch(self, request: Request, go_on: GoOn | None = None) -> Fetched | Unchanged | Failure:
            await release.wait()
            return await fetch(request, go_on)

    with newsdesk(tmp_path / "monitor.db", SlowWeb(), clock) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: set(daemon.busy) == {"Madar", "Neel"})
        clock.advance(hours=2)
        await asyncio.sleep(0.1)
        release.set()
        await _until(lambda: not daemon.busy)
        await _stopped(stop, running)

    assert web.asked_for(desk.NEEL) == 1


async def test_articles_left_pending_are_finished(tmp_path: Path, web: Web, clock: Clock) -> None:
    """What a killed run left behind is worked off although no feed is due."""
    path = tmp_path / "monitor.db"
    with newsdesk(path, web, clock) as pipeline:
        everything = houses(desk.FEEDS, [feed.id for feed in desk.FEEDS])
        await pipeline.poll(everything, out_of_time=lambda: True)
    with newsdesk(path, web, clock) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(pipeline.stages.store.items(level=None)) == 3)
        await _stopped(stop, running)

    assert web.asked_for(desk.NEEL) == 1


async def test_breaking_news_is_read_again_when_it_has_become_an_article(
    tmp_path: Path, web: Web, clock: Clock
) -> None:
    """A headline about nothing in particular that grows into an article on the topic under its address is flagged."""
    web.publish(desk.MADAR, [replace(desk.train(clock, title="عاجل"), summary="", paragraphs=desk.BRIDGE)])
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        store = pipeline.stages.store
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(store.items(level=None)) == 3)
        flagged_at_first = store.unshown(["russia-dprk"])
        web.publish(desk.MADAR, [desk.train(clock)])
        clock.advance(minutes=20)
        await _until(lambda: bool(store.unshown(["russia-dprk"])))
        await _stopped(stop, running)

        assert flagged_at_first == []
        assert [item.title for item in store.unshown(["russia-dprk"])] == [desk.TRAIN_TITLE]


async def test_failing_feed_is_not_hammered(tmp_path: Path, web: Web, clock: Clock) -> None:
    """A feed that fails is due again later, not at the next tick."""
    web.break_down(desk.NEEL, FailureKind.UNREACHABLE)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: web.asked_for(desk.NEEL) == 1)
        await asyncio.sleep(0.1)
        await _stopped(stop, running)

    assert web.asked_for(desk.NEEL) == 1


class LockedAtFirst:
    """A store whose every method is `Busy` for its first two calls."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._refusals: Counter[str] = Counter()

    def __getattr__(self, name: str) -> object:
        if name in {"due", "record_poll", "finish"} and self._refusals[name] < 2:
            self._refusals[name] += 1
            raise Busy("another monitor has been writing")
        return getattr(self._store, name)


async def test_busy_database_is_asked_again(tmp_path: Path, web: Web, clock: Clock) -> None:
    """A lock that another process holds for a while delays the work and ends nothing."""
    with newsdesk(tmp_path / "monitor.db", web, clock, wrap=LockedAtFirst) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(pipeline.stages.store.items(level=None)) == 3)
        await _stopped(stop, running)


async def test_failing_house_is_left_alone_for_longer_and_longer(
    tmp_path: Path, web: Web, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """A house that meets a bug is tried again after 1, 2, 4, 8, 10, 10 minutes; the others go on."""

    class BuggyPipeline(Pipeline):
        async def work_off(self, house: House, *arguments: Any) -> Any:
            if house.publisher == "Madar":
                starts.append(elapsed)
                raise ZeroDivisionError
            return await super().work_off(house, *arguments)

    starts: list[int] = []
    elapsed = 0
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        stop = asyncio.Event()
        daemon = Daemon(BuggyPipeline(pipeline.stages), desk.FEEDS, tick=TICK, monotonic=lambda: elapsed)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(starts) == 1 and web.asked_for(desk.NEEL) == 1)
        for elapsed in (59, 60, 179, 180, 419, 420, 899, 900, 1499, 1500, 2099, 2100):  # noqa: B007  the clock
            await asyncio.sleep(4 * TICK.total_seconds())
        await _stopped(stop, running)

    assert starts == [0, 60, 180, 420, 900, 1500, 2100]
    assert "Madar failed; it is left alone for 600 s" in caplog.text


async def test_ticks_go_on_when_the_clock_went_back() -> None:
    """A job whose next run lies an hour ahead, as after a step back of the clock, runs at once and goes on."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1

    scheduler = AsyncIOScheduler(timezone="UTC")
    job = scheduler.add_job(
        run,
        "interval",
        seconds=TICK.total_seconds(),
        next_run_time=datetime.now(UTC) + timedelta(hours=1),
    )
    scheduler.start()
    heartbeat = asyncio.ensure_future(keep_ticking(job, TICK))
    await _until(lambda: runs >= 3)
    heartbeat.cancel()
    scheduler.shutdown(wait=False)
    await asyncio.sleep(0)


async def test_feeds_are_polled_when_the_clock_went_back(tmp_path: Path, web: Web, clock: Clock) -> None:
    """After a step back what was polled later than now is polled again, once."""
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(pipeline.stages.store.items(level=None)) == 3 and not daemon.busy)
        clock.time -= timedelta(hours=1)
        await _until(lambda: web.asked_for(desk.NEEL) == 2)
        await asyncio.sleep(0.1)
        await _stopped(stop, running)

    assert web.asked_for(desk.NEEL) == 2


async def test_broken_database_ends_the_watch(tmp_path: Path, web: Web, clock: Clock) -> None:
    """When the database can't be used the daemon ends with that error instead of spinning."""

    class Broken:
        def due(self, *_arguments: object) -> list[str]:
            raise StoreError("the disk is gone")

    with (
        newsdesk(tmp_path / "monitor.db", web, clock, wrap=lambda _store: Broken()) as pipeline,
        pytest.raises(StoreError, match="the disk is gone"),
    ):
        await asyncio.wait_for(Daemon(pipeline, desk.FEEDS, tick=TICK).run(asyncio.Event()), 5)


async def test_stopping_asks_for_no_further_page(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Once it is to stop, a house at work asks for no page any more; its articles stay pending for the next run."""
    stop = asyncio.Event()
    web.on_request = lambda: stop.set() if len(web.requests) == len(desk.FEEDS) else None
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await asyncio.wait_for(Daemon(pipeline, desk.FEEDS, tick=TICK).run(stop), 5)
        left = pipeline.stages.store.unfinished([feed.id for feed in desk.FEEDS], clock.now())

    assert len(web.requests) == len(desk.FEEDS)
    assert sum(left.values()) == len(desk.FEEDS)
