"""How a feed is doing in the long run: pure decisions that do not flap.

A feed is failing, blocked or empty only after several bad polls in a row over some time, and well again only after
several good ones and some time without a bad one; in between nothing changes. So a feed that fails every other time is
told once, or never, and not at every turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import ceil

from monitor.model import Failure, FailureKind, FeedStanding, Health

# Three polls, as a server that restarts or is overloaded misses one or two; half an hour, as three polls of a busy feed
# are over in ten minutes.
_BAD_POLLS, _BAD_TIME = 3, timedelta(minutes=30)
# Of a feed that fails every other time, at random, six good polls in a row (an hour of them) come once a day.
_GOOD_POLLS, _GOOD_TIME = 3, timedelta(hours=1)

# A silence is told when it is so many times the 99th percentile of a feed's gaps, and half as long again as the longest
# one it had: nights and weekends are rare among gaps, holidays are not in the history yet.
_FAR_LONGER, _LONGER_THAN_EVER = 3, 1.5
# Nobody has to be told of half a day.
SHORTEST_SILENCE = timedelta(hours=12)
# How far back gaps are looked at: four weekends are in it.
HISTORY = timedelta(days=28)
# What a percentile can be taken of: fewer gaps, or a shorter time than has a weekend in it, are no history.
_ENOUGH_GAPS, _ENOUGH_TIME = 30, timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Look:
    """What a poll saw of a feed's health.

    Attributes:
        failure: what went wrong, or None.
        empty: whether its document has no items (one that did not change: still none).
        fresh: whether there was anything new in it.
        stale: whether it has been silent for too long, see `is_stale`.
    """

    failure: Failure | None = None
    empty: bool = False
    fresh: bool = False
    stale: bool = False


def standing_after(before: FeedStanding, look: Look, now: datetime) -> FeedStanding:
    """A feed's standing after a poll.

    Args:
        before: what it was until then.
        look: what the poll saw.
        now: when that was.
    """
    if look.failure is not None or look.empty:
        counted = replace(
            before,
            bad_polls=before.bad_polls + 1,
            bad_since=before.bad_since or now,
            last_bad=now,
            good_polls=0,
        )
    else:
        counted = replace(before, bad_polls=0, bad_since=None, good_polls=before.good_polls + 1)
    health = _health(counted, look, now)
    if health is before.health:
        return counted
    since = counted.bad_since if counted.bad_polls and health is not Health.OK else now
    return replace(counted, health=health, since=since)


def _health(counted: FeedStanding, look: Look, now: datetime) -> Health:
    match counted.health:
        case Health.OK | Health.STALE if counted.bad_polls:
            return _kind(look) if _bad_enough(counted, now) else counted.health
        case Health.OK:
            return Health.STALE if look.stale else Health.OK
        case Health.STALE:
            return Health.OK if look.fresh or not look.stale else Health.STALE
        case trouble:
            return Health.OK if _good_enough(counted, now) else trouble


def _kind(look: Look) -> Health:
    kind = look.failure.kind if look.failure else FailureKind.EMPTY
    return {FailureKind.BLOCKED: Health.BLOCKED, FailureKind.EMPTY: Health.EMPTY}.get(kind, Health.FAILING)


def _bad_enough(counted: FeedStanding, now: datetime) -> bool:
    since = counted.bad_since or now
    return counted.bad_polls >= _BAD_POLLS and now - since >= _BAD_TIME


def _good_enough(counted: FeedStanding, now: datetime) -> bool:
    last_bad = counted.last_bad or datetime.min.replace(tzinfo=now.tzinfo)
    # A clock that went back must not keep a feed in trouble until the old time comes again.
    return counted.good_polls >= _GOOD_POLLS and not timedelta() <= now - last_bad < _GOOD_TIME


def is_stale(last_new: datetime | None, arrivals: Sequence[datetime], now: datetime) -> bool:
    """Whether a feed has been silent far longer than it usually is.

    Args:
        last_new: when it last had something new.
        arrivals: when its items of the last weeks were published, in any order; too few give no answer but no.
        now: the current time.
    """
    usual = longest_usual_silence(arrivals)
    return last_new is not None and usual is not None and now - last_new > usual


def longest_usual_silence(arrivals: Sequence[datetime]) -> timedelta | None:
    """How long a feed may be silent before that is worth telling; None when too little is known of it."""
    times = sorted(arrivals)
    gaps = sorted(later - earlier for earlier, later in pairwise(times))
    if len(gaps) < _ENOUGH_GAPS or times[-1] - times[0] < _ENOUGH_TIME:
        return None
    percentile = gaps[ceil(0.99 * len(gaps)) - 1]
    return max(_FAR_LONGER * percentile, _LONGER_THAN_EVER * gaps[-1], SHORTEST_SILENCE)
