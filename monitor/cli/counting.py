"""From counts by the quarter of an hour to counts by the day of somebody's zone: pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo

from monitor.model import Statistics, Tallied
from monitor.store import Count


def days_between(since: datetime, until: datetime, zone: tzinfo) -> tuple[date, ...]:
    """The days of a zone that a stretch of time touches."""
    first, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def statistics(
    by_publisher: Iterable[Count], by_topic: Iterable[Count], days: Sequence[date], zone: tzinfo
) -> Statistics:
    """Add up counts by day.

    Args:
        by_publisher: see `Store.count_by_publisher`.
        by_topic: see `Store.count_by_topic`.
        days: the days, in order; what lies outside of them is left out, and so are the first ones with no article.
        zone: whose days they are.
    """
    by_publisher, by_topic = list(by_publisher), list(by_topic)
    first = min((count.at.astimezone(zone).date() for count in by_publisher), default=days[-1])
    days = [day for day in days if day >= first]
    outlets = _by_name(by_publisher, days, zone)
    topics = _by_name(by_topic, days, zone)
    everything = Tallied(
        "",
        articles=_sum([one.articles for one in outlets], len(days)),
        matches=_sum([one.matches for one in outlets], len(days)),
        mentions=_sum([one.mentions for one in topics], len(days)),
    )
    return Statistics(tuple(days), everything, topics=tuple(topics), outlets=tuple(outlets))


def _by_name(counts: Iterable[Count], days: Sequence[date], zone: tzinfo) -> list[Tallied]:
    place = {day: number for number, day in enumerate(days)}
    named: dict[str, list[list[int]]] = defaultdict(lambda: [[0] * len(days) for _ in range(3)])
    for count in counts:
        number = place.get(count.at.astimezone(zone).date())
        if number is not None:
            articles, matches, mentions = named[count.name]
            articles[number] += count.articles
            matches[number] += count.matches
            mentions[number] += count.mentions
    tallied = [
        Tallied(name, tuple(articles), tuple(matches), tuple(mentions))
        for name, (articles, matches, mentions) in named.items()
    ]
    return sorted(
        tallied, key=lambda one: (-sum(one.matches), -sum(one.mentions), -sum(one.articles), one.name)
    )


def _sum(rows: Sequence[Sequence[int]], length: int) -> tuple[int, ...]:
    return tuple(sum(row[place] for row in rows) for place in range(length))
