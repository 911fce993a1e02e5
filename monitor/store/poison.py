"""Documents that cost a parser's child process, by the hash of their bytes, so that each costs one a day."""

from datetime import datetime, timedelta

from monitor.store.database import Database
from monitor.store.rows import micros

FORGOTTEN_AFTER = timedelta(days=30)


def poison(database: Database, body_hash: bytes, since: datetime) -> str:
    """What a document did to a child since then, or "" when it did nothing."""
    with database.reading():
        row = database.row(
            "SELECT reason FROM poison WHERE body_hash = :body_hash AND at > :since",
            body_hash=body_hash,
            since=micros(since),
        )
    return row["reason"] if row else ""


def keep_poison(database: Database, body_hash: bytes, reason: str, now: datetime) -> None:
    """Remember what a document did to a child just now; forget those of long ago."""
    with database.writing():
        database.run("DELETE FROM poison WHERE at < :long_ago", long_ago=micros(now - FORGOTTEN_AFTER))
        database.run(
            "INSERT OR REPLACE INTO poison (body_hash, reason, at) VALUES (:body_hash, :reason, :at)",
            body_hash=body_hash,
            reason=reason,
            at=micros(now),
        )
