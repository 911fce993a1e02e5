"""What the status of `watch` tells: read from the database now and then, kept current by events in between."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.model import ArticleDone, FeedPolled, NetworkChanged, PollEvent

# A count goes through a day's articles (of 100 feeds some 10,000); the status is drawn every second.
READ_EVERY = timedelta(seconds=30)
# The status has room for three or four feeds.
NEXT_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What the database knows at a moment.

    Attributes:
        next_due: feed id → when it is due; feeds never polled are missing.
        articles, flagged: counted over the last 24 hours.
        offline_since: since when there has been no network of ours, or None.
    """

    next_due: Mapping[str, datetime] = field(default_factory=dict)
    articles: int = 0
    flagged: int = 0
    offline_since: datetime | None = None


class Outlook:
    """Hand it every event; ask it how things stand as often as you like.

    Args:
        read: asks the database; called at most every 30 s, sooner only when polls have used up the feeds known to
            come next.
    """

    def __init__(self, read: Callable[[datetime], Reading]) -> None:
        self._read = read
        self._reading = Reading()
        self._read_at: datetime | None = None
        self._forget_events()

    def add(self, event: PollEvent) -> None:
        """Count one event."""
        match event:
            case FeedPolled(feed_id=feed_id, new=new):
                self._polled.add(feed_id)
                self._new += new
            case ArticleDone(matched=True):
                self._matched += 1
            case NetworkChanged(down=down, since=since):
                self._reading = replace(self._reading, offline_since=since if down else None)

    def at(self, now: datetime) -> Reading:
        """How things stand; of the feeds that are due, the first few, soonest first.

        A feed polled since the database was last read is left out: when it is due again is not known yet.
        """
        upcoming = self._upcoming()
        used_up = bool(self._polled) and len(upcoming) < NEXT_SHOWN
        if self._read_at is None or used_up or abs(now - self._read_at) >= READ_EVERY:
            self._reading, self._read_at = self._read(now), now
            self._forget_events()
            upcoming = self._upcoming()
        return replace(
            self._reading,
            next_due=dict(upcoming[:NEXT_SHOWN]),
            articles=self._reading.articles + self._new,
            flagged=self._reading.flagged + self._matched,
        )

    def _upcoming(self) -> list[tuple[str, datetime]]:
        waiting = (each for each in self._reading.next_due.items() if each[0] not in self._polled)
        return sorted(waiting, key=lambda each: (each[1], each[0]))

    def _forget_events(self) -> None:
        """The database has what they told."""
        self._polled: set[str] = set()
        self._new = self._matched = 0
