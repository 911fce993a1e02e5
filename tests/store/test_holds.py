"""Hosts that are left alone, and feeds that wait for them."""

from datetime import timedelta

import pytest

from monitor.model import PollOutcome
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


@pytest.mark.parametrize(
    ("ahead", "due"),
    [(timedelta(days=7.7), []), (timedelta(days=9), ["agency"])],
    ids=["an interval of a week", "a wrong clock's plan"],
)
def test_a_feed_may_have_an_interval_of_a_week(store: Store, ahead: timedelta, due: list[str]) -> None:
    """What is planned further ahead than any interval is due at once, and nothing else."""
    store.record_poll(PollOutcome("agency", "Agency", NOW, NOW + ahead))
    assert store.due(["agency"], NOW) == due
