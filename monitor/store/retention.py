"""Retention: old articles go, and leave tombstones so that nothing old comes back as new."""

import time
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from monitor.model import Item
from monitor.store import copies, indexing
from monitor.store.database import Database, listed
from monitor.store.rows import micros, moment_or_none

# Articles deleted in one transaction: 50 ms of somebody else's waiting, most of it for taking words out of the index.
AT_ONCE = 25
# Pause between two transactions: a writer that waits for the lock looks every 10 ms whether it is free.
PAUSE_S = 0.03
# Bytes of a hash. With 100 million tombstones one new article in 10^11 is mistaken for a buried one.
_HASH_BYTES = 8
_POSITIVE = (1 << 63) - 1

# What is still to be read or announced stays, however old it is, and what the analyst has marked.
_OLD = """
    FROM articles
    WHERE first_seen < :before AND state <> 'pending'
      AND NOT EXISTS (SELECT 1 FROM verdicts WHERE article_id = articles.id AND to_show = 1)
      AND NOT EXISTS (SELECT 1 FROM marks WHERE article_id = articles.id AND (starred OR note <> ''))
      AND NOT EXISTS (SELECT 1 FROM labels WHERE article_id = articles.id)
"""

_COUNTED = """
    SELECT count(*) AS articles, min(first_seen) AS first, max(first_seen) AS last,
           coalesce(sum(EXISTS (
               SELECT 1 FROM verdicts WHERE article_id = articles.id AND +level = 'match'
           )), 0) AS flagged
"""


@dataclass(frozen=True, slots=True)
class Old:
    """What pruning takes away.

    Attributes:
        articles: how many articles.
        flagged: how many of them match a topic.
        first, last: when the oldest and the newest of them were first seen; None when there are none.
    """

    articles: int
    flagged: int
    first: datetime | None
    last: datetime | None


def old(database: Database, before: datetime) -> Old:
    """What `prune` would take away."""
    with database.reading():
        [row] = database.rows(f"{_COUNTED} {_OLD}", before=micros(before))
        return Old(row["articles"], row["flagged"], moment_or_none(row["first"]), moment_or_none(row["last"]))


def prune(database: Database, before: datetime) -> int:
    """Delete the articles first seen before then, a few at a time so that other writers get their turn; how many.

    Raises:
        Busy: another process writes; what was deleted until then is deleted.
        StoreError: the file can't be written.
    """
    pruned = 0
    while number := _prune_some(database, before):
        pruned += number
        time.sleep(PAUSE_S)
    return pruned


def _prune_some(database: Database, before: datetime) -> int:
    with database.writing():
        articles = database.rows(
            f"SELECT id, page_key {_OLD} ORDER BY first_seen LIMIT :at_once",
            before=micros(before),
            at_once=AT_ONCE,
        )
        ids = listed(row["id"] for row in articles)
        sightings = database.rows(
            """
            SELECT feed_id, identity FROM sightings
            WHERE article_id IN (SELECT value FROM json_each(:ids))
            """,
            ids=ids,
        )
        keys = [_of_page(row["page_key"]) for row in articles]
        keys += [_of_entry(row["feed_id"], row["identity"]) for row in sightings]
        database.run(
            "INSERT OR IGNORE INTO tombstones (key) SELECT value FROM json_each(:keys)", keys=listed(keys)
        )
        for row in articles:
            copies.index(database, row["id"], frozenset())
            indexing.take_out(database, row["id"])
        # What else belongs to an article goes with it: the schema says ON DELETE CASCADE.
        database.run("DELETE FROM sightings WHERE article_id IN (SELECT value FROM json_each(:ids))", ids=ids)
        database.run("DELETE FROM articles WHERE id IN (SELECT value FROM json_each(:ids))", ids=ids)
    return len(articles)


def is_buried(database: Database, feed_id: str, item: Item) -> bool:
    """Whether an entry, or the page it names, was stored once and pruned; part of the caller's transaction."""
    row = database.row(
        "SELECT 1 FROM tombstones WHERE key IN (:page, :entry)",
        page=_of_page(item.page_key),
        entry=_of_entry(feed_id, item.identity),
    )
    return row is not None


def _of_page(page_key: str) -> int:
    return _key(b"page", page_key)


def _of_entry(feed_id: str, identity: str) -> int:
    return _key(b"entry", f"{feed_id}\0{identity}")


def _key(kind: bytes, text: str) -> int:
    """A hash that SQLite's signed integers can hold; half a surrogate pair is hashed as it is stored."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=_HASH_BYTES, person=kind).digest()
    return int.from_bytes(digest) & _POSITIVE
