"""Feeds' health and pauses survive, and are told once."""

from dataclasses import replace
from datetime import timedelta

from monitor.model import Failure, FailureKind, FeedStanding, Health, Pause
from monitor.store import Store
from monitor.store.health import STRIP
from tests.store.builders import DAY, HOUR, NOW, item, outcome

FAILING = FeedStanding(
    Health.FAILING, since=NOW - HOUR, bad_polls=4, bad_since=NOW - HOUR, last_bad=NOW, good_polls=0
)
WELL = FeedStanding(Health.OK, since=NOW + HOUR, good_polls=3, last_bad=NOW)


def test_a_standing_comes_back(store: Store) -> None:
    """What a poll decided is there at the next one, whoever makes it."""
    store.record_poll(replace(outcome(item(1)), standing=FAILING))

    assert store.feed_states(NOW)["agency"].standing == FAILING


def test_told_once_when_it_begins_and_once_when_it_ends(store: Store) -> None:
    """What was told is not told again; the end is told to who was told of the beginning."""
    store.record_poll(replace(outcome(), standing=FAILING))
    assert store.ledger.untold(["agency", "other"], NOW) == {"agency": FAILING}
    assert store.ledger.untold(["other"], NOW) == {}

    store.ledger.mark_told(store.ledger.untold(["agency"], NOW))
    store.record_poll(replace(outcome(at=NOW + HOUR), standing=FAILING))
    assert store.ledger.untold(["agency"], NOW) == {}

    store.record_poll(replace(outcome(at=NOW + HOUR), standing=WELL))
    assert store.ledger.untold(["agency"], NOW) == {
        "agency": replace(WELL, told=Health.FAILING, told_since=FAILING.since)
    }
    store.ledger.mark_told(store.ledger.untold(["agency"], NOW))
    assert store.ledger.untold(["agency"], NOW) == {}


def test_what_nobody_was_told_of_needs_no_end(store: Store) -> None:
    """A trouble that is over before anybody could be told is not told at all."""
    store.record_poll(replace(outcome(), standing=FAILING))
    store.record_poll(replace(outcome(at=NOW + HOUR), standing=WELL))

    assert store.ledger.untold(["agency"], NOW) == {}


def test_strip(store: Store) -> None:
    """The last sixty polls are remembered as letters, the latest last."""
    blocked, broken = (Failure(kind, "") for kind in (FailureKind.BLOCKED, FailureKind.MISSING))
    empty = FeedStanding(bad_polls=1)
    for record in (
        outcome(item(1)),
        outcome(item(1)),
        outcome(failure=blocked),
        outcome(failure=broken),
        replace(outcome(), standing=empty),
    ):
        store.record_poll(record)
    assert store.feed_states(NOW)["agency"].strip == "+.bx0"

    for _ in range(STRIP):
        store.record_poll(outcome(failure=broken))
    assert store.feed_states(NOW)["agency"].strip == "x" * STRIP


def test_a_paused_feed_is_not_due(store: Store) -> None:
    """Not when it was polled before, not when never; after the time given it is due again by itself."""
    store.record_poll(outcome(at=NOW - HOUR))
    store.ledger.pause(["agency", "new"], Pause(NOW, NOW + DAY))

    assert store.due(["agency", "new", "other"], NOW) == ["other"]
    assert store.next_due(["agency"]) is None
    states = store.feed_states(NOW)
    assert states["agency"].paused == states["new"].paused == Pause(NOW, NOW + DAY)
    assert store.due(["agency", "new"], NOW + DAY) == ["new", "agency"]
    assert store.feed_states(NOW + DAY)["agency"].paused is None


def test_nothing_is_told_of_a_paused_feed(store: Store) -> None:
    """Whoever paused it knows."""
    store.record_poll(replace(outcome(), standing=FAILING))
    store.ledger.pause(["agency"], Pause(NOW))

    assert store.ledger.untold(["agency"], NOW) == {}
    store.ledger.pause(["agency"], Pause(NOW, NOW + HOUR))
    assert store.ledger.untold(["agency"], NOW + HOUR) == {"agency": FAILING}


def test_resume(store: Store) -> None:
    """A resumed feed is due at once; what was not paused is left as it is."""
    store.record_poll(outcome(due_in=5 * HOUR))
    store.record_poll(outcome(feed_id="other", due_in=5 * HOUR))
    store.ledger.pause(["agency"], Pause(NOW))
    store.ledger.pause(["over"], Pause(NOW - DAY, NOW - HOUR))

    assert store.ledger.resume(["agency", "other", "over"], NOW) == ["agency"]
    assert store.due(["agency", "other"], NOW) == ["agency"]
    assert store.feed_states(NOW)["agency"].paused is None


def test_arrivals(store: Store) -> None:
    """When a feed's articles were published; when they were seen, where their date is missing or in the future."""
    store.record_poll(outcome(item(1, published=NOW - 40 * DAY), at=NOW - DAY))
    store.record_poll(
        outcome(item(2, published=NOW - HOUR), item(3, published=None), item(4, published=NOW + DAY))
    )

    assert sorted(store.ledger.arrivals("agency", NOW - 2 * DAY)) == [NOW - HOUR, NOW, NOW]
    assert store.ledger.arrivals("other", NOW - timedelta(days=2)) == []
