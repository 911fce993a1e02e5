"""Pull quotes are told from the other things that stand in an aside."""

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
