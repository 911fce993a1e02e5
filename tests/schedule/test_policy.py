from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import FailureKind, FeedState, Hints
from monitor.schedule import address, explain_next_poll, put_off
from monitor.schedule.policy import DEFAULT_INTERVAL, JITTER, LONGEST_BACKOFF, LONGEST_RETRY_AFTER
from tests.schedule.outlet import DAY, HOUR, MINUTE, NOW, Poller, failure, feed


def jitter(feed_id: str = "outlet") -> float:
    """The feed's own share of its interval."""
    return Poller(feed(feed_id, DEFAULT_INTERVAL)).poll() / DEFAULT_INTERVAL


def roughly(expected: timedelta, share: float = 0.0) -> object:
    """Equal up to a share, or rounding to microseconds."""
    return pytest.approx(expected, rel=share, abs=timedelta(milliseconds=1))


def failing(times: int, kind: FailureKind) -> timedelta:
    """How long a feed is left alone that failed so many times in a row, jitter taken out."""
    poller = Poller(feed())
    pauses = [poller.fail(failure(kind)) for _ in range(times)]
    return pauses[-1] / jitter()


# ── the interval ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_interval_is_the_configured_one_or_the_usual_one() -> None:
    """A fixed interval wins; of a feed that could not be read yet nothing is known, so it gets ten minutes."""
    assert Poller(feed(interval=HOUR)).poll() / jitter() == roughly(HOUR)
    assert Poller(feed()).fail() / jitter() == roughly(DEFAULT_INTERVAL * 1.25)


def test_a_fixed_interval_wins_over_habits_and_hints() -> None:
    """Whatever the feed publishes and asks for."""
    poller = Poller(feed(interval=HOUR), hints=Hints(refresh_s=7_200, skip_hours=frozenset(range(24))))
    poller.publish_every(MINUTE, since=HOUR)
    assert poller.poll(fresh_s=7_200) / jitter() == roughly(HOUR)


def test_feeds_drift_apart_and_every_run_agrees() -> None:
    """Jitter stays within 10 %, differs between feeds, goes both ways and is the same each time."""
    delays = [Poller(feed(f"feed-{number}")).poll() for number in range(200)]
    usual = sorted(delays)[100]
    assert delays == [Poller(feed(f"feed-{number}")).poll() for number in range(200)]
    assert len(set(delays)) == 200
    assert usual * (1 - JITTER) * 0.97 <= min(delays) < usual * 0.94
    assert usual * 1.06 < max(delays) <= usual * (1 + JITTER) * 1.03


def test_an_interval_under_a_minute_is_kept_to_the_second() -> None:
    """Someone who fixes 5 s wants 5 s."""
    assert Poller(feed(interval=timedelta(seconds=5))).poll() == timedelta(seconds=5)


def test_who_publishes_more_is_polled_more_often() -> None:
    """From the first document on; never below 3 minutes, never rarely while it may publish."""
    pauses = []
    for gap in (2 * MINUTE, 10 * MINUTE, 40 * MINUTE, 8 * HOUR):
        poller, dice = Poller(feed(interval=None), window=50), Random(7)
        poller.published = sorted(NOW - gap * (0.5 + 60 * dice.random()) for _ in range(60))
        pauses.append(poller.poll())
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[2] / 2
    assert pauses[0] >= 2.7 * MINUTE
    assert pauses[3] < 20 * MINUTE


def test_the_night_is_learnt() -> None:
    """An outlet that publishes from 8 to 20 o'clock is polled at least twice as often then as at night, after ten days."""
    poller = Poller(feed(), now=NOW.replace(hour=0), window=20)
    start = poller.now
    poller.published = [
        start + day * DAY + (8 + hour / 4) * HOUR for day in range(-2, 12) for hour in range(48)
    ]
    polled = {"day": 0, "night": 0}
    while poller.now < start + 12 * DAY:
        poller.poll()
        if poller.now > start + 10 * DAY and not 7 <= poller.now.hour < 9 and not 19 <= poller.now.hour < 21:
            polled["day" if 9 <= poller.now.hour < 19 else "night"] += 1
        poller.wait()
    assert polled["day"] > 2 * polled["night"] > 0


# ── never missing a window ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_pinned_item_does_not_make_a_document_seem_long() -> None:
    """One item of last year among ten of the last quarter of an hour."""
    poller = Poller(feed(), window=10)
    poller.publish_every(MINUTE * 1.5, since=MINUTE * 15)
    poller.published[0] = NOW - 365 * DAY
    assert poller.poll(fresh_s=3_600) <= 7.5 * MINUTE


