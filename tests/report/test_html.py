"""The report as a page: what stands on it, and that what feeds wrote stays text."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import (
    Coverage,
    Digest,
    DigestStory,
    DigestTopic,
    Downtime,
    Evidence,
    FailureKind,
    FeedCoverage,
    Gap,
    Highlight,
    Marks,
    Outage,
    TermHit,
    Zone,
)
from monitor.report.html import Report, page, words
from monitor.report.html.coverage import followed
from monitor.report.html.nodes import Stylesheet, element, render
from monitor.report.html.page import MOST_MENTIONED
from monitor.report.html.timeline import chart, counts, edges
from tests.report import examples
from tests.report.examples import CONTEXT, NOW
from tests.report.markup import Tag, read
from tests.report.payloads import BIDI, CONTROL, PAYLOADS

CAIRO = ZoneInfo("Africa/Cairo")
GAP = Gap(NOW - timedelta(hours=9), NOW - timedelta(hours=6))
COVERAGE = Coverage(
    NOW - timedelta(days=1),
    NOW,
    (
        FeedCoverage("madar", 200, 198, failures={"timed out": 2}, gaps=(GAP,), gap_count=1),
        FeedCoverage("nile", 144, 144),
    ),
    (Downtime(Outage.NOT_RUNNING, NOW - timedelta(hours=4), NOW - timedelta(hours=2, minutes=20)),),
)
REPORT = Report(
    digest=examples.DIGEST,
    topics={"russia-dprk": examples.TOPICS[0].name, "sudan-war": examples.TOPICS[1].name},
    feeds=(
        examples.feed("madar"),
        examples.feed("nile", name="بوابة النيل"),
        examples.feed("late", name="المتأخرة"),
        examples.feed("old", name="القديمة", enabled=False),
    ),
    articles={"Madar": 41, "Nile": 1033},
    coverage=COVERAGE,
)
# What a page of ours is made of: anything else was made by somebody else.
TAGS = frozenset(
    re.findall(
        r"\S+",
        "html head meta title style body header main section footer h1 h2 h3 h4 p dl div dt dd time figure figcaption svg desc "
        "line rect text article span bdi small a mark details summary ul li table thead tbody tr th td",
    )
)
ATTRIBUTES = frozenset(
    re.findall(
        r"\S+",
        "lang dir charset name content http-equiv class id datetime title href rel scope role aria-labelledby "
        "width height x y x1 x2 y1 y2",
    )
)


def written(report: Report = REPORT) -> Tag:
    """The page, read back."""
    return read(page(report, CONTEXT))


def with_story(**changes: object) -> Report:
    """A report of one flagged story with these fields changed."""
    story = DigestStory((examples.item(**changes),), goes_on=False)  # type: ignore[arg-type]  # fields by name
    return replace(
        REPORT,
        digest=replace(examples.DIGEST, topics=(DigestTopic("russia-dprk", (story,), 0),)),
    )


def test_a_story() -> None:
    """A story has its time with offset, outlet, further outlets, marked title with link, first lines, and reasons folded away."""
    story = written().all("article", id="a4127-russia-dprk")[0]
    link = story.all("h4")[0].all("a")[0]

    assert story.all("time")[0].attributes["datetime"] == "2026-11-21T14:32+03:00"
    assert story.all("time")[0].text == "14:32"
    assert story.all("span", class_="outlet")[0].text == "وكالة المدار +2"
    assert link.text == examples.TITLE
    assert link.attributes == {"href": "https://madar.example/news/4127", "rel": "noreferrer noopener"}
    assert [mark.text for mark in link.all("mark")] == ["كوريا الشمالية", "روسيا"]
    assert story.all("p", class_="lead")[0].text == examples.LEAD
    why = story.all("details", class_="why")[0]
    assert "open" not in why.attributes
    assert why.all("summary")[0].text == "سبب الاختيار: 29 نقطة، والحد 6"
    assert why.all("li")[1].text == "+3 معًا في جملة من المقدمة (المقدمة، الجملة 1): كوريا الشمالية، روسيا"
    others = story.all("details", class_="others")[0]
    assert [item.all("time")[0].text for item in others.all("li")] == ["14:37", "14:39"]


def test_marks() -> None:
    """Stars, labels under this topic and notes of the analyst stand at the story."""
    marks = Marks(labels={"russia-dprk": "relevant", "other": "mention"}, starred=True, note="ask <Seoul>")
    story = written(with_story(marks=marks)).all("article")[0]

    assert [label.text for label in story.all("span", class_="label")] == ["ذو صلة"]
    assert story.all("span", class_="star")
    assert story.all("p", class_="note")[0].text == "ملاحظة: ask <Seoul>"


def test_direction() -> None:
    """The page is Arabic and right to left, and so is an Arabic headline that begins with a Latin name."""
    whole = written()
    titles = {title.text: title.attributes["dir"] for title in whole.all("h4")}

    assert whole.all("html")[0].attributes == {"lang": "ar", "dir": "rtl"}
    assert titles[examples.MIXED_TITLE] == "rtl"
    assert written(with_story(title="Seoul says so")).all("h4")[0].attributes["dir"] == "ltr"


def test_days_and_topics() -> None:
    """The newest day comes first; a day has the topics that brought something on it, by their Arabic names."""
    old = replace(examples.item(17, story=17), first_seen=NOW - timedelta(hours=20))
    topic = examples.DIGEST.topics[0]
    stories = (*topic.stories, DigestStory((old,), goes_on=False))
    report = replace(REPORT, digest=replace(examples.DIGEST, topics=(replace(topic, stories=stories),)))
    days = written(report).all("section", class_="day")

    assert [day.all("h2")[0].text for day in days] == ["السبت، 21 نوفمبر 2026", "الجمعة، 20 نوفمبر 2026"]
    assert [day.all("h3")[0].text for day in days] == [
        "العلاقات الروسية الكورية الشمالية خبران",
        "العلاقات الروسية الكورية الشمالية خبر واحد",
    ]


def test_header() -> None:
    """The header names the span, with both ends' offsets, and how much there is of everything."""
    header = written().all("header")[0]

    assert [time.attributes["datetime"] for time in header.all("time")] == [
        "2026-11-20T14:40+03:00",
        "2026-11-21T14:40+03:00",
    ]
    assert header.text.count("Asia/Riyadh (UTC+03:00)") == 1
    assert [figure.text for figure in header.all("dd")] == ["4", "2", "1", "1,204"]


