"""A year of somebody's servers: what each of their feeds publishes, asks of its readers, and when it can't be had."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from monitor.model import Failure, FailureKind, Feed, Hints, Item, ParsedFeed
from tests.bench.simulate_polling.traces import BEGIN, DAY, HOUR, MINUTE

# Summer time begins and ends on different days in the first two, and is interrupted for a month in the third.
ZONES = ("Africa/Cairo", "Asia/Beirut", "Africa/Casablanca")
FEEDS_A_HOST = 3
# What servers ask for with 429 and 503; 100 hours have been seen in the wild.
RETRY_AFTER = (20.0, 600.0, 5_400.0, 12 * HOUR, 100 * HOUR)
_KINDS = (
    FailureKind.UNREACHABLE,
    FailureKind.TIMED_OUT,
    FailureKind.BLOCKED,
    FailureKind.MISSING,
    FailureKind.SERVER_ERROR,
    FailureKind.NOT_A_FEED,
    FailureKind.LIMITED,
    FailureKind.LIMITED,
)


@dataclass(frozen=True, slots=True)
class Outage:
    """From one moment to another all polls fail in this way."""

    begins: float
    ends: float
    failure: Failure


@dataclass(slots=True)
class Served:
    """One feed as its server sees it.

    Attributes:
        feed: as it is configured.
        published: when its items appear, in seconds since 1970, ascending.
        window: how many items it shows.
        zone: how its dates are written.
        hints: what its document asks of its readers.
        fresh_s: what its headers ask, in seconds.
        outages: in their order.
        shown: how many items the reader has been shown.
    """

    feed: Feed
    published: Sequence[float]
    window: int
    zone: ZoneInfo
    hints: Hints
    fresh_s: float
    outages: Sequence[Outage]
    shown: int = field(default=-1)

    def failure(self, at: float) -> Failure | None:
        """What goes wrong for who asks now, or None."""
        return next((one.failure for one in self.outages if one.begins <= at < one.ends), None)

    def reaches_back(self, at: float) -> float:
        """How many seconds the document goes back now; the oldest item of ten may be pinned and does not count."""
        until = bisect_right(self.published, at)
        first = max(0, until - self.window)
        return at - self.published[first + (until - first) // 10] if until else 0.0

    def document(self, at: float) -> tuple[ParsedFeed, frozenset[str]] | None:
        """The document of this moment and which of its items the reader knows; None when it is the one of the last time."""
        until = bisect_right(self.published, at)
        if until == self.shown:
            return None
        places = range(max(0, until - self.window), until)
        items = tuple(Item(str(place), "", "", "", published=self._date(place)) for place in places)
        known = frozenset(str(place) for place in places if place < self.shown)
        self.shown = until
        return ParsedFeed("", items, hints=self.hints), known

    def _date(self, place: int) -> datetime:
        """As a parser gives it: with the offset that was in force there then."""
        there = datetime.fromtimestamp(self.published[place], UTC).astimezone(self.zone)
        return there.astimezone(timezone(there.utcoffset() or timedelta()))


def host(number: int, days: float, seed: int) -> list[Served]:
    """The feeds of one host. The first of each third host is gone for good after two thirds of the time."""
    dice = random.Random(f"{seed}/{number}")
    return [_served(number, place, days, dice) for place in range(FEEDS_A_HOST)]


def _served(number: int, place: int, days: float, dice: random.Random) -> Served:
    name = f"host{number}-{place}"
    minutes = dice.choice((None, None, None, None, 5, 45))  # most have no interval of their own
    interval = timedelta(minutes=minutes) if minutes else None
    address = f"https://{'abc'[place]}.host{number}.example/rss"
    outages = _outages(days, dice)
    if number % 3 == 0 and place == 0:
        outages.append(
            Outage(BEGIN + days * DAY * 2 / 3, BEGIN + 2 * days * DAY, Failure(FailureKind.GONE, "410"))
        )
    return Served(
        feed=Feed(name, name, address, name, name, interval=interval),
        published=_published(days, dice),
        window=dice.choice((10, 20, 50)),
        zone=ZoneInfo(ZONES[number % len(ZONES)]),
        hints=_hints(dice),
        fresh_s=dice.choice((0, 0, 300, 1_200, DAY)),
        outages=outages,
    )


def _hints(dice: random.Random) -> Hints:
    return Hints(
        refresh_s=dice.choice((0, 0, 15, 30, 60, 1_440)) * MINUTE,
        skip_hours=dice.choice((frozenset(), frozenset(), frozenset({0, 1, 2, 3}), frozenset(range(24)))),
        skip_days=dice.choice((frozenset(), frozenset(), frozenset({4}))),
    )


def _published(days: float, dice: random.Random) -> list[float]:
    """At random, at a rate that triples by day, with a burst every week or so."""
    rate = dice.choice((4, 15, 40, 150)) / DAY
    times, at, burst_ends = list[float](), BEGIN - 3 * DAY, 0.0
    while at < BEGIN + days * DAY:
        busy = 10 if at < burst_ends else 1.5 if 6 <= at % DAY / HOUR < 20 else 0.5
        at += dice.expovariate(rate * busy)
        times.append(at)
        if dice.random() < 1 / (7 * DAY * rate):
            burst_ends = at + 2 * HOUR
    return times


def _outages(days: float, dice: random.Random) -> list[Outage]:
    """One in six days: minutes to days of one kind of failure."""
    outages, at = list[Outage](), BEGIN
    while True:
        at += dice.expovariate(1 / (6 * DAY)) + HOUR
        if at >= BEGIN + days * DAY:
            return outages
        ends = at + dice.lognormvariate(0, 1.5) * HOUR
        kind = dice.choice(_KINDS)
        wait = dice.choice(RETRY_AFTER) if kind is FailureKind.LIMITED else None
        outages.append(Outage(at, ends, Failure(kind, "as the year wants it", retry_after_s=wait)))
        at = ends
