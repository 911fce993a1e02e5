"""Feeds whose configuration changed are due anew."""

from collections.abc import Collection
from datetime import datetime

from monitor.store.database import Database, listed
from monitor.store.rows import micros


def poll_anew(database: Database, feed_ids: Collection[str], now: datetime) -> None:
    """Make feeds due now, as new ones are; not those whose server has asked for patience."""
    with database.writing():
        database.run(
            """
            UPDATE feeds SET next_due = min(next_due, :now), etag = x'', last_modified = x'', body_hash = x''
            WHERE id IN (SELECT value FROM json_each(:feed_ids)) AND failure_retry_after IS NULL
            """,
            feed_ids=listed(feed_ids),
            now=micros(now),
        )
