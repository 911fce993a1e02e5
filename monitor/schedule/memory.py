"""What scheduling remembers of a feed from poll to poll, and how a poll changes it.

It is kept as one text that only this package reads (`FeedState.schedule`): JSON, a kilobyte and a half, whatever the feed does.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from monitor.model import Failure, FailureKind, Feed, FeedState, Hints
from monitor.schedule.pace import LONGEST_S, Pace
from monitor.schedule.profile import Profile, count_late, learn
from monitor.schedule.sight import Shown, Sight

# How much of its interval each failure in a row adds to a feed's pause. One that is down is back soon; one that blocks,
# lost its address or limits us is not helped by asking often; what is no feed will hardly become one.
TEMPORARY, SOFT, HARD = 0.25, 0.5, 1.0
_SOFT_KINDS = frozenset(
    {FailureKind.BLOCKED, FailureKind.MISSING, FailureKind.LIMITED, FailureKind.SERVER_ERROR}
)
# Fewer known items than this share of a document: the next ones may have pushed unseen ones out.
LEAST_OVERLAP = 1 / 3
# "Gone" is believed when it was said so often over so long.
GONE_TIMES, GONE_FOR = 3, timedelta(hours=48)
# "Moved for good" is believed when it was said in so many polls in a row.
MOVED_TIMES = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A permanent redirect: from which address to which, and in how many polls in a row it was said."""

    source: str = ""
    target: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered. Moments are seconds since 1970, 0 for none.

    Attributes:
        profile: the feed's habits.
        covers_s: how far back the document reached at the last poll, in seconds; 0 when that can't be told.
        waited_s: how long there was no successful poll before the last one.
        crowded: whether less than a third of the last document was known.
        hints: what the document asks of its readers.
        fresh_s: for how long its server's last answer stays fresh, in seconds; 0 when it does not say.
        penalty: the failures in a row, by their weights.
        gone_since, gone_times: since when, and how often in a row, the server has said that the feed is gone.
        move: where the feed has moved.
    """

    profile: Profile = field(default_factory=Profile)
    covers_s: float = 0.0
    waited_s: float = 0.0
    crowded: bool = False
    hints: Hints = field(default_factory=Hints)
    fresh_s: float = 0.0
    penalty: float = 0.0
    gone_since: float = 0.0
    gone_times: int = 0
    move: Move = field(default_factory=Move)

    @property
    def asked_s(self) -> float:
        """How long feed (ttl, sy:updatePeriod) and server (max-age, Expires) ask to be left alone, in seconds."""
        return max(self.hints.refresh_s, self.fresh_s)

    def is_retired(self, now: datetime) -> bool:
        """Whether the server has said for long enough that the feed is gone."""
        return self.gone_times >= GONE_TIMES and now.timestamp() - self.gone_since >= GONE_FOR.total_seconds()


def remember(memory: Memory, feed: Feed, sight: Sight, now: datetime, pace: Pace) -> Memory:
    """The memory after a poll.

    Args:
        memory: the one before it.
        feed: the feed's configuration.
        sight: what the poll showed.
        now: when it was.
        pace: how much is polled, and so which items are late.
    """
    if sight.failure is not None:
        return _after_failure(memory, sight.failure, now)
    moment, learnt_at = now.timestamp(), memory.profile.learnt_at
    waited_s = max(moment - learnt_at, 0.0) if learnt_at else 0.0  # the clock may have gone back
    late_after_s = _late_after(memory, waited_s, pace)
    memory = replace(
        memory,
        waited_s=waited_s,
        crowded=False,
        fresh_s=sight.fresh_s,
        penalty=0.0,
        gone_since=0.0,
        gone_times=0,
        move=_moved(memory.move, feed, sight),
    )
    if sight.shown is None:
        # The same document reaches back as much further as time has passed.
        covers_s = memory.covers_s + waited_s if memory.covers_s else 0.0
        profile = learn(memory.profile, moment, (), learnt_at or moment)
        return replace(memory, covers_s=covers_s, profile=profile)
    return _after_document(memory, sight.shown, moment, late_after_s)


def _late_after(memory: Memory, waited_s: float, pace: Pace) -> float:
    """How long after their publication items that are seen now are late; infinite when more polls would not have helped.

    A feed that never was read has no later items, one that failed or was not polled for hours (the machine slept) was
    not left alone by us, and one that asks to be left alone is as late as it wants.
    """
    if not memory.profile.learnt_at or memory.penalty or waited_s > 2 * LONGEST_S:
        return math.inf
    return max(pace.late_after_s, memory.asked_s / 2)


def _after_document(memory: Memory, shown: Shown, moment: float, late_after_s: float) -> Memory:
    first = not memory.profile.learnt_at
    reaches_back_to = shown.reaches_back_to.timestamp() if shown.reaches_back_to else 0.0
    since = min(memory.profile.learnt_at or reaches_back_to or moment, moment)  # the clock may have gone back
    new: Sequence[datetime | None] = shown.new
    if (not shown.known and reaches_back_to > since) or first:  # what was between is not in the document
        since = min(max(since, reaches_back_to), moment)
        new = [date for date in new if date is None or date.timestamp() > since] if reaches_back_to else ()
    items = _moments(new, since, moment)
    count = shown.known + len(shown.new)
    profile = learn(memory.profile, moment, items, since)
    if items and late_after_s < math.inf:
        profile = count_late(profile, [moment - item for item in items], late_after_s)
    return replace(
        memory,
        profile=profile,
        covers_s=max(moment - reaches_back_to, 0.0) if reaches_back_to else 0.0,
        crowded=not first and shown.known < count * LEAST_OVERLAP,
        hints=shown.hints,
    )


def _moments(published: Sequence[datetime | None], since: float, now: float) -> list[float]:
    """When new items were published; those that do not say it credibly are spread evenly over the time they were in."""
    said = [date.timestamp() for date in published if date is not None and since < date.timestamp() <= now]
    silent = len(published) - len(said)
    return sorted(said + [since + (now - since) * (place + 0.5) / silent for place in range(silent)])


def _after_failure(memory: Memory, failure: Failure, now: datetime) -> Memory:
    gone = failure.kind is FailureKind.GONE
    penalty = memory.penalty + _weight(failure)
    return replace(
        memory,
        penalty=penalty,
        gone_since=(memory.gone_since or now.timestamp()) if gone else 0.0,
        gone_times=memory.gone_times + 1 if gone else 0,
        # A feed that keeps failing where it is said to have moved is looked for where it was.
        move=memory.move if penalty < HARD else Move(),
    )


def _weight(failure: Failure) -> float:
    if failure.kind in _SOFT_KINDS:
        return SOFT
    return TEMPORARY if failure.temporary else HARD


def _moved(move: Move, feed: Feed, sight: Sight) -> Move:
    """What is known of the feed's new address after a successful poll."""
    if move.source != feed.url:
        move = Move()
    if sight.moved_to and not urlsplit(feed.url).username:  # its password is not for the new address
        times = move.times + 1 if sight.moved_to == move.target else 1
        return Move(feed.url, sight.moved_to, times)
    return move if sight.moved_to is None or move.times >= MOVED_TIMES else Move()


