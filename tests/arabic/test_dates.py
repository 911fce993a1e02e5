from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.arabic.date_words import hijri_months, months, places
from monitor.arabic.dates import Calendar, Order, Written, day_comes_first, read_date, read_freely, zone_info

LATEST = datetime(2026, 8, 24, 12, tzinfo=UTC)


def first_of(*texts: str) -> bool:
    """The vote of these dates."""
    return day_comes_first(map(read_date, texts), LATEST)


@pytest.mark.parametrize(
    ("texts", "day_first"),
    [
        pytest.param(["08/09/2026"] * 30, False, id="September has not come yet"),
        pytest.param(["07/08/2026"] * 30, True, id="nothing speaks against the custom"),
        pytest.param(["07/08/2026", "08/08/2026", "13/08/2026"], True, id="a number over twelve"),
        pytest.param(["07/08/2026", "08/08/2026", "07/31/2026"], False, id="as the second"),
        pytest.param(["05/06/2026", "05/07/2026", "05/08/2026"], False, id="three days rather than three months"),
        pytest.param(["05/06/2026", "06/06/2026", "07/06/2026"], True, id="and in the order of days"),
        pytest.param(["الثلاثاء 07/04/2026"], True, id="a weekday"),
        pytest.param(["السبت 07/04/2026"], False, id="another weekday"),
        pytest.param(["Fri, 21 Aug 2026 15:30:00 GMT", "12 آب 2026"], True, id="dates in words are no evidence"),
        pytest.param([], True, id="no dates"),
    ],
)  # fmt: skip
def test_the_dates_of_a_feed_vote(texts: list[str], day_first: bool) -> None:  # noqa: FBT001 - a column of the table
    """Whether 08/09 is in August or September is told by all dates together."""
    assert first_of(*texts) is day_first


def test_an_open_date_follows_the_vote() -> None:
    """Only a date that leaves it open does."""
    open_date, clear = read_date("08/09/2025"), read_date("25/09/2025")
    assert (open_date.order, clear.order) == (Order.OPEN, Order.DAY_FIRST)
    assert open_date.moment("UTC") == datetime(2025, 9, 8, tzinfo=UTC)
    assert open_date.moment("UTC", day_first=False) == datetime(2025, 8, 9, tzinfo=UTC)
    assert clear.moment("UTC", day_first=False) == clear.moment("UTC") == datetime(2025, 9, 25, tzinfo=UTC)


@pytest.mark.parametrize("month", sorted(hijri_months()))
def test_no_hijri_month_is_a_gregorian_one(month: str) -> None:
    """A date in the Islamic calendar is told as such, with and without its year."""
    assert read_date(f"الجمعة 9 {month} 1448 هـ").calendar is Calendar.HIJRI
    assert read_date(f"9 {month}").calendar is Calendar.HIJRI


def test_every_place_has_a_zone() -> None:
    """CLDR's cities and ours name zones that exist."""
    assert all(zone_info(zone).key == zone for zone in places().values())


def test_two_names_of_one_month_are_one() -> None:
    """All names agree with the first of their month, as آب/أغسطس does, and contradict those of the next one."""
    first_names = {number: name for name, number in months().items()}
    for name, number in months().items():
        other = first_names[number % 12 + 1]
        assert read_date(f"3 {name} / {first_names[number]} 2025").month == number
        assert read_date(f"3 {name} ({other}) 2025").calendar is Calendar.IMPOSSIBLE


@given(
    st.text(alphabet="0123456789٠٣١٢ /-:.,،()صمهـ آبأغسطسمارسthuaug+zZ\u200f\u061c", max_size=60)
    | st.text(max_size=60)
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Whatever stands where a date should: a moment or None, never an exception."""
    written = read_date(text)
    assert isinstance(written, Written)
    for order in (True, False):
        moment = written.moment("Africa/Casablanca", day_first=order)
        assert moment is None or moment.tzinfo is UTC
    assert isinstance(day_comes_first([written] * 2, LATEST), bool)


@given(st.text(alphabet="0123456789 /-:.منذساعاتقبليومh", max_size=30))
@settings(max_examples=25, deadline=None)
def test_free_text_is_read(text: str) -> None:
    """Dateparser's exceptions stay inside."""
    moment = read_freely(text, "Asia/Beirut", LATEST)
    assert moment is None or moment.tzinfo is UTC
