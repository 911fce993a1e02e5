"""Writes down, and tells, when our network goes and when it comes back."""

from dataclasses import dataclass
from datetime import datetime

from monitor.errors import StoreError
from monitor.model import Failure, Feed, FeedPolled, FeedState, NetworkChanged
from monitor.pipeline.network import Lost, Network, Regained, missed
from monitor.pipeline.stages import Stages


@dataclass(frozen=True, slots=True)
class OutageDesk:
    """Does what follows from what `Network` finds out.

    Attributes:
        stages: what it works with.
    """

    stages: Stages

    def network(self) -> Network:
        """What is known of our network, by an earlier run too."""
        network = self.stages.network
        if not network.known:
            network.since, network.known = self.stages.store.ledger.offline_since(), True
        return network

    async def miss(self, feed: Feed, state: FeedState | None, failure: Failure) -> None:
        """A feed could not be reached while there is no network: that is not held against it."""
        poll = missed(feed, state, self.stages.now())
        await self.stages.write(lambda: self.stages.store.ledger.record_offline(poll))
        self.stages.tell(FeedPolled(feed.id, 0, unchanged=False, failure=failure, offline=True))

    async def note(
        self, feed: Feed, state: FeedState | None, failure: Failure | None, *, at: datetime, asked: int
    ) -> None:
        """A feed was asked and what came of it is recorded; see `Network.note`.

        Raises:
            StoreError: what was found out could not be written; it will be found out again.
        """
        network = self.stages.network
        async with network.turn:
            before = network.since
            finding = network.note(feed, state, failure, at=at, asked=asked)
            if finding is None:
                return
            try:
                await self._record(finding)
            except StoreError:
                network.since = before
                raise
        if before is None or isinstance(finding, Regained):
            self.stages.tell(NetworkChanged(down=isinstance(finding, Lost), since=finding.since, at=at))

    async def _record(self, finding: Lost | Regained) -> None:
        ledger = self.stages.store.ledger
        match finding:
            case Lost(since, missed_):
                await self.stages.write(lambda: ledger.go_offline(since, missed_))
            case Regained(at=at):
                await self.stages.write(lambda: ledger.come_back(at))
