"""Everything that is known of one feed, line by line: what the terminal and plain text have in common. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.model import Health
from monitor.report import wording
from monitor.report.coverage import failures_words
from monitor.report.figures import answered, length, sparkline
from monitor.report.news import feed_health, gap_brief
from monitor.safe.text import one_line
from monitor.safe.urls import redact

if TYPE_CHECKING:
    from monitor.model import Feed, FeedCoverage, FeedProfile, FeedState
    from monitor.report.interface import Context
    from monitor.report.news import Show

# What the letters of the strip say, for people.
LEGEND = {
    "+": "something new",
    ".": "nothing new",
    "0": "no items",
    "x": "failed",
    "b": "blocked",
    "-": "no network",
}
_MOST_GAPS = 5


def lines(profile: FeedProfile, context: Context, show: Show) -> Iterator[tuple[str, str]]:
    """Label and sentence, one pair a line; a label that is "" goes on with the one before."""
    feed, state, now = profile.feed, profile.state, context.now()
    word, note = feed_health(feed, state, now)
    since = state.standing.since if state is not None and word == state.standing.health else None
    when = f" since {show(since)}" if since is not None and word != Health.OK else ""
    yield "state", f"{word}{when}: {note}" if note else f"{word}{when}"
    if state is not None and state.notice and state.notice not in note:
        yield "", one_line(state.notice)
    yield "address", redact(feed.url)
    yield "feed", _configuration(feed)
    if state is not None and state.last_poll is not None:
        yield from _polling(profile, state, show)
    if state is not None and state.strip:
        legend = ", ".join(f"{letter} {word}" for letter, word in LEGEND.items() if letter in state.strip)
        yield "last polls", state.strip
        yield "", f"{legend}; the latest last"
    if any(profile.hours):
        yield "by hour", f"{sparkline(profile.hours, 24)}  0 to 23 h {context.zone}"
        yield "", f"{wording.count(sum(profile.hours), 'article')} of four weeks, as published"
    if profile.coverage is not None:
        yield from _coverage(profile.coverage, show)


def _configuration(feed: Feed) -> str:
    parts = [
        f"publisher {one_line(feed.publisher)}",
        one_line(feed.country),
        f"language {one_line(feed.language)}",
        f"dates without a zone are {one_line(feed.timezone)}",
        "" if feed.pages else "pages are not fetched",
    ]
    return ", ".join(part for part in parts if part)


def _polling(profile: FeedProfile, state: FeedState, show: Show) -> Iterator[tuple[str, str]]:
    parts = [
        f"last ok {show(state.last_ok)}" if state.last_ok else "never ok",
        f"last new {show(state.last_new)}" if state.last_new else "never anything new",
        wording.count(state.polls, "poll"),
    ]
    yield "polled", ", ".join(parts)
    if state.paused is None and state.next_due is not None and profile.feed.enabled:
        yield "next poll", show(state.next_due)
        for reason in profile.reasons:
            yield "", one_line(reason)


def _coverage(coverage: FeedCoverage, show: Show) -> Iterator[tuple[str, str]]:
    failures = failures_words(coverage)
    failed = f" ({failures})" if failures else ""
    answers = f"{answered(coverage.answered, coverage.polls)}{failed}"
    new = wording.count(coverage.new, "new article")
    yield "last week", f"{wording.count(coverage.polls, 'poll')}, {answers}, {new}"
    delays = coverage.delays
    if delays.median is not None and delays.p95 is not None:
        yield (
            "seen after",
            f"{length(delays.median)} (median), {length(delays.p95)} (95 of 100) from publication, ± 5 %",
        )
    for number, gap in enumerate(sorted(coverage.gaps, key=lambda one: one.ends, reverse=True)[:_MOST_GAPS]):
        times, became = gap_brief(gap, show)
        yield ("gaps" if number == 0 else ""), f"{times}: {became if gap.filled else f'open, {became}'}"
    if coverage.gap_count > _MOST_GAPS:
        yield "", f"{coverage.gap_count - _MOST_GAPS:,} earlier ones"
    if not coverage.gap_count:
        yield "gaps", "none"
