"""The tick: it asks the database what is due; the poll itself is the pipeline's.

APScheduler runs the tick and the look at the day's routines, and plans nothing: what is due lives in the database, so a
restart neither waits nor does everything again, and `watch` and `poll` are the same code. Its defaults are not ours
(measured with 3.11.3): a tick that is a second late would be skipped (`misfire_grace_time=1`), `shutdown(wait=True)`
does not wait for coroutines, so we keep our own set of running tasks, and after a step back of the clock it waits until
the old time comes again, so `heartbeat` looks after it.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from monitor.daemon.heartbeat import watch_the_clock
from monitor.daemon.routine import Routine, begins_anew, day_due, is_due
from monitor.errors import Busy, MonitorError, StoreError
from monitor.model import Feed
from monitor.pipeline import House, Pipeline, houses
from monitor.safe import clock

log = logging.getLogger(__name__)

# A tick is one indexed question to SQLite (well under a millisecond), so it may be frequent; 2 s is below anything a
# reader of news can notice.
TICK = timedelta(seconds=2)

# Routines are due to the minute at best.
LOOK_AT_ROUTINES = timedelta(seconds=20)

# A house that a bug ended is left alone for so long, twice as long each further time: what it has due would be asked of
# its servers at every tick.
SHORTEST_REST_S = 60.0
LONGEST_REST_S = 600.0
# A routine that failed is tried again after this long: what it needs, such as room on a disk, takes somebody's time.
ROUTINE_REST_S = 3600.0


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a house is left alone: until `ends` on the monotonic clock, after `length` seconds of it."""

    ends: float
    length: float


