"""No network of ours is one problem of ours, not one of each feed: what the feeds' answers say of it. Decides, writes nothing."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from monitor.model import Failure, FailureKind, Feed, FeedState, MissedPoll
from monitor.schedule import PATIENCE, RETRY, Suspect, host_of, is_ours

# Failures that say nothing of the network: the answer broke off, the address was refused by us, the parser died.
_NEUTRAL = frozenset({FailureKind.TIMED_OUT, FailureKind.REFUSED, FailureKind.CRASHED})


@dataclass(frozen=True, slots=True)
class Missing:
    """A feed that could not be reached, as it was recorded, and what was known of it before."""

    suspect: Suspect
    feed: Feed
    before: FeedState | None


@dataclass(frozen=True, slots=True)
class Lost:
    """It is found out that there is none, or which further polls came to nothing for that.

    Attributes:
        since: since when, as far as is known.
        missed: polls that were held against their feeds, to be taken back.
    """

    since: datetime
    missed: tuple[MissedPoll, ...]


@dataclass(frozen=True, slots=True)
class Regained:
    """It is there again: it had been down from `since` to `at`."""

    since: datetime
    at: datetime


@dataclass(slots=True)
class Network:
    """What the feeds that are being asked tell of our own network; one for all of them.

    Attributes:
        since: since when it has been down, or None.
        known: whether what an earlier run found out has been read.
        turn: held from finding something out until it is written, so that what is written last was found last.
    """

    since: datetime | None = None
    known: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _in_flight: int = 0
    _answers: int = 0
    _missing: dict[str, Missing] = field(default_factory=dict)

    @property
    def down(self) -> bool:
        """Whether there is none."""
        return self.since is not None

    @contextmanager
    def asking(self) -> Iterator[int]:
        """A feed is being asked: as long as its answer may come, nothing is decided; gives what `note` wants back."""
        self._in_flight += 1
        try:
            yield self._answers
        finally:
            self._in_flight -= 1

    def note(
        self, feed: Feed, before: FeedState | None, failure: Failure | None, *, at: datetime, asked: int
    ) -> Lost | Regained | None:
        """A feed was asked, and what came of it was recorded; what that says of the network, if anything new.

        Args:
            feed: which.
            before: what was known of it before.
            failure: what went wrong, or None.
            at: when.
            asked: what `asking` gave.
        """
        if not is_unreachable(failure) and (failure is None or failure.kind not in _NEUTRAL):
            return self._reached(at)
        if is_unreachable(failure) and asked == self._answers:  # nobody answered meanwhile
            worked = before is None or before.failures == 0
            suspect = Suspect(host_of(feed.url), at, worked)
            self._missing.setdefault(feed.id, Missing(suspect, feed, before))
        if self.since is not None:  # found out while this poll was on its way to be recorded
            return self._lost(self.since) if self._missing else None
        suspects = [missing.suspect for missing in self._missing.values()]
        if not is_ours(suspects) or (self._in_flight and at - suspects[0].at < PATIENCE):
            return None
        return self._lost(min(suspect.at for suspect in suspects))

    def _reached(self, at: datetime) -> Regained | None:
        self._missing.clear()
        self._answers += 1
        if self.since is None:
            return None
        since, self.since = self.since, None
        return Regained(since, at)

    def _lost(self, since: datetime) -> Lost:
        missing = tuple(self._missing.values())
        self._missing.clear()
        self.since = since
        return Lost(since, tuple(missed(each.feed, each.before, each.suspect.at) for each in missing))


def missed(feed: Feed, before: FeedState | None, at: datetime) -> MissedPoll:
    """A poll that came to nothing for want of a network: the feed is due again soon, and is otherwise as it was."""
    return MissedPoll(feed.publisher, polled_at=at, next_due=at + RETRY, before=before or FeedState(feed.id))


def is_unreachable(failure: Failure | None) -> bool:
    """Whether nobody answered, which may be for want of a network."""
    return failure is not None and failure.kind is FailureKind.UNREACHABLE
