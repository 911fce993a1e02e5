"""Thousands of feeds due at once, and clocks that are set: the real daemon, pipeline, store and hosts on an invented web.

Five feeds a host. They are all due when it starts, once more when the clock goes ahead by eight hours (the machine
slept), and once more when it goes back by one. Nobody writes to the feeds meanwhile, so each must be polled exactly once
a time. What is measured is what an outside observer sees: starts, requests in flight, seconds, memory.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path
from resource import getpagesize

from monitor.daemon import TICK, Daemon
from monitor.model import Escort, Feed, Fetched, Request, TopicRef, Unchanged, Validators
from monitor.pipeline import Pipeline, Stages
from monitor.sandbox import Inline
from monitor.schedule import HostGate, host_of
from monitor.store import Store
from monitor.topics import Judge, load
from tests.fakes import Story, WrongClock, rss

FEEDS_A_HOST = 5
CONCURRENCY, GAP_S = 64, 2.0
ANSWER_S = 0.02
BUSY_S = 0.05


class Crowd:
    """Stands in for the fetcher: every feed has one item, and does not change any more. Counts what it is asked."""

    def __init__(self) -> None:
        self._in_flight: Counter[str] = Counter()
        self.begin()

    def begin(self) -> None:
        """Count anew."""
        self.began, self.before_mb = time.monotonic(), memory_mb()
        self.starts: list[float] = []
        self.asked: Counter[str] = Counter()
        self.most_at_once = self.most_at_a_host = 0
        self.peak_mb = self.before_mb

    async def fetch(self, request: Request, _escort: Escort, /) -> Fetched | Unchanged:
        """Answer after a while."""
        host = host_of(request.url)
        self.starts.append(time.monotonic())
        self.asked[request.url] += 1
        self._in_flight[host] += 1
        self.most_at_a_host = max(self.most_at_a_host, self._in_flight[host])
        self.most_at_once = max(self.most_at_once, self._in_flight.total())
        self.peak_mb = max(self.peak_mb, memory_mb())
        await asyncio.sleep(ANSWER_S)
        self._in_flight[host] -= 1
        if request.validators != Validators():
            return Unchanged(request.validators)
        text = rss(request.url, [Story("story.html", f"خبر من {request.url}", ())])
        digest = blake2b(text.encode(), digest_size=16).digest()
        return Fetched(
            request.url,
            text,
            "utf-8",
            "",
            digest,
            len(text),
            Validators(etag=b'"' + digest[:4].hex().encode() + b'"'),
        )


@dataclass(frozen=True, slots=True)
class Wave:
    """What happened when all feeds were due.

    Attributes:
        why: what made them due.
        feeds: how many there are.
        least, most: how often a feed was asked for at least and at most.
        first_s: seconds until the first start.
        last_s: seconds until the last one.
        at_once, at_a_host: most requests in flight, all together and at one host.
        a_tick: most starts within two seconds.
        before_mb, peak_mb: memory of the process.
        next_tick: most feeds that are due next within the same two seconds.
        next_s: over how many seconds they are due.
    """

    why: str
    feeds: int
    least: int
    most: int
    first_s: float
    last_s: float
    at_once: int
    at_a_host: int
    a_tick: int
    before_mb: float
    peak_mb: float
    next_tick: int
    next_s: float

    def __str__(self) -> str:
        """A line for people."""
        return (
            f"{self.why}: {self.feeds:,} feeds due at once, each polled {self.least} to {self.most} times, the first after "
            f"{self.first_s:.1f} s, the last after {self.last_s:.1f} s; most in flight {self.at_once}, at one host "
            f"{self.at_a_host}, started within 2 s {self.a_tick}; {self.before_mb:.0f} MB before, {self.peak_mb:.0f} at "
            f"most; due next over {self.next_s:.0f} s, at most {self.next_tick} within 2 s"
        )


def memory_mb() -> float:
    """What this process occupies now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * getpagesize() / 1e6


async def waves(folder: Path, count: int, tick: timedelta = TICK) -> list[Wave]:
    """Have so many feeds due at once three times.

    Args:
        folder: where the database goes.
        count: how many feeds.
        tick: between two looks at the database.
    """
    crowd, clock = Crowd(), WrongClock()
    hosts = count // FEEDS_A_HOST
    feeds = tuple(
        Feed(
            f"feed-{number}",
            "",
            f"https://s{number}.host{number % hosts}.example/rss",
            "",
            f"house-{number % hosts}",
            pages=False,
        )
        for number in range(count)
    )
    with Store.open(folder / "monitor.db") as store:
        judge = Judge(load((TopicRef("russia-dprk"),)))
        gate = HostGate(GAP_S, CONCURRENCY)
        stages = Stages(store=store, fetcher=crowd, runner=Inline(), hosts=gate, judge=judge, now=clock.now)
        daemon = Daemon(Pipeline(stages), feeds, tick=tick, clock=clock)
        stop, found = asyncio.Event(), list[Wave]()
        steps = (("start", 0.0), ("clock +8 h", 8.0), ("clock -1 h", -1.0))
        running = None
        for why, hours in steps:
            crowd.begin()
            clock.wrong_by += timedelta(hours=hours)
            running = running or asyncio.create_task(daemon.run(stop))
            await _settled(lambda: len(crowd.asked) == count and not daemon.busy)
            await asyncio.sleep(3 * tick.total_seconds())  # whoever would be polled twice is by then
            states = store.feed_states(clock.now(), [feed.id for feed in feeds])
            due = sorted(state.next_due.timestamp() for state in states.values() if state.next_due)
            found.append(_wave(why, feeds, crowd, due))
        stop.set()
        if running:
            await running
    return found


async def _settled(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110  what is waited for happens in the daemon, which tells nobody
        await asyncio.sleep(BUSY_S)


def _wave(why: str, feeds: Sequence[Feed], crowd: Crowd, due: Sequence[float]) -> Wave:
    asked = [crowd.asked[feed.url] for feed in feeds]
    return Wave(
        why=why,
        feeds=len(feeds),
        least=min(asked),
        most=max(asked),
        first_s=crowd.starts[0] - crowd.began,
        last_s=crowd.starts[-1] - crowd.began,
        at_once=crowd.most_at_once,
        at_a_host=crowd.most_at_a_host,
        a_tick=_most_within(2.0, crowd.starts),
        before_mb=crowd.before_mb,
        peak_mb=crowd.peak_mb,
        next_tick=_most_within(2.0, due),
        next_s=due[-1] - due[0],
    )


def _most_within(seconds: float, moments: Sequence[float]) -> int:
    """The most of these moments, ascending, that lie within so many seconds."""
    most = first = 0
    for place, moment in enumerate(moments):
        while moment - moments[first] > seconds:
            first += 1
        most = max(most, place - first + 1)
    return most
