"""The element that holds the text, pictures' captions and the line below the headline are told by their places."""

import pytest
from lxml import html

from monitor.article import clean, extract_page
from monitor.article.captions import captions
from monitor.article.container import text_container
from monitor.article.units import units
from tests.article.pages import html_page, paragraphs
from tests.article.texts import FOREIGN, PROSE, TITLE

LONG = PROSE + FOREIGN
SLOGAN = "النهر صحيفة مستقلة يمولها قراؤها، فساعدونا على الاستمرار في عملنا هذا العام أيضا."
DECK = "الجسر كلف أربعين مليونا ويقصر الطريق إلى الميناء القديم"
CAPTION = "الوزير يقص شريط الافتتاح"


def container_of(body: str) -> str | None:
    """The id of the element that holds the text of a page."""
    tree = html.document_fromstring(html_page(body))
    found = text_container(tree, units(tree))
    return None if found is None else found.get("id")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"<div id=a><h1>{TITLE}</h1><div id=b>{paragraphs(LONG)}</div><div id=c>{SLOGAN}</div></div>",
            "b",
            id="most of the sentences",
        ),
        pytest.param(
            f"<div id=a><section>{paragraphs(PROSE[:2])}</section><section>{paragraphs(PROSE[2:])}</section></div>",
            "a",
            id="text in two parts",
        ),
        pytest.param(
            f"<table><tr><td id=a>{'<br>'.join(LONG)}</td><td>{SLOGAN}</td></tr></table>",
            "a",
            id="a cell of a layout table",
        ),
        pytest.param(
            f"<div id=a><div id=b>{paragraphs()}</div><div class=comments>{paragraphs(FOREIGN * 2)}</div></div>",
            "b",
            id="beside many comments",
        ),
        pytest.param(
            f"<div id=a><div class=entry-content>{paragraphs(PROSE[:3])}</div>{paragraphs(PROSE[3:])}</div>",
            None,
            id="a telling name inside",
        ),
        pytest.param(f"<div id=a>{paragraphs(PROSE[:2])}</div>", None, id="too few sentences"),
    ],
)
def test_text_container(body: str, expected: str | None) -> None:
    """The smallest element with most of the page's sentences, unless a name inside it tells trafilatura more."""
    assert container_of(body) == expected


def test_what_stands_outside_the_container_goes() -> None:
    """On a page without telling names, slogans in elements of their own are not the text."""
    text = f"<div><h1>{TITLE}</h1><div>{paragraphs(LONG, 'div')}</div></div>"
    assert clean(extract_page(html_page(f"<div>{text}<div>{SLOGAN}</div></div>"))).body == LONG


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<figure><img src=a><figcaption>{CAPTION}</figcaption></figure>", id="figure"),
        pytest.param(f"<div><img src=a><p>{CAPTION}</p></div>", id="div"),
        pytest.param(
            f"<div><a href=/b><img src=a></a><div>{CAPTION}</div><div>رويترز</div></div>", id="with credit"
        ),
        pytest.param(f"<table><tr><td><img src=a></td></tr><tr><td>{CAPTION}</td></tr></table>", id="table"),
    ],
)
def test_captions_go(markup: str) -> None:
    """A line or two that stand with a picture in an element of their own are its caption."""
    page = html_page(f"<article><h1>{TITLE}</h1>{markup}{paragraphs()}</article>")
    article = clean(extract_page(page))
    assert article.body == PROSE
    assert {(removed.text, removed.rule) for removed in article.removed} >= {(CAPTION, "dom/caption")}


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<article><img src=a>{paragraphs()}</article>", id="picture among paragraphs"),
        pytest.param(f"<p><img src=a>{PROSE[0]}</p>", id="picture in a paragraph"),
        pytest.param(f"<div><img src=a><h2>{CAPTION}</h2></div>", id="heading"),
        pytest.param(f"<div><img src=a><a href=/b>{CAPTION}</a></div>", id="link"),
        pytest.param("".join(f"<div><img src=a><p>{text}</p></div>" for text in PROSE), id="a picture story"),
    ],
)
def test_other_lines_beside_pictures_stay(markup: str) -> None:
    """Paragraphs, headings and links beside pictures are no captions."""
    assert captions(html.document_fromstring(html_page(markup))) == []


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        pytest.param(f"<header><h1>{TITLE}</h1><p>{DECK}</p></header>", DECK, id="deck"),
        pytest.param(
            f"<h1>{TITLE}</h1><div><span>محليات</span></div><div>{DECK}</div>", DECK, id="below a label"
        ),
        pytest.param(f"<header><h1>{TITLE}</h1><a href=/>{DECK}</a></header>", "", id="link"),
        pytest.param(
            f"<header><h1>{TITLE}</h1><p>نشر يوم الثلاثاء 12 مارس 2024 - 10:30</p></header>", "", id="date"
        ),
        pytest.param(f"<header><h1>{TITLE}</h1><p>{PROSE[0]}</p></header>", "", id="repeats the text"),
    ],
)
def test_deck(head: str, lead: str) -> None:
    """What stands between headline and text, and in neither, is the lead."""
    page = html_page(f"<main>{head}<div>{paragraphs()}</div></main>")
    article = clean(extract_page(page))
    assert (article.lead, article.body) == (lead, PROSE)
