"""When a feed is polled next, and why then: pure decisions.

The interval comes from the feed's habits (`pace`) unless the configuration fixes it. What is known for sure then moves
it, in this order: the document must not run full meanwhile; what feed and server ask of their readers; failures; a
server's Retry-After; hours and days the feed says it skips.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from monitor.model import Failure, Feed, FeedState, Hints
from monitor.safe.urls import redact
from monitor.schedule.memory import MOVED_TIMES, Memory, recall, remember, to_text
from monitor.schedule.pace import MOST_OF_COVERED, SHORTEST_WHEN_FULL_S, Pace, haste, pause_s
from monitor.schedule.profile import Profile
from monitor.schedule.sight import Sight
from monitor.schedule.wording import in_words

# News is minutes old when it breaks; most feeds' own refresh is 5 to 15 minutes.
DEFAULT_INTERVAL = timedelta(minutes=10)
# So that feeds polled together drift apart, each by its own fixed share of its interval.
JITTER = 0.10
# An interval fixed below this is meant to the second: a demonstration or a test.
EXACT_BELOW = timedelta(minutes=1)
# A dead feed is still asked four times a day: outlets' 404s come back.
LONGEST_BACKOFF = timedelta(hours=6)
# Retry-After of 88 hours has been seen in the wild; a day is as long as we let a server send us away.
LONGEST_RETRY_AFTER = timedelta(hours=24)
# ttl, sy:updatePeriod, max-age and Expires are mostly some program's default (an hour; a day on news sites has been
# seen): they are heeded, and lengthen an interval by this much at the most.
MOST_BY_HINTS = timedelta(minutes=30)
# Hours and days to be skipped are heeded for a day since the last poll: who skips all of them is asked once a day.
LONGEST_SKIP = timedelta(hours=24)
# A feed the server says is gone for good: outlets bring back what they took away, so somebody must look.
RETIRED_EVERY = timedelta(hours=24)

_PACE = Pace(DEFAULT_INTERVAL.total_seconds())
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """When a feed is due, what is remembered of it until then, and what people should be told.

    Attributes:
        due: when it is polled next.
        memory: for `FeedState.schedule`.
        notice: what its owner should do about it, one sentence, or "".
    """

    due: datetime
    memory: str
    notice: str = ""


@dataclass(slots=True)
class _Pause:
    """A pause in the making, and the reasons for it, the last one first."""

    length: timedelta
    reasons: list[str] = field(default_factory=list)

    def set(self, length: timedelta, reason: str) -> None:
        self.length = length
        self.reasons.insert(0, reason)

    def at_least(self, length: timedelta, reason: str) -> None:
        if length > self.length:
            self.set(length, reason)

    def at_most(self, length: timedelta, reason: str) -> None:
        if length < self.length:
            self.set(length, reason)


def plan(feed: Feed, state: FeedState | None, sight: Sight, now: datetime, pace: Pace = _PACE) -> Plan:
    """What a poll that was just made means for the next one.

    Args:
        feed: its configuration; an interval fixed there wins over all but failures and Retry-After.
        state: what was known before this poll, or None for the first.
        sight: what it showed.
        now: when it was.
        pace: how much is polled.
    """
    memory = remember(recall(state), feed, sight, now, pace)
    due, _ = decide(feed, memory, sight.failure, now, pace)
    return Plan(due, to_text(memory), _notice(memory, now))


def explain_next_poll(feed: Feed, state: FeedState) -> tuple[str, ...]:
    """Why a feed is due when it is: one short English sentence a reason, the one that decided last first.

    Args:
        feed: its configuration.
        state: what is known of it since its last poll.
    """
    if state.last_poll is None:
        return ("it was never polled",)
    due, reasons = decide(feed, recall(state), state.problem, state.last_poll, _PACE)
    if state.next_due is not None and state.next_due > due + _MINUTE:
        return (f"its host asked to be left alone: it waits until {state.next_due:%H:%M} UTC", *reasons)
    return tuple(reasons)


def _notice(memory: Memory, now: datetime) -> str:
    if memory.is_retired(now):
        days = int((now.timestamp() - memory.gone_since) // 86_400)
        return f"the server has said for {days} days that it is gone (410): it is asked once a day now; remove or correct it"
    if memory.move.times >= MOVED_TIMES:
        return f"moved for good to {redact(memory.move.target)}, which is asked now; put that into feeds.toml"
    return ""


def address(feed: Feed, state: FeedState | None) -> str:
    """Where a feed is asked for: where it has moved for good, once the server has said so in three polls in a row."""
    move = recall(state).move
    return move.target if move.source == feed.url and move.times >= MOVED_TIMES else feed.url


def put_off(feed: Feed, state: FeedState | None, until: datetime) -> datetime:
    """When a feed is asked that can't be asked before `until`: in none of the hours and days it skips.

    Args:
        feed: its configuration.
        state: what was known of it before its poll that was not made.
        until: when its host may be asked again.
    """
    if feed.interval is not None or state is None or state.last_poll is None:
        return until
    return _not_skipped(until, recall(state).hints, state.last_poll + LONGEST_SKIP)


def retry_after(failure: Failure | None) -> timedelta:
    """How long the server asked to be left alone, at most a day."""
    seconds = (failure.retry_after_s if failure else None) or 0.0
    return timedelta(seconds=max(0.0, min(seconds, LONGEST_RETRY_AFTER.total_seconds())))


def decide(
    feed: Feed, memory: Memory, failure: Failure | None, now: datetime, pace: Pace
) -> tuple[datetime, list[str]]:
    """When a feed that was polled now is due again, and why.

    Args:
        feed: its configuration.
        memory: what is remembered of it, this poll included.
        failure: what went wrong with this poll, or None.
        now: when it was.
        pace: how much is polled.
    """
    if feed.interval is not None:
        pause = _fixed(feed, feed.interval)
    else:
        pause = _by_habits(feed, memory, now, pace)
        _before_it_runs_full(pause, memory)
        _heed_hints(pause, memory)
    if failure is not None:
        _leave_alone(pause, memory, failure, now)
    pause.at_least(wait := retry_after(failure), f"the server asked to be left alone for {in_words(wait)}")
    due = now + pause.length
    if feed.interval is None and (later := _not_skipped(due, memory.hints, now + LONGEST_SKIP)) > due:
        pause.set(later - now, f"the feed says that nothing is published before {later:%H:%M} UTC")
    return now + pause.length, pause.reasons


def _fixed(feed: Feed, interval: timedelta) -> _Pause:
    pause = _Pause(interval, [f"every {in_words(interval)}, as the configuration says"])
    if interval >= EXACT_BELOW:
        pause.length *= 1 + JITTER * _spread(feed.id)
    return pause


def _by_habits(feed: Feed, memory: Memory, now: datetime, pace: Pace) -> _Pause:
    profile = memory.profile
    if not profile.learnt_at:
        usual = timedelta(seconds=pace.usual_s)
        pause = _Pause(usual, [f"every {in_words(usual)}, the usual interval: nothing is known of it yet"])
    else:
        rate, moment = profile.rate, now.timestamp()
        pause = _Pause(timedelta(seconds=pause_s(profile, moment, pace)))
        pause.reasons.append(
            f"every {in_words(pause.length)} by its habits: about {rate * 86_400:.3g} items a day, "
            f"{profile.rate_at(moment, rate) * 3_600:.2g} an hour at this time{_because_late(profile, pace)}"
        )
    pause.length *= 1 + JITTER * _spread(feed.id)
    return pause


def _because_late(profile: Profile, pace: Pace) -> str:
    if haste(profile) == 1:
        return ""
    late = timedelta(seconds=pace.late_after_s)
    return f"; more often since {profile.late_share:.0%} of its items were seen later than {in_words(late)}"


def _before_it_runs_full(pause: _Pause, memory: Memory) -> None:
    """Never wait longer than a third of what the document covers, and half as long when most of it was new."""
    shortest = timedelta(seconds=SHORTEST_WHEN_FULL_S)
    if memory.covers_s:
        covers = timedelta(seconds=memory.covers_s)
        reason = f"its document reaches back {in_words(covers)} only; a third of that, but not under a minute"
        pause.at_most(max(covers * MOST_OF_COVERED, shortest), reason)
    if memory.crowded:
        half = timedelta(seconds=memory.waited_s / 2)
        reason = "less than a third of its last document was known: half as long as the last time"
        pause.at_most(max(half, shortest), reason)


def _heed_hints(pause: _Pause, memory: Memory) -> None:
    """Wait as long as the feed (ttl, sy:updatePeriod) and the server (max-age, Expires) ask, within bounds."""
    asked = timedelta(seconds=memory.asked_s)
    least = min(asked, pause.length + MOST_BY_HINTS)
    if memory.covers_s:
        # Whoever asks for more than half of what the document covers asks readers to miss items.
        least = min(least, timedelta(seconds=memory.covers_s / 2))
    pause.at_least(least, f"feed or server ask for {in_words(asked)}; 30 min more at the most")


def _leave_alone(pause: _Pause, memory: Memory, failure: Failure, now: datetime) -> None:
    backoff = min(pause.length * (1 + memory.penalty), LONGEST_BACKOFF)
    pause.at_least(
        backoff, f"the last poll failed ({failure.kind}): longer with each failure, 6 h at the most"
    )
    if memory.is_retired(now):
        pause.at_least(RETIRED_EVERY, "it is gone for good, the server says: once a day")


def _not_skipped(due: datetime, hints: Hints, latest: datetime) -> datetime:
    """The first moment from then on that lies in no hour and no day the feed says it skips, or `latest`."""
    here = due.astimezone(UTC)
    while here < latest and (here.hour in hints.skip_hours or here.weekday() in hints.skip_days):
        here = here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return max(due, min(here, latest))


def _spread(feed_id: str) -> float:
    """A number from -1 to 1 that is the feed's own, the same in every run."""
    digest = blake2b(feed_id.encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 0xFFFFFFFF * 2 - 1