# Later than any count is large, earlier than any moment that is remembered; and later than all of them.
_EARLIEST_MOMENT, _LATEST_MOMENT = 1e9, 1e11

# ── as text ────────────────────────────────────────────────────────────────────────────────────────────────────────


def to_text(memory: Memory) -> str:
    """The memory as it is stored: moments to the millisecond, everything else in five digits."""
    return json.dumps(_rounded(memory), separators=(",", ":"))


def recall(state: FeedState | None) -> Memory:
    """What is remembered of a feed; nothing when what is stored can't be read, as after a step back of versions."""
    if state is None or not state.schedule:
        return Memory()
    try:
        memory: Memory = _read(Memory, json.loads(state.schedule))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Memory()
    return memory


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, 3) if value > _EARLIEST_MOMENT else float(f"{value:.5g}") if value else 0.0
        case tuple():
            return [_rounded(part) for part in value]
        case frozenset():
            return [_rounded(part) for part in sorted(value)]
        case _ if is_dataclass(value):  # `asdict` copies what it finds: three times as slow
            return {one.name: _rounded(getattr(value, one.name)) for one in fields(value)}
    return value


def _read(kind: type[Any], parts: Any) -> Any:
    """A dataclass from what `_rounded` made of it; what an earlier version did not know yet is as in a new one.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it was made of something else.
    """
    blank = kind()
    values = {}
    for name in (one.name for one in fields(kind)):
        if name not in parts:
            continue
        value, like = parts[name], getattr(blank, name)
        if is_dataclass(like):
            values[name] = _read(type(like), value)
        elif isinstance(like, tuple | frozenset):
            values[name] = type(like)(map(_number, value))
        else:
            values[name] = (
                value
                if isinstance(like, bool | str) and type(value) is type(like)
                else type(like)(_number(value))
            )
        if isinstance(like, tuple) and len(values[name]) != len(like):
            raise ValueError(name)
    return kind(**values)


def _number(value: Any) -> float | int:
    if type(value) not in {int, float} or not 0 <= value < _LATEST_MOMENT:
        raise ValueError(value)
    number: float | int = value
    return number
