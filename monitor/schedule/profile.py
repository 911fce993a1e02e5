"""What a feed's polls have shown of its habits, as a few numbers that are kept: how much, at what hours, in what rhythm.

Everything is a pair of weighted counts whose weights halve every ten days: items seen, and what they are counted
against. The rate is items by seconds watched. The hours of the day and days of the week (both in UTC) are factors of
the rate. The rhythm is a factor too: how much likelier an item is when the last one is so old, its age measured in
items that the first two would have led one to expect meanwhile. An outlet that publishes in clusters shows high
factors at low ages, one that keeps a timetable the opposite, one without a memory ones (it is the hazard of a renewal
process, as a histogram). The last pair says how well all that has served: items seen, and those of them seen late.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
HALF_LIFE_DAYS = 10
# Where the classes of age end, in expected items; the last one has no end.
AGE_CLASSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
# Items seen and items expected in each of them in real feeds (the ten of `MONITOR_DATA`, hours not told apart).
AGES_OF_ALL = ((35, 11), (17, 10), (21, 19), (38, 31), (47, 44), (35, 56), (41, 48), (16, 29))
ITEMS_OF_ALL = sum(items for items, _ in AGES_OF_ALL)
# Hours and weekdays count as ordinary, ages as those of all, until more items than these say otherwise.
HOUR_PRIOR, DAY_PRIOR, AGE_PRIOR = 1.0, 8.0, 30.0
# A feed that has shown nothing yet is taken to bring an item in so long.
PRIOR_GAP_S = HOUR
# Nothing is taken to be impossible, and nothing to be certain.
LEAST_FACTOR, MOST_FACTOR = 0.03, 10.0
# Half of a feed's items are taken to be late, which is what a fixed interval gives, until more than these say otherwise.
LATE_PRIOR = 4.0
# No poll teaches more than this: what was weeks ago is no habit any more.
LONGEST_LESSON_S = 28 * DAY

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A feed's habits. Moments are seconds since 1970, 0 for none.

    Attributes:
        learnt_at: the last poll that succeeded.
        newest: the newest item's publication.
        age: items that were to be expected between the two; one when there was no item yet.
        hours, hours_watched: per hour of the day: items seen, and seconds watched.
        days, days_watched: the same per day of the week, Monday first.
        ages, ages_expected: per class of age: items seen, and items the rate would have led one to expect.
        seen, late: items of later documents than the first, and those of them that were seen late.
    """

    learnt_at: float = 0.0
    newest: float = 0.0
    age: float = 1.0
    hours: Numbers = (0.0,) * 24
    hours_watched: Numbers = (0.0,) * 24
    days: Numbers = (0.0,) * 7
    days_watched: Numbers = (0.0,) * 7
    ages: Numbers = (0.0,) * (len(AGE_CLASSES) + 1)
    ages_expected: Numbers = (0.0,) * (len(AGE_CLASSES) + 1)
    seen: float = 0.0
    late: float = 0.0

    @property
    def rate(self) -> float:
        """Items a second, all hours together."""
        return (sum(self.hours) + 1) / (sum(self.hours_watched) + PRIOR_GAP_S)

    @property
    def late_share(self) -> float:
        """The share of its items that were seen late, from 0 to 1."""
        return (self.late + LATE_PRIOR / 2) / (self.seen + LATE_PRIOR)

    def hour_factor(self, hour: int, rate: float) -> float:
        """How much more than usual, which is `rate`, is published in this hour of the day (UTC).

        Half of each neighbouring hour counts with it: few items a day fall into one hour, and habits have no steps.
        """
        before, after = hour - 1, (hour + 1) % 24
        items, watched = self.hours, self.hours_watched
        return _factor(
            items[before] / 2 + items[hour] + items[after] / 2,
            (watched[before] / 2 + watched[hour] + watched[after] / 2) * rate,
            HOUR_PRIOR,
        )

    def day_factor(self, weekday: int, rate: float) -> float:
        """How much more than usual, which is `rate`, is published on this day of the week, 0 being Monday."""
        return _factor(self.days[weekday], self.days_watched[weekday] * rate, DAY_PRIOR)

    def age_factors(self) -> Numbers:
        """Per class of age: how much likelier than usual an item is when the last one is so old."""
        weight = AGE_PRIOR / ITEMS_OF_ALL
        return tuple(
            (items + weight * seen) / (expected_items + weight * expected)
            for items, expected_items, (seen, expected) in zip(
                self.ages, self.ages_expected, AGES_OF_ALL, strict=True
            )
        )

    def rate_at(self, moment: float, rate: float) -> float:
        """Items a second to be expected at this moment, whatever the age of the last one; `rate` is the usual one."""
        hour, weekday = int(moment % DAY / HOUR), _weekday(moment)
        return rate * self.hour_factor(hour, rate) * self.day_factor(weekday, rate)

    def expected(self, begin: float, end: float) -> float:
        """Items to be expected between two moments, whatever the age of the last one."""
        rate = self.rate
        return sum(self.rate_at(here, rate) * (there - here) for here, there in _by_hour(begin, end))


