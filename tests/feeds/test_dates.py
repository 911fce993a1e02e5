import time
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser.datetimes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds.dates import MOST_FREE, Dates
from monitor.model import Dating
from tests.feeds.date_cases import NO_DATES, NOW, ODD_DATES, month_cases


def read(text: str, zone: str = "Asia/Riyadh") -> datetime | None:
    """A date as a feed of a zone (UTC+3 all year unless said) writes it."""
    parsed: Any = feedparser.datetimes._parse_date(text)
    return Dates.of([text], zone, NOW).published(parsed, text)[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fri, 21 Aug 2026 15:30:00 +0300", id="RFC 822"),
        pytest.param("Fri, 21 Aug 2026 12:30:00 GMT", id="GMT"),
        pytest.param("Fri, 21 Aug 2026 12:30:00 UTC", id="UTC"),
        pytest.param("Fri, 21 Aug 2026 15:30:00 GMT+03:00", id="GMT with an offset"),
        pytest.param("Fri, 21 Aug 2026 08:30:00 EDT", id="a zone of RFC 822"),
        pytest.param("2026-08-21T12:30:00Z", id="W3C"),
        pytest.param("2026-08-21T12:30:00.123Z", id="with a fraction"),
        pytest.param("2026-08-21T14:30:00+02:00", id="W3C with an offset"),
        pytest.param("٢٠٢٦-٠٨-٢١T١٢:٣٠:٠٠Z", id="Arabic-Indic digits"),
        pytest.param("Fri, 21 Aug 2026 15:30:00", id="RFC 822 without a zone"),
        pytest.param("21 Aug 2026 15:30", id="short, without a zone"),
        pytest.param("2026-08-21T15:30:00", id="W3C without a zone"),
        pytest.param("2026-08-21 15:30:00", id="SQL"),
        pytest.param("Fri, 21 Aug 2026 15:30:00 AST", id="Arabia, not the Atlantic"),
        pytest.param("Fri, 21 Aug 2026 15:30:00 KSA", id="a name nobody knows"),
        pytest.param("Fri, 21 Aug 2026 15:30:00 UTC+03:00", id="an offset feedparser overlooks"),
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    """With a zone that is known it decides, else the feed's."""
    moment = read(text)
    assert moment is not None
    assert moment.replace(microsecond=0) == datetime(2026, 8, 21, 12, 30, tzinfo=UTC)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        pytest.param("2026-01-10T12:00:00", "Africa/Cairo", datetime(2026, 1, 10, 10, tzinfo=UTC), id="winter"),
        pytest.param("2026-07-10T12:00:00", "Africa/Cairo", datetime(2026, 7, 10, 9, tzinfo=UTC), id="summer"),
        pytest.param("2026-04-24T00:30:00", "Africa/Cairo", datetime(2026, 4, 23, 22, 30, tzinfo=UTC), id="an hour that does not exist"),
        pytest.param("2026-07-10", "Asia/Beirut", datetime(2026, 7, 9, 21, tzinfo=UTC), id="a day"),
        pytest.param("2026-07-10T12:00:00", "UTC", datetime(2026, 7, 10, 12, tzinfo=UTC), id="UTC"),
        pytest.param("Wed, 31 Dec 2025 23:59:60 GMT", "UTC", datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC), id="a leap second"),
    ],
)  # fmt: skip
def test_dates_without_a_zone_are_in_the_feeds(text: str, zone: str, moment: datetime | None) -> None:
    """Whatever the season."""
    assert read(text, zone) == moment


@pytest.mark.parametrize(("text", "moment"), month_cases())
def test_every_month_of_every_tradition(text: str, moment: datetime) -> None:
    """Egyptian, Levantine, Maghrebi and Moroccan names, in Latin and in Arabic digits, in the feed's zone."""
    assert read(text) == moment


@pytest.mark.parametrize(("text", "moment"), ODD_DATES.items())
def test_odd_dates(text: str, moment: datetime) -> None:
    """Pairs of names, halves of the day, direction marks, places, two calendars: the moment that was meant."""
    assert read(text) == moment


@pytest.mark.parametrize("text", NO_DATES)
def test_what_cannot_be_is_no_date(text: str) -> None:
    """Epochs, zeros, Hijri years, half dates and the far future give None, never an absurd year."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("ahead", "kept"), [(timedelta(hours=2), True), (timedelta(hours=48), True), (timedelta(hours=49), False)]
)
def test_a_date_may_be_two_days_ahead(ahead: timedelta, kept: bool) -> None:  # noqa: FBT001 - a column of the table
    """Clocks are wrong by hours, not by days."""
    moment = NOW + ahead
    assert read(moment.isoformat()) == (moment if kept else None)


def test_few_dates_are_asked_dateparser_about() -> None:
    """A feed of two thousand dates in no language we read costs what two hundred cost, and its items stay."""
    dates = Dates("UTC", NOW)
    datings = [dates.published(None, "منذ 3 ساعات")[1] for _ in range(MOST_FREE + 2)]
    assert datings == [Dating.FREE] * MOST_FREE + [Dating.UNCLEAR] * 2


@given(
    st.none() | st.tuples(*[st.integers(-10, 10_000)] * 9) | st.datetimes().map(datetime.timetuple),
    st.text() | st.from_regex(r"\d\d?:\d\d(:\d\d)? ?[A-Z+-][A-Z0-9:]*"),
    st.sampled_from(["UTC", "Asia/Riyadh", "Africa/Cairo", "Africa/Casablanca"]),
)
@settings(max_examples=100)
def test_a_date_is_credible_or_none(
    parsed: tuple[int, ...] | time.struct_time | None, text: str, zone: str
) -> None:
    """Never an exception, never outside 1990 to the day after tomorrow."""
    moment, _ = Dates(zone, NOW).published(parsed, text)
    assert moment is None or datetime(1990, 1, 1, tzinfo=UTC) <= moment <= NOW + timedelta(hours=48)
