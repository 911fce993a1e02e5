"""Delays are kept in little room, can be added up, and read off within the error that is stated."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Delays
from monitor.store import delays

SECONDS = st.floats(1, delays.LONGEST.total_seconds())


@settings(max_examples=200)
@given(st.lists(SECONDS, min_size=1, max_size=60), st.lists(SECONDS, max_size=60))
def test_quantiles_of_a_sum(one: list[float], other: list[float]) -> None:
    """Median and 95th percentile of two histograms added up are within 5 % of those of all delays."""
    both = sorted(one + other)
    counted = sum(
        (delays.histogram(timedelta(seconds=each) for each in some) for some in (one, other)),
        delays.histogram([]),
    )
    for share in (0.5, 0.95, 1.0):
        true = both[max(0, -int(-share * len(both) // 1) - 1)]
        told = delays.quantile(counted, share)
        assert told is not None
        assert abs(told.total_seconds() - true) <= delays.ERROR * true * 1.0001


def test_small_room() -> None:
    """However many delays there are, they take at most 140 buckets, and survive being stored."""
    counted = delays.histogram(timedelta(seconds=each) for each in range(0, 700_000, 7))

    assert len(counted) <= 140
    assert delays.from_text(delays.to_text(counted)) == counted
    assert sum(counted.values()) == delays.LONGEST.total_seconds() // 7 + 1


def test_odd_delays() -> None:
    """A date in the future is no delay; an old item brought up again is none either; of nothing nothing is told."""
    ahead, resurfaced = timedelta(hours=-3), timedelta(days=30)

    assert delays.bucket(ahead) == 0
    assert delays.histogram([resurfaced]) == {}
    assert delays.summary({}) == Delays()
