"""How many articles name what a topic is about without being flagged: the queue that shows nothing is missed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from monitor.store import Store

DAYS = 7


def daily(store: Store, zone: ZoneInfo, now: datetime) -> str:
    """`Named, not flagged: 21 Nov: 14 · 20 Nov: 9 · …`, the last seven days, today first.

    Args:
        store: what is kept.
        zone: the zone whose midnights divide days.
        now: the clock, aware.
    """
    days = list(_days(now.astimezone(zone).date()))
    midnights = [datetime.combine(day, time(), zone) for day in days]
    so_far = [0, *(store.counts(since).mentions for since in midnights)]
    counts = (later - earlier for earlier, later in pairwise(so_far))
    parts = (f"{day:%d %b}: {count:,}" for day, count in zip(days, counts, strict=True))
    return f"Named, not flagged: {' · '.join(parts)}"


def _days(today: date) -> Iterator[date]:
    for back in range(DAYS):
        yield today - timedelta(days=back)
