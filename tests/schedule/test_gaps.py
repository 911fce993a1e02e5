"""When two looks at a feed do not overlap, something may have been missed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Gap, Item, Window
from monitor.schedule import overlaps, possible_gap, window_begin, window_of

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LAST_READ = NOON - timedelta(hours=2)
# What the feed showed two hours ago: items 1 to 10, the tenth published just before.
KNOWN = [f"n{number}" for number in range(1, 11)]
BEFORE = Window("n10", LAST_READ - timedelta(minutes=5))


def at(minutes: float) -> datetime:
    """So many minutes after the last look."""
    return LAST_READ + timedelta(minutes=minutes)


def item(identity: str, published: datetime | None) -> Item:
    """An entry; nothing but its identity and its date matters here."""
    return Item(
        identity, f"https://a.example/{identity}", f"a.example/{identity}", "خبر", published=published
    )


def news(*minutes: float) -> list[Item]:
    """New items, published so many minutes after the last look."""
    return [item(f"new{place}", at(minute)) for place, minute in enumerate(minutes)]


def known(*numbers: int, dated: bool = True) -> list[Item]:
    """Items known from before, five minutes apart."""
    return [item(f"n{number}", at(5 * (number - 11)) if dated else None) for number in numbers]


@pytest.mark.parametrize(
    ("items", "gap"),
    [
        ([], None),
        ([*news(30, 20), *known(10, 9, 8)], None),
        ([*news(30, 20), *known(10)], None),
        ([*news(30, 20), *known(9, 8)], None),
        (known(10), None),
        (news(110, 100, 90), (-5, 90)),
        (news(90), (-5, 90)),
        ([*known(1), *news(110, 100, 95, 90)], (-5, 90)),
        (news(110, 100, 90, 80, -5000), (-5, 80)),
        (news(110, 100, 90, 80, 70, -10, -20), None),
        (news(110, 100, -20), None),
        ([item("x", None), item("y", None)], (0, 120)),
        ([item("x", None), *known(2, 3, dated=False)], None),
        (news(5000, 4000), (-5, 120)),
    ],
    ids=[
        "no items",
        "the usual",
        "the newest known item is there",
        "the newest known item was taken down",
        "nothing new",
        "all new",
        "one item, new",
        "an old item kept at the top is no overlap",
        "one item dated back is no overlap",
        "new to us, but older: the document reaches back",
        "a short document that reaches back",
        "no dates, none known",
        "no dates, two known",
        "dates in the future end now",
    ],
)
def test_possible_gap(items: Sequence[Item], gap: tuple[float, float] | None) -> None:
    """Windows that overlap leave no gap; else it reaches from the newest known item to the oldest new one."""
    found = possible_gap(items, KNOWN, BEFORE, LAST_READ, NOON)

    assert found == (gap and Gap(at(gap[0]), at(gap[1])))


def test_a_date_in_the_future_hides_no_gap() -> None:
    """An item stamped next year is taken as published when the feed was last read."""
    before = Window("n10", NOON + timedelta(days=300))

    assert possible_gap(news(110, 90), KNOWN, before, LAST_READ, NOON) == Gap(LAST_READ, at(90))


def test_a_feed_without_dates_is_compared_by_identity() -> None:
    """Its window ends with the first item of the document."""
    window = window_of([item("x", None), item("y", None)])

    assert window == Window("x", None)
    assert window is not None
    assert overlaps([item("z", None), item("x", None)], {"x"}, window)
    assert possible_gap([item("z", None)], {"x"}, window, LAST_READ, NOON) == Gap(LAST_READ, NOON)


def test_window_of() -> None:
    """A document reaches up to its newest item, wherever that stands."""
    assert window_of([]) is None
    assert window_of([item("old", at(1)), item("new", at(9)), item("none", None)]) == Window("new", at(9))
    assert window_begin([item("none", None)]) is None


@settings(max_examples=100)
@given(
    gaps=st.lists(st.integers(1, 300), min_size=30, max_size=60),
    size=st.integers(2, 12),
    skipped=st.integers(0, 25),
)
def test_a_sliding_window(gaps: list[int], size: int, skipped: int) -> None:
    """Of a feed that shows its newest items, a gap is told exactly when an item was never in a window we saw."""
    times = [NOON + timedelta(minutes=sum(gaps[: place + 1])) for place in range(len(gaps))]
    stream = [item(str(place), time) for place, time in enumerate(times)]
    first, second = stream[:size][::-1], stream[skipped : skipped + size][::-1]
    window = window_of(first)
    assert window is not None
    seen = {one.identity for one in first}

    gap = possible_gap(second, seen, window, times[size - 1], times[-1])

    missed = [one for one in stream[size:skipped] if one.published]
    assert (gap is not None) == (skipped >= size)
    if gap is not None:
        assert all(one.published and gap.begins < one.published < gap.ends for one in missed)
