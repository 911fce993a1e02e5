"""The element that holds the text, pictures' captions and the line below the headline are told by their places."""

import pytest
from lxml import html

from monitor.article import clean, extract_page
from monitor.article.captions import captions
from monitor.article.container import text_container
from monitor.article.units import PageText, units
from tests.article.pages import html_page, meta, paragraphs
from tests.article.texts import FOREIGN, PROSE, TITLE

LONG = PROSE + FOREIGN
SLOGAN = "النهر صحيفة مستقلة يمولها قراؤها، فساعدونا على الاستمرار في عملنا هذا العام أيضا."
DECK = "الجسر كلف أربعين مليونا ويقصر الطريق إلى الميناء القديم"
YEAR = "الوزير يعد سكان المدينة بجسر ثان فوق النهر بحلول 2028"
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
    tree = html.document_fromstring(html_page(markup))
    assert captions(tree, PageText(tree)) == []


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        pytest.param(f"<header><h1>{TITLE}</h1><p>{DECK}</p></header>", DECK, id="deck"),
        pytest.param(f"<h1><a href='/1'>{TITLE}</a></h1><div>{DECK}</div>", DECK, id="linked headline"),
        pytest.param(
            f"<h1>{TITLE}</h1><div><span>محليات</span></div><div>{DECK}</div>", DECK, id="below a label"
        ),
        pytest.param(f"<header><h1>{TITLE}</h1><a href=/>{DECK}</a></header>", "", id="link"),
        pytest.param(
            f"<header><h1>{TITLE}</h1><p>نشر يوم الثلاثاء 12 مارس 2024 - 10:30</p></header>", "", id="date"
        ),
        pytest.param(f"<header><h1>{TITLE}</h1><p>{PROSE[0]}</p></header>", "", id="repeats the text"),
        pytest.param(f"<header><h1>{TITLE}</h1><p>{YEAR}</p></header>", YEAR, id="a year in it"),
        pytest.param(
            f"<header><h1>{TITLE}</h1><p>Minister opens a new bridge across the river</p></header>",
            "",
            id="the headline in another language",
        ),
    ],
)
def test_deck(head: str, lead: str) -> None:
    """What stands between headline and text, and in neither, is the lead."""
    page = html_page(f"<main>{head}<div>{paragraphs()}</div></main>")
    article = clean(extract_page(page))
    assert (article.lead, article.body) == (lead, PROSE)


@pytest.mark.parametrize(
    ("deck", "description"),
    [
        pytest.param(f"<h2>{DECK}</h2>", "", id="a heading"),
        pytest.param(f"<div>{DECK}</div>", DECK, id="the page's description"),
        pytest.param(f"<div>{DECK}</div>", f"{DECK[:70]}…", id="its beginning"),
    ],
)
def test_deck_far_below_the_headline(deck: str, description: str) -> None:
    """With author, date and sharing between, a heading above the text or what the page's head says is the deck all the same."""
    labels = "".join(
        f"<div><a href='#'>{label}</a></div>" for label in ("سالم الحداد", "طباعة", "حفظ", "فيسبوك")
    )
    page = f"<h1>{TITLE}</h1>{labels}{deck}<div>{paragraphs()}</div>"
    article = clean(extract_page(html_page(page, head=meta("og:description", description))))
    assert (article.lead, article.body) == (DECK, PROSE)


def test_deck_without_headings() -> None:
    """Where headline and standfirst stand in cells of a table, the standfirst is the line below the headline all the same."""
    rows = "".join(f"<tr><td><font>{text}</font></td></tr>" for text in (TITLE, DECK))
    body = f"<table>{rows}<tr><td>{paragraphs()}</td></tr></table>"
    assert clean(extract_page(html_page(body, title=f"جريدة النهر: {TITLE}"))).lead == DECK


@pytest.mark.parametrize("picture", ["<img src=a>", "<div><img src=a></div>"])
def test_caption_below_the_picture_on_top_goes(picture: str) -> None:
    """A short line between the first picture and the text, named otherwise than the paragraphs, is a caption."""
    text = "".join(f"<div class=tx>{text}</div>" for text in PROSE)
    body = f"<h1>{TITLE}</h1><div>{picture}<div class=cp>{CAPTION}</div>{text}</div>"
    article = clean(extract_page(html_page(body)))
    assert article.body == PROSE
    assert (CAPTION, "dom/caption") in {(removed.text, removed.rule) for removed in article.removed}


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p class=tx>{line}</p>{text}", id="named like the paragraphs"),
        pytest.param("<p>{line}</p>{text}", id="without a name"),
        pytest.param("<p class=cp>{line}.</p>{text}", id="sentence"),
        pytest.param("<h3 class=cp>{line}</h3>{text}", id="heading"),
        pytest.param("{text}<img src=a><p class=cp>{line}</p>{text}", id="amid the text"),
        pytest.param("<p class=cp>{line} {line} {line} {line}</p>{text}", id="long"),
    ],
)
def test_lines_below_pictures_stay(markup: str) -> None:
    """What may be text stays below a picture."""
    text = "".join(f"<p class=tx>{text}</p>" for text in PROSE)
    inner = "<img src=a>" + markup.format(line=CAPTION, text=text)
    tree = html.document_fromstring(html_page(f"<div>{inner}</div>"))
    assert captions(tree, PageText(tree)) == []


def test_heading_in_bold_between_blocks_stays() -> None:
    """A bold line before a table, both in one element, is a subheading."""
    table = "<table><tr><th>السنة</th><th>الكلفة</th></tr><tr><td>2023</td><td>12</td></tr></table>"
    body = f"<div>{paragraphs(PROSE[:2])}<div><strong>كم بلغت الكلفة؟</strong>{table}</div>{paragraphs(PROSE[2:])}</div>"
    assert "كم بلغت الكلفة؟" in clean(extract_page(html_page(f"<h1>{TITLE}</h1>{body}"))).body
