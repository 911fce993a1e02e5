"""The ledger says how feeds were followed, and what may have been missed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Coverage, Downtime, Failure, FailureKind, FeedCoverage, Gap, Outage, Window
from monitor.store import Store
from monitor.store.coverage import KEPT, MOST_GAPS_A_DAY
from tests.store.builders import DAY, HOUR, NOW, item, outcome

MINUTE = timedelta(minutes=1)
FAILED = Failure(FailureKind.BLOCKED, "403 Forbidden", status=403)
GAP = Gap(NOW - 3 * HOUR, NOW - HOUR)


def of(coverage: Coverage, feed_id: str = "agency") -> FeedCoverage:
    """One feed's part of it."""
    return next(feed for feed in coverage.feeds if feed.feed_id == feed_id)


def test_polls_are_counted(store: Store) -> None:
    """Documents, unchanged ones and failures by kind are counted, over days and apart for each feed."""
    store.record_poll(outcome(item(1), item(2), at=NOW - DAY))
    store.record_poll(outcome(at=NOW - DAY + HOUR))
    store.record_poll(outcome(failure=FAILED, at=NOW - HOUR))
    store.record_poll(outcome(item(3), at=NOW))
    store.record_poll(outcome(feed_id="other", at=NOW))

    week = store.ledger.coverage(NOW - 7 * DAY, NOW)

    agency = of(week)
    assert (agency.polls, agency.answered, agency.unchanged, agency.new) == (4, 3, 1, 3)
    assert agency.failures == {"blocked": 1}
    assert of(week, "other").polls == 1
    assert of(store.ledger.coverage(NOW - HOUR, NOW)).polls == 2
    assert store.ledger.coverage(NOW - DAY, NOW, ["other"]).feeds == (of(week, "other"),)


def test_delays_are_those_of_news(store: Store) -> None:
    """Published → seen is told of what came after the first poll: that one is backlog."""
    store.record_poll(outcome(item(1, published=NOW - 30 * HOUR), at=NOW - HOUR))
    assert of(store.ledger.coverage(NOW, NOW)).delays.items == 0

    store.record_poll(outcome(item(2, published=NOW - 10 * MINUTE), item(3, published=None), at=NOW))
    coverage = store.ledger.coverage(NOW, NOW)

    assert of(coverage).delays.items == 1
    assert of(coverage).delays.median == pytest.approx(10 * MINUTE, rel=0.05)
    assert coverage.delays == of(coverage).delays


def test_gaps(store: Store) -> None:
    """Open and filled gaps are told with what is known of them."""
    filled = Gap(
        NOW - 2 * DAY, NOW - 2 * DAY + HOUR, filled=True, recovered=4, how="1 older page of the feed"
    )
    store.record_poll(outcome(item(1), at=NOW - 2 * DAY + HOUR))
    store.record_poll(outcome(item(1), at=NOW - DAY))
    for gap, when in ((filled, NOW - DAY), (GAP, NOW)):
        record = outcome(item(2), at=when)
        store.record_poll(replace(record, gap=gap))

    agency = of(store.ledger.coverage(NOW - 7 * DAY, NOW))

    assert agency.gaps == (filled, GAP)
    assert agency.open_gaps == (GAP,)
    assert of(store.ledger.coverage(NOW - HOUR / 2, NOW)).gaps == ()


def test_a_feed_with_a_gap_at_every_poll(store: Store) -> None:
    """All its gaps are counted, the first 24 of a day are kept."""
    for minute in range(MOST_GAPS_A_DAY + 6):
        record = outcome(at=NOW + minute * MINUTE)
        store.record_poll(replace(record, gap=GAP))

    agency = of(store.ledger.coverage(NOW - DAY, NOW + HOUR))

    assert (agency.gap_count, len(agency.gaps)) == (MOST_GAPS_A_DAY + 6, MOST_GAPS_A_DAY)


def test_window_and_known_entries(store: Store) -> None:
    """What a document reached up to is remembered until the next one; a failed poll leaves it alone."""
    assert store.ledger.window("agency") is None
    record = outcome(item(1), item(2))
    store.record_poll(replace(record, window=Window("urn:2", NOW)))
    store.record_poll(outcome(failure=FAILED))

    assert store.ledger.window("agency") == Window("urn:2", NOW)
    assert store.ledger.known("agency", [item(2), item(9)]) == {"urn:2"}
    assert store.ledger.known("agency", [replace(item(2), identity="new guid")]) == {"new guid"}
    assert store.ledger.known("other", [item(2)]) == frozenset()


def test_downtime(store: Store) -> None:
    """When nothing was polled although feeds were due, the time since the first of them was due is told."""
    store.record_poll(outcome(at=NOW, due_in=10 * MINUTE))
    store.record_poll(outcome(feed_id="slow", at=NOW + MINUTE, due_in=HOUR))
    store.record_poll(outcome(feed_id="slow", at=NOW + 5 * HOUR))
    store.record_poll(outcome(at=NOW + 5 * HOUR + MINUTE))
    store.record_poll(outcome(at=NOW + 5 * HOUR + 11 * MINUTE))

    downtimes = store.ledger.coverage(NOW - DAY, NOW + 5 * HOUR + 12 * MINUTE).downtimes

    assert downtimes == (Downtime(Outage.NOT_RUNNING, NOW + 10 * MINUTE, NOW + 5 * HOUR),)


def test_a_rest_is_no_downtime(store: Store) -> None:
    """As long as nothing is due, nothing can be missed by not polling."""
    store.record_poll(outcome(at=NOW, due_in=3 * HOUR))
    store.record_poll(outcome(at=NOW + 3 * HOUR + MINUTE))

    assert store.ledger.coverage(NOW - DAY, NOW + 4 * HOUR).downtimes[:-1] == ()


def test_a_downtime_that_lasts(store: Store) -> None:
    """Who asks while nothing polls is told since when; feeds no longer configured do not count."""
    store.record_poll(outcome(feed_id="removed", at=NOW - 3 * DAY))
    store.record_poll(outcome(at=NOW, due_in=10 * MINUTE))
    later = NOW + 2 * HOUR

    assert store.ledger.coverage(NOW, later, ["agency"]).downtimes == (
        Downtime(Outage.NOT_RUNNING, NOW + 10 * MINUTE, later),
    )
    assert store.ledger.coverage(NOW, NOW + 20 * MINUTE, ["agency"]).downtimes == ()


def test_a_year_is_kept(store: Store) -> None:
    """What is older than a year is dropped, so that the ledger stays small."""
    record = outcome(item(1), at=NOW - KEPT - DAY)
    store.record_poll(replace(record, gap=GAP))
    store.record_poll(outcome(at=NOW))

    assert of(store.ledger.coverage(NOW - 2 * KEPT, NOW)).polls == 1
    assert store._database.rows("SELECT * FROM gaps WHERE feed_id = 'agency'") == []


def test_the_clock_goes_back(store: Store) -> None:
    """A poll that seems to come before the last one is counted, and no downtime follows from it."""
    store.record_poll(outcome(at=NOW))
    store.record_poll(outcome(at=NOW - 5 * HOUR))

    coverage = store.ledger.coverage(NOW - DAY, NOW - 5 * HOUR + MINUTE)
    assert of(coverage).polls == 2
    assert coverage.downtimes == ()