class EverySoOften(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """At once, then always so long after now.

    APScheduler's own interval goes through every run it missed, one by one: a Raspberry Pi that starts in 1970 and then
    hears of the right time would be busy with 900 million ticks.
    """

    def __init__(self, interval: timedelta) -> None:
        self._interval = interval

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """When to run next, given when it was to run last and the time now."""
        return now if previous is None else now + self._interval


class Daemon:
    """Polls whatever is due, and does once a day what is to be done, until it is asked to stop.

    Attributes:
        pipeline: what a poll is; another one may take its place at any time.
        feeds: the enabled feeds; likewise.
        routines: what is to be done once a day; likewise.

    Args:
        pipeline, feeds, routines: what it begins with.
        alive: called after every look at the database, as a sign of life.
        tick: time between two looks at the database.
        monotonic: a clock in seconds that nobody sets.
        clock: the time zone through which the scheduler reads the wall clock; a test's may tell the wrong time.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        feeds: Sequence[Feed],
        *,
        routines: Sequence[Routine] = (),
        alive: Callable[[], None] = lambda: None,
        tick: timedelta = TICK,
        monotonic: Callable[[], float] = time.monotonic,
        clock: tzinfo = UTC,
    ) -> None:
        self.pipeline = pipeline
        self.feeds = tuple(feeds)
        self.routines = tuple(routines)
        self._alive = alive
        self._tick_every = tick
        self._monotonic = monotonic
        self._clock = clock
        self._running: dict[str, asyncio.Task[None]] = {}
        self._resting: dict[str, Rest] = {}
        self._resting_routines: dict[str, float] = {}
        self._routine: asyncio.Task[None] | None = None
        self._broken: asyncio.Future[None] | None = None
        self._stop = asyncio.Event()
        self._clock_was_right = True

    @property
    def busy(self) -> tuple[str, ...]:
        """Publishers being polled right now."""
        return tuple(self._running)

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until `stop` is set, then let the pages that were asked for finish; the rest stays pending.

        Whoever calls this decides how long that may take, by cancelling it. A routine in progress is given up: it is
        done anew at the next start.

        Raises:
            StoreError: the database can't be used any more.
            OSError: a routine could not write its results anywhere.
        """
        self._broken, self._stop = asyncio.get_running_loop().create_future(), stop
        scheduler = self._scheduler()
        scheduler.start()
        heartbeat = asyncio.create_task(self._keep_time(scheduler))
        stopping = asyncio.ensure_future(stop.wait())
        waiting: set[asyncio.Future[Any]] = {stopping, self._broken}
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            scheduler.pause()
            await asyncio.gather(*self._running.values(), return_exceptions=True)
            if self._broken.done():
                self._broken.result()
        finally:
            stopping.cancel()
            heartbeat.cancel()
            await self._abandon()
            scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # shutdown takes effect on the loop's next turn

    def _scheduler(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone=self._clock,
        )
        for look, every in (
            (self._tick, self._tick_every),
            (self._look_at_routines, LOOK_AT_ROUTINES / TICK * self._tick_every),
        ):
            scheduler.add_job(look, EverySoOften(every))
        return scheduler

    async def _keep_time(self, scheduler: AsyncIOScheduler) -> None:
        """Have everything look again at once when the wall clock was set: the scheduler waits for the old time."""

        def look_again() -> None:
            for job in scheduler.get_jobs():
                job.modify(next_run_time=self._now())

        await watch_the_clock(self._tick_every.total_seconds(), self._now, self._monotonic, look_again)

    def _now(self) -> datetime:
        return datetime.now(self._clock)

    async def _tick(self) -> None:
        """Start the houses that have something due and are not at work already."""
        try:
            work = self._due() if self._clock_is_right() else []
        except Busy as error:
            log.warning("%s; looking again at the next tick", error)
            work = []
        except StoreError as error:
            self._break(error)
            return
        self._alive()
        for house in work:
            task = asyncio.create_task(self._work_off(house), name=house.publisher)
            self._running[house.publisher] = task

    def _clock_is_right(self) -> bool:
        """Whether what is polled now gets a time that can be true; says once when it does not."""
        now = self.pipeline.stages.now()
        right = clock.is_possible(now)
        if self._clock_was_right and not right:
            log.warning("%s; nothing is polled until then", clock.impossible(now))
        self._clock_was_right = right
        return right

    def _due(self) -> list[House]:
        store, now = self.pipeline.stages.store, self.pipeline.stages.now()
        idle = [feed for feed in self.feeds if self._may_start(feed.publisher)]
        ids = [feed.id for feed in idle]
        due = set(store.due(ids, now))
        unfinished = store.unfinished(ids, now)
        return [
            house
            for house in houses(idle, due)
            if house.due or any(feed.id in unfinished for feed in house.feeds)
        ]

    def _may_start(self, publisher: str) -> bool:
        rest = self._resting.get(publisher)
        return publisher not in self._running and (rest is None or rest.ends <= self._monotonic())

    async def _work_off(self, house: House) -> None:
        try:
            await self.pipeline.work_off(house, self._stop.is_set)
            self._resting.pop(house.publisher, None)
        except Busy as error:  # what was not written is still due
            log.warning("polling %s: %s; trying again at the next tick", house.publisher, error)
        except StoreError as error:
            self._break(error)
        except Exception:  # a bug met by one house must not end the watch over the others
            length = self._rest(house.publisher)
            log.exception("polling %s failed; it is left alone for %g s", house.publisher, length)
        finally:
            self._running.pop(house.publisher, None)

    def _rest(self, publisher: str) -> float:
        """Leave a house alone for a while; for how many seconds."""
        before = self._resting.get(publisher)
        length = min(2 * before.length, LONGEST_REST_S) if before else SHORTEST_REST_S
        self._resting[publisher] = Rest(self._monotonic() + length, length)
        return length

    async def _look_at_routines(self) -> None:
        """Begin the first routine that is due; one at a time, for each may take all of a disk."""
        if (self._routine is not None and not self._routine.done()) or not self._clock_is_right():
            return
        for routine in self.routines:
            try:
                since = self._due_since(routine)
            except StoreError as error:  # the tick finds out what it means
                log.warning("%s", error)
                return
            if since is not None:
                self._routine = asyncio.create_task(self._do(routine, since), name=routine.name)
                return

    def _due_since(self, routine: Routine) -> datetime | None:
        """When a routine that is due was last done, else None; the first time it is only noted."""
        if self._resting_routines.get(routine.name, 0.0) > self._monotonic():
            return None
        store, now = self.pipeline.stages.store, self.pipeline.stages.now()
        last = store.upkeep.last_done(routine.name)
        day = last.day if last else None
        if begins_anew(day, now, routine.at, routine.zone):
            store.upkeep.note_done(routine.name, day_due(now, routine.at, routine.zone), now)
            return None
        return last.at if last and is_due(day, now, routine.at, routine.zone) else None

    async def _do(self, routine: Routine, since: datetime) -> None:
        store, now = self.pipeline.stages.store, self.pipeline.stages.now()
        try:
            await routine.work(since, now)
            # Only now: killed in between, it is done again rather than never.
            await self.pipeline.stages.write(
                lambda: store.upkeep.note_done(routine.name, day_due(now, routine.at, routine.zone), now)
            )
        except OSError as error:
            self._break(error)
        except MonitorError as error:
            self._let_rest(routine, str(error))
        except Exception:  # a bug in one routine must not end the watch
            log.exception("%s failed", routine.name)
            self._let_rest(routine, "internal error")

    def _let_rest(self, routine: Routine, problem: str) -> None:
        self._resting_routines[routine.name] = self._monotonic() + ROUTINE_REST_S
        log.warning("%s: %s; trying again in %g min", routine.name, problem, ROUTINE_REST_S / 60)

    def _break(self, error: StoreError | OSError) -> None:
        if self._broken is not None and not self._broken.done():
            self._broken.set_exception(error)

    async def _abandon(self) -> None:
        tasks = [*self._running.values(), *([self._routine] if self._routine else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
