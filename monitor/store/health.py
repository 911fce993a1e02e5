"""Feeds' health: written with each poll, told once, and which feeds are paused."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime

from monitor.model import FailureKind, FeedStanding, Health, Pause, PollOutcome
from monitor.store.database import Database, listed
from monitor.store.rows import micros, micros_or_none, moment, moment_or_none

# Polls in the strip: half a day of a feed that is asked every ten minutes, and as wide as half a terminal.
STRIP = 60
OFFLINE = "-"

# ── written with a poll ────────────────────────────────────────────────────────────────────────────────────────────


def record(database: Database, outcome: PollOutcome, *, had_new: bool) -> None:
    """Enter one poll: inside transaction 1."""
    letter = _letter(outcome, had_new=had_new)
    add_to_strip(database, outcome.feed_id, letter)
    if outcome.standing is not None:
        keep(database, outcome.feed_id, outcome.standing)


def _letter(outcome: PollOutcome, *, had_new: bool) -> str:
    if outcome.failure is not None:
        return "b" if outcome.failure.kind is FailureKind.BLOCKED else "x"
    if had_new:
        return "+"
    return "0" if outcome.standing is not None and outcome.standing.bad_polls else "."


def add_to_strip(database: Database, feed_id: str, letter: str) -> None:
    """One more poll, of which nothing but its letter is to be remembered."""
    database.run(
        """
        INSERT INTO health (feed_id, health, told, bad_polls, good_polls, strip)
        VALUES (:feed_id, 'ok', 'ok', 0, 0, :letter)
        ON CONFLICT (feed_id) DO UPDATE SET strip = substr(strip || :letter, :from_end)
        """,
        feed_id=feed_id,
        letter=letter,
        from_end=-STRIP,
    )


def keep(database: Database, feed_id: str, standing: FeedStanding) -> None:
    """Write a standing. What people were told is written by `mark_told` alone: they may have been told while this poll was on its way."""
    database.run(
        """
        UPDATE health
        SET health = :health, since = :since, bad_polls = :bad_polls, bad_since = :bad_since,
            last_bad = :last_bad, good_polls = :good_polls
        WHERE feed_id = :feed_id
        """,
        feed_id=feed_id,
        health=standing.health,
        since=micros_or_none(standing.since),
        bad_polls=standing.bad_polls,
        bad_since=micros_or_none(standing.bad_since),
        last_bad=micros_or_none(standing.last_bad),
        good_polls=standing.good_polls,
    )


def standing(row: sqlite3.Row) -> FeedStanding:
    """The columns of `health`, or a feed that is well for a row without them."""
    if row["health"] is None:
        return FeedStanding()
    return FeedStanding(
        health=Health(row["health"]),
        since=moment_or_none(row["since"]),
        told=Health(row["told"]),
        told_since=moment_or_none(row["told_since"]),
        bad_polls=row["bad_polls"],
        bad_since=moment_or_none(row["bad_since"]),
        last_bad=moment_or_none(row["last_bad"]),
        good_polls=row["good_polls"],
    )


def arrivals(database: Database, feed_id: str, since: datetime) -> list[datetime]:
    """When the articles that a feed brought were published (seen, where that is not known or in the future)."""
    with database.reading():
        rows = database.rows(
            """
            SELECT min(coalesce(published, first_seen), first_seen) AS time
            FROM articles WHERE feed_id = :feed_id AND first_seen >= :since AND NOT backlog
            """,
            feed_id=feed_id,
            since=micros(since),
        )
        return [moment(row["time"]) for row in rows]


# ── told ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def untold(database: Database, feed_ids: Collection[str], now: datetime) -> dict[str, FeedStanding]:
    """Those of these feeds whose health is not what people were told; paused ones left out."""
    with database.reading():
        rows = database.rows(
            """
            SELECT * FROM health INDEXED BY health_to_tell
            WHERE health <> told AND feed_id IN (SELECT value FROM json_each(:feed_ids))
              AND feed_id NOT IN (SELECT feed_id FROM pauses WHERE until IS NULL OR until > :now)
            ORDER BY since, feed_id
            """,
            feed_ids=listed(feed_ids),
            now=micros(now),
        )
        return {row["feed_id"]: standing(row) for row in rows}


def mark_told(database: Database, told: Mapping[str, FeedStanding]) -> None:
    """Remember that people were told of these standings."""
    with database.writing():
        for feed_id, known in told.items():
            database.run(
                "UPDATE health SET told = :health, told_since = :since WHERE feed_id = :feed_id",
                feed_id=feed_id,
                health=known.health,
                since=micros_or_none(known.since),
            )


# ── paused ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def pause(database: Database, feed_ids: Collection[str], pause_: Pause) -> None:
    """Poll these feeds no more until then; a feed that is paused already is from now on paused as told here."""
    with database.writing():
        database.run(
            """
            INSERT OR REPLACE INTO pauses (feed_id, since, until)
            SELECT value, :since, :until FROM json_each(:feed_ids)
            """,
            feed_ids=listed(feed_ids),
            since=micros(pause_.since),
            until=micros_or_none(pause_.until),
        )


def resume(database: Database, feed_ids: Collection[str], now: datetime) -> list[str]:
    """Poll these feeds again, at once; which of them were paused."""
    with database.writing():
        rows = database.rows(
            """
            DELETE FROM pauses WHERE feed_id IN (SELECT value FROM json_each(:feed_ids))
            RETURNING feed_id, until
            """,
            feed_ids=listed(feed_ids),
        )
        resumed = [row["feed_id"] for row in rows if row["until"] is None or moment(row["until"]) > now]
        database.run(
            "UPDATE feeds SET next_due = :now WHERE id IN (SELECT value FROM json_each(:feed_ids))",
            feed_ids=listed(resumed),
            now=micros(now),
        )
    return resumed


def paused(database: Database, feed_ids: Collection[str] | None, now: datetime) -> dict[str, Pause]:
    """Those of these feeds (all, if None) that are paused now."""
    with database.reading():
        rows = database.rows(
            """
            SELECT * FROM pauses
            WHERE (until IS NULL OR until > :now)
              AND (:feed_ids IS NULL OR feed_id IN (SELECT value FROM json_each(:feed_ids)))
            """,
            now=micros(now),
            feed_ids=None if feed_ids is None else listed(feed_ids),
        )
    return {row["feed_id"]: Pause(moment(row["since"]), moment_or_none(row["until"])) for row in rows}