def test_mentions() -> None:
    """What only mentions a topic is one folded list a topic, and nowhere else."""
    queue = written().all("section", class_="queue")[0]

    assert [details.all("summary")[0].text for details in queue.all("details")] == [
        "العلاقات الروسية الكورية الشمالية: إشارة واحدة"
    ]
    assert queue.all("li")[0].text.endswith("منتخب روسيا يلتقي كوريا الشمالية وديا")
    counted = replace(examples.DIGEST, topics=(replace(examples.DIGEST.topics[0], mentioned=()),))
    assert not written(replace(REPORT, digest=counted)).all("section", class_="queue")


def test_a_long_queue() -> None:
    """A queue nobody would read is cut, and says how much of it."""
    told = tuple(
        DigestStory((examples.item(number, story=number),), goes_on=False)
        for number in range(MOST_MENTIONED + 11)
    )
    topic = replace(examples.DIGEST.topics[0], stories=(), mentions=len(told), mentioned=told)
    report = replace(REPORT, digest=replace(examples.DIGEST, topics=(topic,)))
    queue = written(report).all("section", class_="queue")[0]

    assert len(queue.all("li")) == MOST_MENTIONED
    assert "311 إشارة" in queue.all("summary")[0].text
    assert "11 خبرًا" in queue.all("p")[0].text


def test_an_old_date_has_its_year() -> None:
    """What was published in another year says which."""
    story = written(with_story(published=NOW - timedelta(days=365))).all("article")[0]

    assert story.all("time")[0].text == "21 نوفمبر 2025 14:40"


