"""The part of the façade that is about following feeds: coverage, health, pauses, our own network."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from monitor.model import Coverage, FeedStanding, Item, MissedPoll, NetworkNews, Pause, Window
from monitor.store import coverage, downtimes, health, offline, statistics
from monitor.store.database import Database
from monitor.store.statistics import Count


class Ledger:
    """How feeds are followed, and what may have been missed; see `Store` for what its methods raise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── coverage ───────────────────────────────────────────────────────────────────────────────────────────────────

    def window(self, feed_id: str) -> Window | None:
        """What a feed's last document reached up to; None before the first."""
        return coverage.window(self._database, feed_id)

    def known(self, feed_id: str, items: Iterable[Item]) -> frozenset[str]:
        """The identities of those of these entries that were in the feed before, under whatever identity."""
        return coverage.known(self._database, feed_id, items)

    def record_offline(self, missed: MissedPoll) -> None:
        """A poll that failed for want of a network of ours is not held against its feed."""
        offline.record(self._database, missed, counted=False)

    def go_offline(self, since: datetime, missed: Iterable[MissedPoll] = ()) -> None:
        """Note that there is no network of ours; if that was known, since when it was known holds.

        Args:
            since: since when.
            missed: polls that were recorded as failures of their feeds', which is taken back.
        """
        with self._database.writing():
            for poll in missed:
                offline.record(self._database, poll, counted=True)
            downtimes.go_offline(self._database, since)

    def come_back(self, now: datetime) -> None:
        """Note that the network is there again: the time without it becomes a downtime."""
        downtimes.come_back(self._database, now)

    def offline_since(self) -> datetime | None:
        """Since when there has been no network of ours; None when there is one."""
        return downtimes.offline_since(self._database)

    def network_to_tell(self) -> NetworkNews | None:
        """What people have not been told yet of our network, or None."""
        return downtimes.to_tell(self._database)

    def mark_network_told(self, news: NetworkNews) -> None:
        """Remember that people were told."""
        downtimes.mark_told(self._database, news)

    def coverage(self, since: datetime, until: datetime, feed_ids: Collection[str] | None = None) -> Coverage:
        """How these feeds (all, if None) were followed, and what may have been missed; `until` is now."""
        return coverage.read(self._database, since, until, feed_ids)

    def count_by_publisher(
        self, since: datetime, until: datetime, topics: Collection[str] | None = None
    ) -> list[Count]:
        """Articles of each publisher, and those that match any of these topics (of all, if None)."""
        return statistics.by_publisher(self._database, since, until, topics)

    def count_by_topic(
        self, since: datetime, until: datetime, topics: Collection[str] | None = None
    ) -> list[Count]:
        """Articles that match or mention each of these topics (of all, if None)."""
        return statistics.by_topic(self._database, since, until, topics)

    # ── health ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def arrivals(self, feed_id: str, since: datetime) -> list[datetime]:
        """When the articles that a feed brought since then were published."""
        return health.arrivals(self._database, feed_id, since)

    def untold(self, feed_ids: Collection[str], now: datetime) -> dict[str, FeedStanding]:
        """Those of these feeds whose health is not what people were told; paused ones left out."""
        return health.untold(self._database, feed_ids, now)

    def mark_told(self, told: Mapping[str, FeedStanding]) -> None:
        """Remember that people were told of these standings."""
        health.mark_told(self._database, told)

    def pause(self, feed_ids: Collection[str], pause: Pause) -> None:
        """Poll these feeds no more for as long as it says."""
        health.pause(self._database, feed_ids, pause)

    def paused(self, feed_ids: Collection[str], now: datetime) -> dict[str, Pause]:
        """Those of these feeds that are paused now."""
        return health.paused(self._database, feed_ids, now)

    def resume(self, feed_ids: Collection[str], now: datetime) -> list[str]:
        """Poll these feeds again, at once; which of them were paused."""
        return health.resume(self._database, feed_ids, now)
