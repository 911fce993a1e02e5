"""Dates as people write them for Arabic readers, to a moment; "not understood" rather than a wrong one.

    text ─► digits, marks, letters evened out ─► one substitution ─► numbers ─► wall clock ─► moment in UTC
            ٢١ آب/أغسطس ٢٠٢٦، ٣:٣٠ مساءً         21 aug 2026, 3:30 pm           in the zone named, else the caller's

Three things make Arabic dates hard: every month has four names and is often written with two of them; Saudi dates come
in two calendars; and 08/09/2026 is September in Arabic but August where software was left at its American default. A
Hijri date is recognised and never taken for a Gregorian one: converting it would be right but for a day either way.

dateparser reads what is left ("منذ 3 ساعات"); importing and warming it costs 0.3 s, so that it is only asked then, and
not about what was understood and found impossible.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from monitor.arabic.date_words import (
    CONTRADICTION,
    DAYS,
    LETTERS,
    LONGEST,
    MONTHS,
    evened,
    in_english,
    places,
    without_hijri,
)

NOON = 12
EARLIEST_YEAR = 1990  # before the web; what is earlier is a zero, an epoch or a Hijri year
MOST_AHEAD = timedelta(hours=48)  # clocks and zones are wrong by hours; what is further ahead is a mistake
FURTHEST_ZONE = timedelta(hours=14)  # Kiribati
HIJRI_YEARS = range(1300, 1500)  # 1883 to 2077; no feed is as old as it would be if these were ours

_RELATIVE = re.compile(rf"(?<![{LETTERS}])(?:منذ|قبل)(?![{LETTERS}])")

_MONTH = rf"\b(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_DATE_SHAPES = tuple(
    re.compile(rf"(?<![\d.:]){shape}(?![\d:])")
    for shape in (
        r"(?P<year>\d{4})\s*(?P<sign>[-/.])\s*(?P<second>\d{1,2})\s*(?P=sign)\s*(?P<first>\d{1,2})(?!\s*(?P=sign)\s*\d)",
        r"(?P<first>\d{1,2})\s*(?P<sign>[-/.])\s*(?P<second>\d{1,2})\s*(?P=sign)\s*(?P<year>\d{4})",
        rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s*[-/.,]?\s*{_MONTH}\s*[-/.,]?\s*(?P<year>\d{{4}})",
        rf"{_MONTH}\s*[-/.]?\s*(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s*[-/.,]?\s*(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})\s*[-/.,]?\s*{_MONTH}\s*[-/.,]?\s*(?P<first>\d{{1,2}})",
    )
)
_TIME = re.compile(
    r"(?:\b(?P<before>am|pm|noon|night)\s*)?(?<![\d.:+-])(?P<hour>\d{1,2})\s?[:h]\s?(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s*(?P<after>am|pm|noon|night)\b)?"
)
_WHOLE_HOUR = re.compile(r"(?<![\d/.:+-])(?P<hour>\d{1,2})\s*(?P<after>am|pm|noon|night)\b")
_OFFSET = re.compile(
    r"\s*\(?\s*(?:utc|gmt)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?![\d:])"
)
_UTC = re.compile(r"\s*\(?\s*(?:(?:z|utc|gmt)\b|ت\.?\s*غ)")
_PLACE = re.compile(rf"(?<![{LETTERS}])ب?توقيت\s+(?P<names>[{LETTERS}]+(?:\s+[{LETTERS}]+)?)")
_WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})")


class Calendar(StrEnum):
    """What a text turned out to say."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"  # and no other date beside it
    IMPOSSIBLE = "impossible"  # two months in one
    NONE = "none"  # no date with day, month and year


