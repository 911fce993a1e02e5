"""The statistics as objects: one a day, topic, outlet, feed."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from monitor.model import Coverage, Delays, FeedCoverage, FeedProfile, FeedState, Gap, Statistics
from monitor.report.coverage import worst_first
from monitor.report.interface import Context
from monitor.report.jsonl.objects import feed_json

Object = dict[str, Any]


def statistics_json(counted: Statistics, names: Mapping[str, str]) -> Iterator[Object]:
    """Days, then topics, then outlets; `by` says which; `per_day` begins with the first day given."""
    all_ = counted.everything
    for place, day in enumerate(counted.days):
        yield {
            "by": "day",
            "day": day.isoformat(),
            "articles": all_.articles[place],
            "flagged": all_.matches[place],
            "mentions": all_.mentions[place],
        }
    for topic in counted.topics:
        yield {
            "by": "topic",
            "topic": topic.name,
            "flagged": sum(topic.matches),
            "mentions": sum(topic.mentions),
            "per_day": list(topic.matches),
        }
    for outlet in counted.outlets:
        yield {
            "by": "outlet",
            "outlet": outlet.name,
            "name": names.get(outlet.name, ""),
            "articles": sum(outlet.articles),
            "flagged": sum(outlet.matches),
            "per_day": list(outlet.matches),
        }


def coverage_json(coverage: Coverage, context: Context) -> Iterator[Object]:
    """One object for all feeds together, then one a feed, worst first; delays in seconds, right within 5 %."""
    yield {
        "since": context.local(coverage.since).isoformat(timespec="seconds"),
        "until": context.local(coverage.until).isoformat(timespec="seconds"),
        "begins": context.local(coverage.begins).isoformat(timespec="seconds") if coverage.begins else None,
        "feeds": len(coverage.feeds),
        "polls": sum(feed.polls for feed in coverage.feeds),
        "answered": sum(feed.answered for feed in coverage.feeds),
        "downtimes": [
            {
                "cause": one.cause,
                "begins": context.local(one.begins).isoformat(timespec="seconds"),
                "ends": context.local(one.ends).isoformat(timespec="seconds"),
            }
            for one in coverage.downtimes
        ],
        "delay": _delays(coverage.delays),
    }
    for feed in worst_first(coverage.feeds):
        yield feed_coverage_json(feed, context)


def profile_json(profile: FeedProfile, context: Context) -> Object:
    """Everything that is known of one feed: the fields of `feeds list` and more."""
    state = profile.state or FeedState(profile.feed.id)
    return {
        **feed_json(profile.feed, profile.state, context),
        "last_polls": state.strip,
        "reasons": list(profile.reasons),
        "by_hour": list(profile.hours),
        "coverage": feed_coverage_json(profile.coverage, context) if profile.coverage else None,
        "latest": [
            {"id": item.id, "title": item.title, "level": item.verdict.level, "url": item.url}
            for item in profile.latest
        ],
    }


def feed_coverage_json(feed: FeedCoverage, context: Context) -> Object:
    """How one feed was followed."""
    return {
        "feed": feed.feed_id,
        "polls": feed.polls,
        "answered": feed.answered,
        "unchanged": feed.unchanged,
        "offline": feed.offline,
        "failures": dict(feed.failures),
        "new": feed.new,
        "gap_count": feed.gap_count,
        "gaps": [_gap(gap, context) for gap in feed.gaps],
        "delay": _delays(feed.delays),
    }


def _gap(gap: Gap, context: Context) -> Object:
    return {
        "begins": context.local(gap.begins).isoformat(timespec="seconds"),
        "ends": context.local(gap.ends).isoformat(timespec="seconds"),
        "filled": gap.filled,
        "recovered": gap.recovered,
        "how": gap.how,
    }


def _delays(delays: Delays) -> Object:
    return {"items": delays.items, "median": _seconds(delays.median), "p95": _seconds(delays.p95)}


def _seconds(time: timedelta | None) -> float | None:
    return None if time is None else round(time.total_seconds(), 1)
