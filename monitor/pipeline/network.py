"""No network of ours is one problem of ours, not one of each feed: it is found out, and nothing is held against them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from monitor.model import Failure, FailureKind, Feed, FeedState, MissedPoll, NetworkChanged, PollEvent
from monitor.schedule import PATIENCE, RETRY, Suspect, host_of, is_ours
from monitor.store import Store

# Failures that say nothing of the network: the answer broke off, the address was refused by us, the parser died.
_NEUTRAL = frozenset({FailureKind.TIMED_OUT, FailureKind.REFUSED, FailureKind.CRASHED})


@dataclass(frozen=True, slots=True)
class Missing:
    """A feed that could not be reached, as it was recorded, and what was known of it before."""

    suspect: Suspect
    feed: Feed
    before: FeedState | None


@dataclass(slots=True)
class Network:
    """What the feeds that are being asked tell of our own network; one for all of them.

    Attributes:
        since: since when it has been down, or None.
    """

    since: datetime | None = None
    _loaded: bool = False
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

    def load(self, store: Store) -> None:
        """Begin with what an earlier run found out."""
        if not self._loaded:
            self.since, self._loaded = store.ledger.offline_since(), True

    def note(
        self,
        store: Store,
        feed: Feed,
        before: FeedState | None,
        failure: Failure | None,
        *,
        at: datetime,
        asked: int,
    ) -> list[PollEvent]:
        """A feed was asked, and what came of it was recorded; what that says of the network.

        Args:
            store: where it is kept.
            feed: which.
            before: what was known of it before.
            failure: what went wrong, or None.
            at: when.
            asked: what `asking` gave.
        """
        if not is_unreachable(failure) and (failure is None or failure.kind not in _NEUTRAL):
            return self._reached(store, at)
        if is_unreachable(failure) and asked == self._answers:  # nobody answered meanwhile
            worked = before is None or before.failures == 0
            suspect = Suspect(host_of(feed.url), at, worked)
            self._missing.setdefault(feed.id, Missing(suspect, feed, before))
        suspects = [missing.suspect for missing in self._missing.values()]
        if not is_ours(suspects) or (self._in_flight and at - suspects[0].at < PATIENCE):
            return []
        return self._lost(store, at)

    def _reached(self, store: Store, at: datetime) -> list[PollEvent]:
        self._missing.clear()
        self._answers += 1
        if self.since is None:
            return []
        since, self.since = self.since, None
        store.ledger.come_back(at)
        return [NetworkChanged(down=False, since=since, at=at)]

    def _lost(self, store: Store, at: datetime) -> list[PollEvent]:
        """Take back what was held against the feeds."""
        for missing in self._missing.values():
            store.ledger.record_offline(
                missed(missing.feed, missing.before, missing.suspect.at), counted=True
            )
        self.since = min(missing.suspect.at for missing in self._missing.values())
        self._missing.clear()
        store.ledger.go_offline(self.since)
        return [NetworkChanged(down=True, since=self.since, at=at)]


def missed(feed: Feed, before: FeedState | None, at: datetime) -> MissedPoll:
    """A poll that came to nothing for want of a network: the feed is due again soon, and is otherwise as it was."""
    return MissedPoll(feed.publisher, polled_at=at, next_due=at + RETRY, before=before or FeedState(feed.id))


def is_unreachable(failure: Failure | None) -> bool:
    """Whether nobody answered, which may be for want of a network."""
    return failure is not None and failure.kind is FailureKind.UNREACHABLE
