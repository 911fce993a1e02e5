"""Invented outlets and what they publish: when, and how much of it their feed shows at a time.

An outlet publishes at a rate of its own that follows the hour and the day of the week. The gaps between its items are
lognormal *after* that rhythm is taken out, sigma being the standard deviation of their logarithms: 0.8 is nearly a
timetable, 1.6 comes in clusters with long silences. On top of that some items come in batches, as an editor releases
what waited, and now and then news breaks for a third of the outlets at once.

The real feeds of `MONITOR_DATA` (10 to 50 dates each, rhythm left in) have sigmas of 1.0 to 1.9, batches of items
with one date, and mean gaps of 13 minutes to 6 hours: `python -m tests.bench.simulate_polling --shape`.
"""

import math
import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
BEGIN = datetime(2026, 3, 2, tzinfo=UTC).timestamp()  # a Monday
# What was published before the first poll: the first documents are full.
HISTORY_DAYS = 10
WINDOWS = (10, 10, 10, 15, 20, 20, 25, 30, 50)  # items; ten is WordPress's default
UNDATED = 0.10  # share of outlets that give no dates
HINTS_MIN = (15, 30, 60, 60)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One feed.

    Attributes:
        name: unique.
        published: when each item appears, in seconds since 1970, ascending.
        window: how many items the feed shows.
        dated: whether it says when.
        ttl_s: how often it wants to be asked at most, in seconds, or 0.
    """

    name: str
    published: Sequence[float]
    window: int
    dated: bool
    ttl_s: float


def outlets(count: int, days: int, sigma: float, seed: int, *, hints: bool = False) -> list[Outlet]:
    """So many outlets over so many days from `BEGIN`, which say how often they want to be asked or don't."""
    dice = random.Random(f"{seed}/{sigma}")
    events = _breaking_news(days, dice)
    return [
        _outlet(number, days, sigma, events, random.Random(dice.random()), hints=hints)
        for number in range(count)
    ]


def _breaking_news(days: int, dice: random.Random) -> list[tuple[float, float]]:
    """When news breaks (about every second day), and by how much outlets that follow it publish more."""
    return [
        (BEGIN + dice.uniform(0, days) * DAY, dice.uniform(3, 8)) for _ in range(max(1, round(days * 0.5)))
    ]


def _outlet(
    number: int,
    days: int,
    sigma: float,
    events: Sequence[tuple[float, float]],
    dice: random.Random,
    *,
    hints: bool,
) -> Outlet:
    followed = [event for event in events if dice.random() < 1 / 3]
    per_day = min(400.0, max(3.0, dice.lognormvariate(math.log(20), 1.1)))
    start = BEGIN - HISTORY_DAYS * DAY
    weights = _rhythm(start, HISTORY_DAYS + days, followed, dice)
    quiet_days = (
        sum(weights[: HISTORY_DAYS * 1440]) / HISTORY_DAYS
    )  # rate is that of days without breaking news
    expected = list(accumulate((weight * per_day / quiet_days for weight in weights), initial=0.0))
    published = _items(start, expected, sigma, dice)
    return Outlet(
        name=f"outlet-{number}",
        published=published,
        window=dice.choice(WINDOWS),
        dated=dice.random() >= UNDATED,
        ttl_s=dice.choice(HINTS_MIN) * MINUTE if hints else 0.0,
    )


def _rhythm(
    start: float, days: int, events: Sequence[tuple[float, float]], dice: random.Random
) -> list[float]:
    """How much is published in each minute, on no particular scale."""
    zone, night, morning, evening = (
        dice.randint(0, 4),
        dice.uniform(0.03, 0.4),
        dice.gauss(7.5, 1),
        dice.gauss(23, 1),
    )
    weekend = {4: dice.uniform(0.4, 1.0), 5: dice.uniform(0.5, 1.0)}  # Friday, Saturday
    of_the_day = []
    for minute in range(1440):
        local = (minute / 60 + zone) % 24
        awake = 1 / (1 + math.exp(-2 * (local - morning))) * (1 / (1 + math.exp(2 * (local - evening))))
        of_the_day.append(night + (1 - night) * awake)
    weights = []
    for minute in range(days * 1440):
        day = int((start + minute * MINUTE + zone * HOUR) // DAY + 3) % 7  # 1970 began on a Thursday
        weights.append(of_the_day[minute % 1440] * weekend.get(day, 1.0))
    for begins, factor in events:
        first = math.ceil((begins - start) / MINUTE)
        for minute in range(first, min(first + 360, len(weights))):
            since = start + minute * MINUTE - begins
            weights[minute] *= 1 + (factor - 1) * math.exp(-since / (1.5 * HOUR))
    return weights


def _items(start: float, expected: Sequence[float], sigma: float, dice: random.Random) -> list[float]:
    """Items at lognormal distances of expected publications, with a batch after one in twenty-five."""
    times: list[float] = []
    reached = 0.0
    batch = 1.14  # items that one draw gives on average: the rate includes them
    while True:
        reached += dice.lognormvariate(-sigma * sigma / 2, sigma) * batch
        if reached >= expected[-1]:
            return sorted(times)
        minute = bisect_left(expected, reached) - 1
        step = expected[minute + 1] - expected[minute]
        at = start + (minute + (reached - expected[minute]) / step) * MINUTE
        times.append(at)
        if dice.random() < 0.04:
            times += [at + dice.uniform(0, 90) for _ in range(dice.randint(1, 6))]
