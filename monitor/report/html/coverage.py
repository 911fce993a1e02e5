"""The outlets of the report: what each brought, and in one line what may have been missed of it. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitor.model import Coverage, Downtime, Feed, FeedCoverage
from monitor.report.coverage import union
from monitor.report.figures import percent
from monitor.report.html import words
from monitor.report.html.nodes import Element, element
from monitor.report.html.story import Desk, isolated, moment
from monitor.report.wording import name

_MOST_DOWNTIMES = 4


@dataclass(frozen=True, slots=True)
class House:
    """An outlet in the table.

    Attributes:
        name: as it calls itself.
        articles, flagged: first seen in the span, flagged in the report.
        feeds: how its feeds were followed; empty when nothing is known of that.
    """

    name: str
    articles: int
    flagged: int
    feeds: tuple[FeedCoverage, ...]


def houses(
    articles: Mapping[str, int],
    flagged: Mapping[str, int],
    feeds: Sequence[Feed],
    followed: Iterable[FeedCoverage],
) -> list[House]:
    """One row a publisher, those with most flagged first.

    Args:
        articles: publisher → articles first seen.
        flagged: publisher → articles flagged.
        feeds: the configured ones; publishers of enabled ones have a row even if they brought nothing.
        followed: how feeds were followed.
    """
    names = {feed.publisher: feed.name for feed in reversed(feeds)}
    polled = {feed.publisher for feed in feeds if feed.enabled}
    publisher_of = {feed.id: feed.publisher for feed in feeds}
    by_publisher: dict[str, list[FeedCoverage]] = {}
    for one in followed:
        if one.feed_id in publisher_of:
            by_publisher.setdefault(publisher_of[one.feed_id], []).append(one)
    found = [
        House(
            names.get(publisher, publisher),
            articles.get(publisher, 0),
            flagged.get(publisher, 0),
            tuple(by_publisher.get(publisher, ())),
        )
        for publisher in {*articles, *flagged, *by_publisher, *polled}
    ]
    return sorted(found, key=lambda house: (-house.flagged, -house.articles, house.name))


def table(rows: Sequence[House], coverage: Coverage, desk: Desk) -> Element:
    """The section: times without any poll, then the outlets."""
    heads = ("الوسيلة", "مقالات", "مطابقة", "المتابعة")
    return element(
        "section",
        element("h2", "التغطية حسب الوسيلة"),
        _downtimes(coverage.downtimes, desk),
        element(
            "table",
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", *map(_row, rows)),
        ),
        element("p", "تُحسب المحاولات بالأيام الكاملة (UTC) التي تمسها المدة.", class_="remark"),
        class_="coverage",
    )


def _row(house: House) -> Element:
    said, missing = followed(house.feeds)
    return element(
        "tr",
        element("th", isolated(name(house.name)), scope="row"),
        element("td", f"{house.articles:,}", class_="count"),
        element("td", f"{house.flagged:,}", class_="count"),
        element("td", said, class_="warn" if missing else None),
    )


def followed(feeds: Sequence[FeedCoverage]) -> tuple[str, bool]:
    """How an outlet's feeds were followed, in one line, and whether something of it may be missing."""
    polls = sum(feed.polls for feed in feeds)
    if not polls:
        return "لا سجلّ للمحاولات", True
    answered = sum(feed.answered for feed in feeds)
    gaps = [gap for feed in feeds for gap in feed.open_gaps]
    failures: Counter[str] = Counter()
    for feed in feeds:
        failures.update(feed.failures)
    parts = []
    if gaps:
        total = sum((gap.length for gap in gaps), timedelta())
        parts.append(f"{words.count(len(gaps), 'gap')} في ما رُصد ({words.length(total)})")
    if failures:
        named = "، ".join(f"{words.failure(kind)} {number:,}" for kind, number in failures.most_common())
        parts.append(f"نجح {percent(answered, polls)} من {words.count(polls, 'poll')} ({named})")
    return ("؛ ".join(parts), True) if parts else (f"بلا انقطاع، {words.count(polls, 'poll')}", False)


def _downtimes(downtimes: Sequence[Downtime], desk: Desk) -> Element | None:
    if not downtimes:
        return None
    longest = sorted(downtimes, key=lambda one: one.length, reverse=True)[:_MOST_DOWNTIMES]
    rows = (
        element(
            "li",
            moment(one.begins, desk),
            " – ",
            moment(one.ends, desk),
            f": {words.outage(one.cause)}",
        )
        for one in longest
    )
    return element(
        "div",
        element("p", f"توقف الرصد كله: {words.length(union(downtimes))}", class_="warn"),
        element("ul", *rows),
    )
