import json
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import FailureKind, FeedState, Hints
from monitor.schedule.memory import Memory, recall, to_text
from tests.schedule.outlet import DAY, HOUR, MINUTE, NOW, Poller, failure, feed


def after(days: int) -> Poller:
    """A busy feed polled for so many days, with everything there is to remember."""
    dice = Random(3)
    poller = Poller(feed(), hints=Hints(600, frozenset({1, 2}), frozenset({4})))
    poller.published = sorted(NOW + (days + 1) * DAY * dice.random() - DAY for _ in range(150 * days))
    while poller.now < NOW + days * DAY:
        poller.poll(moved_to="https://outlet.test/new")
        poller.wait()
    poller.fail(failure(FailureKind.TIMED_OUT))
    return poller


def test_it_survives_a_restart() -> None:
    """What is stored and read again is what was remembered, to five digits, and stays so."""
    state = after(3).state
    assert state is not None
    memory = recall(state)
    assert memory != Memory()
    assert memory.move.times > 3
    assert memory.hints.skip_hours == {1, 2}
    assert recall(FeedState("outlet", schedule=to_text(memory))) == memory


def test_it_stays_small() -> None:
    """Two kilobytes at most, however long a feed is watched."""
    state = after(8).state
    assert state is not None
    assert len(state.schedule) < 2_048


@pytest.mark.parametrize("new", [False, True], ids=["unchanged", "a new item"])
def test_a_clock_that_is_set_back_costs_nothing_that_was_learnt(*, new: bool) -> None:
    """An hour back: habits, hints and the document's reach are those of before."""
    poller = after(1)
    poller.poll()
    before = recall(poller.state)
    poller.wait(-HOUR)
    if new:
        poller.published.append(poller.now - MINUTE)
        poller.published.sort()
    poller.poll()
    memory = recall(poller.state)
    assert memory.hints == before.hints != Hints()
    assert memory.profile.rate == pytest.approx(before.profile.rate, rel=0.1)
    assert memory.covers_s > 0


def test_what_was_long_ago_fades() -> None:
    """A feed that was busy for a week and silent for two months is polled as a slow one."""
    poller = Poller(feed())
    poller.publish_every(5 * MINUTE, since=7 * DAY)
    busy = poller.poll()
    for _ in range(60):
        poller.wait(DAY)
        poller.poll()
    assert recall(poller.state).profile.rate * 86_400 < 5
    assert poller.poll() > 2 * busy


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "{}", "7", '"x"'],
)
def test_what_cannot_be_read_is_forgotten(text: str) -> None:
    """Another version's words, or damage, cost what was learnt and nothing else."""
    assert recall(FeedState("outlet", schedule=text)) == Memory()
    assert recall(None) == Memory()


def test_what_an_earlier_version_remembered_is_kept() -> None:
    """It did not count late items: all else that it learnt is read."""
    state = after(1).state
    assert state is not None
    stored = json.loads(state.schedule)
    for name in ("seen", "late"):
        del stored["profile"][name]
    memory = recall(state)
    before = replace(memory, profile=replace(memory.profile, seen=0.0, late=0.0))
    assert recall(FeedState("outlet", schedule=json.dumps(stored))) == before


@given(st.data())
def test_damage_is_noticed(data: st.DataObject) -> None:
    """Whatever one value becomes: the memory is read with it or forgotten, and the next poll can be planned."""
    stored = json.loads(to_text(Memory()))
    part = data.draw(st.sampled_from([stored, stored["profile"], stored["hints"], stored["move"]]))
    name = data.draw(st.sampled_from(sorted(part)))
    values = (
        st.none()
        | st.booleans()
        | st.floats()
        | st.integers()
        | st.text()
        | st.lists(st.floats(), max_size=30)
    )
    part[name] = data.draw(values)
    poller = Poller(feed(), state=FeedState("outlet", schedule=json.dumps(stored)))
    poller.publish_every(HOUR, since=DAY)
    assert timedelta(0) < poller.poll() <= DAY * 1.1
