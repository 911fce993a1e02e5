"""What is done once a day, exactly once: whatever the clocks do, and caught up when the machine slept. Pure decisions.

A day's run is known by its date, not by its moment. So it does not matter that 00:30 does not exist in Cairo on the
night summer time begins, or comes twice on the night it ends; and after a week in a suitcase one run catches up.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Routine:
    """Something done once a day.

    Attributes:
        name: under which the database remembers when it was last done.
        at: local time of day.
        zone: whose time that is.
        work: what to do, told since when it is to be done and the time now.
    """

    name: str
    at: time
    zone: ZoneInfo
    work: Callable[[datetime, datetime], Awaitable[None]]


def planned(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, that a day's run is planned for.

    As calendars have it (RFC 5545 §3.3.5): a time that comes twice is meant the first time; one that is skipped is
    counted with the offset before the gap, so 00:30 in a gap from 00:00 to 01:00 is 01:30.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def day_due(now: datetime, at: time, zone: ZoneInfo) -> date:
    """The latest day whose run is planned for now or earlier."""
    tomorrow = now.astimezone(zone).date() + _DAY  # its run may be today's: zones have skipped a whole day
    days = (tomorrow - number * _DAY for number in range(4))
    return next(day for day in days if planned(day, at, zone) <= now)


def is_due(last: date | None, now: datetime, at: time, zone: ZoneInfo) -> bool:
    """Whether a run is to be made now.

    Args:
        last: the day of the last run, or None when there was none.
        now: the time, aware.
        at: local time of day it is planned for.
        zone: whose time that is.
    """
    return last is not None and last < day_due(now, at, zone)


def begins_anew(last: date | None, now: datetime, at: time, zone: ZoneInfo) -> bool:
    """Whether to count from today: nothing was ever done, or in a future that a wrong clock believed in."""
    return last is None or last > day_due(now, at, zone) + _DAY
