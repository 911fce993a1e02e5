"""The page: period and counts, the timeline, stories by day and topic, the queue of mentions, coverage. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources

from monitor.model import Coverage, Digest, DigestStory, DigestTopic, Feed
from monitor.report.bidi.algorithm import has_rtl
from monitor.report.html import words
from monitor.report.html.coverage import houses, table
from monitor.report.html.nodes import Element, Stylesheet, element, render
from monitor.report.html.story import Desk, isolated, line, moment, story
from monitor.report.html.timeline import chart
from monitor.report.interface import Context
from monitor.report.wording import name

# A queue of more is nobody's reading; it would make the page of a quarter 20 MB.
MOST_MENTIONED = 300

# Were there ever a hole in the escaping, the browser still runs, fetches and sends nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Report:
    """What a page is made of.

    Attributes:
        digest: the stories of the span.
        topics: topic id → its name for people.
        feeds: the configured feeds.
        articles: publisher → articles first seen in the span.
        coverage: how the feeds were followed.
    """

    digest: Digest
    topics: Mapping[str, str]
    feeds: tuple[Feed, ...]
    articles: Mapping[str, int]
    coverage: Coverage


def page(report: Report, context: Context) -> str:
    """The whole page, right to left, without a script and without a request."""
    until = context.local(report.digest.until)
    desk = Desk(context.zone, until.year, {feed.id: feed.name for feed in report.feeds})
    style = resources.files(__package__).joinpath("style.css").read_text("utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"تقرير الرصد – {words.moment(until)}"),
        element("style", Stylesheet(style)),
    )
    body = element(
        "body",
        _header(report.digest, desk),
        element("main", *_main(report, desk)),
        _footer(context, desk),
    )
    return f"<!doctype html>\n{render(element('html', head, body, lang='ar', dir='rtl'))}\n"


def _main(report: Report, desk: Desk) -> Iterator[Element]:
    digest = report.digest
    flagged = {item.id: item for topic in digest.topics for told in topic.stories for item in told.articles}
    if flagged:
        seen = [max(item.first_seen, digest.since) for item in flagged.values()]
        yield chart(seen, digest.since, digest.until, desk.zone)
    else:
        yield element("p", "لا مقالات مطابقة في هذه المدة.", class_="nothing")
    yield from _days(report, desk)
    yield from _queue(report, desk)
    by_publisher: dict[str, int] = {}
    for item in flagged.values():
        by_publisher[item.publisher] = by_publisher.get(item.publisher, 0) + 1
    rows = houses(report.articles, by_publisher, report.feeds, report.coverage.feeds)
    if rows:
        yield table(rows, report.coverage, desk)


def _header(digest: Digest, desk: Desk) -> Element:
    since, until = digest.since.astimezone(desk.zone), digest.until.astimezone(desk.zone)
    flagged = {item.id for topic in digest.topics for told in topic.stories for item in told.articles}
    stories = {told.first.story for topic in digest.topics for told in topic.stories}
    figures = (
        (len(flagged), "مقالات مطابقة"),
        (len(stories), "أخبار"),
        (sum(topic.mentions for topic in digest.topics), "إشارات عابرة"),
        (digest.judged, "مقالات مفحوصة"),
    )
    return element(
        "header",
        element("h1", "تقرير الرصد"),
        element(
            "p",
            "من ",
            _whole_moment(since),
            " إلى ",
            _whole_moment(until),
            " بتوقيت ",
            isolated(f"{desk.zone.key} (UTC{until.isoformat(timespec='minutes')[16:]})"),
        ),
        element(
            "dl",
            *(element("div", element("dt", told), element("dd", f"{number:,}")) for number, told in figures),
        ),
    )


def _whole_moment(local: datetime) -> Element:
    return element("time", words.moment(local), datetime=local.isoformat(timespec="minutes"))


def _days(report: Report, desk: Desk) -> Iterator[Element]:
    """The newest day first; in it topics in the order of the configuration, the most widely carried story first."""
    days: dict[date, list[tuple[DigestTopic, list[DigestStory]]]] = {}
    for topic in report.digest.topics:
        of_topic: dict[date, list[DigestStory]] = {}
        for told in topic.stories:
            seen = max(told.first.first_seen, report.digest.since).astimezone(desk.zone).date()
            of_topic.setdefault(seen, []).append(told)
        for day, stories in of_topic.items():
            days.setdefault(day, []).append((topic, stories))
    for day in sorted(days, reverse=True):
        yield element(
            "section",
            element("h2", element("time", words.day(day), datetime=day.isoformat())),
            *(part for topic, stories in days[day] for part in _topic(topic, stories, report, desk, day)),
            class_="day",
        )


def _topic(
    topic: DigestTopic, stories: list[DigestStory], report: Report, desk: Desk, day: date
) -> Iterator[Element]:
    size = words.count(len(stories), "story")
    yield element("h3", isolated(_name(report, topic.topic)), element("small", f" {size}"))
    for told in stories:
        yield story(told, desk, day)


def _queue(report: Report, desk: Desk) -> Iterator[Element]:
    """What was only mentioned, folded away, the most widely carried first; mentions that are not listed are counted above."""
    listed = [topic for topic in report.digest.topics if topic.mentioned]
    if not listed:
        return
    parts = (
        element(
            "details",
            element(
                "summary",
                isolated(_name(report, topic.topic)),
                f": {words.count(topic.mentions, 'mention')}",
            ),
            element("ul", *(line(told, desk) for told in topic.mentioned[:MOST_MENTIONED])),
            _left_out(len(topic.mentioned) - MOST_MENTIONED),
        )
        for topic in listed
    )
    yield element("section", element("h2", "إشارات عابرة"), *parts, class_="queue")


def _left_out(stories: int) -> Element | None:
    if stories <= 0:
        return None
    return element("p", f"ولا تتسع الصفحة لغيرها: {words.count(stories, 'story')}.", class_="remark")


def _name(report: Report, topic: str) -> str:
    """A topic's name; of one in two languages (`Russia / روسيا`) the Arabic half."""
    whole = report.topics.get(topic) or topic
    return name(next((part.strip() for part in whole.split(" / ") if has_rtl(part)), whole))


def _footer(context: Context, desk: Desk) -> Element:
    return element("footer", "أُعدّ بواسطة ", isolated("monitor"), "، ", moment(context.now(), desk))
