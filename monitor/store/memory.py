"""What is remembered of hosts: a row for each article that lines are compared with, and one for each learnt line."""

import sqlite3
import zlib
from array import array
from collections.abc import Mapping
from sys import byteorder

from monitor.errors import NotFound
from monitor.model import HostMemory, LearntLine, SeenArticle
from monitor.store.database import Database, listed
from monitor.store.rows import micros, moment


class HostMemories:
    """What is remembered of hosts; part of `Store`, which says what is raised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def memory(self, host: str) -> HostMemory:
        """All that is remembered of a host; nothing yet, for one never seen."""
        with self._database.reading():
            articles = self._database.rows(
                "SELECT article_id, seen, lines FROM host_articles WHERE host = :host ORDER BY seen, article_id",
                host=host,
            )
            lines = self._database.rows("SELECT * FROM host_lines WHERE host = :host", host=host)
            return HostMemory(
                host,
                tuple(
                    SeenArticle(row["article_id"], moment(row["seen"]), _unpacked(row["lines"]))
                    for row in articles
                ),
                {row["key"]: _learnt_line(row) for row in lines},
            )

    def keep(self, before: HostMemory, after: HostMemory) -> None:
        """Write what has changed between two memories of a host; what was pinned meanwhile stays pinned."""
        database, host = self._database, after.host
        known = {each.id: each.seen for each in before.articles}
        with database.writing():
            if gone := known.keys() - {each.id for each in after.articles}:
                _forget_articles(database, host, gone)
            for each in after.articles:
                if known.get(each.id) != each.seen:
                    _keep_article(database, host, each)
            for key in before.learnt.keys() - after.learnt.keys():
                database.run(
                    "DELETE FROM host_lines WHERE host = :host AND key = :key AND NOT pinned",
                    host=host,
                    key=key,
                )
            for key, line in after.learnt.items():
                if before.learnt.get(key) != line:
                    _keep_line(database, host, line)

    def of_feed(self, feed_id: str) -> list[str]:
        """The hosts that articles of a feed were read on, as far as they are remembered."""
        with self._database.reading():
            rows = self._database.rows(
                """
                SELECT DISTINCT host FROM host_articles JOIN sightings USING (article_id)
                WHERE feed_id = :feed_id ORDER BY host
                """,
                feed_id=feed_id,
            )
            return [row["host"] for row in rows]

    def pin(self, host: str, key: int, *, pinned: bool) -> None:
        """Say that a learnt line is text and is never to be removed, or take that back.

        Raises:
            NotFound: the host has learnt no such line.
        """
        with self._database.writing():
            changed = self._database.run(
                "UPDATE host_lines SET pinned = :pinned WHERE host = :host AND key = :key",
                pinned=int(pinned),
                host=host,
                key=key,
            )
            if not changed:
                raise NotFound(f"{host} has learnt no such line")


def _learnt_line(row: sqlite3.Row) -> LearntLine:
    return LearntLine(
        key=row["key"],
        text=row["text"],
        articles=row["articles"],
        of=row["of_articles"],
        overlap=row["overlap"],
        first_seen=moment(row["first_seen"]),
        last_seen=moment(row["last_seen"]),
        pinned=bool(row["pinned"]),
    )


def _keep_article(database: Database, host: str, article: SeenArticle) -> None:
    database.run(
        "INSERT OR REPLACE INTO host_articles (host, article_id, seen, lines) VALUES (:host, :id, :seen, :lines)",
        host=host,
        id=article.id,
        seen=micros(article.seen),
        lines=_packed(article.lines),
    )


def _forget_articles(database: Database, host: str, numbers: set[int]) -> None:
    database.run(
        "DELETE FROM host_articles WHERE host = :host AND article_id IN (SELECT value FROM json_each(:numbers))",
        host=host,
        numbers=listed(numbers),
    )


def _keep_line(database: Database, host: str, line: LearntLine) -> None:
    database.run(
        """
        INSERT INTO host_lines (host, key, text, articles, of_articles, overlap, first_seen, last_seen, pinned)
        VALUES (:host, :key, :text, :articles, :of_articles, :overlap, :first_seen, :last_seen, 0)
        ON CONFLICT (host, key) DO UPDATE SET
            articles = excluded.articles, of_articles = excluded.of_articles, overlap = excluded.overlap,
            last_seen = excluded.last_seen
        """,
        host=host,
        key=line.key,
        text=line.text,
        articles=line.articles,
        of_articles=line.of,
        overlap=line.overlap,
        first_seen=micros(line.first_seen),
        last_seen=micros(line.last_seen),
    )


def _packed(lines: Mapping[int, frozenset[int]]) -> bytes:
    """Key, number of words, words …, all as 64-bit little-endian integers, compressed: about a kilobyte."""
    numbers = array("q")
    for key, words in lines.items():
        numbers.extend((key, len(words), *sorted(words)))
    if byteorder == "big":
        numbers.byteswap()
    return zlib.compress(numbers.tobytes())


def _unpacked(blob: bytes) -> dict[int, frozenset[int]]:
    numbers = array("q")
    numbers.frombytes(zlib.decompress(blob))
    if byteorder == "big":
        numbers.byteswap()
    lines, place = {}, 0
    while place < len(numbers):
        key, size = numbers[place : place + 2]
        lines[key] = frozenset(numbers[place + 2 : place + 2 + size])
        place += 2 + size
    return lines