def test_dates_that_are_all_the_same_say_nothing() -> None:
    """A feed that dates everything with now is not polled as if its window were nothing."""
    poller = Poller(feed(), window=10)
    poller.published = [NOW - timedelta(seconds=number) for number in range(10)]
    assert poller.poll() > 5 * MINUTE


# ── what feed and server ask for ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("source", ["ttl", "max-age"])
@pytest.mark.parametrize(
    ("asked", "raised_by"),
    [
        pytest.param(MINUTE, timedelta(), id="less than we wait anyway"),
        pytest.param(25 * MINUTE, None, id="all of it"),
        pytest.param(DAY, 30 * MINUTE, id="no more than half an hour"),
    ],
)
def test_hints_lengthen_the_interval(source: str, asked: timedelta, raised_by: timedelta | None) -> None:
    """By what they ask for, by half an hour at the most, never the other way."""

    def pause(asked: timedelta) -> timedelta:
        hints = Hints(refresh_s=asked.total_seconds() if source == "ttl" else 0)
        poller = Poller(feed(), hints=hints)
        poller.publish_every(2 * HOUR, since=10 * DAY)
        return poller.poll(fresh_s=asked.total_seconds() if source == "max-age" else 0)

    plain = pause(timedelta())
    assert pause(asked) == roughly(asked if raised_by is None else plain + raised_by)


def test_hints_hold_until_the_document_says_otherwise() -> None:
    """A 304 has no ttl in it: the last document's holds."""
    poller = Poller(feed(), hints=Hints(refresh_s=1_500))
    poller.publish_every(2 * HOUR, since=10 * DAY)
    assert poller.poll() == roughly(25 * MINUTE)
    poller.wait()
    assert poller.poll() == roughly(25 * MINUTE)


@pytest.mark.parametrize(
    ("hints", "due"),
    [
        pytest.param(Hints(skip_hours=frozenset({12, 13})), NOW.replace(hour=14), id="two hours"),
        pytest.param(Hints(skip_days=frozenset({0})), NOW.replace(hour=0) + DAY, id="all Monday"),
        pytest.param(Hints(skip_hours=frozenset(range(24))), None, id="all hours: a day"),
        pytest.param(Hints(skip_hours=frozenset({3})), NOW, id="another hour"),
    ],
)
def test_skipped_hours_and_days_only_lengthen(hints: Hints, due: datetime | None) -> None:
    """The next poll is in the first hour that is not skipped, a day after the last one at the most."""
    poller = Poller(feed(), hints=hints)
    pause = poller.poll()
    plain = Poller(feed()).poll()
    expected = DAY if due is None else max(due - NOW, plain)
    assert pause == roughly(expected)


@pytest.mark.parametrize(
    ("hints", "hour"),
    [
        pytest.param(Hints(skip_hours=frozenset({15, 16})), 17, id="in an hour it skips"),
        pytest.param(Hints(skip_hours=frozenset({12, 14})), 15, id="in another one"),
    ],
)
def test_a_poll_put_off_is_not_made_in_a_skipped_hour(hints: Hints, hour: int) -> None:
    """When the host's patience ends in an hour the feed skips, it is asked after that hour."""
    poller = Poller(feed(), hints=hints)
    poller.poll()
    assert put_off(poller.feed, poller.state, NOW.replace(hour=15)) == NOW.replace(hour=hour)
    assert put_off(feed(interval=HOUR), poller.state, NOW.replace(hour=15)) == NOW.replace(hour=15)
    assert put_off(poller.feed, None, NOW.replace(hour=15)) == NOW.replace(hour=15)


