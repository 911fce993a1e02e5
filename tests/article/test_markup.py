"""Scripts and markup amid a page's text."""

import json

from lxml import html

from monitor.article import clean, extract_page
from monitor.article.markup import set_scripts_apart
from tests.article.pages import html_page, paragraphs
from tests.article.texts import FOREIGN, PROSE, TITLE

LONG = PROSE + FOREIGN


def test_scripts_between_paragraphs_are_no_words() -> None:
    """An advertisement's label is known although its script stands in the same element."""
    slot = "<div class='slot'><span>إعلان</span><div><script>ads.push(function(){})</script><iframe></iframe></div></div>"
    body = f"<div class='text'>{paragraphs(LONG[:2])}{slot}{paragraphs(LONG[2:])}</div>"
    assert clean(extract_page(html_page(f"<h1>{TITLE}</h1>{body}"))).body == LONG


def test_text_around_a_script_stays() -> None:
    """What stands before and after a script is still there when it has gone."""
    tree = html.document_fromstring("<body><p>قبل <script>1</script> بعد <style>p{}</style> آخر</p></body>")
    set_scripts_apart(tree)
    assert " ".join(tree.text_content().split()) == "قبل بعد آخر"


def test_text_that_stands_only_in_data() -> None:
    """The article of a page that draws itself from data is read from that data."""
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(LONG)})
    page = f"<div id='app'></div><div><script type='application/ld+json'>{data}</script></div>"
    article = clean(extract_page(html_page(page)))
    assert " ".join(article.body) == " ".join(LONG)


def test_table_inside_markup_stays() -> None:
    """Old portals put one font element around a cell's whole text; the table in it keeps its rows."""
    table = "<table><tr><td>القمح اللين</td><td>214.5</td></tr><tr><td>القمح الصلب</td><td>287.0</td></tr></table>"
    text = f"{'<br><br>'.join(LONG[:3])}{table}{'<br><br>'.join(LONG[3:])}"
    page = f"<table><tr><td><h1>{TITLE}</h1></td></tr><tr><td><div><font size='4'>{text}</font></div></td></tr></table>"
    article = clean(extract_page(html_page(page)))
    assert article.body == (*LONG[:3], "القمح اللين | 214.5", "القمح الصلب | 287.0", *LONG[3:])


def test_what_readers_unfold_keeps_its_paragraphs() -> None:
    """A question to be clicked and the paragraphs of its answer are lines of their own."""
    folded = f"<details><summary>كم طول الجسر؟</summary>{paragraphs(PROSE[2:])}</details>"
    page = html_page(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:2])}{folded}</article>")
    assert clean(extract_page(page)).body == (*PROSE[:2], "كم طول الجسر؟", *PROSE[2:])
