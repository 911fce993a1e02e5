"""Once a day, exactly once: through summer time, sleep and wrong clocks."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.daemon.routine import begins_anew, day_due, is_due, planned

# Between them: a gap at midnight (Cairo, Beirut), a repeated hour before midnight (the same), the clock changed twice
# for Ramadan (Casablanca), a gap and a repeat at 2 or 3 in the night (Paris), no change at all (Riyadh).
ZONES = ("Africa/Cairo", "Asia/Beirut", "Africa/Casablanca", "Europe/Paris", "Asia/Riyadh")
TIMES = (time(0, 30), time(2, 30), time(23, 30))
FIRST, LAST = datetime(1990, 1, 1), datetime(2090, 1, 1)  # noqa: DTZ001  hypothesis adds the zone


def days_run(begin: datetime, end: datetime, at: time, zone: ZoneInfo, every: timedelta) -> Counter[date]:
    """The days for which a monitor that looks every so often makes a run."""
    last = day_due(begin, at, zone)
    runs: Counter[date] = Counter()
    now = begin
    while now < end:
        if is_due(last, now, at, zone):
            last = day_due(now, at, zone)
            runs[last] += 1
        now += every
    return runs


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", TIMES, ids=str)
def test_every_day_once_for_three_years(zone: str, at: time) -> None:
    """Every date of three years has its run, and only one, though hours are skipped and repeated."""
    where = ZoneInfo(zone)
    begin, end = datetime(2024, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    runs = days_run(begin, end, at, where, timedelta(hours=12))

    first, last = day_due(begin, at, where), day_due(end - timedelta(hours=12), at, where)
    expected = [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]
    assert sorted(runs) == expected
    assert set(runs.values()) == {1}


@pytest.mark.parametrize(
    ("zone", "day", "at", "moment"),
    [
        pytest.param("Africa/Cairo", (2026, 4, 24), (0, 30), "2026-04-23 22:30", id="Cairo: 00:30 is skipped"),
        pytest.param("Africa/Cairo", (2026, 4, 24), (1, 30), "2026-04-23 22:30", id="Cairo: 01:30 after it"),
        pytest.param("Africa/Cairo", (2026, 10, 29), (23, 30), "2026-10-29 20:30", id="Cairo: 23:30 comes twice"),
        pytest.param("Asia/Beirut", (2026, 3, 29), (0, 0), "2026-03-28 22:00", id="Beirut: no midnight"),
        pytest.param("Asia/Beirut", (2026, 10, 24), (23, 59), "2026-10-24 20:59", id="Beirut: 23:59 twice"),
        pytest.param("Africa/Casablanca", (2026, 2, 15), (2, 30), "2026-02-15 01:30", id="Casablanca: twice"),
        pytest.param("Africa/Casablanca", (2026, 3, 22), (2, 30), "2026-03-22 02:30", id="Casablanca: skipped"),
        pytest.param("Africa/Casablanca", (2026, 7, 1), (7, 0), "2026-07-01 06:00", id="Casablanca in summer"),
    ],
)  # fmt: skip
def test_moment_planned(zone: str, day: tuple[int, int, int], at: tuple[int, int], moment: str) -> None:
    """A skipped time is counted from before the gap, one that comes twice is meant the first time."""
    expected = datetime.fromisoformat(f"{moment}+00:00")

    assert planned(date(*day), time(*at), ZoneInfo(zone)) == expected


@pytest.mark.parametrize("zone", ["Africa/Cairo", "Asia/Beirut", "Africa/Casablanca"])
@pytest.mark.parametrize("change", ["gap", "repeat"])
def test_around_each_change(zone: str, change: str) -> None:
    """Around each change of three years, looked at every twenty minutes, each date's 00:30 and 23:30 run once."""
    where = ZoneInfo(zone)
    days = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(3 * 365)]
    sign = 1 if change == "gap" else -1
    changes = [
        day for day in days if sign * _offset(day, where) < sign * _offset(day + timedelta(days=1), where)
    ]

    assert len(changes) >= 3
    for before in changes:
        for at in (time(0, 30), time(23, 30)):
            end = before + timedelta(days=2)
            runs = days_run(before, end, at, where, timedelta(minutes=20))
            assert (
                len(runs)
                == (day_due(end - timedelta(minutes=20), at, where) - day_due(before, at, where)).days
            )
            assert set(runs.values()) == {1}


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def test_caught_up_once() -> None:
    """After four days of sleep one run is due, and then no other before the next day's time."""
    zone, at = ZoneInfo("Africa/Cairo"), time(7)
    back = datetime(2026, 11, 21, 12, tzinfo=UTC)

    assert is_due(date(2026, 11, 17), back, at, zone)
    assert not is_due(day_due(back, at, zone), back + timedelta(hours=10), at, zone)
    assert is_due(day_due(back, at, zone), back + timedelta(hours=20), at, zone)


def test_clock_that_goes_back() -> None:
    """What was done is not done again when its time comes a second time; a run in a far future is forgotten."""
    zone, at = ZoneInfo("Africa/Cairo"), time(7)
    after = datetime(2026, 11, 21, 5, 30, tzinfo=UTC)
    done = day_due(after, at, zone)

    for minutes in range(0, 180, 10):
        assert not is_due(done, after - timedelta(hours=1) + timedelta(minutes=minutes), at, zone)
    assert not begins_anew(done, after - timedelta(hours=1), at, zone)
    assert begins_anew(date(2031, 1, 1), after, at, zone)
    assert not is_due(date(2031, 1, 1), after, at, zone)


def test_first_start() -> None:
    """What was never done is not overdue: counting begins."""
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    assert begins_anew(None, now, time(7), ZoneInfo("UTC"))
    assert not is_due(None, now, time(7), ZoneInfo("UTC"))


def test_a_day_that_was_skipped() -> None:
    """Samoa had no 30 December 2011: no look at the clock fails, and each other date runs once."""
    zone = ZoneInfo("Pacific/Apia")
    begin = datetime(2011, 12, 27, tzinfo=UTC)
    runs = days_run(begin, begin + timedelta(days=7), time(7), zone, timedelta(minutes=30))

    assert set(runs.values()) == {1}
    assert {date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)} <= set(runs)


@settings(max_examples=200)
@given(
    now=st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    at=st.times().map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=None)),
    zone=st.sampled_from(ZONES),
)
def test_the_day_that_is_due(now: datetime, at: time, zone: str) -> None:
    """The day that is due was planned for now or earlier, and the one after it for later."""
    where = ZoneInfo(zone)
    day = day_due(now, at, where)

    assert planned(day, at, where) <= now < planned(day + timedelta(days=1), at, where)
