"""Full-text search: asking the index that `indexing` keeps."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from monitor.arabic.fold import Folded, fold
from monitor.model import Answer, Article, Found, Level, StoredItem
from monitor.model.found import Stretches
from monitor.store.database import Database, listed
from monitor.store.reads import best_items
from monitor.store.rows import micros
from monitor.store.search_query import Query

# Articles indexed in one transaction, so that other writers get their turn.
BATCH = 500
# Ranked are the newest hits only: weighing one takes 5 µs, and a frequent word has a hundred thousand.
RANKED = 3_000
# Words that share so many letters are looked up together when there are so many of them, else one by one.
_BEGINNING, _MANY = 4, 8
# What a hit in the title and in the lead weighs, against one in the body.
WEIGHTS = "8.0, 3.0, 1.0"
# Characters of a paragraph before the first hit, so that it is seen in its sentence and within two lines of a card.
_BEFORE_HIT = 60
_ELLIPSIS = "… "

_UNINDEXED = "NOT EXISTS (SELECT 1 FROM indexed WHERE indexed.article_id = texts.article_id)"

_FROM = """
    FROM search
    CROSS JOIN indexed ON document = search.rowid
    CROSS JOIN articles ON articles.id = indexed.article_id
    WHERE search MATCH :expression
      AND (:since IS NULL OR first_seen >= :since)
      AND (:feed_ids IS NULL OR feed_id IN (SELECT value FROM json_each(:feed_ids)))
      AND (:level IS NULL AND :topics IS NULL OR EXISTS (
            SELECT 1 FROM verdicts WHERE verdicts.article_id = articles.id
            AND (:level IS NULL OR level = :level)
            AND (:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))
      ))
"""
_BEST = f"""
    WITH newest AS MATERIALIZED (
        SELECT articles.id, first_seen, bm25(search, {WEIGHTS}) AS rank {_FROM} ORDER BY search.rowid DESC LIMIT :most
    )
    SELECT id, (SELECT count(*) FROM newest) AS hits FROM newest
    ORDER BY CASE WHEN :newest_first THEN -first_seen ELSE rank END, id DESC LIMIT :limit
"""  # noqa: S608  constants of this module


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
        """The articles that answer a query, best first (BM25, a hit in the title counts most) or newest first.

        Of a word that is everywhere, only the newest `RANKED` articles are considered.

        The filters are those of `Store.items`; all levels unless one is named.
        """
        asked: dict[str, object] = {
            "since": None if since is None else micros(since),
            "feed_ids": None if feed_ids is None else listed(feed_ids),
            "level": level,
            "topics": None if topics is None else listed(topics),
            "newest_first": newest_first,
            "limit": limit,
        }
        with self._database.reading():
            query = query.among(_known(self._database, query.words()))
            query = query.among_sequences(_occurring(self._database, query.sequences()))
            asked["expression"], marks = query.expression(), query.marks()
            best = self._database.rows(_BEST, most=RANKED, **asked)
            items = best_items(self._database, [row["id"] for row in best], topics)
            found = tuple(_found(item, _body(self._database, item.id), marks) for item in items)
        hits = best[0]["hits"] if best else 0
        return Answer(found, hits, more=hits == RANKED)


def _known(database: Database, words: Collection[str]) -> set[str]:
    """Which of these words, and maybe others, occur in any article."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        alike[word[:_BEGINNING]].append(word)
    known: set[str] = set()
    for beginning, group in alike.items():
        if len(group) < _MANY:
            rows = database.rows(
                "SELECT term FROM vocabulary WHERE term IN (SELECT value FROM json_each(:words))",
                words=listed(group),
            )
        else:
            rows = database.rows(
                "SELECT term FROM vocabulary WHERE term >= :beginning AND term < :after",
                beginning=beginning,
                after=beginning + "\U0010ffff",
            )
        known.update(row["term"] for row in rows)
    return known


def _occurring(database: Database, phrases: Collection[str]) -> set[str]:
    """Which of these phrases stand in any article.

    BM25 first counts the articles of each phrase, and looks for each of them in every hit: of 69 spellings whose words
    all occur 22 stood side by side, and weighing 3,000 hits then took 22 ms instead of 53; to ask for that took 9.
    """
    rows = database.rows(
        """
        SELECT value FROM json_each(:phrases)
        WHERE EXISTS (SELECT 1 FROM search WHERE search MATCH '"' || value || '"')
        """,
        phrases=listed(phrases),
    )
    return {row["value"] for row in rows}


def _body(database: Database, article_id: int) -> list[str]:
    row = database.row("SELECT body FROM texts WHERE article_id = :id", id=article_id)
    return list(json.loads(row["body"])) if row else []


def _found(item: StoredItem, body: Sequence[str], marks: re.Pattern[str]) -> Found:
    paragraphs = [paragraph for paragraph in (item.lead, *body) if paragraph]
    best = max(paragraphs, key=lambda paragraph: _variety(fold(paragraph), marks), default="")
    excerpt, stretches = _excerpt(best, _stretches(best, marks))
    return Found(item, _stretches(item.title, marks), excerpt, stretches)


def _variety(key: str, marks: re.Pattern[str]) -> tuple[int, int]:
    """How many different things were found in a paragraph, then how many at all: the first of the best is taken."""
    hits = [hit[0] for hit in marks.finditer(key)]
    return len(set(hits)), len(hits)


def _stretches(text: str, marks: re.Pattern[str]) -> Stretches:
    if not marks.search(
        fold(text)
    ):  # most titles; to know where each letter came from takes 20 times as long
        return ()
    folded = Folded.of(text)
    return tuple(folded.span(*hit.span()) for hit in marks.finditer(folded.key) if hit.group())


def _excerpt(paragraph: str, stretches: Stretches) -> tuple[str, Stretches]:
    """The paragraph from a word shortly before the first hit."""
    first = stretches[0][0] if stretches else 0
    if first <= _BEFORE_HIT:
        return paragraph, stretches
    cut = paragraph.find(" ", first - _BEFORE_HIT, first) + 1 or first
    shift = cut - len(_ELLIPSIS)
    return _ELLIPSIS + paragraph[cut:], tuple((start - shift, end - shift) for start, end in stretches)
