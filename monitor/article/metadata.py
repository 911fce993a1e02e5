"""What a page says of itself in its head: headline and description."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key
from monitor.article.headline import headline, is_site_name
from monitor.article.lines import line_text
from monitor.article.markers import catalogue
from monitor.article.titles import is_truncated
from monitor.article.units import HEADINGS, Unit, units
from monitor.safe.text import one_line

_TITLE_XPATHS = (
    etree.XPath('//meta[@property="og:title" or @name="og:title"]/@content'),
    etree.XPath('//meta[@name="twitter:title" or @property="twitter:title"]/@content'),
)
_DESCRIPTION_XPATH = etree.XPath(
    '//meta[@property="og:description" or @name="og:description" or @name="description" or @name="twitter:description"]'
    "/@content"
)
_SITE_NAME_XPATH = etree.XPath(
    '//meta[@property="og:site_name" or @name="og:site_name" or @name="application-name"]/@content'
)
_ADDRESS_XPATH = etree.XPath(
    '//link[@rel="canonical"]/@href | //meta[@property="og:url" or @name="og:url"]/@content'
)
_TITLE_ELEMENT_XPATH = etree.XPath("//title/text()")
_JSON_LD_XPATH = etree.XPath('//script[@type="application/ld+json"]/text()')
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 1000, 2000  # characters
_SHORTEST_HEADLINE = 3  # words; "CNN", "اليوم السابع" are h1 on real pages
_GAP = re.compile(r"\s+[-–—|»]+\s+|\s*[:|]\s+")
_SHORTEST_PART = 4  # words
_JSON_LD_NODES = 200
# A description that was cut off is looked for in the page by so many characters of its beginning.
_BEGINNING = 60
_HEADLINES = frozenset({"h1", "h2", "h3"})
_NO_HEADLINE = frozenset({"html", "head", "li"})  # the title element, breadcrumbs
_DECK_WORDS, _LONGEST_DECK = 6, 400  # characters
_DECK_DISTANCE, _HEADING_DISTANCE = 3, 20  # blocks below the headline; sharing has a dozen labels
# Highlights, dates: a year is part of one where another number stands in the line, and not alone in a sentence.
_NO_DECK = re.compile(r"^[-–—•*]|\d{1,2}:\d\d|\d[/-]\d|^(?=.*\b(?:19|20)\d\d\b)(?!.*[.،])\D*\d+\D+\d")
_ARABIC = re.compile(r"[ء-ي]{2}")
_TEXT = 4  # the sentences after the first, so many, show where the text stands
_STANDFIRST_XPATH = "//p | //div[not(div or p)] | //h2 | //h3"


def page_title(tree: HtmlElement) -> str:
    """The page's headline: what it calls itself for sharing, the part of it that stands in a h1, without site name."""
    site_name = _first(tree, _SITE_NAME_XPATH)
    headings = [one_line(heading.text_content(), _LONGEST_TITLE) for heading in tree.iter("h1")]
    candidates = (headline(text, site_name) for text in _titles(tree))
    title = next((text for text in candidates if not is_site_name(text, site_name)), "")
    in_heading = (text for text in headings if _is_same_headline(text, title))
    return next(in_heading, "") or _as_printed(tree, title) or _longest_enough(headings, site_name)


def _as_printed(tree: HtmlElement, title: str) -> str:
    """The title, or the part of it before or behind a separator that the page prints where the whole stands nowhere."""
    parts = [part for gap in _GAP.finditer(title) for part in (title[gap.end() :], title[: gap.start()])]
    wanted = {line_key(part): part for part in parts if len(part.split()) >= _SHORTEST_PART}
    if not wanted:
        return title
    whole = line_key(title)
    body = next(tree.iter("body"), tree)
    printed = {unit.key for unit in units(body) if not unit.link and len(unit.text) <= len(title)}
    return title if whole in printed else next((wanted[key] for key in wanted if key in printed), title)


def _titles(tree: HtmlElement) -> Iterator[str]:
    for xpath in _TITLE_XPATHS:
        yield from _texts(tree, xpath)
    yield from _json_ld_headlines(tree)
    yield from _texts(tree, _TITLE_ELEMENT_XPATH)


def _is_same_headline(heading: str, title: str) -> bool:
    """Whether a h1 is the title, or what is left of it without what a site adds, or the whole of a cut-off one."""
    heading_key, title_key = line_key(heading), line_key(title)
    if len(heading_key.split()) < _SHORTEST_HEADLINE:
        return False
    return heading_key in title_key or (is_truncated(title) and heading_key.startswith(title_key))


