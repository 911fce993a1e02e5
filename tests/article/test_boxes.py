"""Boxes of other stories are cut out of the tree, and nothing else is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from monitor.article import clean, extract_page
from monitor.article.dom import prepare
from monitor.article.units import units
from tests.article.pages import html_page, paragraphs
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE

LINKS = "".join(f"<li><a href='/{number}'>{text}</a></li>" for number, text in enumerate(HEADLINES))
ENTRIES = "".join(
    f"<div><a href='/{number}'><h4>{headline}</h4></a><p>{lead}</p></div>"
    for number, (headline, lead) in enumerate(zip(HEADLINES, FOREIGN, strict=False))
)
PAIRS = "".join(
    f"<p><a href='/{number}'>{headline}</a></p><p>{lead}</p>"
    for number, (headline, lead) in enumerate(zip(HEADLINES, FOREIGN, strict=False))
)
TEASER = f"<div><a href='/1'><img src='a.jpg'><h3>{HEADLINES[2]}</h3></a><p>{FOREIGN[0]}</p></div>"


def prepared(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that stay in a tree, and the lines cut out of it."""
    tree = html.document_fromstring(html_page(body))
    cut, _ = prepare(tree)
    stay = tuple(unit.text for unit in units(tree.find("body")) if unit.sentence)
    return stay, tuple(removed.text for removed in cut)


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<div><h3>أخبار ذات صلة</h3><ul>{LINKS}</ul></div>", id="heading and list"),
        pytest.param(f"<h3>أخبار ذات صلة</h3><ul>{LINKS}</ul>", id="heading and list, side by side"),
        pytest.param(f"<div><div><b>اقرأ أيضاً:</b></div><div>{LINKS}</div></div>", id="wrapped heading"),
        pytest.param(f"<section><h2>قد يهمك</h2>{ENTRIES}</section>", id="headlines with leads"),
        pytest.param(f"<h2>قد يهمك</h2>{ENTRIES}", id="headlines with leads, side by side"),
        pytest.param(f"<h2>قد يهمك</h2>{PAIRS}", id="headline, lead, headline, lead"),
        pytest.param(f"<div><span>شاهد أيضاً</span>{TEASER}</div>", id="one card"),
        pytest.param(
            f"<div><h4>الأكثر قراءة</h4>{''.join(f'<div>{text}</div>' for text in HEADLINES)}</div>",
            id="headlines that are no links",
        ),
        pytest.param(
            f"<div><span>شاهد أيضاً</span><h4>{HEADLINES[0]}</h4><span>1:42</span></div>",
            id="a video's card, no link",
        ),
        pytest.param(TEASER, id="a teaser without a heading"),
    ],
)
def test_boxes_go_whole(box: str) -> None:
    """A box between paragraphs goes with everything in it, and the text goes on below it."""
    stay, cut = prepared(
        f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:2])}{box}{paragraphs(PROSE[2:])}</article>"
    )
    assert stay == PROSE
    assert set(cut) & set(HEADLINES)
    assert not set(cut) & set(PROSE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<h3>اقرأ أيضاً</h3>{paragraphs(PROSE)}", id="heading above the text"),
        pytest.param(f"<div><h3>اقرأ أيضاً</h3><a href='/'>{HEADLINES[0]}</a>{paragraphs(PROSE)}</div>", id="link, then text"),
        pytest.param(f"{PROSE[0]}<h3>مختارات</h3>{paragraphs(PROSE[1:])}", id="a subheading like a heading of lists"),
        pytest.param(f"<div>{paragraphs(PROSE)}<a href='#top'><h3>{HEADLINES[2]}</h3></a></div>", id="a link to the same page"),
        pytest.param(f"<blockquote>{paragraphs(PROSE[:1])}<a href='/x'>{HEADLINES[0]}</a></blockquote>{paragraphs(PROSE[1:])}", id="a quotation with its source"),
    ],
)  # fmt: skip
def test_text_stays(text: str) -> None:
    """Sentences without links of their own are the article's, whatever stands above them."""
    stay, _ = prepared(f"<article><h1>{TITLE}</h1>{text}</article>")
    assert stay == PROSE


