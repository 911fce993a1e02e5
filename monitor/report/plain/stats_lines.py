"""The statistics as plain text: one line a day, topic, outlet, feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from monitor.report import wording
from monitor.report.coverage import failures_words, sentences, worst_first
from monitor.report.figures import answered, length
from monitor.report.grouping import time_of
from monitor.report.profile import lines
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Coverage, FeedCoverage, FeedProfile, Statistics
    from monitor.report.coverage import Row
    from monitor.report.interface import Context


def statistics_lines(counted: Statistics, names: Mapping[str, str]) -> Iterator[str]:
    """Days, then topics, then outlets; the outlet's own name last."""
    all_ = counted.everything
    yield (
        f"{counted.days[0]} to {counted.days[-1]}  {wording.count(sum(all_.articles), 'article')}  "
        f"{sum(all_.matches):,} flagged  {wording.count(sum(all_.mentions), 'mention')}"
    )
    for day, articles, matches, mentions in zip(
        counted.days, all_.articles, all_.matches, all_.mentions, strict=True
    ):
        counts = f"{matches:,} flagged  {wording.count(mentions, 'mention')}"
        yield f"day  {day}  {counts}  {wording.count(articles, 'article')}"
    for topic in counted.topics:
        counts = f"{sum(topic.matches):,} flagged  {wording.count(sum(topic.mentions), 'mention')}"
        yield f"topic  {wording.name(topic.name)}  {counts}"
    for outlet in counted.outlets:
        counts = f"{sum(outlet.matches):,} flagged  {wording.count(sum(outlet.articles), 'article')}"
        name = wording.name(names.get(outlet.name, ""))
        own = f"  {name}" if name not in ("", outlet.name) else ""
        yield f"outlet  {wording.name(outlet.name)}  {counts}{own}"


def coverage_lines(coverage: Coverage, rows: Sequence[Row], context: Context) -> Iterator[str]:
    """The answer in sentences, then the feeds, worst first."""
    yield "What could we have missed?"
    for missing, sentence in sentences(coverage, rows, lambda time: wording.stamp(context.local(time))):
        yield f"{'!' if missing else '-'} {sentence}"
    if coverage.feeds:
        yield ""
    for feed in worst_first(coverage.feeds):
        yield _feed_line(feed)


def _feed_line(feed: FeedCoverage) -> str:
    parts = [
        one_line(feed.feed_id),
        wording.count(feed.polls, "poll"),
        answered(feed.answered, feed.polls),
        failures_words(feed),
        wording.count(feed.gap_count, "gap") if feed.gap_count else "",
        f"{len(feed.open_gaps):,} open" if feed.open_gaps else "",
        f"{feed.new:,} new",
    ]
    if feed.delays.median and feed.delays.p95:
        parts.append(f"seen after {length(feed.delays.median)} (median), {length(feed.delays.p95)} (95 %)")
    return "  ".join(part for part in parts if part)


def profile_lines(profile: FeedProfile, context: Context) -> Iterator[str]:
    """A line a fact; of the newest articles a line and their title."""
    feed = profile.feed
    yield "  ".join(part for part in (feed.id, one_line(feed.name_en), one_line(feed.name)) if part)
    for label, sentence in lines(profile, context, lambda time: wording.stamp(context.local(time))):
        yield f"{label:<10}  {sentence}"
    if profile.latest:
        yield ""
    for item in profile.latest:
        yield f"#{item.id}  {wording.stamp(context.local(time_of(item)))}  {item.verdict.level}"
        yield one_line(item.title)
