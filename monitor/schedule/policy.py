"""When a feed is polled next, when a page is tried again, and what a server is asked: pure decisions."""

from datetime import datetime, timedelta
from hashlib import blake2b

from monitor.model import Failure, FailureKind, Feed, FeedState, Validators

# News is minutes old when it breaks; most feeds' own refresh is 5 to 15 minutes.
DEFAULT_INTERVAL = timedelta(minutes=10)
# So that feeds polled together drift apart, each by its own fixed share of its interval.
JITTER = 0.10
# An interval fixed below this is meant to the second: a demonstration or a test.
EXACT_BELOW = timedelta(minutes=1)
# A dead feed is still asked four times a day: outlets' 404s and 410s come back.
LONGEST_BACKOFF = timedelta(hours=6)
# Retry-After of 88 hours has been seen in the wild; a day is as long as we let a server send us away.
LONGEST_RETRY_AFTER = timedelta(hours=24)
# Some servers answer 304 for ever; every so many polls one is made without validators.
UNCONDITIONAL_EVERY = 24
# When an article's page is tried again after the first, second and third failure.
PAGE_RETRIES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))

# How much of an interval each failure in a row adds. A feed that is down is back soon; one that blocks, lost its
# address or limits us is not helped by asking often; what is no feed will hardly become one.
_TEMPORARY, _SOFT, _HARD = 0.25, 0.5, 1.0
_SOFT_KINDS = frozenset(
    {FailureKind.BLOCKED, FailureKind.MISSING, FailureKind.LIMITED, FailureKind.SERVER_ERROR}
)


def next_poll(feed: Feed, state: FeedState | None, now: datetime, failure: Failure | None) -> datetime:
    """When a feed that has just been polled is due again.

    Args:
        feed: its configuration; an interval fixed there wins over the default.
        state: what was known before this poll, or None for the first.
        now: the current time.
        failure: what went wrong with this poll, or None.
    """
    interval = feed.interval or DEFAULT_INTERVAL
    delay = interval
    if failure is not None:
        failures = (state.failures if state else 0) + 1
        backoff = interval * (1 + failures * _weight(failure))
        delay = max(interval, min(backoff, LONGEST_BACKOFF))
    if feed.interval is None or feed.interval >= EXACT_BELOW:
        delay *= 1 + JITTER * _spread(feed.id)
    return now + max(delay, _retry_after(failure))


def explain_next_poll(feed: Feed, state: FeedState) -> tuple[str, ...]:
    """Why a feed is due when it is: one short English sentence a reason, the one that decided most first.

    Args:
        feed: its configuration.
        state: what is known of it since its last poll.
    """
    interval = feed.interval or DEFAULT_INTERVAL
    fixed = "as the configuration says" if feed.interval else "the usual interval"
    reasons = [f"every {_in_words(interval)}, {fixed}"]
    if state.problem is not None:
        count = "the last poll" if state.failures == 1 else f"the last {state.failures} polls"
        reasons.insert(0, f"{count} failed ({state.problem.kind}), so it is left alone for longer")
        if (wait := _retry_after(state.problem)) > timedelta():
            reasons.insert(0, f"the server asked to be left alone for {_in_words(wait)}")
    return tuple(reasons)


def _in_words(span: timedelta) -> str:
    """`45 s`, `10 min`, `2.5 h`."""
    seconds = span.total_seconds()
    for unit, length in (("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:.3g} {unit}"
    return f"{seconds:.3g} s"


def page_retry(attempts: int, now: datetime, failure: Failure) -> datetime | None:
    """When an article's page is tried again, no sooner than the server asked; None when that is no use (any more).

    Args:
        attempts: how often it was tried before this time.
        now: the current time.
        failure: what went wrong this time.
    """
    if not failure.temporary or attempts >= len(PAGE_RETRIES):
        return None
    return now + max(PAGE_RETRIES[attempts], _retry_after(failure))


def validators_for(state: FeedState | None) -> Validators:
    """What to ask "has it changed?" with; nothing at every 24th poll, against servers that always say no."""
    if state is None or (state.polls + 1) % UNCONDITIONAL_EVERY == 0:
        return Validators()
    return state.validators


def _weight(failure: Failure) -> float:
    if failure.kind in _SOFT_KINDS:
        return _SOFT
    return _TEMPORARY if failure.temporary else _HARD


def _retry_after(failure: Failure | None) -> timedelta:
    seconds = (failure.retry_after_s if failure else None) or 0.0
    return timedelta(seconds=max(0.0, min(seconds, LONGEST_RETRY_AFTER.total_seconds())))


def _spread(feed_id: str) -> float:
    """A number from -1 to 1 that is the feed's own, the same in every run."""
    digest = blake2b(feed_id.encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 0xFFFFFFFF * 2 - 1
