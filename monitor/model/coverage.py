"""How well a feed is followed: what may have been missed, and what people are told about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.model.failure import Failure


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time in which a feed may have published what nobody of us saw.

    Attributes:
        begins: when the newest item known before was published (without dates: when the feed was last read).
        ends: when the oldest item of the next document was (without dates: when that was read).
        filled: whether older pages of the feed reached back over all of it.
        recovered: items that were found on those pages.
        how: what was tried, for people; "" when the site offers nothing to try.
    """

    begins: datetime
    ends: datetime
    filled: bool = False
    recovered: int = 0
    how: str = ""

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Window:
    """What a feed's last document reached up to: its newest item. A later document without it may follow a gap.

    Attributes:
        identity: of the newest item (without dates: of the first one).
        published: when that was published, None when the feed gives no dates.
    """

    identity: str
    published: datetime | None


class Health(StrEnum):
    """How a feed is doing in the long run; a single failed poll changes nothing."""

    OK = "ok"
    FAILING = "failing"  # it can't be had
    BLOCKED = "blocked"  # it can be had, but not by us
    EMPTY = "empty"  # its documents have no items any more
    STALE = "stale"  # silent for far longer than it ever is


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """A feed's health, and what the next poll needs to decide on it.

    Attributes:
        health: the state it is in.
        since: when that began; None as long as it never was anything but well.
        told: the state people were told of last.
        told_since: when that had begun.
        bad_polls: polls in a row that failed or gave a document without items.
        bad_since: when the first of them was; None when there are none.
        last_bad: when there was one last, or None.
        good_polls: polls in a row that went well.
    """

    health: Health = Health.OK
    since: datetime | None = None
    told: Health = Health.OK
    told_since: datetime | None = None
    bad_polls: int = 0
    bad_since: datetime | None = None
    last_bad: datetime | None = None
    good_polls: int = 0

    @property
    def to_tell(self) -> bool:
        """Whether people do not know yet how it is."""
        return self.health is not self.told


@dataclass(frozen=True, slots=True)
class Pause:
    """A feed that is not to be polled: since when, and until when (None: until it is resumed)."""

    since: datetime
    until: datetime | None = None


class Outage(StrEnum):
    """Why no feed could be polled, through no fault of theirs."""

    NOT_RUNNING = "not running"
    NO_NETWORK = "no network"


@dataclass(frozen=True, slots=True)
class Downtime:
    """A stretch of time in which we polled nothing although something was due."""

    cause: Outage
    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Delays:
    """How long after its publication items were seen.

    Attributes:
        items: how many items that is known of.
        median, p95: half of them, and 95 of 100, were seen within so long; None when there are none.
    """

    items: int = 0
    median: timedelta | None = None
    p95: timedelta | None = None


@dataclass(frozen=True, slots=True)
class FeedCoverage:
    """How one feed was followed over some days.

    Attributes:
        feed_id: the feed's id.
        polls: attempts, those without a network of ours left out.
        answered: of those, how many gave a document or said that it had not changed.
        unchanged: of those, how many had nothing new to read.
        failures: what went wrong → in how many polls.
        offline: attempts that failed because we had no network.
        new: articles seen for the first time.
        gaps: possible gaps, oldest first; more than were kept are only in `gap_count`.
        gap_count: how many possible gaps there were.
        delays: published → seen.
    """

    feed_id: str
    polls: int = 0
    answered: int = 0
    unchanged: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)
    offline: int = 0
    new: int = 0
    gaps: tuple[Gap, ...] = ()
    gap_count: int = 0
    delays: Delays = field(default_factory=Delays)

    @property
    def open_gaps(self) -> tuple[Gap, ...]:
        """Those of the gaps that could not be filled."""
        return tuple(gap for gap in self.gaps if not gap.filled)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How all feeds were followed over some days.

    Attributes:
        since, until: the stretch of time; polls are kept by day, so that all of the first day's (UTC) count.
        feeds: those with any poll in it.
        downtimes: when nothing could be polled, oldest first, the present one included.
        delays: published → seen, over all feeds.
        begins: the first day (its beginning in UTC) anything is known of; None when nothing is.
    """

    since: datetime
    until: datetime
    feeds: tuple[FeedCoverage, ...] = ()
    downtimes: tuple[Downtime, ...] = ()
    delays: Delays = field(default_factory=Delays)
    begins: datetime | None = None


@dataclass(frozen=True, slots=True)
class NetworkNews:
    """Our network: down since then, or (`down` false) there again after having been down since then."""

    down: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class HealthNews:
    """A feed's trouble has begun or ended; `problem` is what went wrong with its last poll, or None."""

    feed_id: str
    standing: FeedStanding
    problem: Failure | None = None


@dataclass(frozen=True, slots=True)
class GapNews:
    """Two looks at a feed did not overlap."""

    feed_id: str
    gap: Gap


News = NetworkNews | HealthNews | GapNews
