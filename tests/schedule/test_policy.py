from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Failure, FailureKind, Feed, FeedState, Validators
from monitor.schedule import explain_next_poll, next_poll, page_retry, validators_for
from monitor.schedule.policy import DEFAULT_INTERVAL, JITTER, LONGEST_BACKOFF, LONGEST_RETRY_AFTER

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def feed(feed_id: str = "outlet", interval: timedelta | None = None) -> Feed:
    """A feed; only its id and interval matter here."""
    return Feed(feed_id, "وكالة", "https://outlet.test/rss", "Outlet", "Outlet", interval=interval)


def failed(times: int) -> FeedState:
    """The state of a feed that failed so many times in a row before this poll."""
    return FeedState("outlet", failures=times)


def delay(feed: Feed, state: FeedState | None = None, failure: Failure | None = None) -> timedelta:
    """How long until the next poll, its jitter taken out."""
    spread = next_poll(feed, None, NOW, None) - NOW
    jitter = spread / (feed.interval or DEFAULT_INTERVAL)
    return (next_poll(feed, state, NOW, failure) - NOW) / jitter


def roughly(expected: timedelta) -> object:
    """Equal up to rounding to microseconds."""
    return pytest.approx(expected, abs=timedelta(milliseconds=1))


def test_the_interval_is_the_configured_one_or_ten_minutes() -> None:
    """A fixed interval wins over the default."""
    assert delay(feed()) == roughly(timedelta(minutes=10))
    assert delay(feed(interval=HOUR)) == roughly(HOUR)


def test_feeds_drift_apart_and_every_run_agrees() -> None:
    """Jitter stays within 10 %, differs between feeds, goes both ways and is the same each time."""
    delays = [next_poll(feed(f"feed-{number}"), None, NOW, None) - NOW for number in range(200)]
    assert delays == [next_poll(feed(f"feed-{number}"), None, NOW, None) - NOW for number in range(200)]
    assert len(set(delays)) == 200
    assert DEFAULT_INTERVAL * (1 - JITTER) <= min(delays) < DEFAULT_INTERVAL * 0.92
    assert DEFAULT_INTERVAL * 1.08 < max(delays) <= DEFAULT_INTERVAL * (1 + JITTER)


def test_an_interval_under_a_minute_is_kept_to_the_second() -> None:
    """Someone who fixes 5 s wants 5 s."""
    assert next_poll(feed(interval=timedelta(seconds=5)), None, NOW, None) == NOW + timedelta(seconds=5)


@pytest.mark.parametrize(
    ("kind", "before", "minutes"),
    [
        pytest.param(FailureKind.UNREACHABLE, 0, 12.5, id="temporary, first"),
        pytest.param(FailureKind.TIMED_OUT, 3, 20, id="temporary, fourth"),
        pytest.param(FailureKind.EMPTY, 3, 20, id="empty is temporary"),
        pytest.param(FailureKind.BLOCKED, 0, 15, id="blocked, first"),
        pytest.param(FailureKind.MISSING, 1, 20, id="missing, second"),
        pytest.param(FailureKind.LIMITED, 1, 20, id="limited, second"),
        pytest.param(FailureKind.SERVER_ERROR, 1, 20, id="server error, second"),
        pytest.param(FailureKind.NOT_A_FEED, 0, 20, id="no feed, first"),
        pytest.param(FailureKind.GONE, 9, 110, id="gone, tenth"),
        pytest.param(FailureKind.GONE, 10_000, 360, id="never more than six hours"),
    ],
)
def test_failures_in_a_row_make_the_pause_longer(kind: FailureKind, before: int, minutes: float) -> None:
    """Each failure adds a share of the interval by its weight, up to six hours."""
    assert delay(feed(), failed(before), Failure(kind, "")) == roughly(timedelta(minutes=minutes))


def test_a_failure_never_makes_a_feed_come_sooner() -> None:
    """The cap of six hours does not shorten an interval of twelve."""
    assert delay(feed(interval=12 * HOUR), failed(3), Failure(FailureKind.GONE, "")) == roughly(12 * HOUR)


def test_a_success_forgets_the_failures() -> None:
    """After a good poll the interval is the usual one, whatever came before."""
    assert delay(feed(), failed(50)) == roughly(DEFAULT_INTERVAL)


