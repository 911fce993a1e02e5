"""The façade: everything the program asks of its database, named by intent. The SQL is in the modules it calls."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from monitor.errors import Outdated, StoreError
from monitor.model.verdict import Level
from monitor.store.database import Database
from monitor.store.locks import WAIT_S
from monitor.store.migrate import check_current, is_outdated, migrate, migrations
from monitor.store.polling import Polling
from monitor.store.upgrade import upgrade

if TYPE_CHECKING:
    from monitor.model import Extracted, StoredArticle, StoredItem
    from monitor.store.archive import Archive
    from monitor.store.counts import Counts
    from monitor.store.ledger import Ledger
    from monitor.store.marks import MarkBook
    from monitor.store.memory import HostMemories
    from monitor.store.revising import Revisions
    from monitor.store.search import SearchIndex
    from monitor.store.upkeep import Upkeep


class Store(Polling):
    """One open database; a context manager, not thread-safe, each call short.

    Every method raises `StoreError` when the file can't be used, and those that write raise `Busy` when another
    process has been writing for longer than we wait. What a method was to write is then not written at all. `upkeep`
    has what keeps the file small, quick and safe.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(
        cls, path: Path, wait_s: float = WAIT_S, *, polling: bool = False, existing: bool = False
    ) -> Self:
        """Open for reading and writing; folder and file are made when missing, an older schema is brought up to date.

        Args:
            path: the database file.
            wait_s: how long a write waits for another process, in seconds.
            polling: whether the caller holds the poll lock, without which no schema is changed.
            existing: whether there must be one: who marks or cleans what is kept has mistyped its name if not.

        Raises:
            StoreError: it can't be made or opened, is damaged, another program's or from a newer monitor; or it is not
                there and should be, which names `monitor poll`.
        """
        if existing:
            _see_that_it_exists(path)
        steps, database = migrations(), Database.open(path, wait_s)
        try:
            if not polling and is_outdated(database, steps):
                upgrade(path, steps, wait_s)
            migrate(database, steps)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @classmethod
    def open_readonly(cls, path: Path, wait_s: float = WAIT_S, *, upgrading: bool = True) -> Self:
        """Open for reading, also while another process writes; an older schema is first brought up to date.

        Args:
            path: the database file.
            wait_s: how long to wait for another process, in seconds.
            upgrading: whether it is; else an older schema is an error.

        Raises:
            StoreError: as for `open`; or there is no database yet, which names `monitor poll`.
        """
        _see_that_it_exists(path)
        steps, database = migrations(), Database.open_readonly(path, wait_s)
        try:
            try:
                check_current(database, steps)
            except Outdated:
                if not upgrading:
                    raise
                upgrade(path, steps, wait_s)
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

    # ── by subject ─────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def marks(self) -> "MarkBook":
        """What the analyst says of articles."""
        from monitor.store.marks import MarkBook

        return MarkBook(self._database)

    @cached_property
    def archive(self) -> "Archive":
        """All that is stored, for judging it anew."""
        from monitor.store.archive import Archive

        return Archive(self._database)

    @cached_property
    def search(self) -> "SearchIndex":
        """Full-text search."""
        from monitor.store.search import SearchIndex

        return SearchIndex(self._database)

    @cached_property
    def ledger(self) -> "Ledger":
        """What was seen, missed and told."""
        from monitor.store.ledger import Ledger

        return Ledger(self._database)

    @cached_property
    def upkeep(self) -> "Upkeep":
        """What keeps the file small, quick and safe."""
        from monitor.store.upkeep import Upkeep

        return Upkeep(self._database)

    @cached_property
    def hosts(self) -> "HostMemories":
        """What was learnt of each host's pages."""
        from monitor.store.memory import HostMemories

        return HostMemories(self._database)

    @cached_property
    def revisions(self) -> "Revisions":
        """Articles cleaned and judged again."""
        from monitor.store.revising import Revisions

        return Revisions(self._database)

    # ── showing ────────────────────────────────────────────────────────────────────────────────────────────────────

    def unshown(self, topics: Collection[str]) -> "list[StoredItem]":
        """Matches of these topics that were never announced and are no backlog, the oldest first."""
        from monitor.store import reads

        return reads.unshown(self._database, topics)

    def mark_shown(self, article_ids: Collection[int], now: datetime) -> None:
        """Remember that what `unshown` gave for these articles was announced; it is never given again.

        That holds when the article is judged anew, too; a topic that only mentioned it before may still announce it.
        """
        from monitor.store import articles

        articles.mark_shown(self._database, article_ids, now)

    def announced(self, topics: Collection[str], since: datetime, until: datetime) -> "list[StoredItem]":
        """Matches of these topics announced at or after `since` and before `until`, the oldest first."""
        from monitor.store import reads

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
    ) -> "list[StoredItem]":
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
        from monitor.store import reads

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

    def article(self, article_id: int) -> "StoredArticle":
        """One whole article, with the others of its story.

        Raises:
            NotFound: there is none with this number.
        """
        from monitor.store import reads

        return reads.stored_article(self._database, article_id)

    def extracted(self, article_id: int) -> "Extracted | None":
        """An article before cleaning, for better rules to be tried on; None when it was not read yet."""
        from monitor.store import reads

        return reads.kept_extracted(self._database, article_id)

    def page(self, article_id: int) -> str | None:
        """An article's page: for a week, and for good when a topic matches or mentions it."""
        from monitor.store import reads

        return reads.kept_page(self._database, article_id)

    def feed_ids(self) -> list[str]:
        """Feeds that were ever polled, those no longer configured too."""
        from monitor.store import counts

        return counts.feed_ids(self._database)

    def topic_ids(self) -> list[str]:
        """Topics that articles were judged by, those no longer configured too."""
        from monitor.store import counts

        return counts.topic_ids(self._database)

    def latest(self) -> int | None:
        """Number of the newest article that matches a topic, or None."""
        from monitor.store import counts

        return counts.latest(self._database)

    def counts(self, since: datetime | None = None) -> "Counts":
        """What became of the articles first seen since then, or of all."""
        from monitor.store import counts

        return counts.counts(self._database, since)

    def integrity(self) -> str:
        """What is wrong with the file, in SQLite's words; "" when it is sound. Reads all of it: not for every day."""
        from monitor.store import counts

        return counts.integrity(self._database)


def _see_that_it_exists(path: Path) -> None:
    if not path.exists():
        raise StoreError(f"there is no database at {path} yet; `monitor poll` makes one")
