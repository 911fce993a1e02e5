"""Finding copies of a text: an inverted index over a sample of its shingles, then an exact count.

Two texts are compared by the shingles (hashed word triples) they share (A. Broder, "On the resemblance and
containment of documents", 1997). An article has about 300, and an index over all of them would soon be most of the
database. Shingles are evenly spread hashes, so those divisible by `SAMPLE` are an unbiased sample (Broder's "mod p"
sketch); it only proposes candidates, whose stored shingles are then counted in full.
"""

from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from sys import byteorder

from monitor.store.database import Database, listed
from monitor.store.rows import micros

# One shingle in four is indexed. Of the 18 shingles that 60 % of a short text of 30 are, at least one is in the sample
# with a probability of 1 - .75 ** 18 = 99.4 %; of the 60 of a text of 100 all but certainly.
SAMPLE = 4
# A shingle that stands in more articles than this is a phrase of the trade and says nothing about copying.
MOST_ARTICLES = 50
# Candidates whose shingles are counted: those that share most of the sample.
MOST_CANDIDATES = 20
# After this long no copy of an article is looked for any more, and its shingles are dropped …
SHINGLES_KEPT = timedelta(days=30)
# … those of so many articles in one transaction.
DROPPED_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that shares text with the one asked about.

    Attributes:
        article_id, story: which one, and the story it belongs to.
        size: how many shingles it has.
        shared: how many of them the other text has too.
    """

    article_id: int
    story: int
    size: int
    shared: int


def find(database: Database, shingles: frozenset[int], since: datetime, excluding: int) -> list[Copy]:
    """Articles first seen at or after `since` that share text with these shingles, most first.

    Args:
        database: where to look.
        shingles: of the text asked about.
        since: older articles are not looked at.
        excluding: number of the article asked about.
    """
    with database.reading():
        shared_sample: Counter[int] = Counter()
        for shingle in _sample(shingles):
            holders = database.rows(
                "SELECT article_id FROM shingles WHERE shingle = :shingle LIMIT :enough",
                shingle=shingle,
                enough=MOST_ARTICLES + 1,
            )
            if len(holders) <= MOST_ARTICLES:
                shared_sample.update(row["article_id"] for row in holders)
        del shared_sample[excluding]
        candidates = _candidates(database, shared_sample, since)
    return sorted(
        (
            Copy(article_id, story, len(theirs), len(theirs & shingles))
            for article_id, story, theirs in candidates
        ),
        key=lambda copy: (-copy.shared, copy.article_id),
    )


def _candidates(
    database: Database, shared_sample: Counter[int], since: datetime
) -> list[tuple[int, int, frozenset[int]]]:
    """Number, story and all shingles of the articles that share most of the sample and are new enough."""
    rows = database.rows(
        """
        SELECT fingerprints.article_id, coalesce(story, articles.id) AS story, shingles
        FROM fingerprints JOIN articles ON articles.id = fingerprints.article_id
        WHERE fingerprints.article_id IN (SELECT value FROM json_each(:ids)) AND fingerprints.first_seen >= :since
        """,
        ids=listed(shared_sample),
        since=micros(since),
    )
    rows.sort(key=lambda row: (-shared_sample[row["article_id"]], row["article_id"]))
    return [(row["article_id"], row["story"], _unpacked(row["shingles"])) for row in rows[:MOST_CANDIDATES]]


def index(database: Database, article_id: int, shingles: frozenset[int]) -> None:
    """Make an article findable by these shingles and no others; part of the caller's transaction."""
    _drop(database, article_id)
    if not shingles:
        return
    database.run(
        """
        INSERT INTO fingerprints (article_id, shingles, first_seen)
        SELECT id, :shingles, first_seen FROM articles WHERE id = :article_id
        """,
        article_id=article_id,
        shingles=_packed(shingles),
    )
    for shingle in _sample(shingles):
        database.run(
            "INSERT INTO shingles (shingle, article_id) VALUES (:shingle, :article_id)",
            shingle=shingle,
            article_id=article_id,
        )


def reindex(database: Database, article_id: int, shingles: frozenset[int]) -> None:
    """The same for an article that can be found; one too old to be copied stays forgotten."""
    if database.row("SELECT 1 FROM fingerprints WHERE article_id = :id", id=article_id):
        index(database, article_id, shingles)


def forget(database: Database, now: datetime) -> int:
    """Drop the shingles of a few articles too old to be copied; of how many. Part of the caller's transaction."""
    old = database.rows(
        "SELECT article_id FROM fingerprints WHERE first_seen < :before ORDER BY first_seen LIMIT :at_once",
        before=micros(now - SHINGLES_KEPT),
        at_once=DROPPED_AT_ONCE,
    )
    for row in old:
        _drop(database, row["article_id"])
    return len(old)


def _drop(database: Database, article_id: int) -> None:
    row = database.row("SELECT shingles FROM fingerprints WHERE article_id = :id", id=article_id)
    if row is None:
        return
    for shingle in _sample(_unpacked(row["shingles"])):
        database.run(
            "DELETE FROM shingles WHERE shingle = :shingle AND article_id = :id",
            shingle=shingle,
            id=article_id,
        )
    database.run("DELETE FROM fingerprints WHERE article_id = :id", id=article_id)


def _sample(shingles: frozenset[int]) -> list[int]:
    """The indexed ones, in the order of the index: neighbours share its pages."""
    return sorted(shingle for shingle in shingles if shingle % SAMPLE == 0)


def _packed(shingles: frozenset[int]) -> bytes:
    return _little_endian(array("q", sorted(shingles))).tobytes()


def _unpacked(blob: bytes) -> frozenset[int]:
    numbers = array("q")
    numbers.frombytes(blob)
    return frozenset(_little_endian(numbers))


def _little_endian(numbers: "array[int]") -> "array[int]":
    """The same array in the file's byte order, which is not the machine's everywhere."""
    if byteorder == "big":
        numbers.byteswap()
    return numbers
