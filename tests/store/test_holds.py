"""Hosts that are left alone, and feeds that wait for them."""

from monitor.store import Store
from tests.store.builders import DAY, HOUR, NOW, outcome


def test_held_hosts_are_remembered(store: Store) -> None:
    """Until their time is over; a shorter wish does not shorten it, one further ahead than a day is a clock set back."""
    store.hold_host("outlet.test", NOW + 2 * HOUR)
    store.hold_host("outlet.test", NOW + HOUR)

    assert store.held_hosts(NOW) == {"outlet.test": NOW + 2 * HOUR}
    assert store.held_hosts(NOW + 2 * HOUR) == {}
    assert store.held_hosts(NOW - 2 * DAY) == {}


def test_a_postponed_feed_waits(store: Store) -> None:
    """It is due then, not sooner, and its next poll is counted as its second."""
    store.record_poll(outcome())
    store.postpone("agency", NOW + HOUR)
    store.postpone("unheard of", NOW + HOUR)

    assert store.due(["agency"], NOW + HOUR / 2) == []
    assert store.due(["agency"], NOW + HOUR) == ["agency"]
    assert store.feed_states(NOW)["agency"].polls == 1
