"""Whether a feed that was tried is worth keeping: a pure judgement, with the reason by which such feeds are grouped."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import FailureKind, FeedProbe, Grade, ParsedFeed
from monitor.safe.urls import redact

# An outlet silent for so long has moved on, or its feed has; weeklies and holidays are well within.
SILENT_FOR = timedelta(days=30)
_ARABIC = re.compile("[\u0621-\u064a]{2}")
# What another try in an hour may well mend.
_PASSING = frozenset(
    {FailureKind.TIMED_OUT, FailureKind.SERVER_ERROR, FailureKind.LIMITED, FailureKind.BAD_RESPONSE, FailureKind.CRASHED}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Use:
    """What is to be done with a feed.

    Attributes:
        grade: OK: it works; WARN: it works in a way, or may again; BAD: it gives nothing from here.
        reason: why, the same words for all such feeds; "" when it works.
        detail: what was special about this one, or "".
        disable: whether polling it further is of no use.
    """

    grade: Grade
    reason: str = ""
    detail: str = ""
    disable: bool = False


def judge_use(probe: FeedProbe, now: datetime) -> Use:
    """Judge a feed that was tried.

    Args:
        probe: what was found.
        now: the current time, aware.
    """
    failure, parsed = probe.failure, probe.parsed
    if failure is not None and failure.kind in _PASSING:
        return Use(Grade.WARN, f"{failure.kind}; may pass", failure.reason)
    if failure is not None:
        return Use(Grade.BAD, str(failure.kind), failure.reason, disable=True)
    if parsed is None or not parsed.items:
        return Use(Grade.BAD, "no items", disable=True)
    if use := _unreadable(parsed, now):
        return use
    if probe.answer and probe.answer.moved_to:
        return Use(Grade.WARN, "moved for good", f"to {redact(probe.answer.moved_to)}")
    return Use(Grade.OK)


def _unreadable(parsed: ParsedFeed, now: datetime) -> Use | None:
    """Why nobody would read what the feed says, or None."""
    if not any(_ARABIC.search(item.title + item.summary) for item in parsed.items):
        return Use(Grade.BAD, "not in Arabic", parsed.items[0].title, disable=True)
    newest = max((item.published for item in parsed.items if item.published), default=None)
    if newest is not None and now - newest > SILENT_FOR:
        silent = f"silent for more than {SILENT_FOR.days} days"
        return Use(Grade.BAD, silent, f"newest item of {newest:%Y-%m-%d}", disable=True)
    return None
