"""When an entry was published, in UTC, or None when the feed does not say so credibly.

feedparser reads every date format feeds are known for, and some things into them that are not there: a date without
a zone becomes UTC, `1755770400` the year 1755, the 30th of February the 2nd of March. What it can't read at all is a
weekday with a time but no zone, which the standard library can.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from functools import lru_cache
from zoneinfo import ZoneInfo

EARLIEST_YEAR = 1990  # before the web; what is earlier is a zero, an epoch or a Hijri year
MOST_AHEAD = timedelta(hours=48)  # clocks and zones are wrong by hours; what is further ahead is a mistake

_TIME_AND_ZONE = re.compile(
    r"\d{1,2}:\d{2} (?: :\d{2} (?: [.,]\d+ )? )? \s* (?P<zone> [+-]\d{1,2} (?: :?\d{2} )? | [A-Za-z]+ (?: [+-][\d:]+ )? )?",
    re.VERBOSE,
)
_ISO_DATE = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2}) (?: [Tt\s]\s* (\d{1,2}):(\d{2}) )?", re.VERBOSE)
# Names that mean the same everywhere (RFC 822 §5.1 and what feedparser adds without ambiguity).
_KNOWN_ZONES = frozenset("Z UT UTC GMT EST EDT CST CDT MST MDT PST PDT MET MEST".split())  # noqa: SIM905 - reads as a list
# feedparser takes these for Atlantic time, hours from UTC; in feeds from here they are Arabia's (Java's name for Riyadh's zone).
_MISTAKEN_ZONES = {"AST": -4, "ADT": -3}


def published(parsed: Sequence[int] | None, text: str, zone: str, now: datetime) -> datetime | None:
    """When an entry was published.

    Args:
        parsed: feedparser's nine numbers in UTC, or None.
        text: the date as the feed writes it.
        zone: IANA name of the zone that dates without one are in.
        now: the current time, aware.

    Returns:
        aware, in UTC; None for no date, a year before 1990, or more than 48 hours ahead.
    """
    try:
        _refuse_impossible_numbers(text)
        moment = _mail_date(text) if parsed is None else _utc(parsed)
        if moment is None:
            return None
        moment = _in_its_own_zone(moment, text, zone)
        credible = moment.year >= EARLIEST_YEAR and moment <= now + MOST_AHEAD
    except (ValueError, OverflowError):  # the year 0, the 30th of February; the year 9999 moved by a zone
        return None
    return moment if credible else None


def _utc(numbers: Sequence[int]) -> datetime:
    year, month, day, hour, minute, second = numbers[:6]
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)  # 60: a leap second


def _mail_date(text: str) -> datetime | None:
    """The standard library's reading of an RFC 822 date; without a zone as if it were in UTC."""
    fields = parsedate_tz(text)
    return _utc(fields[:6]) - timedelta(seconds=fields[9] or 0) if fields else None


def _refuse_impossible_numbers(text: str) -> None:
    """Raise ValueError for 2026-02-30 or 25:61, which feedparser would carry over into the next month or hour."""
    numbers = _ISO_DATE.match(text)
    if numbers:
        year, month, day, hour, minute = map(int, numbers.groups(default="0"))
        datetime(year, month, day, hour, minute, tzinfo=UTC)


def _in_its_own_zone(moment: datetime, text: str, zone: str) -> datetime:
    """Undo feedparser's guess when the text names no zone, or one that means something else here."""
    found = _TIME_AND_ZONE.search(text)
    name = (found["zone"] or "").upper() if found else ""
    if name[:1] in ("+", "-") or name.startswith("GMT") or name in _KNOWN_ZONES:
        return moment
    return _wall_clock(moment + timedelta(hours=_MISTAKEN_ZONES.get(name, 0)), zone)


def _wall_clock(moment: datetime, zone: str) -> datetime:
    """The moment at which clocks in the zone show what `moment` shows in UTC."""
    return moment.replace(tzinfo=_zone_info(zone)).astimezone(UTC)


@lru_cache(maxsize=64)
def _zone_info(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)
