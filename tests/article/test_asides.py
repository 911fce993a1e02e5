"""Quotations and boxes of facts are told from the other things that stand in an aside or a figure."""

import pytest

from monitor.article import extract_page
from tests.article.pages import html_page, paragraphs
from tests.article.texts import PROSE, TITLE

QUOTE = "الجسر ليس هدية من أحد، بل دين قديم لأهل الضفتين."


def lines_with(aside: str) -> tuple[str, ...]:
    """The lines of a page with an aside between its paragraphs."""
    body = f"<h1>{TITLE}</h1><article>{paragraphs(PROSE[:2])}{aside}{paragraphs(PROSE[2:])}</article>"
    return tuple(line.text for line in extract_page(html_page(body)).lines if line.text != TITLE)


@pytest.mark.parametrize(
    "inner", [f"<p class='big'>{QUOTE}</p>", QUOTE, f"<blockquote><p>{QUOTE}</p></blockquote>"]
)
def test_pull_quotes_stay(inner: str) -> None:
    """A quotation between two paragraphs is a line of the article, in its place."""
    assert lines_with(f"<aside class='my-8'>{inner}</aside>") == (*PROSE[:2], QUOTE, *PROSE[2:])


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(f"<p>{QUOTE}</p><a href='/n'>اقرأ</a>", id="link"),
        pytest.param(f"<p>{QUOTE}</p><input><button>أرسل</button>", id="form"),
        pytest.param(f"<h3>عن الجسر</h3><p>{QUOTE}</p>", id="heading"),
        pytest.param(f"<p>{PROSE[1]}</p>", id="said by the text"),
        pytest.param("<p>اشترك في النشرة البريدية لتصلك أهم الأخبار</p>", id="label"),
        pytest.param(paragraphs((QUOTE, *PROSE[:2])), id="long"),
    ],
)
def test_other_asides_go(inner: str) -> None:
    """What can be pressed, has a heading, repeats the text or is long is no quotation."""
    assert lines_with(f"<aside>{inner}</aside>") == PROSE


def test_aside_below_the_text_goes() -> None:
    """Below the last paragraph an aside is the page's."""
    body = f"<h1>{TITLE}</h1><article>{paragraphs()}<aside><p>{QUOTE}</p></aside></article>"
    assert QUOTE not in [line.text for line in extract_page(html_page(body)).lines]


@pytest.mark.parametrize(
    ("quotation", "kept"),
    [
        pytest.param(QUOTE, (QUOTE,), id="a quotation"),
        pytest.param(PROSE[1], (), id="said by the text"),
    ],
)
def test_quotation_in_a_figure(quotation: str, kept: tuple[str, ...]) -> None:
    """Editors put pull quotes into a figure, too; one that repeats the text goes."""
    figure = f"<figure><blockquote><p>{quotation}</p></blockquote></figure>"
    assert lines_with(figure) == (*PROSE[:2], *kept, *PROSE[2:])


FACTS = ("الطول: 900 متر", "العرض: ست حارات", "الكلفة: أربعون مليونا")
ENTRIES = "".join(f"<li>{fact}</li>" for fact in FACTS)


def test_box_of_facts_stays() -> None:
    """A heading and a few entries with nothing to press, between two paragraphs, are the article's."""
    box = f"<aside><h4>الجسر في أرقام</h4><ul>{ENTRIES}</ul></aside>"
    assert lines_with(box) == (*PROSE[:2], "الجسر في أرقام", *FACTS, *PROSE[2:])


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(f"<h4>الجسر في أرقام</h4><ul>{ENTRIES.replace('<li>', '<li><a href=/n>')}</ul>", id="links"),
        pytest.param(f"<h4>الأكثر قراءة</h4><ul>{ENTRIES}</ul>", id="a heading of other stories"),
        pytest.param(f"<ul>{ENTRIES}</ul>", id="no heading"),
        pytest.param(f"<h4>نشرة النهر</h4><ul>{ENTRIES}</ul><form><input></form>", id="a form"),
    ],
)  # fmt: skip
def test_other_boxes_go(inner: str) -> None:
    """Links, forms and headings of other stories make a box the page's."""
    assert lines_with(f"<aside>{inner}</aside>") == PROSE
