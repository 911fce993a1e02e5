"""When an entry was published, in UTC, or None when the feed does not say so credibly.

feedparser reads every date format feeds are known for, and some things into them that are not there: a date without
a zone becomes UTC, `1755770400` the year 1755, `21-08-2026` the 20th of August 2021, `2026/08/21` November, the 30th of
February the 2nd of March. So it is believed about the two standard formats, and about nothing that is only numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

from monitor.arabic.dates import (
    HIJRI_YEARS,
    MOST_AHEAD,
    Calendar,
    Written,
    day_comes_first,
    is_credible,
    read_date,
    read_freely,
    zone_info,
)
from monitor.model import Dating

# Dates of one document that dateparser is asked about: 2 to 15 ms each, and the child that reads a document has 10 s.
MOST_FREE = 200

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
_ZONE = r"(?P<zone>[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]+(?:[+-][\d:]+)?)?"
_W3C = re.compile(rf"\s*(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:[Tt\s]\s*({_CLOCK})\s*{_ZONE})?\s*")
_MAIL = re.compile(
    rf"\s*(?:[A-Za-z]+\.?,?\s+)?\d{{1,2}}[ -]+[A-Za-z]+\.?,?[ -]+(?:\d{{2}}|\d{{4}})(?:\s+{_CLOCK}\s*{_ZONE}\s*(?:\([^)]*\)\s*)?)?"
)
_HALVES = frozenset({"AM", "PM"})
# Names that mean the same everywhere (RFC 822 §5.1 and what feedparser adds without ambiguity).
_KNOWN_ZONES = frozenset("Z UT UTC GMT EST EDT CST CDT MST MDT PST PDT MET MEST".split())  # noqa: SIM905 - reads as a list
# feedparser takes these for Atlantic time, hours from UTC; in feeds from here they are Arabia's (Java's name for Riyadh's zone).
_MISTAKEN_ZONES = {"AST": -4, "ADT": -3}


@dataclass(frozen=True, slots=True)
class Dates:
    """How the dates of one document are to be read.

    Attributes:
        zone: IANA name of the zone that dates without one are in.
        now: the current time, aware.
        day_first: whether 08/09/2026 is in September.
        free: one is taken for each date that dateparser is asked about.
    """

    zone: str
    now: datetime
    day_first: bool = True
    free: Iterator[int] = field(default_factory=lambda: iter(range(MOST_FREE)), compare=False)

    @classmethod
    def of(cls, texts: Iterable[str], zone: str, now: datetime) -> "Dates":
        """Let all dates of a document vote on whether the day or the month comes first."""
        written = (read_date(text) for text in texts if not _is_standard(text))
        return cls(zone, now, day_comes_first(written, now + MOST_AHEAD))

    def published(self, parsed: Sequence[int] | None, text: str) -> tuple[datetime | None, Dating]:
        """When an entry was published, aware, in UTC, and how that was found out.

        Args:
            parsed: feedparser's nine numbers in UTC, or None.
            text: the date as the feed writes it.

        Returns:
            None for no date, a year before 1990, or more than 48 hours ahead.
        """
        if not text.strip():
            return None, Dating.MISSING
        try:
            moment, dating = self._standard(parsed, text) if _is_standard(text) else self._other(parsed, text)
        except (ValueError, OverflowError):  # the year 0, the 30th of February; the year 9999 moved by a zone
            return None, Dating.IMPOSSIBLE
        if moment is None:
            return None, dating
        if is_credible(moment, self.now):
            return moment, dating
        return None, Dating.FUTURE if moment > self.now else Dating.IMPOSSIBLE

    def _standard(self, parsed: Sequence[int] | None, text: str) -> tuple[datetime | None, Dating]:
        """An RFC 822 or W3C date."""
        _refuse_impossible_numbers(text)
        moment = _own_reading(text) if parsed is None else _utc(parsed)
        if moment is None:
            return self._written(read_date(text))
        if moment.year in HIJRI_YEARS:
            return None, Dating.HIJRI
        found = _W3C.fullmatch(text) or _MAIL.fullmatch(text)
        name = ((found and found["zone"]) or "").upper()
        if name[:1] in ("+", "-") or name.startswith("GMT") or name in _KNOWN_ZONES:
            return moment, Dating.STANDARD
        # feedparser guessed: the text names no zone, or one that means something else here.
        wall = moment + timedelta(hours=_MISTAKEN_ZONES.get(name, 0))
        return wall.replace(tzinfo=zone_info(self.zone)).astimezone(UTC), Dating.NO_ZONE

    def _other(self, parsed: Sequence[int] | None, text: str) -> tuple[datetime | None, Dating]:
        """A date in any other shape: our own reading, else feedparser's if there are words in it, else dateparser's."""
        written = read_date(text)
        if written.calendar is not Calendar.NONE:
            return self._written(written)
        if parsed is not None and re.search(r"[^\W\d_]{3}", text):
            return _utc(parsed), Dating.STANDARD
        asked = next(self.free, None) is not None
        moment = read_freely(text, self.zone, self.now) if asked else None
        return moment, Dating.FREE if moment else Dating.UNCLEAR

    def _written(self, written: Written) -> tuple[datetime | None, Dating]:
        if written.calendar is Calendar.HIJRI:
            return None, Dating.HIJRI
        moment = written.moment(self.zone, day_first=self.day_first)
        return moment, Dating.WRITTEN if moment else Dating.IMPOSSIBLE


def _is_standard(text: str) -> bool:
    found = _W3C.fullmatch(text) or _MAIL.fullmatch(text)
    return found is not None and (found["zone"] or "").upper() not in _HALVES


def _utc(numbers: Sequence[int]) -> datetime:
    year, month, day, hour, minute, second = numbers[:6]
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)  # 60: a leap second


def _own_reading(text: str) -> datetime | None:
    """The standard library's reading of a W3C date, or of an RFC 822 one, of which it knows some that feedparser does not.

    Without a zone as if it were in UTC.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        fields = parsedate_tz(text)
        return _utc(fields[:6]) - timedelta(seconds=fields[9] or 0) if fields else None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _refuse_impossible_numbers(text: str) -> None:
    """Raise ValueError for 2026-02-30 or 25:61, which feedparser would carry over into the next month or hour."""
    found = _W3C.fullmatch(text)
    if found:
        year, month, day = map(int, found.groups()[:3])
        hour, minute = map(int, (found[4] or "0:0").split(":")[:2])
        datetime(year, month, day, hour, minute, tzinfo=UTC)
