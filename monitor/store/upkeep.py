"""What keeps a database small, quick and safe; done each night, and harmless when it is not."""

import time
from datetime import date, datetime
from pathlib import Path

from monitor.store import articles, backup, copies, indexing, retention, routines
from monitor.store.database import Database
from monitor.store.retention import PAUSE_S, Old
from monitor.store.routines import Done
from monitor.store.sqlite_errors import explained

# Rows of an index that `PRAGMA optimize` looks at: the value SQLite's documentation recommends; exact enough, and
# bounded however large the table is (https://sqlite.org/lang_analyze.html).
_ANALYSED_ROWS = 400


class Upkeep:
    """Part of a `Store`, with the same errors. Most methods take long, and let other writers in between."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def old(self, before: datetime) -> Old:
        """What `prune` would take away."""
        return retention.old(self._database, before)

    def prune(self, before: datetime) -> int:
        """Delete the articles first seen before then; how many.

        What is still to be read or announced stays, and what the analyst starred, labelled or noted. Nothing deleted is
        ever stored or announced again, though a feed may list it for years.
        """
        pruned = retention.prune(self._database, before)
        indexing.compact(self._database)
        return pruned

    def tidy(self, now: datetime) -> None:
        """Drop pages and shingles whose time is over, refresh the planner's statistics, empty the write-ahead log.

        The room of texts that are findable no more is given back when they are many.
        """
        while self._drop_some(now):
            time.sleep(PAUSE_S)
        indexing.compact(self._database)
        database = self._database
        with database.write_lock, explained(database.path):
            database.run(f"PRAGMA analysis_limit = {_ANALYSED_ROWS}")
            database.run("PRAGMA optimize")
            # A long reader keeps some of it; then it is emptied another night.
            database.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def back_up(self, target: Path) -> None:
        """Copy everything to a new file (0600), read it from end to end, then give it its name."""
        backup.back_up(self._database, target)

    def last_done(self, routine: str) -> Done | None:
        """When something that is done once a day was last done."""
        return routines.last_done(self._database, routine)

    def note_done(self, routine: str, day: date, now: datetime) -> None:
        """Remember that it was done now, for that day."""
        routines.note_done(self._database, routine, day, now)

    def _drop_some(self, now: datetime) -> bool:
        """Whether there may be more to drop."""
        with self._database.writing():
            pages = articles.drop_pages(self._database, now)
            shingles = copies.forget(self._database, now)
        return bool(pages or shingles)
