"""A page's text, block by block."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from monitor.article.units import PageText, Unit, units
from tests.article.corpus import PAGES_PER_HOST, corpus_pages
from tests.article.corpus.model import CorpusPage
from tests.article.texts import PROSE

MARKUP = ("<div>", "</div>", "<p>", "</p>", "<a href=/>", "</a>", "<b>", "</b>", "<br>", "<ul><li>", "</ul>")
TEXTS = ("نص ", " ", "…", "<label>اسم</label>", "<script>var a</script>", PROSE[0])


def elements_of(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """Every element of a tree, the first one first."""
    return list(tree.iter(etree.Element))


def read_anew(tree: html.HtmlElement) -> list[Sequence[Unit]]:
    """The units of every element, each element read by itself."""
    return [units(element) for element in elements_of(tree)]


def test_units_know_what_they_are() -> None:
    """A sentence, a headline in a link and a list's item are told apart, each with the block it stands in."""
    page = (
        f"<div>{PROSE[0]}<ul><li><a href=/>الجسر الجديد فوق النهر</a></li><li>{PROSE[0][:70]}</li></ul></div>"
    )
    found = units(html.fragment_fromstring(page))
    assert [(unit.element.tag, unit.link, unit.sentence) for unit in found] == [
        ("div", False, True),
        ("li", True, False),
        ("li", False, False),
    ]


@pytest.mark.parametrize("page", corpus_pages()[::PAGES_PER_HOST], ids=lambda page: page.template)
def test_page_is_read_once_for_all_its_elements(page: CorpusPage) -> None:
    """Asking the page for an element's units gives what reading the element by itself gives."""
    tree = html.document_fromstring(page.html)
    text = PageText(tree)
    assert [list(text.of(element)) for element in elements_of(tree)] == read_anew(tree)


@given(st.lists(st.sampled_from(MARKUP + TEXTS), max_size=25), st.data())
@settings(max_examples=100, deadline=None)
def test_changes_are_seen(pieces: list[str], data: st.DataObject) -> None:
    """After an element is cut out, and said to be, the units of those around it are what is left."""
    tree = html.document_fromstring("<html><body><div>" + "".join(pieces))
    text = PageText(tree)
    doomed = data.draw(st.sampled_from(elements_of(tree)[2:]))
    text.changed(doomed)
    doomed.drop_tree()
    assert [list(text.of(element)) for element in elements_of(tree)] == read_anew(tree)
