"""Entries that come back under another identity: feeds that make up new guids, or new links, at every poll.

Without this a feed of 30 items would bring 30 new articles an hour. An entry that vanished from a document and one that
appeared in it are one and the same when both name one page; or, if that explains at least half of the document, when
title and date are equal: then the links change too. One recurring headline is not taken for the same article again.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from monitor.model import Item
from monitor.store.database import Database, listed
from monitor.store.rows import micros_or_none

# The newest entries of a feed that may come back under another name: as many as a document may have.
LATEST_ENTRIES = 2_000
# Identities of one page in one feed that are looked at: one, or many where an older version kept each new one.
MOST_NAMES = 50
# Of fewer items nothing can be told.
FEWEST_ITEMS = 3

BY_LINK = "its ids change: entries are told apart by their links"
BY_TITLE = "its ids and links change: entries are told apart by title and date"


@dataclass(frozen=True, slots=True)
class _Moved:
    """A known sighting, and the entry that it is now."""

    sighting_id: int
    item: Item


def follow_renamed(database: Database, feed_id: str, items: Mapping[str, Item]) -> str:
    """Give known entries the identities they have now; part of transaction 1, before anything is told new.

    Args:
        database: in a transaction.
        feed_id: the feed.
        items: those of its document by identity.

    Returns:
        what is odd about the feed's identities, when that holds for at least half of the document, else "".
    """
    unknown = _unknown(database, feed_id, items)
    by_page = _by_page(database, feed_id, unknown, items)
    _rename(database, feed_id, by_page)
    found = {moved.item.identity for moved in by_page}
    by_title = _by_title(database, feed_id, [item for item in unknown if item.identity not in found], items)
    if _is_most(by_title, items):
        _rename(database, feed_id, by_title)
        return BY_TITLE
    return BY_LINK if _is_most(by_page, items) else ""


def recognised(database: Database, feed_id: str, items: Mapping[str, Item]) -> frozenset[str]:
    """The identities of those of these entries that the feed had before, under this identity or another one.

    Args:
        database: inside `reading`.
        feed_id: the feed.
        items: those of its document by identity.
    """
    unknown = _unknown(database, feed_id, items)
    moved = _by_page(database, feed_id, unknown, items) + _by_title(database, feed_id, unknown, items)
    again = {one.item.identity for one in moved}
    return frozenset(items) - {item.identity for item in unknown if item.identity not in again}


def _is_most(moved: Collection[_Moved], items: Collection[str]) -> bool:
    return len(items) >= FEWEST_ITEMS and 2 * len(moved) >= len(items)


def _unknown(database: Database, feed_id: str, items: Mapping[str, Item]) -> list[Item]:
    rows = database.rows(
        """
        SELECT value FROM json_each(:identities)
        WHERE NOT EXISTS (SELECT 1 FROM sightings WHERE feed_id = :feed_id AND identity = value)
        """,
        identities=listed(items),
        feed_id=feed_id,
    )
    return [items[row["value"]] for row in rows if row["value"] in items]


def _by_page(database: Database, feed_id: str, unknown: list[Item], items: Collection[str]) -> list[_Moved]:
    """The unknown entries whose page this feed had under an identity that is no longer in its document."""
    moved: dict[int, _Moved] = {}
    for item in unknown:
        rows = database.rows(
            """
            SELECT sightings.id, identity FROM articles JOIN sightings ON article_id = articles.id
            WHERE page_key = :key AND sightings.feed_id = :feed_id
            ORDER BY last_seen DESC LIMIT :most
            """,
            key=item.page_key,
            feed_id=feed_id,
            most=MOST_NAMES,
        )
        gone = next((row["id"] for row in rows if row["identity"] not in items), None)
        if gone is not None:
            moved.setdefault(gone, _Moved(gone, item))
    return list(moved.values())


def _by_title(database: Database, feed_id: str, unknown: list[Item], items: Collection[str]) -> list[_Moved]:
    """The unknown entries whose title and date this feed had under an identity that is no longer in its document."""
    if len(items) < FEWEST_ITEMS or 2 * len(unknown) < len(items):
        return []
    rows = database.rows(
        """
        SELECT sightings.id, items.title, items.published
        FROM (SELECT id FROM articles WHERE feed_id = :feed_id ORDER BY first_seen DESC LIMIT :most) AS latest
        JOIN sightings ON article_id = latest.id AND sightings.feed_id = :feed_id
        JOIN items ON sighting_id = sightings.id
        WHERE identity NOT IN (SELECT value FROM json_each(:identities)) AND title <> ''
        ORDER BY sightings.id
        """,
        feed_id=feed_id,
        most=LATEST_ENTRIES,
        identities=listed(items),
    )
    known = {(row["title"], row["published"]): row["id"] for row in rows}
    marks = {item.identity: (item.title, micros_or_none(item.published)) for item in unknown}
    often = Counter(marks.values())
    return [
        _Moved(known[marks[item.identity]], item)
        for item in unknown
        if often[marks[item.identity]] == 1 and marks[item.identity] in known
    ]


def _rename(database: Database, feed_id: str, moved: Collection[_Moved]) -> None:
    """Write the new identities, and the addresses: an old one may hold a token that has run out."""
    for one in moved:
        database.run(
            "UPDATE sightings SET identity = :identity WHERE id = :id",
            id=one.sighting_id,
            identity=one.item.identity,
        )
        database.run(
            "UPDATE items SET url = :url WHERE sighting_id = :id", id=one.sighting_id, url=one.item.url
        )
        database.run(
            """
            UPDATE articles SET url = :url
            WHERE id = (SELECT article_id FROM sightings WHERE id = :id) AND feed_id = :feed_id AND url <> :url
            """,
            id=one.sighting_id,
            feed_id=feed_id,
            url=one.item.url,
        )
