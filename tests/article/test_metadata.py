"""Headline and description of a page."""

import pytest
from lxml import html

from monitor.arabic.line_key import line_key
from monitor.article.metadata import page_description, page_title, printed_description
from tests.article.pages import html_page, meta, paragraphs
from tests.article.texts import PROSE, TITLE

JSON_LD = '<script type="application/ld+json">{}</script>'


def title_of(body: str = "", *, head: str = "", title: str = "") -> str:
    """The headline of a page."""
    return page_title(html.document_fromstring(html_page(body, head=head, title=title)))


@pytest.mark.parametrize(
    ("body", "head", "title"),
    [
        pytest.param("", meta("og:title", TITLE), "x", id="og:title"),
        pytest.param(
            "", meta("og:title", f"{TITLE} - النهر") + meta("og:site_name", "قناة النهر"), "", id="site name"
        ),
        pytest.param(
            f"<h1>النهر</h1><h1>{TITLE}</h1>", meta("og:title", f"{TITLE} // حصري"), "", id="part in h1"
        ),
        pytest.param(f"<h1>{TITLE}</h1>", meta("og:title", f"{TITLE[:30]}…"), "", id="cut off, whole in h1"),
        pytest.param(
            f"<h1> {TITLE}\n</h1>",
            meta("og:title", "النهر") + meta("og:site_name", "النهر"),
            "",
            id="og is the site",
        ),
        pytest.param(
            "",
            JSON_LD.format(f'{{"@graph": [{{"@type": "NewsArticle", "headline": "{TITLE}"}}]}}'),
            "",
            id="JSON-LD",
        ),
        pytest.param(
            "", JSON_LD.format("{broken"), f"{TITLE} | النهر نيوز", id="title element, broken JSON-LD"
        ),
        pytest.param("", meta("og:title", TITLE.replace(" ", "&amp;nbsp;", 1)), "", id="escaped twice"),
    ],
)
def test_headline(body: str, head: str, title: str) -> None:
    """The headline is found wherever the page has it."""
    assert title_of(body, head=head, title=title) == TITLE


def test_page_without_a_headline() -> None:
    """A page that gives none has the title ""."""
    assert title_of("<p>نص</p>") == ""


def description_of(body: str, head: str) -> str:
    """The description of a page."""
    return page_description(html.document_fromstring(html_page(body, head=head)))


def test_longest_description() -> None:
    """Of several the longest is taken."""
    head = '<meta name="description" content="حوار: سالم الحداد">' + meta("og:description", PROSE[0])
    assert description_of("", head) == PROSE[0]


def test_cut_off_description_is_completed() -> None:
    """The block a description was cut from gives the rest of it."""
    standfirst = " ".join(PROSE[:2])
    head = meta("og:description", f"{standfirst[:100]}...")
    assert description_of(f"<div class='lead'>{standfirst}</div>{paragraphs()}", head) == standfirst
    assert description_of(paragraphs(PROSE[2:]), head) == f"{standfirst[:100]}..."


@pytest.mark.parametrize("title", [f"جريدة النهر: {TITLE}", f"{TITLE} - ضفة النهر", f"{TITLE} | صوت السلام"])
def test_headline_as_the_page_prints_it(title: str) -> None:
    """What a site adds to its title element goes where the page shows the headline without it, in whatever element."""
    assert title_of(f"<table><tr><td><font size=6>{TITLE}</font></td></tr></table>", title=title) == TITLE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div>مصدر: {title}</div><p>{title}</p>", id="printed whole too"),
        pytest.param("<ul><li><a href='/1'>{title}</a></li></ul>", id="another story's link"),
        pytest.param("<p>سطر آخر</p>", id="not printed"),
    ],
)
def test_label_that_the_page_prints_stays(body: str) -> None:
    """A headline with a colon stays whole where the page prints it whole or only links to the part behind the colon."""
    assert title_of(body.format(title=TITLE), title=f"مصدر: {TITLE}") == f"مصدر: {TITLE}"


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        pytest.param(("الرئيسية", PROSE[0]), PROSE[0], id="a block"),
        pytest.param((f"النهر - {PROSE[0]} {PROSE[1]}",), PROSE[0], id="amid a block"),
        pytest.param(("الرئيسية", PROSE[1]), "", id="other blocks"),
        pytest.param((), "", id="nothing"),
    ],
)
def test_description_counts_where_the_page_prints_it(page: tuple[str, ...], kept: str) -> None:
    """What only the head says is for search engines: no reader of the page sees it."""
    assert printed_description(PROSE[0], map(line_key, page)) == kept
