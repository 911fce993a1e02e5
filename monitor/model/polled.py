"""What the store takes in from polling, and what it gives back for the next poll."""

from dataclasses import dataclass, field
from datetime import datetime

from monitor.model.coverage import FeedStanding, Gap, Pause, Window
from monitor.model.failure import Failure
from monitor.model.fetched import Validators
from monitor.model.item import Item
from monitor.model.stored import ArticleState


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known about a feed from polling it.

    Attributes:
        feed_id: the feed's id.
        validators: for the next conditional request.
        validators_of: key of the address that gave them (`schedule.address_key`), b"" when none did.
        last_document: when a whole document last came and could be read.
        body_hash: of the last document read, b"" before the first.
        polls: how often it was polled.
        failures: polls failed in a row.
        last_poll, last_ok, last_new: when it was last polled, last gave a document or 304, last had a new item.
        next_due: when it is due, None before the first poll.
        problem: the failure of the last poll, or None.
        remark: what was odd about a document that could be read, or "".
        articles, matches: counts of articles first seen in the last 24 hours.
        schedule: what scheduling remembers of it; only `monitor.schedule` reads it.
        notice: what its owner should do about it, or "".
        standing: its health in the long run.
        strip: the last polls, one letter each, the latest last: `+` something new, `.` nothing new, `0` no items at all,
            `x` failed, `b` blocked, `-` we had no network.
        paused: that it is not to be polled, or None.
    """

    feed_id: str
    validators: Validators = field(default_factory=Validators)
    validators_of: bytes = b""
    last_document: datetime | None = None
    body_hash: bytes = b""
    polls: int = 0
    failures: int = 0
    last_poll: datetime | None = None
    last_ok: datetime | None = None
    last_new: datetime | None = None
    next_due: datetime | None = None
    problem: Failure | None = None
    remark: str = ""
    articles: int = 0
    matches: int = 0
    schedule: str = ""
    notice: str = ""
    standing: FeedStanding = field(default_factory=FeedStanding)
    strip: str = ""
    paused: Pause | None = None


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """All that one poll of one feed learned; written in one transaction.

    Attributes:
        feed_id: the feed's id.
        publisher: whose article it is when a new one is made.
        polled_at: when.
        next_due: when it is due again.
        items: the document's items; empty after 304 or a failure.
        validators: to store; None leaves the stored ones alone. A failed poll can only empty them.
        validators_of: key of the address that was asked.
        body_hash: of a whole document that could be read, to store; None leaves it alone.
        failure: what went wrong, or None.
        remark: what was odd about a document that could be read, or "".
        schedule: what scheduling remembers from now on.
        notice: what its owner should do about it, or "".
        gap: what may have been published unseen before this document, or None.
        window: what the document reached up to; None leaves what is stored alone.
        standing: the feed's health after it; None leaves it alone.
    """

    feed_id: str
    publisher: str
    polled_at: datetime
    next_due: datetime
    items: tuple[Item, ...] = ()
    validators: Validators | None = None
    validators_of: bytes = b""
    body_hash: bytes | None = None
    failure: Failure | None = None
    remark: str = ""
    schedule: str = ""
    notice: str = ""
    gap: Gap | None = None
    window: Window | None = None
    standing: FeedStanding | None = None


@dataclass(frozen=True, slots=True)
class MissedPoll:
    """A poll that came to nothing for want of a network of ours.

    Attributes:
        publisher: the feed's, as in `PollOutcome`.
        polled_at: when.
        next_due: when it is due again.
        before: what was known of the feed before; all of it still holds.
    """

    publisher: str
    polled_at: datetime
    next_due: datetime
    before: FeedState


@dataclass(frozen=True, slots=True)
class PendingArticle:
    """An article to be worked on: what its feed said, and how often its page was tried."""

    id: int
    feed_id: str
    item: Item
    state: ArticleState
    attempts: int