def test_coverage() -> None:
    """An outlet has what it brought, what was flagged of it, and its gaps and failures in one line; the worst is said above."""
    section = written().all("section", class_="coverage")[0]
    rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in section.all("tr")[1:]}

    assert rows["بوابة النيل"] == ["1,033", "1", "بلا انقطاع، 144 محاولة"]
    assert rows["وكالة المدار"] == [
        "41",
        "1",
        "فجوة واحدة في ما رُصد (3 ساعات)؛ نجح 99.0 % من 200 محاولة (انتهت المهلة 2)",
    ]
    assert "توقف الرصد كله: ساعة و40 دقيقة" in section.text
    assert rows["المتأخرة"] == ["0", "0", "لا سجلّ للمحاولات"]
    assert "القديمة" not in rows
    assert followed(()) == ("لا سجلّ للمحاولات", True)


def test_nothing_flagged() -> None:
    """A quiet day says so, without an empty chart."""
    quiet = Digest(NOW - timedelta(days=1), NOW, (DigestTopic("russia-dprk", (), 0),), judged=12)
    whole = written(replace(REPORT, digest=quiet))

    assert "لا مقالات مطابقة في هذه المدة." in whole.text
    assert not whole.all("svg")


def test_the_chart_says_what_it_shows() -> None:
    """The drawing has a title and a description; every column says its stretch and number."""
    (drawing,) = written().all("svg")
    ids = drawing.attributes["aria-labelledby"].split()

    assert [drawing.all("", id=id_)[0].name for id_ in ids] == ["title", "desc"]
    assert drawing.all("desc")[0].text.endswith("الأكثر: 4 مقالات، 21 نوفمبر 14:00–15:00.")
    assert [column.all("title")[0].text for column in drawing.all("rect")] == [
        "21 نوفمبر 14:00–15:00: 4 مقالات"
    ]


@pytest.mark.parametrize(
    ("since", "until", "stretches", "first"),
    [
        pytest.param("2026-11-20T10:40", "2026-11-21T10:40", 25, "2026-11-20T10:00", id="a day by hours"),
        pytest.param("2026-11-19T22:00", "2026-11-20T22:00", 24, "2026-11-19T22:00", id="a whole day"),
        pytest.param("2026-10-28T21:00", "2026-10-29T22:00", 25, "2026-10-28T21:00", id="an hour twice"),
        pytest.param(
            "2026-04-22T10:00", "2026-04-25T10:00", 4, "2026-04-21T22:00", id="days, one of 23 hours"
        ),
        pytest.param("2026-01-01T10:00", "2026-11-21T10:00", 47, "2025-12-31T22:00", id="weeks"),
        pytest.param("2026-11-21T10:00", "2026-11-21T10:00", 1, "2026-11-21T10:00", id="no time at all"),
    ],
)
def test_stretches(since: str, until: str, stretches: int, first: str) -> None:
    """A span is cut at whole hours, days or weeks of the zone, without a hole, and is covered by them."""
    begin, end = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (since, until))
    found = edges(begin, end, CAIRO)

    assert found[0] == datetime.fromisoformat(first).replace(tzinfo=UTC)
    assert len(found) - 1 == stretches
    assert found[0] <= begin
    assert found[-1] >= end
    assert found == sorted(set(found))


@pytest.mark.parametrize("days", [0, 1, 2, 3, 31, 61, 62, 63, 200, 366])
def test_a_chart_of_any_span(days: int) -> None:
    """A chart is narrow enough for a phone, has at most six times below it, and one column for one moment."""
    drawing = read(render(chart([NOW], NOW - timedelta(days=days), NOW, CAIRO)))
    (column,) = drawing.all("rect")

    assert float(column.attributes["width"].rstrip("%")) >= 1.2
    assert int(days > 0) <= len(drawing.all("text", class_="time")) <= 6


def test_counts() -> None:
    """A moment counts in the stretch it lies in, its beginning included; one outside counts at the edge."""
    found = edges(NOW - timedelta(hours=2), NOW, CAIRO)
    moments = [
        NOW - timedelta(days=1),
        found[1],
        found[2] - timedelta(microseconds=1),
        NOW,
        NOW + timedelta(days=1),
    ]

    assert counts(moments, found) == [1, 2, 2]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0 مقال"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
        (102, "102 مقال"),
        (1_204, "1,204 مقالات"),
    ],
)
def test_plurals(number: int, told: str) -> None:
    """Arabic counts in six forms."""
    assert words.count(number, "article") == told


