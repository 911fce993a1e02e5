"""One story on the page: what was written and by whom, then, folded away, why it was flagged and who else has it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor.model import ArticleState, DigestStory, Evidence, Highlight, Marks, StoredItem, Verdict
from monitor.report import wording
from monitor.report.bidi.algorithm import base_direction
from monitor.report.grouping import time_of
from monitor.report.html import words
from monitor.report.html.nodes import Element, Node, element
from monitor.report.wording import name
from monitor.safe.urls import is_web

# A lead is a few sentences; an article whose text is one paragraph is not printed whole.
_LONGEST_LEAD = 600


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of the page has to know.

    Attributes:
        zone: the zone times are shown in.
        year: the year of the report's end; days of other years are told with theirs.
        outlets: feed id → the outlet's own name.
    """

    zone: ZoneInfo
    year: int
    outlets: Mapping[str, str]

    def outlet_of(self, item: StoredItem) -> str:
        """The name of the outlet that has an article; of a feed no longer configured its publisher's, else its id."""
        return name(self.outlets.get(item.feed_id) or item.publisher or item.feed_id)


def moment(time: datetime, desk: Desk, day: date | None = None) -> Element:
    """A moment: `10:19` on the day that the heading names, `20 نوفمبر 10:19` on another, the offset in `datetime`."""
    local = time.astimezone(desk.zone)
    date_ = words.short_day(local.date(), with_year=local.year != desk.year)
    told = f"{local:%H:%M}" if local.date() == day else f"{date_} {local:%H:%M}"
    return element("time", told, datetime=local.isoformat(timespec="minutes"))


def isolated(text: str) -> Element:
    """A name whose direction must not turn its neighbours around."""
    return element("bdi", text, dir="auto")


def sign(text: str, **attributes: str) -> Element:
    """A number with a sign, `+2`, `29/6`, `#12`: without letters it would go with the page, and its sign to the other side."""
    return element("bdi", text, dir="ltr", **attributes)


def story(told: DigestStory, desk: Desk, day: date) -> Element:
    """A story under the heading of its day."""
    item = told.first
    return element(
        "article",
        _about(told, desk, day),
        element("h4", *_title(item), dir=_direction(item.title)),
        _lead(item),
        _note(item.marks),
        _why(item.verdict),
        _others(told, desk, day),
        id=f"a{item.id}-{item.verdict.topic}",
    )


def line(told: DigestStory, desk: Desk) -> Element:
    """A story of the queue of mentions."""
    item = told.first
    return element(
        "li",
        moment(time_of(item), desk),
        " ",
        element("span", isolated(desk.outlet_of(item)), class_="outlet"),
        *_more(told),
        " ",
        element("span", *_title(item), dir=_direction(item.title), class_="title"),
    )


def _about(told: DigestStory, desk: Desk, day: date) -> Element:
    item, marks = told.first, told.first.marks
    parts: list[Node | None] = [
        element("span", "نُشر " if item.published else "رُصد ", moment(time_of(item), desk, day)),
        element("span", isolated(desk.outlet_of(item)), *_more(told), class_="outlet"),
        element("span", sign(wording.points(item.verdict)), title=_of_points(item.verdict)),
        element("span", "★", class_="star", title="مميّز بنجمة") if marks.starred else None,
        *(element("span", words.label(said), class_="label") for said in _labels(marks, item.verdict.topic)),
        element("span", "من نص الخلاصة") if item.state is ArticleState.FROM_FEED else None,
        element("span", "تتمة ", sign(f"#{item.story}")) if told.goes_on else None,
        element("span", sign(f"#{item.id}"), class_="number"),
    ]
    return element("p", *parts, class_="about")


def _labels(marks: Marks, topic: str) -> Iterator[str]:
    if topic in marks.labels:
        yield marks.labels[topic]


def _more(told: DigestStory) -> Iterator[Node]:
    """`+2` further houses; their names are folded away below."""
    others = told.publishers[1:]
    if others:
        yield " "
        yield sign(f"+{len(others)}", title="، ".join(others))


def _title(item: StoredItem) -> Iterator[Node]:
    marked = list(_marked(item.title, item.verdict.highlights, "title")) or ["بلا عنوان"]
    if not is_web(item.url):
        yield from marked
        return
    yield element("a", *marked, href=item.url, rel="noreferrer noopener")


def _lead(item: StoredItem) -> Element | None:
    zone, text = wording.teaser(item)
    if not text:
        return None
    marked = _marked(text, item.verdict.highlights, zone, limit=_LONGEST_LEAD)
    return element("p", *marked, dir=_direction(text), class_="lead")


def _note(marks: Marks) -> Element | None:
    if not marks.note:
        return None
    return element("p", "ملاحظة: ", isolated(marks.note), class_="note")


def _marked(
    text: str, highlights: Iterable[Highlight], zone: str, limit: int = wording.LONGEST_PARAGRAPH
) -> Iterator[Node]:
    """The text with its highlights, by whole words: browsers that shape element by element tear words apart otherwise."""
    safe, places = wording.safe_with_highlights(text, highlights, zone, limit=limit)
    at = 0
    for start, end in sorted(wording.whole_words(safe, *place) for place in places):
        if end <= at:
            continue
        begin = max(start, at)
        if begin > at:
            yield safe[at:begin]
        yield element("mark", safe[begin:end])
        at = end
    if at < len(safe):
        yield safe[at:]


def _direction(text: str) -> str:
    """As on the terminal: an Arabic headline may begin with a Latin name, which `dir="auto"` takes for its direction."""
    return "rtl" if base_direction(text) else "ltr"


def _of_points(verdict: Verdict) -> str:
    return f"{words.count(verdict.score, 'point')}، والحد {verdict.match_at}"


def _why(verdict: Verdict) -> Element:
    rows = [_reason(evidence) for evidence in verdict.evidence]
    capped = (
        element("p", "حدّ من الدرجة: ", isolated(words.rule(verdict.capped_by))) if verdict.capped_by else None
    )
    return element(
        "details",
        element("summary", "سبب الاختيار: ", _of_points(verdict)),
        element("ul", *rows) if rows else None,
        capped,
        class_="why",
    )


def _reason(evidence: Evidence) -> Element:
    terms = wording.evidence_terms(evidence)
    return element(
        "li",
        element("span", sign(f"{evidence.points:+d}"), class_="points"),
        " ",
        isolated(words.rule(evidence.rule)),
        element("small", " (", words.place(evidence.zone, evidence.sentence), ")"),
        *([": ", *_listed(terms)] if terms else []),
    )


def _listed(terms: Sequence[str]) -> Iterator[Node]:
    for place, term in enumerate(terms):
        if place:
            yield "، "
        yield element("mark", isolated(term))


def _others(told: DigestStory, desk: Desk, day: date) -> Element | None:
    others = told.articles[1:]
    if not others:
        return None
    rows = (
        element(
            "li",
            moment(time_of(item), desk, day),
            " ",
            element("span", isolated(desk.outlet_of(item)), class_="outlet"),
            " ",
            element("span", *_title(item), dir=_direction(item.title), class_="title"),
        )
        for item in others
    )
    return element(
        "details",
        element("summary", "نشره أيضًا: ", words.count(len(others), "article")),
        element("ul", *rows),
        class_="others",
    )