def learn(profile: Profile, now: float, items: Sequence[float], since: float) -> Profile:
    """The profile after a poll that succeeded.

    Args:
        profile: the one before it.
        now: when it was, in seconds since 1970.
        items: when the items that were new to us were published, ascending, none after `now`.
        since: the moment from which on nothing can have been missed: the last poll, or the oldest item of a document
            that does not reach back so far.
    """
    since = min(max(since, now - LONGEST_LESSON_S), now)
    items = [item for item in items if item >= since]
    profile = _faded(profile, now)
    hours, days = list(profile.hours), list(profile.days)
    hours_watched, days_watched = list(profile.hours_watched), list(profile.days_watched)
    for here, there in _by_hour(since, now):
        hours_watched[int(here % DAY / HOUR)] += there - here
        days_watched[_weekday(here)] += there - here
    for item in items:
        hours[int(item % DAY / HOUR)] += 1
        days[_weekday(item)] += 1
    profile = replace(
        profile,
        learnt_at=now,
        newest=items[-1] if items else profile.newest,
        hours=tuple(hours),
        hours_watched=tuple(hours_watched),
        days=tuple(days),
        days_watched=tuple(days_watched),
    )
    return _learn_ages(profile, now, items, since)  # last: the first document's ages need its rate


def count_late(profile: Profile, delays: Sequence[float], late_after: float) -> Profile:
    """The profile with the delays, in seconds, of items just seen; those that are longer than `late_after` are late."""
    late = sum(delay > late_after for delay in delays)
    return replace(profile, seen=profile.seen + len(delays), late=profile.late + late)


def _learn_ages(profile: Profile, now: float, items: Sequence[float], since: float) -> Profile:
    """Count the items by the age of the one before them, and how old the newest is now."""
    ages, expected = list(profile.ages), list(profile.ages_expected)
    here, age = since, profile.age
    for item in items:
        reached = age + profile.expected(here, item)
        _spread_over_classes(expected, age, reached)
        ages[bisect_right(AGE_CLASSES, reached)] += 1
        here, age = item, 0.0
    reached = age + profile.expected(here, now)
    _spread_over_classes(expected, age, reached)
    return replace(profile, age=reached, ages=tuple(ages), ages_expected=tuple(expected))


def _spread_over_classes(expected: list[float], begin: float, end: float) -> None:
    """Add an interval of ages to the classes it lies in."""
    edges = (begin, *(edge for edge in AGE_CLASSES if begin < edge < end), end)
    for lower, upper in pairwise(edges):
        expected[bisect_right(AGE_CLASSES, lower)] += upper - lower


def _faded(profile: Profile, now: float) -> Profile:
    """The profile with less weight, once a day."""
    days_passed = int(now // DAY) - int(profile.learnt_at // DAY)
    if days_passed <= 0 or not profile.learnt_at:
        return profile
    kept = 0.5 ** (days_passed / HALF_LIFE_DAYS)

    def fade(numbers: Numbers) -> Numbers:
        return tuple(number * kept for number in numbers)

    return replace(
        profile,
        hours=fade(profile.hours),
        hours_watched=fade(profile.hours_watched),
        days=fade(profile.days),
        days_watched=fade(profile.days_watched),
        ages=fade(profile.ages),
        ages_expected=fade(profile.ages_expected),
        seen=profile.seen * kept,
        late=profile.late * kept,
    )


def _by_hour(begin: float, end: float) -> list[tuple[float, float]]:
    """A stretch of time cut at full hours (UTC)."""
    pieces = []
    while begin < end:
        there = min(end, begin - begin % HOUR + HOUR)
        pieces.append((begin, there))
        begin = there
    return pieces


def _factor(seen: float, expected: float, prior: float) -> float:
    return min(max((seen + prior) / (expected + prior), LEAST_FACTOR), MOST_FACTOR)


def _weekday(moment: float) -> int:
    return int(moment // DAY + 3) % 7  # 1970 began on a Thursday
