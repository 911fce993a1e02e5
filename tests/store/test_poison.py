"""Documents that cost a child are remembered."""

from datetime import timedelta

from monitor.store import Store
from tests.store.builders import NOW

DAY = timedelta(days=1)


def test_a_document_is_known_by_its_hash(store: Store) -> None:
    """For as long as is asked about, and no other one."""
    store.keep_poison(b"\x00\xff" * 8, "no result after 10 s", NOW)
    assert store.poison(b"\x00\xff" * 8, NOW - DAY) == "no result after 10 s"
    assert store.poison(b"\x00\xff" * 8, NOW) == ""
    assert store.poison(b"\x00\xfe" * 8, NOW - DAY) == ""


def test_the_last_time_counts(store: Store) -> None:
    """And those of a month ago are forgotten."""
    store.keep_poison(b"one", "Aborted", NOW)
    store.keep_poison(b"one", "Segmentation fault", NOW + DAY)
    store.keep_poison(b"two", "Aborted", NOW)
    assert store.poison(b"one", NOW) == "Segmentation fault"
    store.keep_poison(b"three", "Aborted", NOW + 31 * DAY)
    assert store.poison(b"two", NOW - DAY) == ""
    assert store.poison(b"one", NOW - DAY) == "Segmentation fault"
