"""Feeds whose items are seen late in spite of their habits are polled more often, until they are not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Hints
from monitor.schedule.memory import Memory, recall, to_text
from monitor.schedule.pace import LATE_LEAST, haste
from monitor.schedule.profile import Profile
from tests.schedule.outlet import DAY, HOUR, MINUTE, Poller, feed


@given(st.floats(0, 1e6), st.floats(0, 1))
def test_haste_has_bounds_and_begins_at_a_half(seen: float, share: float) -> None:
    """From half the interval to all of it; all of it as long as no more than half of the items are late."""
    factor = haste(Profile(seen=seen, late=seen * share))
    assert LATE_LEAST <= factor <= 1
    assert factor == 1 or share > 0.5


def test_a_feed_whose_items_are_late_is_polled_more_often_and_told_why() -> None:
    """Of two feeds with the same habits, the one that was seen late is polled sooner, at twice the pace at most."""
    lucky = Poller(feed())
    lucky.publish_every(3 * HOUR, since=10 * DAY)
    lucky.poll()
    assert lucky.state is not None
    memory = recall(lucky.state)
    late = replace(memory, profile=replace(memory.profile, seen=30.0, late=28.0))
    unlucky = replace(lucky, state=replace(lucky.state, schedule=to_text(late)))
    assert 0.45 * lucky.poll() <= unlucky.poll() < 0.7 * lucky.poll()
    assert "88% of its items were seen later than 5 min" in unlucky.why()[-1]
    assert "seen later" not in lucky.why()[-1]


@pytest.mark.parametrize(
    ("story", "seen", "late"),
    [
        pytest.param("polled", 1, 1, id="a pause of our own"),
        pytest.param("asked", 1, 0, id="the feed asks for an hour"),
        pytest.param("slept", 0, 0, id="the machine slept"),
        pytest.param("failed", 0, 0, id="the server failed"),
    ],
)
def test_only_what_more_polls_would_have_cured_is_late(story: str, seen: float, late: float) -> None:
    """An item that was there for ten minutes when it was seen: whose fault was that?"""
    poller = Poller(feed(), hints=Hints(refresh_s=3_600 if story == "asked" else 0))
    poller.publish_every(3 * HOUR, since=10 * DAY)
    poller.poll()
    poller.wait(8 * HOUR if story == "slept" else 12 * MINUTE)
    if story == "failed":
        poller.fail()
    poller.published.append(poller.now - 10 * MINUTE)
    poller.poll()
    profile = recall(poller.state).profile
    assert (profile.seen, profile.late) == (seen, late)


def test_the_first_document_is_not_late() -> None:
    """Nobody could have seen it sooner."""
    poller = Poller(feed())
    poller.publish_every(3 * HOUR, since=10 * DAY)
    poller.poll()
    assert recall(poller.state) != Memory()
    assert recall(poller.state).profile.seen == 0
