"""How long after its publication an item was seen: a small histogram that can be added up over feeds and days.

A bucket holds all delays within 5 % of its middle, so that any quantile read from it is off by at most 5 %, however
many histograms were added: the DDSketch of Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile sketch
with relative-error guarantees", VLDB 2019, without its bucket limit (a week of seconds takes 134 buckets).
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import ceil, log

from monitor.model import Delays

# How far a quantile may be off, relative to itself.
ERROR = 0.05
# An item dated further back was not delayed: its outlet brought an old one up again.
LONGEST = timedelta(days=7)

_GROWTH = (1 + ERROR) / (1 - ERROR)

# Number of a bucket → how many delays are in it.
Histogram = Mapping[int, int]


def bucket(delay: timedelta) -> int:
    """Number of the bucket a delay belongs to; the first one holds all up to a second, those below zero included."""
    seconds = delay.total_seconds()
    return 0 if seconds <= 1 else ceil(log(seconds, _GROWTH))


def middle(number: int) -> timedelta:
    """The delay that is at most 5 % away from every delay in a bucket."""
    return timedelta(seconds=2 * _GROWTH**number / (_GROWTH + 1))


def histogram(delays: Iterable[timedelta]) -> Counter[int]:
    """The delays by bucket, those of old items left out."""
    return Counter(bucket(delay) for delay in delays if delay <= LONGEST)


def quantile(counted: Histogram, share: float) -> timedelta | None:
    """The delay that so many of all (0 < share <= 1) do not exceed; None when there are none."""
    rank, passed = share * sum(counted.values()), 0
    for number in sorted(counted):
        passed += counted[number]
        if passed >= rank:
            return middle(number)
    return None


def summary(counted: Histogram) -> Delays:
    """What people are told of a histogram."""
    return Delays(sum(counted.values()), quantile(counted, 0.5), quantile(counted, 0.95))


def to_text(counted: Histogram) -> str:
    """A histogram as it is stored: JSON of [bucket, count] pairs."""
    return json.dumps(sorted(counted.items()), separators=(",", ":"))


def from_text(text: str) -> Counter[int]:
    """The histogram that `to_text` was given."""
    return Counter(dict(json.loads(text)))
