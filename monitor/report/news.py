"""What is told once, in words: a feed's trouble begins or ends, the network is gone or back, something may be missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.model import (
    GapNews,
    Grade,
    Health,
    HealthNews,
    NetworkNews,
)
from monitor.report import wording
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import (
        Feed,
        FeedStanding,
        FeedState,
        Gap,
        News,
    )

# How a moment is written: shortly on a screen, in full in a file.
Show = Callable[[datetime], str]

_BEGINS = {
    Health.FAILING: "failing since {since}",
    Health.BLOCKED: "blocked since {since}: the site refuses us",
    Health.EMPTY: "without items since {since}",
    Health.STALE: "silent for far longer than usual",
}
_ENDS = {
    Health.OK: "is well",
    Health.FAILING: "works again, was failing since {since}",
    Health.BLOCKED: "lets us in again, was blocked since {since}",
    Health.EMPTY: "has items again, had none since {since}",
    Health.STALE: "has something new again",
}


def told(news: News, show: Show) -> tuple[Grade, str, str]:
    """How good or bad the news are, what they are about (a feed, the network), and the sentence."""
    match news:
        case NetworkNews(down=True, since=since):
            sentence = f"down since {show(since)}; no feed is to blame, all are asked again every minute"
            return Grade.BAD, "network", sentence
        case NetworkNews(since=since):
            return Grade.OK, "network", f"there again, was down since {show(since)}"
        case HealthNews(feed_id=feed_id, standing=standing, problem=problem):
            grade = Grade.OK if standing.health is Health.OK else Grade.WARN
            reason = f": {one_line(str(problem))}" if problem and standing.health is not Health.OK else ""
            return grade, one_line(feed_id), health_words(standing, show) + reason
        case GapNews(feed_id=feed_id, gap=gap):
            grade = Grade.OK if gap.filled else Grade.WARN
            return grade, one_line(feed_id), gap_words(gap, show)


def health_words(standing: FeedStanding, show: Show) -> str:
    """What people are told of a feed's health; of one that is well, what it was when they were told last."""
    if standing.health is Health.OK:
        return _ENDS[standing.told].format(since=_when(standing.told_since, show))
    return _BEGINS[standing.health].format(since=_when(standing.since, show))


def gap_words(gap: Gap, show: Show) -> str:
    """A gap in a sentence: its times, and what became of it."""
    times, became = gap_brief(gap, show)
    if gap.filled:
        return f"gap {times} {became}"
    return f"possible gap {times}: what was published then may have been missed ({became})"


def gap_brief(gap: Gap, show: Show) -> tuple[str, str]:
    """A gap's times, and what became of it in a few words."""
    times = wording.stretch(show(gap.begins), show(gap.ends))
    found = f"{wording.count(gap.recovered, 'item')} from {gap.how}" if gap.recovered else ""
    if gap.filled:
        return times, f"filled with {found}" if found else f"filled, looked at {gap.how}"
    return times, found or (f"nothing in {gap.how}" if gap.how else "the site offers no older pages")


def feed_health(feed: Feed, state: FeedState | None, now: datetime) -> tuple[str, str]:
    """How a feed is doing in a word, and the sentence to go with it.

    The words are off, paused, new, failing, blocked, empty, stale, odd and ok. A feed that failed lately and is not
    failing yet is odd.
    """
    if not feed.enabled:
        return "off", one_line(feed.note)
    if state is not None and state.paused is not None:
        until = state.paused.until
        return "paused", f"for {wording.span(until - now)} more" if until else "until it is resumed"
    if state is None or state.last_poll is None:
        return "new", "not polled yet"
    failed = _failed(state)
    if state.standing.health is not Health.OK:
        return str(state.standing.health), failed or _standing_note(state, now)
    if failed:
        return ("odd" if state.last_ok else "failing"), failed
    odd = state.notice or state.remark
    return ("odd", one_line(odd)) if odd else ("ok", one_line(feed.note))


def _failed(state: FeedState) -> str:
    if state.problem is None:
        return ""
    times = f"{state.failures}× " if state.failures > 1 else ""
    return f"{times}{one_line(state.notice or str(state.problem))}"


def _standing_note(state: FeedState, now: datetime) -> str:
    """Why a feed whose last poll went well is in trouble all the same."""
    if state.standing.health is Health.STALE:
        silent = now - (state.last_new or state.last_poll or now)
        return f"nothing new for {wording.span(silent)}"
    if state.standing.health is Health.EMPTY and state.standing.bad_polls:
        return one_line(state.remark) or "no items"
    good = max(now - (state.standing.last_bad or now), timedelta())
    return f"no bad poll for {wording.span(good)}"


def _when(time: datetime | None, show: Show) -> str:
    return show(time) if time else "some time ago"