def test_a_page_of_teasers_stays() -> None:
    """What would leave less than half of the page's text is not cut."""
    stay, cut = prepared(f"<div><h3>أخبار ذات صلة</h3>{ENTRIES}</div><p>{PROSE[0]}</p>")
    assert stay == (*FOREIGN, PROSE[0])
    assert cut == ()


NEWS = f"<section><h2>آخر الأخبار</h2>{ENTRIES.replace('<div>', '<div><img>')}</section>"


def test_a_short_story_in_an_element_of_its_own() -> None:
    """The headlines and leads below a story of one sentence go, though they are most of the page's text."""
    stay, cut = prepared(f"<div><div><h1>{TITLE}</h1><div><p>{PROSE[0]}</p></div></div>{NEWS}</div>")
    assert stay == (PROSE[0],)
    assert cut == ("آخر الأخبار", HEADLINES[0], FOREIGN[0], HEADLINES[1], FOREIGN[1])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<div><h1>{TITLE}</h1><p>{PROSE[0]}</p>{NEWS}</div>", id="a roundup: beside the sentence"),
        pytest.param(f"<div><div><h1>{TITLE}</h1></div>{NEWS}</div><p>{PROSE[0]}</p>", id="only a headline"),
        pytest.param(f"<div><div><h1>{TITLE}</h1><p>{PROSE[0]}</p></div><h1>النهر</h1>{NEWS}</div>", id="two headlines"),
    ],
)  # fmt: skip
def test_headlines_and_leads_that_may_be_the_text(page: str) -> None:
    """Where no element tells story and list apart, a list that is most of the text stays."""
    stay, cut = prepared(page)
    assert set(stay) == {PROSE[0], *FOREIGN}
    assert cut == ()


def test_short_lines_below_a_heading_are_left_to_the_walk() -> None:
    """Where a subheading may follow the links, the heading stays for the lines to be judged by."""
    body = f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:2])}<p>اقرأ أيضا</p><p>كلفة المشروع</p>{paragraphs(PROSE[2:])}</article>"
    _, cut = prepared(body)
    assert cut == ()


def test_what_was_cut_is_among_the_removed() -> None:
    """Each line of a box stands among the removed ones, with class, rule and reason, after the lines."""
    box = f"<div><h3>أخبار ذات صلة</h3>{ENTRIES}</div>"
    article = clean(extract_page(html_page(f"<article><h1>{TITLE}</h1>{paragraphs()}{box}</article>")))
    assert article.body == PROSE
    assert [removed.text for removed in article.removed] == [
        "أخبار ذات صلة", HEADLINES[0], FOREIGN[0], HEADLINES[1], FOREIGN[1],
    ]  # fmt: skip
    removed = article.removed[-1]
    assert (removed.cls, removed.rule, removed.number) == ("related", "dom/related/أخبار ذات صلة", 0)
    assert removed.reason == "in the box under “أخبار ذات صلة”"


PIECES = st.sampled_from(
    (
        *(f"<p>{text}</p>" for text in PROSE),
        f"<h3>أخبار ذات صلة</h3><ul>{LINKS}</ul>",
        f"<div><h3>قد يهمك</h3>{ENTRIES}</div>",
        f"<p>{FOREIGN[0]}</p>",
        "<h3>كلفة المشروع</h3>",
        "<p>اقرأ أيضا</p>",
        TEASER,
        f"<p><a href='/2'>{HEADLINES[0]}</a></p>",
    )
)


@given(st.lists(PIECES, max_size=14))
@settings(max_examples=120, deadline=None)
def test_nothing_is_lost_in_the_tree(pieces: list[str]) -> None:
    """What stays in the tree and what was cut are the page's blocks of text, each once."""
    page = html_page(f"<article>{''.join(pieces)}</article>")
    before = [unit.text for unit in units(html.document_fromstring(page).find("body"))]
    tree = html.document_fromstring(page)
    cut, _ = prepare(tree)
    after = [unit.text for unit in units(tree.find("body"))]
    assert sorted([*after, *(removed.text for removed in cut)]) == sorted(before)