class Order(StrEnum):
    """What a date of two numbers and a year says of which is which."""

    NAMED = "named"  # the month is a word, or the year comes first
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it was written, before anybody decides which number is the month.

    Attributes:
        calendar: of all others but GREGORIAN nothing else is known.
        year, month, day: as if the day came first where the numbers leave it open.
        hour, minute, second: of the wall clock; 0 when no time is given.
        zone: the zone it names, or None.
        order: how it tells the day from the month.
        weekday: 0 for Monday, when it is named.
    """

    calendar: Calendar
    year: int = 0
    month: int = 0
    day: int = 0
    hour: int = 0
    minute: int = 0
    second: int = 0
    zone: timezone | ZoneInfo | None = None
    order: Order = Order.NAMED
    weekday: int | None = None

    def moment(self, zone: str, *, day_first: bool = True) -> datetime | None:
        """The moment in UTC; None when there is none, as for 30 February or the hour 25.

        Args:
            zone: IANA name of the zone of dates that name none.
            day_first: which number of an open date is the day.
        """
        if self.calendar is not Calendar.GREGORIAN:
            return None
        swapped = self.order is Order.OPEN and not day_first
        month, day = (self.day, self.month) if swapped else (self.month, self.day)
        try:
            wall = datetime(
                self.year,
                month,
                day,
                self.hour,
                self.minute,
                self.second,
                tzinfo=self.zone or zone_info(zone),
            )
            return wall.astimezone(UTC)
        except (ValueError, OverflowError):
            return None


def read_date(text: str) -> Written:
    """Read a date without deciding anything.

    Args:
        text: the date alone, or the line it stands in; longer than 200 characters it is none.
    """
    line = evened(text)
    if len(line) > LONGEST:
        return Written(Calendar.NONE)
    line, hijri = without_hijri(line)
    named = in_english(line)
    if CONTRADICTION in named:
        return Written(Calendar.IMPOSSIBLE)
    found = next((match for shape in _DATE_SHAPES if (match := shape.search(named))), None)
    if found is None:
        return Written(Calendar.HIJRI if hijri else Calendar.NONE)
    if int(found["year"]) in HIJRI_YEARS:
        return Written(Calendar.HIJRI)
    return _read(found, f"{named[: found.start()]} ; {named[found.end() :]}")


def day_comes_first(dates: Iterable[Written], latest: datetime) -> bool:
    """Whether in the dates of one source the day stands before the month; yes, unless something speaks against it.

    Evidence, the strongest first: numbers over 12; weekdays; dates that would be later than `latest`; the time that all
    of them together would span, for a feed's items are of neighbouring days rather than of one day of many months.

    Args:
        dates: of one feed or site; those that say themselves what is what are evidence for the others.
        latest: no date can be later; aware.
    """
    dates = tuple(dates)
    plain = [sum(date.order is order for date in dates) for order in (Order.DAY_FIRST, Order.MONTH_FIRST)]
    if plain[0] != plain[1]:
        return plain[0] > plain[1]
    unclear = [date for date in dates if date.order is Order.OPEN]
    return _fit(unclear, latest, day_first=True) >= _fit(unclear, latest, day_first=False)


def is_credible(moment: datetime, now: datetime) -> bool:
    """Whether something can have been published then: since there is a web, and not later than the day after tomorrow."""
    return moment.year >= EARLIEST_YEAR and moment <= now + MOST_AHEAD


def read_freely(text: str, zone: str, now: datetime) -> datetime | None:
    """What dateparser makes of a date with day, month and year, or of "منذ 3 ساعات"; in UTC, or None.

    Args:
        text: what `read_date` found no date in.
        zone: IANA name of the zone of dates that name none.
        now: the current time, aware.
    """
    line = evened(text)
    worded = re.search(r"\d.*[^\W\d_]{3}|[^\W\d_]{3}.*\d", line)
    if len(line) > LONGEST or not (worded or _RELATIVE.search(line)):
        return None
    try:
        found = _dateparser(zone, now.astimezone(zone_info(zone)).replace(tzinfo=None)).get_date_data(line)
        return found.date_obj.astimezone(UTC) if found.date_obj else None
    except Exception:  # noqa: BLE001 - it has raised half a dozen kinds on odd input; what it can't read is no date
        return None


@lru_cache(maxsize=64)
def zone_info(zone: str) -> ZoneInfo:
    """The time zone of an IANA name that is known to be one."""
    return ZoneInfo(zone)


def _read(found: re.Match[str], rest: str) -> Written:
    """The date that was found, with what stands around it."""
    parts = found.groupdict()
    day, order = int(parts["first"]), Order.NAMED
    month = MONTHS.index(parts["month"]) + 1 if parts.get("month") else int(parts["second"])
    if not parts.get("month") and found.start("first") < found.start("year"):
        order = _order(day, month)
        day, month = (month, day) if order is Order.MONTH_FIRST else (day, month)
    weekday = _WEEKDAY.search(rest)
    hour, minute, second, zone = _time_and_zone(rest)
    return Written(
        Calendar.GREGORIAN,
        int(parts["year"]),
        month,
        day,
        hour,
        minute,
        second,
        zone,
        order,
        weekday=DAYS.index(weekday[1]) if weekday else None,
    )


def _order(first: int, second: int) -> Order:
    if first == second:
        return Order.NAMED
    if first > len(MONTHS) >= second:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > len(MONTHS) >= first else Order.OPEN


def _time_and_zone(rest: str) -> tuple[int, int, int, timezone | ZoneInfo | None]:
    found = _TIME.search(rest) or _WHOLE_HOUR.search(rest)
    if found is None:
        return 0, 0, 0, None
    parts = found.groupdict()
    hour = _hour_of_day(int(parts["hour"]), parts.get("before") or parts["after"] or "")
    second = min(int(parts.get("second") or 0), 59)  # 60: a leap second
    return hour, int(parts.get("minute") or 0), second, _zone(rest, found.end())


def _hour_of_day(hour: int, half: str) -> int:
    """`3, "pm"` is 15. Many sites put the half after an hour of 24, where it says nothing new."""
    if hour > NOON or not half:
        return hour
    hour %= NOON
    afternoon = {"am": False, "pm": True, "noon": hour < NOON - 2, "night": hour >= NOON // 2}[half]
    return hour + NOON if afternoon else hour


def _zone(rest: str, after: int) -> timezone | ZoneInfo | None:
    """The zone that a date names: an offset or UTC right behind the time, or a place."""
    if offset := _OFFSET.match(rest, after):
        distance = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        if distance <= FURTHEST_ZONE:
            return timezone(-distance if offset["sign"] == "-" else distance)
    if _UTC.match(rest, after):
        return UTC
    place = _PLACE.search(rest)
    if place is None:
        return None
    both = " ".join(place["names"].split())
    name = places().get(both) or places().get(both.partition(" ")[0])
    return zone_info(name) if name else None


def _fit(dates: list[Written], latest: datetime, *, day_first: bool) -> tuple[int, int, timedelta]:
    """How well one order suits open dates; greater is better."""
    moments = [date.moment("UTC", day_first=day_first) for date in dates]
    pairs = zip(dates, moments, strict=True)
    on_its_day = sum(
        moment is not None and date.weekday == moment.astimezone(date.zone or UTC).weekday()
        for date, moment in pairs
    )
    known = [moment for moment in moments if moment is not None]
    past = sum(moment <= latest for moment in known)
    return on_its_day, past, min(known) - max(known) if known else timedelta()


@lru_cache(maxsize=1)
def _dateparser(zone: str, now: datetime) -> Any:
    """A parser for one document: building it costs more than a date."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - 0.1 s and 20 MB that hardly any feed needs

    return DateDataParser(
        languages=["ar", "en", "fr"],
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": now,
            "TIMEZONE": zone,
            "RETURN_AS_TIMEZONE_AWARE": True,
            "PREFER_DATES_FROM": "past",
        },
    )
