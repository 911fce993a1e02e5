"""The daemon over a fake web, with ticks of a few milliseconds."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from monitor.daemon import Daemon, Routine
from monitor.errors import Busy, StoreError
from monitor.model import Escort, Failure, FailureKind, Fetched, Request, Unchanged
from monitor.pipeline import House, Pipeline, houses
from monitor.store import Store
from tests.fakes import Clock, Web, WrongClock
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
        async def fetch(
            self, request: Request, escort: Escort | None = None
        ) -> Fetched | Unchanged | Failure:
            await release.wait()
            return await fetch(request, escort)

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


async def test_a_clock_that_can_not_be_right(
    tmp_path: Path, web: Web, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """While the clock shows a time that can't be, nothing is polled and no routine done; that is said once."""
    done: list[datetime] = []

    async def note(_since: datetime, now: datetime) -> None:
        done.append(now)

    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        right = clock.now()
        clock.advance(days=-20_000)
        signs: list[None] = []
        daemon = Daemon(
            pipeline,
            desk.FEEDS,
            tick=TICK,
            routines=[Routine("digest", time(7), ZoneInfo("UTC"), note)],
            alive=lambda: signs.append(None),
        )
        stop = asyncio.Event()
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(signs) > 20)
        asked_too_early = list(web.requests)
        clock.advance(days=20_000)
        await _until(lambda: len(pipeline.stages.store.items(level=None)) == 3)
        await _stopped(stop, running)
        begun = pipeline.stages.store.upkeep.last_done("digest")

    assert asked_too_early == []
    assert done == []
    assert begun is None or begun.at >= right
    assert [record.getMessage().count("clock says 19") for record in caplog.records].count(1) == 1


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


@pytest.mark.parametrize(
    "hours",
    [8, 56 * 365 * 24, -1, -365 * 24],
    ids=["slept 8 h", "started in 1970", "back 1 h", "back a year"],
)
async def test_the_clock_is_set(tmp_path: Path, web: Web, hours: int) -> None:
    """The machine sleeps or its clock is set back: feeds that are due are polled within a few ticks, each once."""
    wrong = WrongClock()
    clock = Clock(wrong.now())
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        stages = replace(pipeline.stages, now=wrong.now)
        store = stages.store
        stop, daemon = asyncio.Event(), Daemon(Pipeline(stages), desk.FEEDS, tick=TICK, clock=wrong)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(store.items(level=None)) == 3 and not daemon.busy)
        wrong.wrong_by = timedelta(hours=hours)
        await _until(lambda: web.asked_for(desk.NEEL) == 2 and not daemon.busy)
        await asyncio.sleep(5 * TICK.total_seconds())
        await _stopped(stop, running)

    assert [web.asked_for(feed.url) for feed in desk.FEEDS] == [2, 2, 2]


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


class Diary:
    """A routine at seven in Cairo that writes down when it is done; `fail_with` is raised the next times."""

    def __init__(self) -> None:
        self.entries: list[tuple[datetime, datetime]] = []
        self.fail_with: Exception | None = None
        self.routine = Routine("digest", time(7), ZoneInfo("Africa/Cairo"), self._write)

    async def _write(self, since: datetime, now: datetime) -> None:
        self.entries.append((since, now))
        if self.fail_with is not None:
            raise self.fail_with


async def test_routine_is_done_once_a_day(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Not at the first start, then each day at its time, once; days slept through are caught up with one run."""
    diary, began = Diary(), clock.now()
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        upkeep = pipeline.stages.store.upkeep
        stop = asyncio.Event()
        daemon = Daemon(pipeline, desk.FEEDS, routines=[diary.routine], tick=TICK)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: upkeep.last_done("digest") is not None)
        clock.advance(hours=20)  # 7 in Cairo
        await _until(lambda: len(diary.entries) == 1)
        clock.advance(hours=1)
        await asyncio.sleep(30 * TICK.total_seconds())
        clock.advance(days=4)
        await _until(lambda: len(diary.entries) == 2)
        await asyncio.sleep(30 * TICK.total_seconds())
        await _stopped(stop, running)

    first, second = began + timedelta(hours=20), began + timedelta(days=4, hours=21)
    hours = [[moment.replace(minute=0, second=0) for moment in entry] for entry in diary.entries]
    assert hours == [[began, first], [first, second]]


async def test_routine_that_fails_is_tried_again_later(
    tmp_path: Path, web: Web, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """What could not be done is tried again after an hour, and the watch goes on."""
    diary, elapsed = Diary(), 0.0
    diary.fail_with = StoreError("no room left")
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        pipeline.stages.store.upkeep.note_done("digest", clock.now().date() - timedelta(days=2), clock.now())
        stop = asyncio.Event()
        daemon = Daemon(pipeline, desk.FEEDS, routines=[diary.routine], tick=TICK, monotonic=lambda: elapsed)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: len(diary.entries) == 1)
        await asyncio.sleep(30 * TICK.total_seconds())
        tries = len(diary.entries)
        diary.fail_with, elapsed = None, 3601.0
        await _until(lambda: len(diary.entries) == 2)
        await _stopped(stop, running)

    assert tries == 1
    assert "digest: no room left; trying again in 60 min" in caplog.text


async def test_nobody_reads_the_routine(tmp_path: Path, web: Web, clock: Clock) -> None:
    """A routine that can't write its results ends the watch, and is done again at the next start."""
    diary = Diary()
    diary.fail_with = BrokenPipeError()
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        day = clock.now().date() - timedelta(days=2)
        pipeline.stages.store.upkeep.note_done("digest", day, clock.now())
        daemon = Daemon(pipeline, desk.FEEDS, routines=[diary.routine], tick=TICK)
        with pytest.raises(BrokenPipeError):
            await asyncio.wait_for(daemon.run(asyncio.Event()), 5)
        last = pipeline.stages.store.upkeep.last_done("digest")

    assert last is not None
    assert last.day == day


async def test_signs_of_life(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Every look at the database is a sign of life, also while nothing is due or another process writes."""
    signs = 0

    def alive() -> None:
        nonlocal signs
        signs += 1

    with newsdesk(tmp_path / "monitor.db", web, clock, wrap=LockedAtFirst) as pipeline:
        stop, daemon = asyncio.Event(), Daemon(pipeline, desk.FEEDS, tick=TICK, alive=alive)
        running = asyncio.ensure_future(daemon.run(stop))
        await _until(lambda: signs > 20)
        await _stopped(stop, running)
