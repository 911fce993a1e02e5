"""How much was seen and flagged, in quarters of an hour: what a day is depends on the reader's zone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.database import Database, listed
from monitor.store.rows import micros, moment

# Every zone's offset is a multiple of it.
QUARTER = timedelta(minutes=15)
_QUARTER = QUARTER // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Count:
    """So many articles first seen in the quarter of an hour that begins at `at`.

    Attributes:
        at: when it begins.
        name: publisher or topic.
        articles: how many.
        matches: of those, flagged.
        mentions: of those, naming both sides in passing.
    """

    at: datetime
    name: str
    articles: int = 0
    matches: int = 0
    mentions: int = 0


def by_publisher(
    database: Database, since: datetime, until: datetime, topics: Collection[str] | None
) -> list[Count]:
    """Articles, and those that match any of these topics (of all, if None); backlog left out."""
    with database.reading():
        rows = database.rows(
            """
            SELECT first_seen / :quarter AS quarter, publisher, count(*) AS articles, 0 AS matches
            FROM articles WHERE first_seen >= :since AND first_seen < :until AND NOT backlog
            GROUP BY quarter, publisher
            UNION ALL
            SELECT verdicts.first_seen / :quarter AS quarter, publisher, 0, count(DISTINCT article_id)
            FROM verdicts CROSS JOIN articles ON articles.id = article_id
            WHERE level = 'match' AND verdicts.first_seen >= :since AND verdicts.first_seen < :until AND NOT backlog
              AND (:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))
            GROUP BY quarter, publisher
            """,
            **_parameters(since, until, topics),
        )
        return [
            Count(
                moment(row["quarter"] * _QUARTER),
                row["publisher"],
                articles=row["articles"],
                matches=row["matches"],
            )
            for row in rows
        ]


def by_topic(
    database: Database, since: datetime, until: datetime, topics: Collection[str] | None
) -> list[Count]:
    """Articles that match or mention these topics (all, if None); backlog left out."""
    with database.reading():
        rows = database.rows(
            """
            SELECT verdicts.first_seen / :quarter AS quarter, topic,
                   sum(level = 'match') AS matches, sum(level = 'mention') AS mentions
            FROM verdicts CROSS JOIN articles ON articles.id = article_id
            WHERE level IN ('match', 'mention') AND verdicts.first_seen >= :since AND verdicts.first_seen < :until
              AND NOT backlog AND (:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))
            GROUP BY quarter, topic
            """,
            **_parameters(since, until, topics),
        )
        return [
            Count(
                moment(row["quarter"] * _QUARTER),
                row["topic"],
                matches=row["matches"],
                mentions=row["mentions"],
            )
            for row in rows
        ]


def _parameters(since: datetime, until: datetime, topics: Collection[str] | None) -> dict[str, object]:
    return {
        "quarter": _QUARTER,
        "since": micros(since),
        "until": micros(until),
        "topics": None if topics is None else listed(topics),
    }
