"""Pages that go on with the next article: it is cut, and headings inside a text are not taken for it."""

import pytest

from monitor.article import clean, extract_page
from monitor.article.extract import parse
from monitor.article.next_article import cut_next_articles
from tests.article.pages import html_page, paragraphs
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE

DATE = "<div>نُشر في: 12 مارس 2024</div>"


def article(title: str, texts: tuple[str, ...], tag: str, name: str = "") -> str:
    """One article in an element of its own, with headline and date."""
    return f"<{tag} class='{name}'><h1>{title}</h1>{DATE}<div>{paragraphs(texts)}</div></{tag}>"


def bodies(markup: str) -> tuple[str, ...]:
    """The cleaned body of a page with this markup."""
    return clean(extract_page(html_page(markup))).body


@pytest.mark.parametrize(("tag", "name"), [("article", ""), ("article", "post"), ("div", "post post-1")])
def test_the_next_article_goes(tag: str, name: str) -> None:
    """Only the article that the page's title names is left, and what was cut is among the removed."""
    following = article(HEADLINES[0], FOREIGN, tag, name) + article(HEADLINES[1], FOREIGN[::-1], tag, name)
    extracted = extract_page(html_page(article(TITLE, PROSE, tag, name) + following))
    cleaned = clean(extracted)
    assert (cleaned.title, cleaned.body) == (TITLE, PROSE)
    assert {*HEADLINES[:2], *FOREIGN} <= {removed.text for removed in cleaned.removed}


def headed(title: str, texts: tuple[str, ...], tag: str, name: str = "") -> str:
    """A heading of the first rank and text in one element."""
    return f"<{tag} class='{name}'><h1>{title}</h1>{paragraphs(texts)}</{tag}>"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}<h1>{HEADLINES[0]}</h1>{paragraphs(FOREIGN)}</article>",
            id="headings beside the paragraphs",
        ),
        pytest.param(
            f"<header><h1>{TITLE}</h1></header><div>{headed(HEADLINES[0], PROSE, 'div')}{headed(HEADLINES[1], FOREIGN, 'div')}</div>",
            id="title apart from the text",
        ),
        pytest.param(
            headed(TITLE, PROSE, "section", "part") + headed(HEADLINES[0], FOREIGN, "section", "part"),
            id="sections of one text",
        ),
        pytest.param(
            headed(TITLE, PROSE, "div", "part") + headed(HEADLINES[0], FOREIGN, "div", "part"),
            id="parts of a page builder, undated",
        ),
        pytest.param(
            f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}{headed(HEADLINES[0], FOREIGN, 'article')}</article>",
            id="an article inside, as live pages have for entries",
        ),
    ],
)
def test_headings_of_the_first_rank_inside_a_text_stay(markup: str) -> None:
    """Authors who use h1 for subheadings lose nothing of their text."""
    assert set(PROSE + FOREIGN) <= set(bodies(markup))


def test_deeply_nested_headlines_take_no_time() -> None:
    """A page nested thousands of times around its headline is read once, not once for each element around it."""
    depth = 20_000
    deep = "<div>" * depth + f"<h1>{TITLE}</h1>{paragraphs(PROSE)}" + "</div>" * depth
    tree = parse(html_page(f"<h1>{HEADLINES[0]}</h1>{deep}"))
    assert cut_next_articles(tree, TITLE) == ()
