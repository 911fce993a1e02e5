"""Documents that run over: what has left a feed's document is lost, so it is asked for in time."""

from datetime import timedelta

import pytest

from monitor.model import Hints
from tests.schedule.outlet import DAY, HOUR, MINUTE, Poller, feed

SECOND = timedelta(seconds=1)


def after_a_burst(gap: timedelta) -> Poller:
    """A feed of three items a day whose ten newest came so far apart, the last one just now; not polled since."""
    poller = Poller(feed(), window=10)
    poller.publish_every(8 * HOUR, since=20 * DAY)
    poller.poll()
    poller.wait(11 * MINUTE)
    poller.publish_every(gap, since=9.5 * gap)
    return poller


@pytest.mark.parametrize(
    ("gap", "pause"),
    [
        pytest.param(25 * SECOND, 8.5 * 25 * SECOND / 3, id="three and a half minutes: a third"),
        pytest.param(20 * SECOND, MINUTE, id="three minutes: a third is the least"),
        pytest.param(SECOND * 8, MINUTE, id="a minute and a quarter: the least"),
    ],
)
def test_never_longer_than_a_third_of_what_the_document_covers(gap: timedelta, pause: timedelta) -> None:
    """Whatever the feed's habits, down to a minute; the oldest item of ten may be pinned and does not count."""
    poller = after_a_burst(gap)
    assert poller.poll() == pytest.approx(pause, abs=SECOND)
    assert "its document reaches back" in poller.why()[0]


def test_by_habits_alone_three_minutes_are_the_least() -> None:
    """An outlet that publishes twenty items a minute in a document of a day."""
    poller = Poller(feed(), window=2_000)
    poller.publish_every(5 * SECOND, since=2 * HOUR)
    assert 3 * MINUTE * 0.9 <= poller.poll() <= 3 * MINUTE * 1.1


def test_a_hint_may_make_it_half_of_what_the_document_covers() -> None:
    """An hour is asked for; with half of ten minutes nothing is lost yet."""
    poller = after_a_burst(70 * SECOND)
    poller.hints = Hints(refresh_s=3_600)
    assert poller.poll() == pytest.approx(8.5 * 70 * SECOND / 2, abs=SECOND)


def test_a_document_that_does_not_change_reaches_further_back() -> None:
    """A burst is over without another document: pauses grow until habits decide again, and hints are heeded in full."""
    poller = after_a_burst(10 * SECOND)
    poller.hints = Hints(refresh_s=1_500)
    pauses = [poller.poll()]
    for _ in range(12):
        poller.wait()
        pauses.append(poller.poll())
    assert pauses[0] == MINUTE
    assert pauses == sorted(pauses)
    assert pauses[-1] == 25 * MINUTE


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_a_document_that_is_mostly_new_halves_the_interval(*, dated: bool) -> None:
    """Fewer known items than a third: at once, without waiting for habits to be learnt."""
    poller = Poller(feed(), window=12, dated=dated)
    poller.publish_every(2 * HOUR, since=20 * DAY)
    before = poller.poll()
    poller.wait()
    poller.published += [poller.now - timedelta(seconds=40 * number) for number in range(9)]
    poller.published.sort()
    assert poller.poll() <= max(before / 2, MINUTE)
    assert poller.poll() >= MINUTE