# ── failures ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "times", "minutes"),
    [
        pytest.param(FailureKind.UNREACHABLE, 1, 12.5, id="temporary, first"),
        pytest.param(FailureKind.TIMED_OUT, 4, 20, id="temporary, fourth"),
        pytest.param(FailureKind.EMPTY, 4, 20, id="empty is temporary"),
        pytest.param(FailureKind.BLOCKED, 1, 15, id="blocked, first"),
        pytest.param(FailureKind.MISSING, 2, 20, id="missing, second"),
        pytest.param(FailureKind.LIMITED, 2, 20, id="limited, second"),
        pytest.param(FailureKind.SERVER_ERROR, 2, 20, id="server error, second"),
        pytest.param(FailureKind.NOT_A_FEED, 1, 20, id="no feed, first"),
        pytest.param(FailureKind.NOT_A_FEED, 10, 110, id="no feed, tenth"),
        pytest.param(FailureKind.NOT_A_FEED, 50, 360, id="never more than six hours"),
    ],
)
def test_failures_in_a_row_make_the_pause_longer(kind: FailureKind, times: int, minutes: float) -> None:
    """Each failure adds a share of the interval by its weight, up to six hours."""
    assert failing(times, kind) == roughly(timedelta(minutes=minutes), share=0.11)


def test_failures_are_weighed_one_by_one() -> None:
    """Nine timeouts and one page that is no feed are 3¼ intervals more, not ten."""
    poller = Poller(feed())
    for _ in range(9):
        poller.fail(failure(FailureKind.TIMED_OUT))
    assert poller.fail(failure(FailureKind.NOT_A_FEED)) / jitter() == roughly(10 * MINUTE * (1 + 9 / 4 + 1))


def test_a_failure_never_makes_a_feed_come_sooner() -> None:
    """The cap of six hours does not shorten an interval of twelve."""
    poller = Poller(feed(interval=12 * HOUR))
    assert poller.fail(failure(FailureKind.NOT_A_FEED)) / jitter() == roughly(12 * HOUR)


def test_a_success_forgets_the_failures() -> None:
    """After a good poll the interval is the usual one, whatever came before."""
    poller = Poller(feed(interval=10 * MINUTE))
    for _ in range(50):
        poller.fail()
    assert poller.poll() / jitter() == roughly(10 * MINUTE)


@pytest.mark.parametrize("fixed", [None, timedelta(seconds=5)], ids=["by habits", "fixed"])
@pytest.mark.parametrize(
    ("asked_s", "least"),
    [(7200.0, 2 * HOUR), (316_800.0, LONGEST_RETRY_AFTER), (1e300, LONGEST_RETRY_AFTER)],
    ids=["two hours", "88 hours", "absurd"],
)
def test_retry_after_is_honoured_up_to_a_day(
    asked_s: float, least: timedelta, fixed: timedelta | None
) -> None:
    """Not a second earlier than the server asked, but within a day."""
    limited = failure(FailureKind.LIMITED, retry_after_s=asked_s)
    assert Poller(feed(interval=fixed)).fail(limited) == least


@pytest.mark.parametrize("asked_s", [0.0, -5.0, 1.0], ids=["zero", "negative", "shorter"])
def test_retry_after_does_not_shorten_the_pause(asked_s: float) -> None:
    """A server that asks for less than our own pause gets our own pause."""
    plain = failure(FailureKind.LIMITED)
    asked = replace(plain, retry_after_s=asked_s)
    assert Poller(feed()).fail(asked) == Poller(feed()).fail(plain)


# ── gone and moved ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_feed_that_is_gone_for_two_days_is_retired() -> None:
    """Three times 410 over 48 hours: it is asked once a day, and its owner is told; not before."""
    poller = Poller(feed())
    gone = failure(FailureKind.GONE)
    notices = []
    for _ in range(5):
        poller.fail(gone)
        notices.append(poller.notice)
        poller.wait(11 * HOUR)
    assert notices == [""] * 5
    assert poller.fail(gone) == DAY
    assert "gone (410)" in poller.notice
    poller.wait()
    poller.poll()
    assert poller.notice == ""


def test_gone_must_be_said_each_time() -> None:
    """A 404 in between begins anew; outlets answer 410 in the middle of a move."""
    poller = Poller(feed())
    for kind in (FailureKind.GONE, FailureKind.GONE, FailureKind.MISSING, FailureKind.GONE):
        poller.fail(failure(kind))
        poller.wait(DAY)
    assert poller.notice == ""


def test_a_move_is_followed_after_three_polls() -> None:
    """The same permanent redirect three times: the new address is asked, and proposed without its secrets."""
    poller, new = Poller(feed()), "https://outlet.test/new?token=abc123"
    asked = []
    for _ in range(3):
        asked.append(address(poller.feed, poller.state))
        poller.poll(moved_to=new)
    assert asked == [poller.feed.url] * 3
    assert address(poller.feed, poller.state) == new
    assert "moved for good to https://outlet.test/new" in poller.notice
    assert "abc123" not in poller.notice
    poller.poll()  # at the new address, which leads nowhere else
    assert address(poller.feed, poller.state) == new


