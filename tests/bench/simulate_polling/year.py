"""A virtual year of the policy and its hosts, watched by somebody who knows only what servers said.

Three dozen feeds on a dozen hosts: `monitor.schedule` plans, `monitor.pipeline.visit` and the `HostGate` make the requests,
only the servers (`server`) and the clocks are ours. The machine sleeps, its clock is wrong and set right again, summer
time comes and goes. Each request is held against what was allowed, in the *server's* time, by the published rules:

* no sooner than the Retry-After of any feed of its host, a day of it at most, whatever the clock;
* no sooner than what document and headers ask, 30 minutes of it at most, and half of what the document covers;
* no sooner than a minute, or nine tenths of the configured interval, longer by a quarter (temporary), a half (soft) or
  once (hard) for each failure in a row, up to six hours; once a day after two days of 410;
* in no hour and on no day that the document says it skips, for a day at most.

Once a clock was set nobody knows when the last poll was, nor since when a feed is gone: all but the first rule begin
anew with the next poll.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from monitor.model import (
    Escort,
    Failure,
    FailureKind,
    Feed,
    FeedState,
    Fetched,
    Hints,
    Request,
    RequestKind,
    Unchanged,
)
from monitor.pipeline.stages import Outside
from monitor.pipeline.visit import Visit
from monitor.sandbox import Inline
from monitor.schedule import HostGate, Plan, Sight, address, plan, put_off, shown
from tests.bench.simulate_polling.server import FEEDS_A_HOST, ZONES, Served, host
from tests.bench.simulate_polling.traces import BEGIN, DAY, HOUR, MINUTE

TICK_S = 2.0
ANSWER_S = 0.4
HONOURED_S, LONGEST_BACKOFF_S = 30 * MINUTE, 6 * HOUR
SOFT = {FailureKind.BLOCKED, FailureKind.MISSING, FailureKind.LIMITED, FailureKind.SERVER_ERROR}
TEMPORARY = {FailureKind.UNREACHABLE, FailureKind.TIMED_OUT}

# Decides when a feed is due again; `schedule.plan` but for a test's.
Planner = Callable[[Feed, FeedState | None, Sight, datetime], Plan]


@dataclass(slots=True)
class Clocks:
    """The server's time and ours, which may be wrong, in seconds since 1970; and one that stops while we sleep."""

    true: float = BEGIN
    wrong_by: float = 0.0
    steady: float = 0.0

    def now(self) -> datetime:
        """Our time."""
        return datetime.fromtimestamp(self.true + self.wrong_by, UTC)

    def monotonic(self) -> float:
        """Seconds we were awake."""
        return self.steady

    async def sleep(self, seconds: float) -> None:
        """Wait, awake."""
        self.pass_by(seconds)

    def pass_by(self, seconds: float) -> None:
        """Time passes for all."""
        self.true += seconds
        self.steady += seconds


@dataclass(slots=True)
class Allowed:
    """What one feed allows."""

    since: float = 0.0
    hints: Hints = field(default_factory=Hints)
    penalty: float = 0.0
    gone_times: int = 0
    gone_since: float = 0.0
    last: float = 0.0


@dataclass(slots=True)
class Tally:
    """What a year came to; `early` counts by rule."""

    counts: Counter[str] = field(default_factory=Counter)
    early: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Take another's counts."""
        self.counts.update(other.counts)
        self.early.update(other.early)


