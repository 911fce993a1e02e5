"""Other programs' ways to decide when to poll, from their published sources; their constants are theirs.

Each has one free parameter, by which it is brought to the common number of requests. Failures, which no feed here has,
are left out.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from tests.bench.simulate_polling.engine import Document
from tests.bench.simulate_polling.traces import DAY, HOUR, MINUTE, Outlet


@dataclass(slots=True)
class Fixed:
    """The same interval for every feed, hints ignored. Free: the interval, in seconds."""

    outlet: Outlet
    interval_s: float

    def wait(self, document: Document) -> float:  # noqa: ARG002 - whatever it shows
        """The interval."""
        return self.interval_s


@dataclass(slots=True)
class RoundRobin:
    """miniflux's default scheduler (`internal/model/feed.go`, `ScheduleNextCheck`).

    The same interval for every feed, but a feed's own ttl is obeyed up to a day. Free: the interval, in seconds.
    """

    outlet: Outlet
    interval_s: float

    def wait(self, document: Document) -> float:  # noqa: ARG002 - whatever it shows
        """The interval, or the feed's ttl when that is longer."""
        return min(max(self.interval_s, self.outlet.ttl_s), DAY)


@dataclass(slots=True)
class EntryFrequency:
    """miniflux's `entry_frequency`: a poll for each so many entries of the last week, 5 minutes to a day apart.

    Free: `1 / FACTOR`, entries a poll. Its least interval, 5 minutes, would keep it from spending the budget where it
    helps it most; like the others' it is 3 minutes here, or one, which is our own least while a document runs over.
    """

    outlet: Outlet
    entries_a_poll: float
    least_s: float = 3 * MINUTE
    entries: deque[float] = field(default_factory=deque)

    def wait(self, document: Document) -> float:
        """What `WeeklyFeedEntryCount` and `ScheduleNextCheck` give for the entries seen so far."""
        self.entries.extend(document.items[len(document.items) - document.new :])
        while self.entries and self.entries[0] < document.at - 7 * DAY:
            self.entries.popleft()
        weekly, count = 0, len(self.entries)
        if count > 1 and (between := (self.entries[-1] - self.entries[0]) / (count - 1)):
            weekly = math.ceil(7 * DAY / between)
        wait = min(max(7 * DAY / weekly * self.entries_a_poll, self.least_s), DAY) if weekly else DAY
        return min(max(wait, self.outlet.ttl_s), DAY)


@dataclass(slots=True)
class Controller:
    """Media Cloud's rss-fetcher (`fetcher/tasks.py`): keeps the share of known items in a document at a third to two thirds.

    More than two thirds lengthen the interval, fewer than one third shorten it, after two polls in a row. Its minutes
    (begin at 6 h, at most 24 h, at least 10 min, up by 10 or 60, down by 60) are for archiving a million feeds.
    Free: the one factor by which all of them are made shorter.
    """

    outlet: Outlet
    scale: float
    least_s: float = 3 * MINUTE
    interval_s: float = 0.0
    in_a_row: int = 0
    last_new: float = 0.0

    def wait(self, document: Document) -> float:
        """The interval after this document."""
        least = max(10 * MINUTE * self.scale, self.outlet.ttl_s, self.least_s)
        self.interval_s = self.interval_s or max(6 * HOUR * self.scale, least)
        self.in_a_row += 1
        if document.new:
            self.last_new = document.at
        if self.in_a_row >= 2:
            self._adapt(document, least)
        return self.interval_s

    def _adapt(self, document: Document, least: float) -> None:
        base = 6 * HOUR * self.scale
        known = 100 * (1 - document.new / len(document.items)) if document.new else 101
        if known >= 67:
            fresh = document.at - self.last_new < 31 * DAY or known < 100
            self.interval_s += (10 if fresh else 60) * MINUTE * self.scale
        elif known < 33:
            self.interval_s = base if self.interval_s > base else self.interval_s - 60 * MINUTE * self.scale
        self.interval_s = min(max(self.interval_s, least), DAY * self.scale)
