"""A page's HTML in, its text blocks out: trafilatura with settings measured on Arabic news pages.

Runs in a child process: libxml2 and the extractor are given whatever a server sends.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key
from monitor.article.dateline import page_date
from monitor.article.dom import prepare
from monitor.article.lines import looks_like_html
from monitor.article.metadata import (
    page_address,
    page_deck,
    page_description,
    page_title,
    printed_description,
)
from monitor.article.next_article import cut_next_articles
from monitor.article.prune import cut_pruned
from monitor.article.serialise import lines_of
from monitor.model import Extracted, Line

_LONGEST_PAGE = 4 * 1024 * 1024  # characters; real pages have 29,000 to 500,000
_SENTENCE = 60  # characters
_ENOUGH = 250  # characters; trafilatura's own limit for "something was found"

# Without these: reader comments enter the text; link shares are lost. Never `fast` with precision (returned nothing on
# pages that separate paragraphs with <br>), `target_language` (believes og:locale, which Arabic WordPress sites leave
# at en_US) or `deduplicate` (drops paragraphs of a page it has seen before).
SETTINGS: Mapping[str, Any] = {
    "include_comments": False,
    "include_links": True,
    "output_format": "python",
    "with_metadata": False,
}
# Precision first: like the default once cleaning has run, but without its escalation to everything on the page.
_METHODS: Mapping[str, Mapping[str, Any]] = {
    "precision": {"favor_precision": True},
    "default": {},
    "recall": {"favor_recall": True},
}
# Characters no XML tree may hold; a single one makes trafilatura give up on the page. Also as references.
_NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));",
    re.IGNORECASE,
)
_NOTHING = Extracted(title="", lines=())


def extract_page(html: str, url: str = "", prune: Sequence[str] = ()) -> Extracted:
    """Extract headline, description and text blocks from a page.

    Never raises: what is no page, is too large or too broken gives an empty `Extracted`.

    Args:
        html: the page, decoded.
        url: where it came from; helps with nothing but relative links.
        prune: XPaths of what is cut out first; see `prune_problem`.
    """
    if len(html) > _LONGEST_PAGE or not looks_like_html(html):
        return _NOTHING
    try:
        return _extract(parse(html), url, prune)
    except Exception:  # noqa: BLE001 - two parsers on hostile markup: a page without text, whatever they raise
        return _NOTHING


def address_of(html: str) -> str:
    """The web address that a page gives as its own, or ""; never raises."""
    if len(html) > _LONGEST_PAGE or not looks_like_html(html):
        return ""
    try:
        return page_address(parse(html))
    except Exception:  # noqa: BLE001 - as for `extract_page`
        return ""


def parse(html: str) -> HtmlElement:
    """A page's tree, without comments; raises what lxml raises where there is nothing to parse."""
    # Bytes, because lxml refuses text with an encoding declaration; huge_tree, because libxml2 otherwise stops at 256
    # nested elements and gives nothing.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # One class for all elements: lxml.html's own lookup is a Python call for each element come by.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return lxml_html.document_fromstring(_NO_XML.sub(" ", html).encode(), parser=parser)


def _extract(tree: HtmlElement, url: str, prune: Sequence[str]) -> Extracted:
    pruned = cut_pruned(tree, prune)
    title, description, published = page_title(tree), page_description(tree), page_date(tree)
    following = cut_next_articles(tree, title)
    cut, units = prepare(tree)
    deck = page_deck(units, title, description)
    keys = chain((unit.key for unit in units), (line_key(block.text) for block in cut))
    description = printed_description(description, keys)
    method, lines = best(list(_attempts(tree, url)))
    return Extracted(title, lines, description, deck, method, pruned + following + cut, published)


def _attempts(tree: HtmlElement, url: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What each method finds, until one finds enough."""
    for method, settings in _METHODS.items():
        document = trafilatura.bare_extraction(tree, url=url or None, **SETTINGS, **settings)
        body = getattr(document, "body", None)
        lines = () if body is None else lines_of(body)
        yield method, lines
        if _size((method, lines)) >= _ENOUGH:
            return


def best(attempts: Sequence[tuple[str, tuple[Line, ...]]]) -> tuple[str, tuple[Line, ...]]:
    """The attempt that found most, but for those that run the lines of another together.

    Where trafilatura finds little it takes all the page's text as one paragraph: a short article between menu and footer.
    """
    apart = [
        (method, lines)
        for method, lines in attempts
        if not any(_run_together(lines, other) for _, other in attempts if other is not lines)
    ]
    return max(apart or attempts, key=_size)


def _run_together(lines: Sequence[Line], apart: Sequence[Line]) -> bool:
    """Whether the only line holds several of the other lines, a sentence among them: labels stand in many paragraphs."""
    if len(lines) != 1:
        return False
    held = [len(part.text) for part in apart if part.text in lines[0].text]
    return len(held) > 1 and max(held) >= _SENTENCE


def _size(attempt: tuple[str, tuple[Line, ...]]) -> int:
    return sum(len(line.text) for line in attempt[1])
