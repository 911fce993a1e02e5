"""What polling has taught about each feed, and the question who is due."""

import sqlite3
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import FeedState, Pause
from monitor.store import health
from monitor.store.database import Database, listed
from monitor.store.feed_rows import feed_state
from monitor.store.rows import micros, moment_or_none

# No retry of a page is planned further ahead than 24 h; one that is was planned before the clock went back.
FURTHEST_PLAN = timedelta(hours=25)
# A feed's own interval may be a week, and a tenth more; what is due after that was planned by a wrong clock.
FURTHEST_DUE = timedelta(days=8)
# The span `FeedState.articles` and `.matches` count.
RECENT = timedelta(hours=24)


def feed_states(database: Database, now: datetime, feed_ids: Collection[str] | None) -> dict[str, FeedState]:
    """What is known about these feeds, or about all that were ever polled or paused."""
    with database.reading():
        # The plus sign keeps the index on levels out of it: an article has few verdicts, a level has all there are.
        rows = database.rows(
            """
            SELECT feeds.*, health.*, count(articles.id) AS articles, coalesce(sum(EXISTS (
                       SELECT 1 FROM verdicts WHERE article_id = articles.id AND +level = 'match'
                   )), 0) AS matches
            FROM feeds LEFT JOIN health ON health.feed_id = feeds.id
            LEFT JOIN articles
                   ON articles.feed_id = feeds.id AND articles.first_seen > :since AND articles.first_seen <= :now
            WHERE feeds.id IN (
                SELECT value FROM json_each(coalesce(:feed_ids, (SELECT json_group_array(id) FROM feeds)))
            )
            GROUP BY feeds.id
            """,
            since=micros(now - RECENT),
            now=micros(now),
            feed_ids=None if feed_ids is None else listed(feed_ids),
        )
        paused = health.paused(database, feed_ids, now)
        never_polled = {feed_id: FeedState(feed_id, paused=pause) for feed_id, pause in paused.items()}
        return never_polled | {row["id"]: _with_health(row, paused.get(row["id"])) for row in rows}


def _with_health(row: sqlite3.Row, paused: Pause | None) -> FeedState:
    return replace(feed_state(row), standing=health.standing(row), strip=row["strip"] or "", paused=paused)


def due(database: Database, feed_ids: Collection[str], now: datetime) -> list[str]:
    """The feeds to be polled now: never polled ones first, then who has waited longest."""
    with database.reading():
        rows = database.rows(
            """
            SELECT wanted.value AS id
            FROM json_each(:feed_ids) AS wanted LEFT JOIN feeds ON feeds.id = wanted.value
            WHERE (next_due IS NULL OR next_due <= :now OR next_due > :absurd OR last_poll > :now)
              AND NOT EXISTS (
                SELECT 1 FROM pauses WHERE feed_id = wanted.value AND (until IS NULL OR until > :now)
              )
            ORDER BY next_due NULLS FIRST, wanted.key
            """,
            feed_ids=listed(feed_ids),
            now=micros(now),
            absurd=micros(now + FURTHEST_DUE),
        )
        return [row["id"] for row in rows]


def next_due(database: Database, feed_ids: Collection[str]) -> datetime | None:
    """When the first of these feeds is due; None when none of them was ever polled."""
    with database.reading():
        row = database.row(
            """
            SELECT min(next_due) AS first FROM feeds
            WHERE id IN (SELECT value FROM json_each(:feed_ids)) AND id NOT IN (SELECT feed_id FROM pauses)
            """,
            feed_ids=listed(feed_ids),
        )
        return moment_or_none(row["first"]) if row else None