@pytest.mark.parametrize(
    ("asked_s", "least"),
    [(7200.0, 2 * HOUR), (316_800.0, LONGEST_RETRY_AFTER), (1e300, LONGEST_RETRY_AFTER)],
    ids=["two hours", "88 hours", "absurd"],
)
def test_retry_after_is_honoured_up_to_a_day(asked_s: float, least: timedelta) -> None:
    """Not a second earlier than the server asked, but within a day."""
    answer = Failure(FailureKind.LIMITED, "", status=429, retry_after_s=asked_s)
    assert next_poll(feed(), None, NOW, answer) == NOW + least


@pytest.mark.parametrize("asked_s", [0.0, -5.0, 1.0], ids=["zero", "negative", "shorter"])
def test_retry_after_does_not_shorten_the_pause(asked_s: float) -> None:
    """A server that asks for less than our own pause gets our own pause."""
    plain = Failure(FailureKind.LIMITED, "", status=429)
    assert next_poll(feed(), None, NOW, replace(plain, retry_after_s=asked_s)) == next_poll(
        feed(), None, NOW, plain
    )


@given(
    st.text(min_size=1),
    st.none() | st.timedeltas(timedelta(seconds=1), timedelta(days=2)),
    st.integers(0, 10**6),
    st.none() | st.sampled_from(FailureKind),
)
@settings(max_examples=200)
def test_a_feed_is_never_polled_early_and_never_given_up(
    feed_id: str, interval: timedelta | None, failures: int, kind: FailureKind | None
) -> None:
    """Whatever happened: due again, no sooner than 90 % of the interval, no later than its longest pause."""
    failure = Failure(kind, "") if kind else None
    pause = next_poll(feed(feed_id, interval), failed(failures), NOW, failure) - NOW
    usual = interval or DEFAULT_INTERVAL
    assert usual * 0.9 <= pause + timedelta(microseconds=1)
    assert pause <= max(usual, LONGEST_BACKOFF) * 1.1 + timedelta(microseconds=1)


def test_the_next_poll_is_explained() -> None:
    """What decided most comes first: the server's own words, then failures, then the interval."""
    limited = Failure(FailureKind.LIMITED, "", status=429, retry_after_s=5400.0)
    assert explain_next_poll(feed(), FeedState("outlet")) == ("every 10 min, the usual interval",)
    assert explain_next_poll(feed(interval=HOUR), FeedState("outlet", failures=2, problem=limited)) == (
        "the server asked to be left alone for 1.5 h",
        "the last 2 polls failed (limited), so it is left alone for longer",
        "every 1 h, as the configuration says",
    )


def test_a_page_is_tried_again_three_times() -> None:
    """After 10 minutes, 1 hour, 6 hours; then no more."""
    blocked = Failure(FailureKind.BLOCKED, "")
    retries = [page_retry(attempts, NOW, blocked) for attempts in range(5)]
    assert retries == [NOW + timedelta(minutes=10), NOW + HOUR, NOW + 6 * HOUR, None, None]


@pytest.mark.parametrize(
    ("attempts", "asked_s", "expected"),
    [
        pytest.param(0, 7200.0, 2 * HOUR, id="longer than planned"),
        pytest.param(1, 60.0, HOUR, id="shorter than planned"),
        pytest.param(0, -1e300, timedelta(minutes=10), id="negative"),
        pytest.param(2, 316_800.0, LONGEST_RETRY_AFTER, id="88 hours"),
    ],
)
def test_a_page_is_not_tried_before_the_server_said(
    attempts: int, asked_s: float, expected: timedelta
) -> None:
    """Retry-After lengthens the pause, up to a day, and never shortens it."""
    limited = Failure(FailureKind.LIMITED, "", status=429, retry_after_s=asked_s)
    assert page_retry(attempts, NOW, limited) == NOW + expected


@pytest.mark.parametrize("kind", [FailureKind.MISSING, FailureKind.NOT_A_PAGE, FailureKind.CRASHED])
def test_a_page_that_will_not_be_there_later_is_not_tried_again(kind: FailureKind) -> None:
    """Only temporary failures are."""
    assert page_retry(0, NOW, Failure(kind, "")) is None


def test_every_24th_poll_asks_without_validators() -> None:
    """A server that says 304 for ever is found out."""
    validators = Validators(b'"tag"', b"yesterday")
    asked = [validators_for(FeedState("outlet", validators, polls=polls)) for polls in range(48)]
    assert [number for number, answer in enumerate(asked, 1) if answer == Validators()] == [24, 48]
    assert asked.count(validators) == 46
    assert validators_for(None) == Validators()
