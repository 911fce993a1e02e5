"""What is asked of the whole database: how many articles became what, the newest flagged one, whose they are, whether the file is sound."""

from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.model import ArticleState
from monitor.store.database import Database
from monitor.store.rows import micros


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles there are, by what became of them.

    Attributes:
        articles: all of them.
        judged: read and judged, on the page or on the feed's own text.
        flagged: of those, how many match any topic.
        mentions: of those, how many are mentioned by a topic and match none.
        pending: waiting to be read.
        failed: without any text to judge.
    """

    articles: int
    judged: int
    flagged: int
    mentions: int
    pending: int
    failed: int


def feed_ids(database: Database) -> list[str]:
    """Ids of the feeds that were ever polled."""
    with database.reading():
        return [row["id"] for row in database.rows("SELECT id FROM feeds ORDER BY id")]


def topic_ids(database: Database) -> list[str]:
    """Ids of the topics that articles were judged by; reads an index of all of them."""
    with database.reading():
        return [row["topic"] for row in database.rows("SELECT DISTINCT topic FROM verdicts ORDER BY topic")]


def latest(database: Database) -> int | None:
    """Number of the newest article that matches a topic."""
    with database.reading():
        row = database.row(
            """
            SELECT article_id FROM verdicts WHERE level = 'match'
            ORDER BY first_seen DESC, article_id DESC LIMIT 1
            """
        )
        return row["article_id"] if row else None


def counts(database: Database, since: datetime | None) -> Counts:
    """What became of the articles first seen at or after `since`, or of all."""
    begin = micros(since or datetime.min.replace(tzinfo=UTC))
    with database.reading():
        states = {
            row["state"]: row["n"]
            for row in database.rows(
                "SELECT state, count(*) AS n FROM articles WHERE first_seen >= :begin GROUP BY state",
                begin=begin,
            )
        }
        [flagged, mentions] = database.rows(
            """
            SELECT count(DISTINCT article_id) AS n FROM verdicts WHERE level = 'match' AND first_seen >= :begin
            UNION ALL
            SELECT count(DISTINCT article_id) FROM verdicts AS mention
            WHERE level = 'mention' AND first_seen >= :begin AND NOT EXISTS (
                SELECT 1 FROM verdicts WHERE article_id = mention.article_id AND +level = 'match'
            )
            """,
            begin=begin,
        )
    return Counts(
        articles=sum(states.values()),
        judged=states.get(ArticleState.DONE, 0) + states.get(ArticleState.FROM_FEED, 0),
        flagged=flagged["n"],
        mentions=mentions["n"],
        pending=states.get(ArticleState.PENDING, 0),
        failed=states.get(ArticleState.FAILED, 0),
    )


def integrity(database: Database) -> str:
    """What is wrong with the file, in SQLite's words; "" when it is sound."""
    with database.reading():
        row = database.row("PRAGMA quick_check(1)")
        found = row[0] if row else "no answer"
        if found != "ok":
            return str(found)
        broken = database.row("PRAGMA foreign_key_check")
        return f"{broken['table']} refers to rows that are missing" if broken else ""
