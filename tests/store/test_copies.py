"""Finding the articles a text was copied to."""

import random
from datetime import datetime

import pytest

from monitor.store import Copy, Store
from tests.store.builders import DAY, NOW, finished, item, outcome, verdict

RANDOM = random.Random(20260821)
TEXT = frozenset(RANDOM.getrandbits(63) for _ in range(300))
OTHER_TEXT = frozenset(RANDOM.getrandbits(63) for _ in range(300))


def part_of(text: frozenset[int], share: float) -> frozenset[int]:
    """So much of a text's shingles."""
    return frozenset(sorted(text)[: round(len(text) * share)])


def publish(store: Store, number: int, shingles: frozenset[int], at: datetime = NOW, story: int = 0) -> None:
    """An article with this number and text, judged."""
    store.record_poll(outcome(item(number), at=at))
    store.finish(finished(number, verdict(), at=at, shingles=shingles, story=story))


def test_copies_with_exact_numbers(store: Store) -> None:
    """Sizes and shared shingles are counted exactly, the closest copy first."""
    publish(store, 1, part_of(TEXT, 0.8) | part_of(OTHER_TEXT, 0.1))
    publish(store, 2, TEXT, story=1)
    publish(store, 3, OTHER_TEXT)

    assert store.copies(TEXT, NOW, excluding=9) == [
        Copy(article_id=2, story=1, size=300, shared=300),
        Copy(article_id=1, story=1, size=270, shared=240),
    ]


def test_an_article_is_no_copy_of_itself(store: Store) -> None:
    """The article asked about is left out."""
    publish(store, 1, TEXT)

    assert store.copies(TEXT, NOW, excluding=1) == []
    assert store.copies(frozenset(), NOW, excluding=9) == []


def test_old_articles_are_left_out(store: Store) -> None:
    """Only articles first seen since the time given are looked at."""
    publish(store, 1, TEXT, at=NOW - DAY)

    assert store.copies(TEXT, NOW, excluding=9) == []
    assert len(store.copies(TEXT, NOW - DAY, excluding=9)) == 1


def test_judged_again_with_another_text(store: Store) -> None:
    """An article is found by its latest text only."""
    publish(store, 1, TEXT)
    store.finish(finished(1, verdict(), shingles=OTHER_TEXT))

    assert store.copies(TEXT, NOW, excluding=9) == []
    assert len(store.copies(OTHER_TEXT, NOW, excluding=9)) == 1
    store.finish(finished(1, verdict()))
    assert store.copies(OTHER_TEXT, NOW, excluding=9) == []


def test_phrases_of_the_trade_are_ignored(store: Store) -> None:
    """What stands in more than fifty articles does not make them copies."""
    phrase = frozenset(sorted(TEXT)[:40])
    for number in range(1, 51):
        publish(store, number, phrase | {RANDOM.getrandbits(63) for _ in range(40)})
    assert store.copies(phrase, NOW, excluding=99)

    publish(store, 51, phrase)

    assert store.copies(phrase, NOW, excluding=99) == []


def test_forgotten_after_a_month(store: Store) -> None:
    """Shingles of articles too old to be copied leave the database, index and all."""
    publish(store, 1, TEXT)
    publish(store, 2, OTHER_TEXT, at=NOW + 31 * DAY)

    assert store.copies(TEXT, NOW, excluding=9) == []
    rows = store._database.rows("SELECT DISTINCT article_id FROM shingles")
    assert [row["article_id"] for row in rows] == [2]


@pytest.mark.parametrize("size", [40, 100, 300])
def test_truncated_copies_are_found(store: Store, size: int) -> None:
    """Of texts cut down to sixty per cent, the sample misses next to none."""
    texts = [frozenset(RANDOM.getrandbits(63) for _ in range(size)) for _ in range(60)]
    for number, text in enumerate(texts, 1):
        publish(store, number, text)

    cut = [frozenset(RANDOM.sample(sorted(text), round(size * 0.6))) for text in texts]
    found = [
        number
        for number, text in enumerate(cut, 1)
        if number in {copy.article_id for copy in store.copies(text, NOW, excluding=99)}
    ]

    assert len(found) >= 58
