"""The façade: everything the program asks of its database, named by intent. The SQL is in the modules it calls."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from monitor.errors import StoreError
from monitor.model import (
    Extracted,
    FeedState,
    Level,
    PendingArticle,
    PollOutcome,
    RobotsTxt,
    StoredArticle,
    StoredItem,
)
from monitor.store import articles, copies, counts, feed_states, holds, poison, polls, reads, replan, robots
from monitor.store.archive import Archive
from monitor.store.articles import FinishedArticle
from monitor.store.copies import Copy
from monitor.store.counts import Counts
from monitor.store.database import Database
from monitor.store.ledger import Ledger
from monitor.store.locks import WAIT_S
from monitor.store.marks import MarkBook
from monitor.store.memory import HostMemories
from monitor.store.migrate import check_current, migrate, migrations
from monitor.store.revising import Revisions
from monitor.store.search import SearchIndex
from monitor.store.upkeep import Upkeep


class Store:
    """One open database; a context manager, not thread-safe, each call short.

    Every method raises `StoreError` when the file can't be used, and those that write raise `Busy` when another
    process has been writing for longer than we wait. What a method was to write is then not written at all. `upkeep`
    has what keeps the file small, quick and safe.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.marks = MarkBook(database)
        self.archive = Archive(database)
        self.search = SearchIndex(database)
        self.ledger = Ledger(database)
        self.upkeep = Upkeep(database)
        self.hosts = HostMemories(database)
        self.revisions = Revisions(database)

    @classmethod
    def open(cls, path: Path, wait_s: float = WAIT_S) -> Self:
        """Open for reading and writing; folder and file are made when missing, an older schema is brought up to date.

        Args:
            path: the database file.
            wait_s: how long a write waits for another process, in seconds.

        Raises:
            StoreError: it can't be made or opened, is damaged, another program's or from a newer monitor.
        """
        database = Database.open(path, wait_s)
        try:
            migrate(database, migrations())
        except BaseException:
            database.close()
            raise
        return cls(database)

    @classmethod
    def open_readonly(cls, path: Path, wait_s: float = WAIT_S) -> Self:
        """Open for reading, also while another process writes.

        Raises:
            StoreError: as for `open`; or there is no database yet, which names `monitor poll`.
        """
        if not path.exists():
            raise StoreError(f"there is no database at {path} yet; `monitor poll` makes one")
        database = Database.open_readonly(path, wait_s)
        try:
            check_current(database, migrations())
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the file; nothing else may be called afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction around several calls, which then see and write one state.

        An exception must be let out of the block, which undoes everything in it. Never await inside: what other
        tasks write meanwhile would become part of it.
        """
        with self._database.writing():
            yield

    @contextmanager
    def waiting(self, wait_s: float) -> Iterator[None]:
        """Inside, writes wait so many seconds for other processes instead of what `open` was told."""
        with self._database.waiting(wait_s):
            yield

    # ── feeds ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def feed_states(self, now: datetime, feed_ids: Collection[str] | None = None) -> dict[str, FeedState]:
        """What polling has taught about these feeds (all, if None); those never polled nor paused are missing."""
        return feed_states.feed_states(self._database, now, feed_ids)

    def due(self, feed_ids: Collection[str], now: datetime) -> list[str]:
        """Those of these feeds that are to be polled now: never polled ones first, then who has waited longest.

        A feed polled later than now, or planned more than 25 hours ahead, is due too: the clock went back.
        """
        return feed_states.due(self._database, feed_ids, now)

    def next_due(self, feed_ids: Collection[str]) -> datetime | None:
        """When the first of these feeds is due; None when none of them was ever polled."""
        return feed_states.next_due(self._database, feed_ids)

    def hold_host(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone until then."""
        holds.hold_host(self._database, host, until)

    def held_hosts(self, now: datetime) -> dict[str, datetime]:
        """Hosts that asked to be left alone, and until when."""
        return holds.held_hosts(self._database, now)

    def postpone(self, feed_id: str, until: datetime) -> None:
        """Have a feed wait until then for a poll that was not made; one never polled stays due."""
        holds.postpone(self._database, feed_id, until)

    def poll_anew(self, feed_ids: Collection[str], now: datetime) -> None:
        """Make feeds due now, unconditionally; their configuration has changed. Retry-After is honoured all the same."""
        replan.poll_anew(self._database, feed_ids, now)

    def record_poll(self, outcome: PollOutcome) -> int:
        """Transaction 1: sightings, new articles, validators, health, next poll; how many articles are new.

        A judged article whose feed has another title or summary for it now is to be worked on again, up to 24 times.
        """
        return polls.record_poll(self._database, outcome)

    # ── sites ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def robots(self, site: str) -> RobotsTxt | None:
        """What a site (`https://news.example`) last said about robots, be it expired; None when it was never asked."""
        return robots.robots(self._database, site)

    def poison(self, body_hash: bytes, since: datetime) -> str:
        """What the document with this hash did to a parser's child since then, or ""."""
        return poison.poison(self._database, body_hash, since)

    def keep_poison(self, body_hash: bytes, reason: str, now: datetime) -> None:
        """Remember what a document has just done to a child."""
        poison.keep_poison(self._database, body_hash, reason, now)

    def keep_robots(self, said: RobotsTxt) -> None:
        """Remember what a site says about robots."""
        robots.keep_robots(self._database, said)

    # ── articles ───────────────────────────────────────────────────────────────────────────────────────────────────

    def pending(self, feed_ids: Collection[str], now: datetime) -> list[PendingArticle]:
        """The articles of these feeds that are to be worked on now, the newest first.

        Those are the ones never tried, and those whose next try is due. Each comes once, with the first of these
        feeds that has it, and only to feeds of its own house.
        """
        return articles.pending(self._database, feed_ids, now)

    def unfinished(self, feed_ids: Collection[str], now: datetime) -> dict[str, int]:
        """How many articles `pending` would give for each feed that has any; as cheap as `due`."""
        return articles.unfinished(self._database, feed_ids, now)

    def titles(self, publisher: str, limit: int = 2000) -> dict[int, str]:
        """Number → title of a publisher's newest articles, the newest first."""
        return articles.titles(self._database, publisher, limit)

    def copies(self, shingles: frozenset[int], since: datetime, excluding: int) -> list[Copy]:
        """Articles first seen since then that share text with these shingles, those that share most first."""
        return copies.find(self._database, shingles, since, excluding)

    def finish(self, work: FinishedArticle) -> None:
        """Transaction 2: page, lines, text, verdicts and story of a judged article."""
        articles.finish(self._database, work)

    # ── showing ────────────────────────────────────────────────────────────────────────────────────────────────────

    def unshown(self, topics: Collection[str]) -> list[StoredItem]:
        """Matches of these topics that were never announced and are no backlog, the oldest first."""
        return reads.unshown(self._database, topics)

    def mark_shown(self, article_ids: Collection[int], now: datetime) -> None:
        """Remember that what `unshown` gave for these articles was announced; it is never given again.

        That holds when the article is judged anew, too; a topic that only mentioned it before may still announce it.
        """
        articles.mark_shown(self._database, article_ids, now)

    def announced(self, topics: Collection[str], since: datetime, until: datetime) -> list[StoredItem]:
        """Matches of these topics announced at or after `since` and before `until`, the oldest first."""
        return reads.announced(self._database, topics, since, until)

    def items(
        self,
        *,
        level: Level | None = Level.MATCH,
        topics: Collection[str] | None = None,
        feed_ids: Collection[str] | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
        backlog: bool = True,
        starred: bool = False,
        put_away: bool = True,
        unseen: bool = False,
    ) -> list[StoredItem]:
        """Judged articles, one item a topic, the newest first.

        Args:
            level: exactly this level; None for all.
            topics: only under these; None for all.
            feed_ids: only what one of these feeds brought first; None for all.
            since: first seen at or after.
            until: first seen before.
            limit: most items given.
            backlog: whether old news of a feed's first poll is listed too.
            starred: only what the analyst starred.
            put_away: whether hidden articles and muted stories are listed too.
            unseen: only what `looked` was never told of, at the level it has now.
        """
        return reads.items(
            self._database,
            level=level,
            topics=topics,
            feed_ids=feed_ids,
            since=since,
            until=until,
            limit=limit,
            backlog=backlog,
            starred=starred,
            put_away=put_away,
            unseen=unseen,
        )

    def article(self, article_id: int) -> StoredArticle:
        """One whole article, with the others of its story.

        Raises:
            NotFound: there is none with this number.
        """
        return reads.stored_article(self._database, article_id)

    def extracted(self, article_id: int) -> Extracted | None:
        """An article before cleaning, for better rules to be tried on; None when it was not read yet."""
        return reads.kept_extracted(self._database, article_id)

    def page(self, article_id: int) -> str | None:
        """An article's page: for a week, and for good when a topic matches or mentions it."""
        return reads.kept_page(self._database, article_id)

    def latest(self) -> int | None:
        """Number of the newest article that matches a topic, or None."""
        return counts.latest(self._database)

    def counts(self, since: datetime | None = None) -> Counts:
        """What became of the articles first seen since then, or of all."""
        return counts.counts(self._database, since)

    def integrity(self) -> str:
        """What is wrong with the file, in SQLite's words; "" when it is sound. Reads all of it: not for every day."""
        return counts.integrity(self._database)
