"""The corpus of pages: what its gold promises holds for each page."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.article.corpus import PAGES_PER_HOST, corpus_pages
from tests.article.corpus.model import ARTICLE, BODY, CLASSES, EITHER, LEAD, TITLE, CorpusPage
from tests.article.corpus.templates import DEV, LATER, TEMPLATES, TEST

_WORD = re.compile(r"\w+")
_TEMPLATES = [template.name for template in TEMPLATES]


class _Reader(HTMLParser):
    """Collects the text a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self._hidden += tag in {"head", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"head", "script"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def _words_seen(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    return _WORD.findall(" ".join(reader.texts))


def _host(template: str) -> list[CorpusPage]:
    return [page for page in corpus_pages() if page.template == template]


@pytest.mark.parametrize("template", _TEMPLATES)
def test_labels_cover_the_page(template: str) -> None:
    """Every word a reader sees belongs to a labelled line, in the page's order, and no line is invented."""
    for page in _host(template):
        assert _words_seen(page.html) == _WORD.findall(" ".join(line.text for line in page.lines))


@pytest.mark.parametrize("template", _TEMPLATES)
def test_labels_are_known(template: str) -> None:
    """A page has one title, at most one lead, a body, boilerplate of many classes, and no label nobody knows."""
    for page in _host(template):
        labels = Counter(line.label for line in page.lines)
        assert set(labels) <= {*ARTICLE, EITHER, *CLASSES}
        assert labels[TITLE] == 1
        assert labels[LEAD] <= 1
        assert labels[BODY] >= 2
        assert len(labels.keys() & CLASSES) >= 7


def test_corpus_has_its_size() -> None:
    """Thirty-four templates in three parts, six articles each."""
    parts = Counter(template.part for template in TEMPLATES)
    assert parts == {DEV: 10, TEST: 10, LATER: 14}
    assert Counter(page.template for page in corpus_pages()) == {
        template.name: PAGES_PER_HOST for template in TEMPLATES
    }


def test_lists_change_from_page_to_page() -> None:
    """Pages of one host share their furniture, and what their lists hold changes."""
    jannah = _host("jannah")
    assert len({page.texts("imprint") for page in jannah}) == 1
    assert len({page.texts("most_read") for page in jannah}) == len(jannah)


def test_every_class_is_used() -> None:
    """No class of boilerplate is only promised."""
    assert {line.label for page in corpus_pages() for line in page.lines} - {*ARTICLE, EITHER} == CLASSES


def test_pages_come_out_the_same() -> None:
    """Two buildings of the corpus are equal to the byte."""
    first = corpus_pages()
    corpus_pages.cache_clear()
    assert corpus_pages() == first
