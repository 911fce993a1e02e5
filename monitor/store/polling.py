"""The half of the façade that polling needs: feeds, sites, and articles on their way in.

The modules with the SQL are imported by the question that needs them: `monitor list` answers before those of polling
would have been read.
"""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.model import FeedState, PendingArticle, PollOutcome, RobotsTxt
    from monitor.store.articles import FinishedArticle
    from monitor.store.copies import Copy
    from monitor.store.database import Database


class Polling:
    """What `Store` is told and asked while polling."""

    _database: "Database"

    # ── feeds ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def feed_states(self, now: datetime, feed_ids: Collection[str] | None = None) -> "dict[str, FeedState]":
        """What polling has taught about these feeds (all, if None); those never polled nor paused are missing."""
        from monitor.store import feed_states

        return feed_states.feed_states(self._database, now, feed_ids)

    def due(self, feed_ids: Collection[str], now: datetime) -> list[str]:
        """Those of these feeds that are to be polled now: never polled ones first, then who has waited longest.

        A feed polled later than now, or planned more than 25 hours ahead, is due too: the clock went back.
        """
        from monitor.store import feed_states

        return feed_states.due(self._database, feed_ids, now)

    def next_due(self, feed_ids: Collection[str]) -> datetime | None:
        """When the first of these feeds is due; None when none of them was ever polled."""
        from monitor.store import feed_states

        return feed_states.next_due(self._database, feed_ids)

    def hold_host(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone until then."""
        from monitor.store import holds

        holds.hold_host(self._database, host, until)

    def held_hosts(self, now: datetime) -> dict[str, datetime]:
        """Hosts that asked to be left alone, and until when."""
        from monitor.store import holds

        return holds.held_hosts(self._database, now)

    def postpone(self, feed_id: str, until: datetime) -> None:
        """Have a feed wait until then for a poll that was not made; one never polled stays due."""
        from monitor.store import holds

        holds.postpone(self._database, feed_id, until)

    def poll_anew(self, feed_ids: Collection[str], now: datetime) -> None:
        """Make feeds due now, unconditionally; their configuration has changed. Retry-After is honoured all the same."""
        from monitor.store import replan

        replan.poll_anew(self._database, feed_ids, now)

    def record_poll(self, outcome: "PollOutcome") -> int:
        """Transaction 1: sightings, new articles, validators, health, next poll; how many articles are new.

        A judged article whose feed has another title or summary for it now is to be worked on again, up to 24 times.
        """
        from monitor.store import polls

        return polls.record_poll(self._database, outcome)

    # ── sites ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def robots(self, site: str) -> "RobotsTxt | None":
        """What a site (`https://news.example`) last said about robots, be it expired; None when it was never asked."""
        from monitor.store import robots

        return robots.robots(self._database, site)

    def poison(self, body_hash: bytes, since: datetime) -> str:
        """What the document with this hash did to a parser's child since then, or ""."""
        from monitor.store import poison

        return poison.poison(self._database, body_hash, since)

    def keep_poison(self, body_hash: bytes, reason: str, now: datetime) -> None:
        """Remember what a document has just done to a child."""
        from monitor.store import poison

        poison.keep_poison(self._database, body_hash, reason, now)

    def keep_robots(self, said: "RobotsTxt") -> None:
        """Remember what a site says about robots."""
        from monitor.store import robots

        robots.keep_robots(self._database, said)

    # ── articles ───────────────────────────────────────────────────────────────────────────────────────────────────

    def pending(self, feed_ids: Collection[str], now: datetime) -> "list[PendingArticle]":
        """The articles of these feeds that are to be worked on now, the newest first.

        Those are the ones never tried, and those whose next try is due. Each comes once, with the first of these
        feeds that has it, and only to feeds of its own house.
        """
        from monitor.store import articles

        return articles.pending(self._database, feed_ids, now)

    def unfinished(self, feed_ids: Collection[str], now: datetime) -> dict[str, int]:
        """How many articles `pending` would give for each feed that has any; as cheap as `due`."""
        from monitor.store import articles

        return articles.unfinished(self._database, feed_ids, now)

    def titles(self, publisher: str, limit: int = 2000) -> dict[int, str]:
        """Number → title of a publisher's newest articles, the newest first."""
        from monitor.store import articles

        return articles.titles(self._database, publisher, limit)

    def copies(self, shingles: frozenset[int], since: datetime, excluding: int) -> "list[Copy]":
        """Articles first seen since then that share text with these shingles, those that share most first."""
        from monitor.store import copies

        return copies.find(self._database, shingles, since, excluding)

    def finish(self, work: "FinishedArticle") -> None:
        """Transaction 2: page, lines, text, verdicts and story of a judged article."""
        from monitor.store import articles

        articles.finish(self._database, work)