def test_words() -> None:
    """Lengths are told in two units; every kind of failure has Arabic words; what is unknown goes by its own name."""
    assert words.length(timedelta(days=2, hours=3, minutes=4)) == "يومان و3 ساعات"
    assert words.length(timedelta(seconds=20)) == "أقل من دقيقة"
    assert all(words.failure(kind) != str(kind) for kind in FailureKind)
    assert words.failure("of a later version") == "of a later version"
    assert words.rule("my rule") == "my rule"


HOSTILE = {
    **PAYLOADS,
    "script": "<script>alert(1)</script>",
    "end of an element": "</p></article></main><img src=x onerror=alert(1)>",
    "end of the style": "</style><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "comment": "<!-- <![CDATA[ --><svg onload=alert(1)>",
    "entities": "&lt;script&gt; &#60;b&#62; &amp;lt;",
    "doctype": "<!doctype html><base href=//evil.example>",
}
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/",
    "file:///etc/passwd",
    "https://",
    "",
)


def with_text(text: str) -> Report:
    """A report in which everything that comes from outside is this text."""
    hit = TermHit(text, text, text, 0, 1)
    verdict = replace(
        examples.VERDICT,
        topic=text,
        capped_by=text,
        evidence=(Evidence(text, 1, Zone.BODY, 2, text, (hit,)),),
        highlights=(Highlight("title", 0, 3), Highlight("title", 2, 9), Highlight("lead", 0, 1)),
    )
    item = examples.item(
        feed_id=text,
        publisher=text,
        title=text,
        lead=text,
        url=f"https://a.example/{text}",
        verdict=verdict,
        marks=Marks({text: text}, starred=True, note=text),
    )
    other = replace(item, id=9, publisher=f"{text}2")
    story = DigestStory((item, other), goes_on=True)
    feed = examples.feed("madar", id=text, name=text, publisher=text)
    return Report(
        replace(examples.DIGEST, topics=(DigestTopic(text, (story,), 1, (story,)),)),
        {text: text},
        (feed,),
        {text: 1},
        Coverage(NOW - timedelta(days=1), NOW, (FeedCoverage(text, 3, 1, failures={text: 2}),)),
    )


def assert_harmless(html: str) -> None:
    """Only our elements and attributes, no control or bidi character, no address but of the web."""
    for tag in read(html).all():
        assert tag.name in TAGS
        assert tag.attributes.keys() <= ATTRIBUTES
        assert re.match(r"https?://[^/]", tag.attributes.get("href", "https://a"))
    shown = html.replace("\n", "")
    assert not CONTROL.search(shown)
    assert not BIDI.search(shown)


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text(payload: str) -> None:
    """What a feed writes is text on the page, in every place that shows it."""
    assert_harmless(page(with_text(f"كوريا {payload} الشمالية"), CONTEXT))
    assert_harmless(page(with_text(payload), CONTEXT))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*HOSTILE.values(), "<", ">", "&", '"', "'", "\u2067", "\u202e"]),
            st.text(max_size=8),
        ),
        max_size=5,
    ).map("".join)
)
def test_any_text(text: str) -> None:
    """Whatever a feed writes, the page is read back as one tree of ours."""
    assert_harmless(page(with_text(text), CONTEXT))


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_addresses_of_the_web(address: str) -> None:
    """What is not http or https is no link; the title stays."""
    whole = written(with_story(url=address))

    assert not whole.all("a")
    assert whole.all("h4")[0].text == examples.TITLE
    assert "href" not in render(element("a", "x", href=address))


def test_nothing_is_asked_for() -> None:
    """The page runs no script and asks nobody for anything, and tells the browser not to."""
    html = page(REPORT, CONTEXT)
    whole = read(html)
    (policy,) = [
        tag for tag in whole.all("meta") if tag.attributes.get("http-equiv") == "Content-Security-Policy"
    ]

    assert policy.attributes["content"].startswith("default-src 'none'")
    assert not re.search(r"<(script|link|img|iframe|base|object|form)|@import|url\(|@font-face", html)


def test_a_stylesheet_can_not_end_its_element() -> None:
    """CSS is the one thing that is not escaped, so it can't hold an end tag."""
    with pytest.raises(ValueError, match="end of its element"):
        Stylesheet("a::before { content: '</style>' }")
