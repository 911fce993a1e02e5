"""The daemon: a short tick asks the database what is due; the poll itself is the pipeline's.

APScheduler runs the tick and nothing else, because what is due lives in the database: a restart neither waits nor polls
everything again, and `watch` and `poll` are the same code. Its defaults are not ours (measured with 3.11.3): a tick that
is a second late would be skipped (`misfire_grace_time=1`), `shutdown(wait=True)` does not wait for coroutines, so we
keep our own set of running tasks, and after a step back of the clock it waits until the old time comes again, so
`keep_ticking` looks after it.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor.errors import Busy, StoreError
from monitor.model import Feed
from monitor.pipeline import House, Pipeline, houses

log = logging.getLogger(__name__)

# A tick is one indexed question to SQLite (well under a millisecond), so it may be frequent; 2 s is below anything a
# reader of news can notice.
TICK = timedelta(seconds=2)

# A house that a bug ended is left alone for so long, twice as long each further time: what it has due would be asked of
# its servers at every tick.
SHORTEST_REST_S = 60.0
LONGEST_REST_S = 600.0


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a house is left alone: until `ends` on the monotonic clock, after `length` seconds of it."""

    ends: float
    length: float


class Daemon:
    """Polls whatever is due until it is asked to stop.

    Args:
        pipeline: what a poll is.
        feeds: the enabled feeds.
        tick: time between two looks at the database.
        monotonic: a clock in seconds that nobody sets.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        feeds: Sequence[Feed],
        *,
        tick: timedelta = TICK,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pipeline = pipeline
        self._feeds = tuple(feeds)
        self._tick_every = tick
        self._monotonic = monotonic
        self._running: dict[str, asyncio.Task[None]] = {}
        self._resting: dict[str, Rest] = {}
        self._broken: asyncio.Future[None] | None = None
        self._stop = asyncio.Event()

    @property
    def busy(self) -> tuple[str, ...]:
        """Publishers being polled right now."""
        return tuple(self._running)

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until `stop` is set, then let the pages that were asked for finish; the rest stays pending.

        Whoever calls this decides how long that may take, by cancelling it.

        Raises:
            StoreError: the database can't be used any more.
        """
        self._broken, self._stop = asyncio.get_running_loop().create_future(), stop
        scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}, timezone="UTC"
        )
        ticking = scheduler.add_job(
            self._tick, "interval", seconds=self._tick_every.total_seconds(), next_run_time=_utc_now()
        )
        scheduler.start()
        heartbeat = asyncio.create_task(keep_ticking(ticking, self._tick_every))
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

    async def _tick(self) -> None:
        """Start the houses that have something due and are not at work already."""
        try:
            work = self._due()
        except Busy as error:
            log.warning("%s; looking again at the next tick", error)
            return
        except StoreError as error:
            self._break(error)
            return
        for house in work:
            task = asyncio.create_task(self._work_off(house), name=house.publisher)
            self._running[house.publisher] = task

    def _due(self) -> list[House]:
        store, now = self._pipeline.stages.store, self._pipeline.stages.now()
        idle = [feed for feed in self._feeds if self._may_start(feed.publisher)]
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
            await self._pipeline.work_off(house, self._stop.is_set)
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

    def _break(self, error: StoreError) -> None:
        if self._broken is not None and not self._broken.done():
            self._broken.set_exception(error)

    async def _abandon(self) -> None:
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)


def _utc_now() -> datetime:
    return datetime.now(UTC)


async def keep_ticking(job: Job, tick: timedelta, now: Callable[[], datetime] = _utc_now) -> None:
    """Run a job at once whenever its next run lies further ahead than a tick: the clock went back. Never returns.

    Args:
        job: what runs every `tick`, in a scheduler that was started.
        tick: its interval.
        now: the clock the scheduler goes by, aware.
    """
    while True:
        await asyncio.sleep(tick.total_seconds())
        if job.next_run_time - now() > tick:
            log.warning("the clock went back; going by the new time")
            job.modify(next_run_time=now())
