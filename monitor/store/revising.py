"""Articles cleaned again: what is read of them for it, and what is written in place of what was known."""

from dataclasses import dataclass
from datetime import datetime

from monitor.model import Article, Extracted, KeptArticle, Verdict
from monitor.store import articles, copies, indexing
from monitor.store.archive import Archive
from monitor.store.article_rows import article, extracted, text_columns
from monitor.store.database import Database
from monitor.store.rows import verdict


@dataclass(frozen=True, slots=True)
class Revision:
    """An article as it was cleaned and judged again.

    Attributes:
        article_id: its number.
        article: the cleaned text; its title replaces the one before.
        extracted: what it was made of.
        verdicts: one a topic.
        shingles: of its text.
    """

    article_id: int
    article: Article
    extracted: Extracted
    verdicts: tuple[Verdict, ...]
    shingles: frozenset[int]


class Revisions:
    """Articles to be cleaned again, and what became of them; part of `Store`, which says what is raised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, article_id: int) -> KeptArticle | None:
        """What is stored of an article, or None for one that was never read."""
        with self._database.reading():
            row = self._database.row(_KEPT, id=article_id)
            if row is None:
                return None
            verdicts = self._database.rows(
                "SELECT * FROM verdicts WHERE article_id = :id ORDER BY rowid", id=article_id
            )
            return KeptArticle(
                id=article_id,
                feed_id=row["feed_id"],
                publisher=row["publisher"],
                url=row["url"],
                item_title=row["item_title"] or row["title"],
                item_summary=row["item_summary"] or "",
                extracted=extracted(row["lines"]),
                article=article(row),
                verdicts=tuple(verdict(each) for each in verdicts),
                has_page=bool(row["has_page"]),
            )

    def write(self, revision: Revision, now: datetime, *, announce: bool) -> None:
        """Write what an article is now; what was planned for it stays planned, and its story stays its story.

        Args:
            revision: what it is.
            now: when.
            announce: whether what becomes a match is to be announced; nothing is announced twice either way.
        """
        database, number = self._database, revision.article_id
        with database.writing():
            indexing.make_way(database, number, revision.article)
            changed = database.run(
                """
                UPDATE texts SET lead = :lead, body = :body, removed = :removed, metadata = :metadata,
                                 quality = :quality, lines = :lines
                WHERE article_id = :article_id
                """,
                article_id=number,
                **text_columns(revision.article, revision.extracted),
            )
            if not changed:  # removed meanwhile
                return
            title = revision.article.title
            database.run("UPDATE articles SET title = :title WHERE id = :id", id=number, title=title)
            if announce:
                articles.judge(database, number, revision.verdicts)
            else:
                Archive(database).rejudge({number: revision.verdicts}, now)
            copies.reindex(database, number, revision.shingles)
            indexing.index(database, number, revision.article)


_KEPT = """
    SELECT articles.*, texts.*, items.title AS item_title, items.summary AS item_summary,
           EXISTS (SELECT 1 FROM pages WHERE pages.article_id = articles.id) AS has_page
    FROM articles JOIN texts ON texts.article_id = articles.id
    LEFT JOIN sightings ON sightings.id = (SELECT min(id) FROM sightings WHERE article_id = articles.id)
    LEFT JOIN items ON items.sighting_id = sightings.id
    WHERE articles.id = :id
"""