class HostYear:
    """One host, its feeds and whoever reads them.

    Args:
        served: the feeds.
        planner: what decides.
    """

    def __init__(self, served: Sequence[Served], planner: Planner) -> None:
        self._served = {one.feed.url: one for one in served}
        self._planner = planner
        self._clocks = Clocks()
        gate = HostGate(2.0, 64, monotonic=self._clocks.monotonic, sleep=self._clocks.sleep)
        self._outside = Outside(fetcher=self, runner=Inline(), hosts=gate, now=self._clocks.now)
        self._states = {url: FeedState(one.feed.id) for url, one in self._served.items()}
        self._allowed = {url: Allowed() for url in self._served}
        self._answered: dict[str, float] = {}  # when last asked, server's time: what a feed shows is of then
        self._host_allowed_since = 0.0
        self.tally = Tally()

    async def run(self, days: float) -> Tally:
        """Poll what is due at each tick; what happened."""
        end = BEGIN + days * DAY
        events = iter([*_events(days), (end + DAY, 0.0, 0.0)])
        next_event, sleeps, step = next(events)
        while self._clocks.true < end:
            if self._clocks.true >= next_event:
                self._happen(sleeps, step)
                next_event, sleeps, step = next(events)
            due = [url for url, state in self._states.items() if self._is_due(state)]
            await asyncio.gather(*(self._poll(url) for url in due))
            self._clocks.pass_by(TICK_S if due else self._until(min(next_event, end)))
        return self.tally

    def _happen(self, sleeps: float, step: float) -> None:
        """Sleep, during which the steady clock stands still; set the clock."""
        self._clocks.true += sleeps
        self._clocks.wrong_by += step
        self.tally.counts["sleeps"] += bool(sleeps)
        self.tally.counts["clock set"] += bool(step)
        for allowed in self._allowed.values() if step else ():
            allowed.last = allowed.gone_since = 0.0

    def _is_due(self, state: FeedState) -> bool:
        """As the store says: never polled, due, polled later than now, or planned for no time that a plan can be for."""
        now = self._clocks.now()
        if state.next_due is None or state.last_poll is None:
            return True
        return state.next_due <= now or state.last_poll > now or state.next_due > now + timedelta(hours=25)

    def _until(self, latest: float) -> float:
        """Seconds until the tick at which something is due, or something happens."""
        now = self._clocks.now()
        waits = [(state.next_due - now).total_seconds() for state in self._states.values() if state.next_due]
        wait = min([*waits, latest - self._clocks.true])
        return max(TICK_S, wait // TICK_S * TICK_S + TICK_S)

    async def _poll(self, url: str) -> None:
        served, state = self._served[url], self._states[url]
        visit = Visit(self._outside, Request(address(served.feed, state), RequestKind.FEED))
        answer = await visit.make(lambda: False)
        now = self._clocks.now()
        if visit.held_s:  # as `store.postpone`
            if state.next_due is not None:
                until = put_off(served.feed, state, now + timedelta(seconds=visit.held_s))
                until = max(state.next_due, until)
                self._states[url] = replace(state, next_due=until)
            return
        sight = Sight(failure=answer) if isinstance(answer, Failure) else self._read(served)
        planned = self._planner(served.feed, state, sight, now)
        self._states[url] = replace(
            state, last_poll=now, next_due=planned.due, problem=sight.failure, schedule=planned.memory
        )

    def _read(self, served: Served) -> Sight:
        document = served.document(self._answered[served.feed.url])
        return Sight(shown=shown(*document) if document else None, fresh_s=served.fresh_s, moved_to="")

    # ── the server's side ──────────────────────────────────────────────────────────────────────────────────────────

    async def fetch(self, request: Request, _escort: Escort, /) -> Fetched | Unchanged | Failure:
        """Answer, and note whether it was too soon to ask."""
        served, at = self._served[request.url], self._clocks.true
        self._answered[request.url] = at
        allowed = self._allowed[request.url]
        self.tally.counts["polls"] += 1
        self._judge(served, allowed, at)
        self._clocks.pass_by(ANSWER_S)
        failure = served.failure(at)
        if failure is None:
            self._allow_after_document(served, allowed, at)
            return Unchanged()
        self.tally.counts["failed"] += 1
        self._allow_after_failure(served, allowed, failure, at)
        return failure

    def _judge(self, served: Served, allowed: Allowed, at: float) -> None:
        rules = {"Retry-After": at < self._host_allowed_since - 1}
        if allowed.last:
            rules["too soon"] = at < allowed.since - 1
            rules["skipped"] = served.feed.interval is None and self._is_skipped(allowed)
        self.tally.early.update(name for name, broken in rules.items() if broken)

    def _is_skipped(self, allowed: Allowed) -> bool:
        """Whether our clock shows an hour or a day that is to be skipped, and less than a day has passed."""
        at, hints = self._clocks.true, allowed.hints
        # Due in the last moment of an hour, polled at the tick after it.
        moments = [
            self._clocks.now(),
            self._clocks.now() - timedelta(seconds=2 * TICK_S + ANSWER_S * FEEDS_A_HOST),
        ]
        return at - allowed.last < DAY and all(
            moment.hour in hints.skip_hours or moment.weekday() in hints.skip_days for moment in moments
        )

    def _allow_after_document(self, served: Served, allowed: Allowed, at: float) -> None:
        asked = max(served.hints.refresh_s, served.fresh_s)
        least = min(asked, HONOURED_S, served.reaches_back(at) / 2)
        if served.feed.interval is not None:
            least = 0.0
        allowed.since = at + max(least, _shortest(served))
        allowed.hints, allowed.last = served.hints, at
        allowed.penalty, allowed.gone_times, allowed.gone_since = 0.0, 0, 0.0

    def _allow_after_failure(self, served: Served, allowed: Allowed, failure: Failure, at: float) -> None:
        kind = failure.kind
        allowed.penalty += 0.25 if kind in TEMPORARY else 0.5 if kind in SOFT else 1.0
        gone = kind is FailureKind.GONE
        allowed.gone_times = allowed.gone_times + 1 if gone else 0
        allowed.gone_since = (allowed.gone_since or at) if gone else 0.0
        backoff = min(_shortest(served) * (1 + allowed.penalty), LONGEST_BACKOFF_S)
        retired = allowed.gone_times >= 3 and at - allowed.gone_since >= 2 * DAY
        allowed.since = at + (DAY if retired else backoff)
        allowed.last = at
        if failure.retry_after_s:
            self.tally.counts["Retry-After"] += 1
            self._host_allowed_since = max(self._host_allowed_since, at + min(failure.retry_after_s, DAY))


def _shortest(served: Served) -> float:
    return served.feed.interval.total_seconds() * 0.9 if served.feed.interval else MINUTE


def _events(days: float) -> list[tuple[float, float, float]]:
    """When the machine sleeps, and for how long, or its clock is set, and by how much; seconds. The same each week."""
    span, events = min(days, 7.0) * DAY, list[tuple[float, float, float]]()
    for number in range(int(days * DAY / span)):
        happens = [
            (0.2, 8 * HOUR, 0.0),
            (0.4, 0.0, HOUR),
            (0.5, 0.0, -HOUR),
            (0.6, 0.0, 8 * HOUR),
            (0.8, 0.0, -8 * HOUR),
        ]
        events += [(BEGIN + (number + share) * span, sleep, step) for share, sleep, step in happens]
    return events


def _one_host(number: int, days: float, seed: int) -> Tally:
    return asyncio.run(HostYear(host(number, days, seed), plan).run(days))


def changes_of_summer_time(days: float) -> int:
    """How often the clocks of the outlets' zones are put on or back in so many days."""
    hours = [datetime.fromtimestamp(BEGIN + hour * HOUR, UTC) for hour in range(int(days * 24))]
    return sum(
        before.astimezone(ZoneInfo(zone)).utcoffset() != after.astimezone(ZoneInfo(zone)).utcoffset()
        for zone in ZONES
        for before, after in pairwise(hours)
    )


def year(hosts: int, days: float, seed: int) -> Tally:
    """So many hosts for so many days, all processors at work."""
    tally = Tally()
    tally.counts["summer time"] = changes_of_summer_time(days)
    numbers: Iterable[int] = range(hosts)
    with ProcessPoolExecutor() as pool:
        for one in pool.map(_one_host, numbers, [days] * hosts, [seed] * hosts):
            tally.add(one)
    return tally


def told(tally: Tally, hosts: int, days: float) -> str:
    """A line for people."""
    counts = tally.counts
    early = f"{tally.early.total()}" + "".join(f", {rule} {times}" for rule, times in tally.early.items())
    return (
        f"{days:.0f} days of {hosts * FEEDS_A_HOST} feeds on {hosts} hosts: {counts['polls']:,} polls, "
        f"{counts['failed']:,} failed, {counts['Retry-After']:,} × Retry-After, {counts['sleeps']} × asleep, "
        f"{counts['clock set']} × clock set, {counts['summer time']} changes of summer time; "
        f"earlier than allowed: {early}"
    )