def _longest_enough(headings: list[str], site_name: str) -> str:
    named = (headline(text, site_name) for text in headings)
    return next((text for text in named if len(text.split()) >= _SHORTEST_HEADLINE), "")


def _json_ld_headlines(tree: HtmlElement) -> Iterator[str]:
    for script in _JSON_LD_XPATH(tree):
        try:
            pending = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_JSON_LD_NODES):
            if not pending:
                break
            node = pending.pop()
            if isinstance(node, dict):
                if isinstance(node.get("headline"), str):
                    yield one_line(node["headline"], _LONGEST_TITLE)
                pending.extend(_children(node))
            elif isinstance(node, list):
                pending.extend(node)


def _children(node: dict[str, Any]) -> list[Any]:
    return [value for value in node.values() if isinstance(value, dict | list)]


def page_address(tree: HtmlElement) -> str:
    """The web address a page gives as its own, or ""."""
    return next(
        (text for text in _texts(tree, _ADDRESS_XPATH) if text.startswith(("http://", "https://"))), ""
    )


def page_description(tree: HtmlElement) -> str:
    """The longest of the page's own summaries; one that was cut off is completed from the block it was taken from."""
    described = max(_texts(tree, _DESCRIPTION_XPATH), key=len, default="")
    beginning = line_key(described[:_BEGINNING])
    if len(described) <= _BEGINNING or not is_truncated(described):
        return described
    for element in tree.xpath(_STANDFIRST_XPATH):
        text = one_line(element.text_content()[: 2 * _LONGEST_DESCRIPTION], 2 * _LONGEST_DESCRIPTION)
        if _BEGINNING < len(text) <= _LONGEST_DESCRIPTION and line_key(text[:_BEGINNING]) == beginning:
            return text
    return described


def printed_description(description: str, keys: Iterable[str]) -> str:
    """The description if its beginning stands in one of the page's blocks, given by their line keys, else "".

    What only the head says is written for search engines, and no reader of the article sees it: a summary of somebody
    else's, or the site's slogan. Of five real pages the four whose description is of the article print it.
    """
    beginning = line_key(description[:_BEGINNING])
    return description if beginning and any(beginning in key for key in keys) else ""


def page_deck(page: Sequence[Unit], title: str, description: str = "") -> str:
    """The line below the headline that belongs to neither headline nor text, or "".

    Args:
        page: the page's units.
        title: the page's headline.
        description: what the page says of itself in its head: a block that begins with it is the deck, however much
            stands between it and the headline.
    """
    key = line_key(title)
    printed = [
        index
        for index, unit in enumerate(page)
        if key and unit.element.tag not in _NO_HEADLINE and unit.key == key
    ]
    in_headings = [index for index in printed if page[index].element.tag in _HEADLINES]
    places = in_headings or [index for index in printed if not page[index].link]
    if not places:
        return ""
    below = page[places[0] + 1 :]
    deck = _line_below(below) or _described(below, description)
    in_another_language = _ARABIC.search(title) and not _ARABIC.search(deck)
    return "" if in_another_language else deck


def _line_below(below: Sequence[Unit]) -> str:
    """The deck by its place outside the element that holds the text: among the first blocks, or a heading above the text."""
    text = [unit.element.getparent() for unit in islice((unit for unit in below if unit.sentence), 1, _TEXT)]
    for distance, unit in enumerate(below[:_HEADING_DISTANCE]):
        if unit.element.getparent() in text or len(unit.text) > _LONGEST_DECK:
            return ""
        if (distance < _DECK_DISTANCE or unit.element.tag in HEADINGS) and _is_deck(unit):
            return line_text(unit.text)
    return ""


def _described(below: Sequence[Unit], description: str) -> str:
    """The block above or amid the first sentences that the description was taken from, or ""."""
    beginning = line_key(description[:_BEGINNING])
    sentences = 0
    for unit in below:
        if len(unit.text) <= _LONGEST_DECK and beginning and unit.key.startswith(beginning):
            return line_text(unit.text)
        sentences += unit.sentence
        if sentences > 1:
            break
    return ""


def _is_deck(unit: Unit) -> bool:
    return (
        not unit.link
        and unit.key.count(" ") + 1 >= _DECK_WORDS
        and _NO_DECK.search(unit.text) is None
        and catalogue().find(unit.text, unit.key) is None
    )


def _first(tree: HtmlElement, xpath: etree.XPath) -> str:
    return next(_texts(tree, xpath), "")


def _texts(tree: HtmlElement, xpath: etree.XPath) -> Iterator[str]:
    """Non-empty texts at an XPath, one line each; many sites escape them twice."""
    for text in xpath(tree):
        if line := one_line(html.unescape(text), _LONGEST_DESCRIPTION):
            yield line
