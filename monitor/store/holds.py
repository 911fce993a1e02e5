"""Hosts that asked to be left alone, and the feeds that wait for them."""

from datetime import datetime, timedelta

from monitor.store.database import Database
from monitor.store.rows import micros, moment

# No server is granted more than 24 h; a hold that ends later was written before the clock went back.
LONGEST_HOLD = timedelta(hours=25)


def hold_host(database: Database, host: str, until: datetime) -> None:
    """Remember that a host is to be left alone until then, or for longer if it was so before."""
    with database.writing():
        database.run(
            """
            INSERT INTO held_hosts (host, held_until) VALUES (:host, :until)
            ON CONFLICT (host) DO UPDATE SET held_until = max(held_until, :until)
            """,
            host=host,
            until=micros(until),
        )


def held_hosts(database: Database, now: datetime) -> dict[str, datetime]:
    """Hosts to be left alone now, and until when; not those planned further ahead than any server is granted."""
    with database.reading():
        rows = database.rows(
            "SELECT host, held_until FROM held_hosts WHERE held_until > :now AND held_until <= :absurd",
            now=micros(now),
            absurd=micros(now + LONGEST_HOLD),
        )
        return {row["host"]: moment(row["held_until"]) for row in rows}


def postpone(database: Database, feed_id: str, until: datetime) -> None:
    """Have a feed that was polled before wait until then; its poll was not made."""
    with database.writing():
        database.run(
            "UPDATE feeds SET next_due = max(next_due, :until) WHERE id = :id",
            id=feed_id,
            until=micros(until),
        )
