"""Keeping the index of the full-text search: texts put in, taken out, and the room of those taken out given back.

The index has no text of its own (contentless, which SQLite before 3.43 can't delete from by itself): to take one out, FTS5
is told the very words that were put in (https://sqlite.org/fts5.html#the_delete_command). They are folded anew from the
text that is stored, so a text must be taken out before another one is stored in its place, and better folding needs a
migration that empties the index and says that it is not complete.
"""

import hashlib
import json
import sqlite3
import time

from monitor.arabic.fold import fold
from monitor.model import Article
from monitor.store.database import Database

# What was taken out stays in the index's pages until they are written anew. Doing so costs as much as the index is large:
# worth it when a fifth of it is dead.
WORTH_REWRITING = 5
# Pages of the index (4 kB) written in one transaction, a few milliseconds, so that other writers get their turn.
_PAGES = 250
_PAUSE_S = 0.03
# `merge` says that there is nothing left to do by changing no more than its own row.
_NOTHING_DONE = 2


def index(database: Database, article_id: int, article: Article) -> None:
    """Make an article's text findable; inside a write transaction, after `make_way`. The same text costs nothing."""
    texts = _texts(article)
    added = database.run(
        "INSERT OR IGNORE INTO indexed (article_id, text_hash) VALUES (:id, :text_hash)",
        id=article_id,
        text_hash=_hash(texts),
    )
    if not added:
        return
    title, lead, body = map(fold, texts)
    database.run(
        """
        INSERT INTO search (rowid, title, lead, body)
        SELECT document, :title, :lead, :body FROM indexed WHERE article_id = :id
        """,
        id=article_id,
        title=title,
        lead=lead,
        body=body,
    )


def make_way(database: Database, article_id: int, article: Article) -> None:
    """Take out an article's text if it is another one now; inside a write transaction, while the old one is stored."""
    known = database.row("SELECT text_hash FROM indexed WHERE article_id = :id", id=article_id)
    if known is not None and known["text_hash"] != _hash(_texts(article)):
        take_out(database, article_id)


def take_out(database: Database, article_id: int) -> None:
    """Make an article's text unfindable; inside a write transaction, while the text is still stored."""
    row = database.row(
        """
        SELECT document, text_hash, title, lead, body
        FROM indexed JOIN articles ON articles.id = article_id JOIN texts USING (article_id)
        WHERE article_id = :id
        """,
        id=article_id,
    )
    if row is None:
        return
    texts = _texts(_article(row))
    if row["text_hash"] == _hash(
        texts
    ):  # else it is only left out of answers: FTS5 must be told what it was told
        title, lead, body = map(fold, texts)
        database.run(
            "INSERT INTO search (search, rowid, title, lead, body) VALUES ('delete', :document, :title, :lead, :body)",
            document=row["document"],
            title=title,
            lead=lead,
            body=body,
        )
    database.run("DELETE FROM indexed WHERE article_id = :id", id=article_id)
    database.run("UPDATE index_upkeep SET dead = dead + 1")


def compact(database: Database) -> None:
    """Give back the room of texts that were taken out, if it is worth it; little by little, others may write meanwhile.

    Raises:
        Busy: another process writes; the rest is done another time.
        StoreError: the file can't be written.
    """
    with database.reading():
        row = database.row("SELECT dead, (SELECT count(*) FROM indexed) AS live FROM index_upkeep")
    if row is None or not row["dead"] or row["dead"] * WORTH_REWRITING < row["live"]:
        return
    _merge(
        database, -_PAGES
    )  # negative: all of the index is to become one piece, in as many steps as it takes
    while _merge(database, _PAGES):
        time.sleep(_PAUSE_S)
    with database.writing():
        database.run("UPDATE index_upkeep SET dead = max(dead - :dead, 0)", dead=row["dead"])


def _merge(database: Database, pages: int) -> bool:
    with database.writing():
        before = _changes(database)
        database.run("INSERT INTO search (search, rank) VALUES ('merge', :pages)", pages=pages)
        return _changes(database) - before >= _NOTHING_DONE


def _changes(database: Database) -> int:
    row = database.row("SELECT total_changes() AS number")
    return int(row["number"]) if row else 0


def _article(row: sqlite3.Row) -> Article:
    return Article(title=row["title"], lead=row["lead"], body=tuple(json.loads(row["body"])))


def _texts(article: Article) -> tuple[str, str, str]:
    return article.title, article.lead, "\n".join(article.body)


def _hash(texts: tuple[str, str, str]) -> bytes:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).digest()[:16]
