"""A feed's health changes after several polls, not at every turn."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.model import Failure, FailureKind, FeedStanding, Health
from monitor.schedule import SHORTEST_SILENCE, Look, is_stale, standing_after
from monitor.schedule.health import longest_usual_silence

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TEN_MINUTES = timedelta(minutes=10)
LOOKS = {
    ".": Look(),
    "+": Look(fresh=True),
    "0": Look(empty=True),
    "s": Look(stale=True),
    "x": Look(Failure(FailureKind.TIMED_OUT, "")),
    "b": Look(Failure(FailureKind.BLOCKED, "")),
    "e": Look(Failure(FailureKind.EMPTY, "")),
}


def after(strip: str, every: timedelta = TEN_MINUTES) -> list[FeedStanding]:
    """The standing after each of these polls."""
    standing, now, passed = FeedStanding(), NOON, []
    for letter in strip:
        standing = standing_after(standing, LOOKS[letter], now)
        passed.append(standing)
        now += every
    return passed


def turns(strip: str, every: timedelta = TEN_MINUTES) -> list[Health]:
    """The states a feed goes through, each time it changes."""
    states = [Health.OK, *(standing.health for standing in after(strip, every))]
    return [one for before, one in pairwise(states) if one is not before]


@pytest.mark.parametrize(
    ("strip", "passed"),
    [
        ("+..+.", []),
        ("+xxx+", []),
        ("+xxxx", [Health.FAILING]),
        ("bbbb", [Health.BLOCKED]),
        ("0000", [Health.EMPTY]),
        ("eeee", [Health.EMPTY]),
        ("xxx0", [Health.EMPTY]),
        ("xxxxbbbbb", [Health.FAILING]),
        ("xxxx+++", [Health.FAILING]),
        ("xxxx......+", [Health.FAILING, Health.OK]),
        ("xxxx..x......", [Health.FAILING, Health.OK]),
        ("xxxx" + "..x" * 20, [Health.FAILING]),
        ("x." * 60, []),
        ("..s", [Health.STALE]),
        ("..sss.", [Health.STALE, Health.OK]),
        ("..ss+.", [Health.STALE, Health.OK]),
        ("..ssxxxx......", [Health.STALE, Health.FAILING, Health.OK]),
        ("sxs", [Health.STALE]),
    ],
)
def test_turns(strip: str, passed: Sequence[Health]) -> None:
    """Trouble begins after half an hour of bad polls, and ends after an hour of good ones."""
    assert turns(strip) == passed


@pytest.mark.parametrize(
    ("minutes", "begins", "ends"), [(3, 11, 20), (10, 4, 6), (60, 3, 3), (360, 3, 3)], ids=str
)
def test_polls_it_takes(minutes: int, begins: int, ends: int) -> None:
    """Of a feed polled often it takes more polls, of one polled seldom three."""
    every = timedelta(minutes=minutes)
    bad = after("x" * 30, every)
    good = after("x" * 30 + "." * 30, every)[30:]

    assert [standing.health for standing in bad].index(Health.FAILING) + 1 == begins
    assert [standing.health for standing in good].index(Health.OK) + 1 == ends


def test_since() -> None:
    """Trouble is told to have begun with the first bad poll, and to have ended when it was over."""
    failing = after("..xxxx")[-1]
    well = after("..xxxx......")[-1]

    assert (failing.health, failing.since) == (Health.FAILING, NOON + 2 * TEN_MINUTES)
    assert (well.health, well.since) == (Health.OK, NOON + 11 * TEN_MINUTES)
    assert failing.to_tell
    assert not well.to_tell


def test_no_flapping() -> None:
    """A feed that fails every other time at random turns at most three times a day."""
    rng = random.Random(7)
    days = 60
    strip = "".join(rng.choice("x.") for _ in range(144 * days))

    assert len(turns(strip)) <= 3 * days


def test_the_clock_goes_back() -> None:
    """Good polls end a trouble although its last bad poll seems to lie in the future."""
    standing = after("xxxx")[-1]
    for minute in range(3):
        standing = standing_after(standing, Look(), NOON - timedelta(days=1) + minute * TEN_MINUTES)

    assert standing.health is Health.OK


def published(days: int, hours: Sequence[int], *, weekend: bool = False) -> list[datetime]:
    """An outlet's items: at these hours of each day, from Saturday on, not on Fridays with a weekend."""
    return [
        NOON + timedelta(days=day, hours=hour)
        for day in range(days)
        for hour in hours
        if not (weekend and day % 7 == 6)
    ]


def test_usual_silence() -> None:
    """Nights and weekends are usual; three times the 99th percentile, and longer than ever before, is not."""
    busy = published(14, range(8, 20))
    weekly = published(28, range(8, 20), weekend=True)
    daily = published(60, [8])

    assert longest_usual_silence(busy) == 3 * timedelta(hours=13)
    assert longest_usual_silence(weekly) == 3 * timedelta(hours=37)
    assert longest_usual_silence(daily) == timedelta(days=3)
    assert longest_usual_silence([NOON + minute * TEN_MINUTES for minute in range(2000)]) == SHORTEST_SILENCE


@pytest.mark.parametrize("arrivals", [[], published(30, [8]), published(2, range(24))])
def test_too_little_history(arrivals: list[datetime]) -> None:
    """A feed that is not known well is never stale."""
    assert longest_usual_silence(arrivals) is None
    assert not is_stale(NOON, arrivals, NOON + timedelta(days=400))


def test_is_stale() -> None:
    """Silence is counted from the last thing that was new."""
    arrivals = published(14, range(8, 20))

    assert not is_stale(NOON, arrivals, NOON + timedelta(hours=39))
    assert is_stale(NOON, arrivals, NOON + timedelta(hours=40))
    assert not is_stale(None, arrivals, NOON + timedelta(hours=40))
