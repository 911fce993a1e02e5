"""What could we have missed: the answer in words, and which feed comes first. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.model import Feed, FeedState, Health
from monitor.report import wording
from monitor.report.figures import answered, length, percent
from monitor.report.news import feed_health
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Coverage, Digest, Downtime, FeedCoverage, Gap
    from monitor.report.news import Show

Row = tuple[Feed, FeedState | None]

# Names and stretches of time in a sentence; the table has all of them.
_MOST_NAMED = 4
# The day on which the ledger began is not missing.
_A_DAY = timedelta(days=1)


def worst_first(feeds: Sequence[FeedCoverage]) -> list[FeedCoverage]:
    """Feeds by how much of them may have been missed: open gaps, then failed polls, then slowness."""

    def badness(feed: FeedCoverage) -> tuple[float, float, float, str]:
        open_for = sum(gap.length.total_seconds() for gap in feed.open_gaps)
        failed = 1 - feed.answered / feed.polls if feed.polls else 1.0
        slow = feed.delays.p95.total_seconds() if feed.delays.p95 else 0.0
        return -open_for, -failed, -slow, feed.feed_id

    return sorted(feeds, key=badness)


def failures_words(feed: FeedCoverage) -> str:
    """`12 timed out, 3 blocked`, the most frequent first; polls without a network of ours too."""
    counted = sorted(feed.failures.items(), key=lambda one: (-one[1], one[0]))
    parts = [f"{number:,} {one_line(kind)}" for kind, number in counted]
    return ", ".join(parts + ([f"{feed.offline:,} without a network"] if feed.offline else []))


def sentences(coverage: Coverage, rows: Sequence[Row], show: Show) -> Iterator[tuple[bool, str]]:
    """The answer in words; with each sentence, whether it speaks of something that may be missing."""
    yield False, _frame(coverage, show)
    if coverage.begins is not None and coverage.begins - coverage.since > _A_DAY:
        yield True, f"Nothing is known of the time before {show(coverage.begins)}: polling began that day."
    yield _downtimes(coverage.downtimes, show)
    yield from _gaps(coverage, show)
    yield from _silent(coverage, rows, show)
    delays = coverage.delays
    if delays.median is not None and delays.p95 is not None:
        yield (
            False,
            (
                f"Half of {wording.count(delays.items, 'dated item')} were seen within {length(delays.median)} of "
                f"publication, 95 of 100 within {length(delays.p95)} (± 5 %)."
            ),
        )


def brief(digest: Digest, show: Show) -> Iterator[str]:
    """What may be missing from a digest, in a few sentences; none when nothing is known of the feeds."""
    coverage = digest.coverage
    if coverage is None:
        return
    asked = len(coverage.feeds)
    of_all = percent(
        sum(feed.answered for feed in coverage.feeds), sum(feed.polls for feed in coverage.feeds)
    )
    yield (
        f"{asked - len(digest.silent):,} of {wording.count(asked + len(digest.unasked), 'feed')} answered"
        + (f", {of_all} of all polls." if asked else ".")
    )
    if digest.silent:
        yield f"No answer from: {_names(digest.silent)}."
    if digest.unasked:
        yield f"Not asked: {_names(digest.unasked)}."
    missing = [_downtimes(coverage.downtimes, show), *_gaps(coverage, show)]
    told = [sentence for may_miss, sentence in missing if may_miss]
    yield from told or (["No interruption, no open gap."] if asked else [])


def _frame(coverage: Coverage, show: Show) -> str:
    polls = sum(feed.polls for feed in coverage.feeds)
    good = sum(feed.answered for feed in coverage.feeds)
    new = sum(feed.new for feed in coverage.feeds)
    return (
        f"{wording.stretch(show(coverage.since), show(coverage.until))}: {wording.count(len(coverage.feeds), 'feed')}, "
        f"{wording.count(polls, 'poll')}, {answered(good, polls)}, "
        f"{wording.count(new, 'new article')}."
    )


def _downtimes(downtimes: Sequence[Downtime], show: Show) -> tuple[bool, str]:
    if not downtimes:
        return False, "Polling was never interrupted."
    longest = sorted(downtimes, key=lambda one: one.length, reverse=True)[:_MOST_NAMED]
    named = "; ".join(f"{wording.stretch(show(one.begins), show(one.ends))} ({one.cause})" for one in longest)
    more = _more(len(downtimes) - len(longest))
    total = length(union(downtimes))
    return True, f"Nothing could be polled for {total} in all: {named}{more}."


def union(downtimes: Sequence[Downtime]) -> timedelta:
    """How long they are together; what two of them share counts once."""
    total, reached = timedelta(), datetime.min.replace(tzinfo=downtimes[0].begins.tzinfo)
    for one in sorted(downtimes, key=lambda one: one.begins):
        total += max(one.ends - max(one.begins, reached), timedelta())
        reached = max(reached, one.ends)
    return total


def _gaps(coverage: Coverage, show: Show) -> Iterator[tuple[bool, str]]:
    of_feed = [(feed.feed_id, gap) for feed in coverage.feeds for gap in feed.gaps]
    still_open = [(feed_id, gap) for feed_id, gap in of_feed if not gap.filled]
    filled = [gap for _, gap in of_feed if gap.filled]
    if not of_feed:
        yield False, "No gap: every look at a feed overlapped with the one before."
    if still_open:
        longest = sorted(still_open, key=lambda one: one[1].length, reverse=True)[:_MOST_NAMED]
        named = "; ".join(
            f"{one_line(feed_id)} {wording.stretch(show(gap.begins), show(gap.ends))}"
            for feed_id, gap in longest
        )
        more = _more(len(still_open) - len(longest))
        yield True, f"{wording.count(len(still_open), 'possible gap')} open: {named}{more}."
    if filled:
        yield False, _filled(filled)


def _filled(filled: Sequence[Gap]) -> str:
    recovered = sum(gap.recovered for gap in filled)
    return (
        f"{wording.count(len(filled), 'gap')} filled from older pages or news sitemaps, with "
        f"{wording.count(recovered, 'item')} that would have been missed."
    )


def _silent(coverage: Coverage, rows: Sequence[Row], show: Show) -> Iterator[tuple[bool, str]]:
    """Feeds that gave nothing or little, and those in trouble now."""
    dumb = [feed.feed_id for feed in coverage.feeds if feed.polls and not feed.answered]
    if dumb:
        yield True, f"No poll went well of: {_names(dumb)}."
    never = [feed.id for feed, state in rows if state is None or state.last_poll is None]
    if never:
        yield True, f"Never polled: {_names(never)}."
    for health in (Health.FAILING, Health.BLOCKED, Health.EMPTY, Health.STALE, "paused"):
        named = [
            feed.id + _since(state, show)
            for feed, state in rows
            if feed.id not in dumb and feed_health(feed, state, coverage.until)[0] == str(health)
        ]
        if named:
            yield True, f"Now {health}: {_names(named)}."


def _since(state: FeedState | None, show: Show) -> str:
    if state is None:
        return ""
    since = state.paused.since if state.paused else state.standing.since
    return f" (since {show(since)})" if since else ""


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(one_line(name) for name in names[: 2 * _MOST_NAMED])
    return shown + _more(len(names) - 2 * _MOST_NAMED)


def _more(number: int) -> str:
    return f" and {number:,} more" if number > 0 else ""
