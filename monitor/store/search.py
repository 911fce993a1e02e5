"""Full-text search: asking the index that `indexing` keeps."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from monitor.model import Answer, Article, Level
from monitor.store.database import Database, listed
from monitor.store.marking import Marks
from monitor.store.ranking import Candidate, best_first, candidate, shown
from monitor.store.reads import best_items
from monitor.store.rows import micros
from monitor.store.search_query import Query
from monitor.store.vocabulary import known, occurring

# Articles indexed in one transaction, so that other writers get their turn.
BATCH = 500
# Considered are the newest hits only: each takes 2 µs, and a frequent word has a hundred thousand.
CONSIDERED = 3_000
# So many of them, those that say it in title or lead first, are weighed by their texts: 0.3 ms each.
WEIGHED = 30
# Of a longer query, titles and leads are asked for the first words only: some milliseconds each.
_ASKED_OF_TITLES = 4

_UNINDEXED = "NOT EXISTS (SELECT 1 FROM indexed WHERE indexed.article_id = texts.article_id)"

_NEWEST = """
    SELECT document, article_id
    FROM search
    CROSS JOIN indexed ON document = search.rowid
    WHERE search MATCH :expression
      AND (:since IS NULL AND :feed_ids IS NULL OR EXISTS (
            SELECT 1 FROM articles WHERE articles.id = indexed.article_id
            AND (:since IS NULL OR first_seen >= :since)
            AND (:feed_ids IS NULL OR feed_id IN (SELECT value FROM json_each(:feed_ids)))
      ))
      AND (:level IS NULL AND :topics IS NULL OR EXISTS (
            SELECT 1 FROM verdicts WHERE verdicts.article_id = indexed.article_id
            AND (:level IS NULL OR level = :level)
            AND (:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))
      ))
    ORDER BY search.rowid DESC LIMIT :most
"""
_BY_TIME = """
    SELECT articles.id FROM json_each(:ids) CROSS JOIN articles ON articles.id = value
    ORDER BY first_seen DESC, articles.id DESC LIMIT :limit
"""
_TEXTS = """
    SELECT articles.id, title, lead, body FROM json_each(:ids)
    CROSS JOIN articles ON articles.id = value
    CROSS JOIN texts ON article_id = value
    ORDER BY key
"""
_IN_TITLES = (
    "SELECT rowid FROM search WHERE search MATCH '{title lead} : ' || :expression AND rowid >= :oldest"
)


class SearchIndex:
    """Full-text search over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unindexed(self) -> int:
        """How many articles have a text that is not findable yet: those stored before there was a search."""
        with self._database.reading():
            row = self._database.row(
                f"""
                SELECT CASE WHEN complete THEN 0 ELSE (SELECT count(*) FROM texts WHERE {_UNINDEXED}) END AS n
                FROM index_upkeep
                """  # noqa: S608  a constant
            )
            return int(row["n"]) if row else 0

    def index_some(self) -> int:
        """Make up to `BATCH` of those findable; how many it were."""
        from monitor.store.indexing import index  # noqa: PLC0415  5 ms, for OpenSSL's hashes, that no search needs

        with self._database.writing():
            rows = self._database.rows(
                f"""
                SELECT articles.id, title, lead, body FROM texts JOIN articles ON articles.id = texts.article_id
                WHERE {_UNINDEXED} LIMIT :batch
                """,  # noqa: S608  a constant
                batch=BATCH,
            )
            for row in rows:
                article = Article(title=row["title"], lead=row["lead"], body=tuple(json.loads(row["body"])))
                index(self._database, row["id"], article)
            if len(rows) < BATCH:
                self._database.run("UPDATE index_upkeep SET complete = 1")
            return len(rows)

    def find(
        self,
        query: Query,
        *,
        level: Level | None = None,
        topics: Sequence[str] | None = None,
        feed_ids: Sequence[str] | None = None,
        since: datetime | None = None,
        newest_first: bool = False,
        limit: int = 20,
    ) -> Answer:
        """The articles that answer a query, best first or newest first.

        The best have what is asked for in their titles, then in their leads, then often in their texts; of a word that
        is everywhere, only the newest `CONSIDERED` articles are considered.

        The filters are those of `Store.items`; all levels unless one is named.
        """
        asked: dict[str, object] = {
            "since": None if since is None else micros(since),
            "feed_ids": None if feed_ids is None else listed(feed_ids),
            "level": level,
            "topics": None if topics is None else listed(topics),
        }
        with self._database.reading():
            query = query.among(known(self._database, query.words()))
            query = query.among_sequences(occurring(self._database, query.sequences()))
            hits = self._database.rows(_NEWEST, expression=query.expression(), most=CONSIDERED, **asked)
            marks = query.marks()
            if newest_first:
                chosen = self._candidates(self._newest(hits, limit), marks)
            else:
                promising = self._promising(query, hits, max(limit, WEIGHED))
                chosen = best_first(self._candidates(promising, marks))[:limit]
            texts = {text.id: text for text in chosen}
            items = best_items(self._database, list(texts), topics)
            found = tuple(shown(item, texts[item.id], marks) for item in items)
        return Answer(found, len(hits), more=len(hits) == CONSIDERED)

    def _newest(self, hits: Sequence[sqlite3.Row], limit: int) -> list[int]:
        article_ids = listed([hit["article_id"] for hit in hits])
        return [row["id"] for row in self._database.rows(_BY_TIME, ids=article_ids, limit=limit)]

    def _promising(self, query: Query, hits: Sequence[sqlite3.Row], limit: int) -> list[int]:
        """Those that have most of the query's units in title or lead, of these the newest."""
        titles: Counter[int] = Counter()
        if len(hits) > limit:
            for unit in query.units[:_ASKED_OF_TITLES]:
                rows = self._database.rows(
                    _IN_TITLES, expression=query.expression(unit), oldest=hits[-1]["document"]
                )
                titles.update(row["rowid"] for row in rows)
        best = sorted(hits, key=lambda hit: titles[hit["document"]], reverse=True)  # the newest stay first
        return [hit["article_id"] for hit in best[:limit]]

    def _candidates(self, article_ids: Sequence[int], marks: Marks) -> list[Candidate]:
        """Their texts, with what is marked in them, in this order."""
        return [
            candidate(row["id"], row["title"], row["lead"], json.loads(row["body"]), marks)
            for row in self._database.rows(_TEXTS, ids=listed(article_ids))
        ]
