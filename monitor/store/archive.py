"""Going through everything that is kept, and judging it anew."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from monitor.model import Archived, Level, Standing, Verdict
from monitor.store.database import Database
from monitor.store.rows import micros, verdict_columns

# Articles read and judged at once: the text of so many fits in memory many times over, and a write transaction of so
# many takes a tenth of a second.
BATCH = 200


class Archive:
    """Every article with a text in one database, to be gone through and judged anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def size(self, since: datetime | None = None) -> int:
        """How many articles with a text were first seen since then."""
        with self._database.reading():
            row = self._database.row(
                "SELECT count(*) AS n FROM articles JOIN texts ON article_id = id WHERE first_seen >= :since",
                since=_begin(since),
            )
            return int(row["n"]) if row else 0

    def batches(self, since: datetime | None = None) -> Iterator[list[Archived]]:
        """Those articles, the newest first, in batches; nothing is held open between two batches."""
        before = None
        while batch := _batch(self._database, since, before):
            yield batch
            before = batch[-1].id

    def rejudge(self, verdicts: Mapping[int, Sequence[Verdict]], now: datetime) -> None:
        """Put these verdicts in place of the ones articles have under the same topics.

        What becomes a match is not announced by the next poll: whoever changes the rules is told at once. What was still to
        be announced stays so. A page that is kept for a week only is kept for good once its article is flagged.
        """
        with self._database.writing():
            for article_id, judged in verdicts.items():
                for verdict in judged:
                    _replace(self._database, article_id, verdict, now)


def _batch(database: Database, since: datetime | None, before: int | None) -> list[Archived]:
    with database.reading():
        rows = database.rows(
            """
            SELECT articles.id, feed_id, publisher, title, lead, body,
                   (SELECT json_group_object(topic, json_array(level, score, match_at, mention_at))
                    FROM verdicts WHERE verdicts.article_id = articles.id) AS standings
            FROM articles JOIN texts ON texts.article_id = articles.id
            WHERE articles.id < :before AND first_seen >= :since
            ORDER BY articles.id DESC LIMIT :batch
            """,
            before=2**63 - 1 if before is None else before,
            since=_begin(since),
            batch=BATCH,
        )
        return [
            Archived(
                id=row["id"],
                feed_id=row["feed_id"],
                publisher=row["publisher"],
                title=row["title"],
                lead=row["lead"],
                body=tuple(json.loads(row["body"])),
                standings={
                    topic: Standing(Level(level), *numbers)
                    for topic, (level, *numbers) in json.loads(row["standings"]).items()
                },
            )
            for row in rows
        ]


def _replace(database: Database, article_id: int, verdict: Verdict, now: datetime) -> None:
    database.run(
        """
        INSERT INTO verdicts (article_id, topic, level, score, match_at, mention_at, evidence, highlights, cues,
                              capped_by, first_seen, to_show)
        SELECT id, :topic, :level, :score, :match_at, :mention_at, :evidence, :highlights, :cues,
               :capped_by, first_seen, 0
        FROM articles WHERE id = :article_id
        ON CONFLICT (article_id, topic) DO UPDATE SET
            level = excluded.level, score = excluded.score, match_at = excluded.match_at,
            mention_at = excluded.mention_at, evidence = excluded.evidence, highlights = excluded.highlights,
            cues = excluded.cues, capped_by = excluded.capped_by,
            to_show = verdicts.to_show AND excluded.level = 'match'
        """,
        article_id=article_id,
        **verdict_columns(verdict),
    )
    if verdict.level is Level.MATCH:
        database.run(
            """
            INSERT OR IGNORE INTO shown (article_id, topic, shown_at)
            SELECT article_id, topic, :now FROM verdicts
            WHERE article_id = :article_id AND topic = :topic AND to_show = 0
            """,
            now=micros(now),
            article_id=article_id,
            topic=verdict.topic,
        )
    if verdict.level is not Level.NONE:
        database.run(
            "UPDATE pages SET kept_until = NULL WHERE article_id = :article_id AND kept_until IS NOT NULL",
            article_id=article_id,
        )


def _begin(since: datetime | None) -> int:
    return micros(since or datetime.min.replace(tzinfo=UTC))