@pytest.mark.parametrize(
    "targets",
    [
        pytest.param(["/a", "/b", "/a", "/b", "/a"], id="alternating"),
        pytest.param(["/a", "", "/a", "", "/a"], id="now and then"),
        pytest.param(["/a", "/a"], id="twice"),
    ],
)
def test_a_move_that_is_not_stable_is_not_followed(targets: list[str]) -> None:
    """Only the same target in three polls in a row; a 304 in between says nothing."""
    poller = Poller(feed())
    for target in targets:
        poller.poll(moved_to=target and f"https://outlet.test{target}")
        poller.poll(moved_to=None)
    assert address(poller.feed, poller.state) == poller.feed.url


def test_a_move_that_leads_nowhere_is_given_up() -> None:
    """When the new address keeps failing the old one is asked again; another address in feeds.toml wins at once."""
    poller = Poller(feed())
    for _ in range(3):
        poller.poll(moved_to="https://elsewhere.test/rss")
    assert address(feed(url="https://outlet.test/corrected"), poller.state) == "https://outlet.test/corrected"
    poller.fail()
    assert address(poller.feed, poller.state) == "https://elsewhere.test/rss"
    poller.fail(failure(FailureKind.MISSING))
    poller.fail(failure(FailureKind.MISSING))
    assert address(poller.feed, poller.state) == poller.feed.url


def test_a_password_is_not_taken_along() -> None:
    """A feed with a password in its address is asked where the configuration says, however often it is redirected."""
    poller = Poller(feed(url="https://me:secret@outlet.test/rss"))
    for _ in range(5):
        poller.poll(moved_to="https://elsewhere.test/rss")
    assert address(poller.feed, poller.state) == poller.feed.url


# ── always ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(
    st.text(min_size=1),
    st.none() | st.timedeltas(timedelta(seconds=1), timedelta(days=2)),
    st.lists(
        st.tuples(
            st.integers(-3_600, 200_000),
            st.none() | st.sampled_from(FailureKind),
            st.integers(0, 60),
            st.integers(0, 10**6),
        ),
        max_size=12,
    ),
)
@settings(max_examples=80, deadline=None)
def test_a_feed_is_never_polled_early_and_never_given_up(
    feed_id: str, interval: timedelta | None, story: list[tuple[int, FailureKind | None, int, int]]
) -> None:
    """Whatever happened, clocks set back included: due again, no sooner than a minute, no later than its longest pause."""
    poller = Poller(feed(feed_id, interval))
    for passed_s, kind, items, fresh_s in story:
        poller.now += timedelta(seconds=passed_s)
        poller.published += [
            poller.now - timedelta(seconds=fresh_s * number % 86_400) for number in range(items)
        ]
        poller.published.sort()
        pause = poller.fail(failure(kind)) if kind else poller.poll(fresh_s=float(fresh_s))
        shortest = interval * 0.9 if interval else MINUTE
        assert shortest <= pause + timedelta(microseconds=1)
        assert pause <= max(interval or LONGEST_BACKOFF, LONGEST_BACKOFF, DAY) * 1.1 + timedelta(
            microseconds=1
        )
        assert poller.why()


def test_the_next_poll_is_explained() -> None:
    """What decided last comes first: the server's own words, then failures, then the interval."""
    poller = Poller(feed(interval=HOUR))
    limited = failure(FailureKind.LIMITED, retry_after_s=90_000)
    poller.fail(limited)
    assert poller.why() == (
        "the server asked to be left alone for 1 d",
        "the last poll failed (limited): longer with each failure, 6 h at the most",
        "every 1 h, as the configuration says",
    )
    assert explain_next_poll(feed(), FeedState("outlet")) == ("it was never polled",)


def test_habits_are_explained() -> None:
    """In items a day and at this hour; a host that is held is named."""
    poller = Poller(feed(), window=50)
    poller.publish_every(HOUR, since=2 * DAY)
    poller.poll()
    assert "about 24 items a day" in poller.why()[-1]
    assert poller.state is not None
    held = replace(poller.state, next_due=NOW + 5 * HOUR)
    assert (
        explain_next_poll(poller.feed, held)[0] == "its host asked to be left alone: it waits until 17:00 UTC"
    )
