"""Asides between two paragraphs that are the article's: one of its sentences printed large, or a box of facts."""

from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key
from monitor.article.markers import catalogue
from monitor.article.units import HEADINGS, Unit, units

_LINES = 2  # the quotation and whose it is
_LONGEST = 400  # characters
_FACTS = range(3, 14)  # a heading and what stands under it
_LONGEST_BOX = 800
_ENTRIES = frozenset({"li", "dt", "dd", "td", "th"})
_MOST_ASIDES = 20  # a page
_ACTIVE = ("a", "button", "input", "form", "select", "img", "picture", "video", "iframe")


def keep_asides(tree: HtmlElement) -> None:
    """Make quotations of the asides and figures that are one, and plain elements of boxes of facts; trafilatura drops them.

    Such an aside stands between paragraphs and holds a line or two, or a heading and a few entries, with nothing to press:
    boxes of other stories, newsletters and advertisements have links, fields or pictures. A sentence that the text says,
    too, goes.
    """
    quoting = (figure for figure in tree.iter("figure") if next(figure.iter("blockquote"), None) is not None)
    for aside in [*islice(tree.iter("aside"), _MOST_ASIDES), *islice(quoting, _MOST_ASIDES)]:
        if next(aside.iter(*_ACTIVE), None) is not None or not _is_between_paragraphs(aside):
            continue
        found = units(aside)
        if any(catalogue().find(unit.text, unit.key) is not None for unit in found):
            continue
        if _is_quotation(aside, found):
            aside.tag = "blockquote"
            aside.attrib.clear()
        elif _is_box_of_facts(found):
            aside.tag = "div"
            aside.attrib.clear()


def _is_quotation(aside: HtmlElement, found: Sequence[Unit]) -> bool:
    if not 0 < len(found) <= _LINES or sum(len(unit.text) for unit in found) > _LONGEST:
        return False
    return next(aside.iter(*HEADINGS), None) is None and not _is_repetition(aside, found[0].key)


def _is_box_of_facts(found: Sequence[Unit]) -> bool:
    """Whether a heading stands over entries in a list or a table, all of them short."""
    if len(found) not in _FACTS or sum(len(unit.text) for unit in found) > _LONGEST_BOX:
        return False
    return found[0].element.tag in HEADINGS and all(unit.element.tag in _ENTRIES for unit in found[1:])


def _is_between_paragraphs(aside: HtmlElement) -> bool:
    """Whether a paragraph with a sentence stands right before, and one somewhere after it."""
    before = aside.getprevious()
    if before is None or before.tag != "p" or not any(unit.sentence for unit in units(before)):
        return False
    return any(unit.sentence for paragraph in aside.itersiblings("p") for unit in units(paragraph))


def _is_repetition(aside: HtmlElement, key: str) -> bool:
    siblings = (sibling for sibling in aside.getparent() if sibling is not aside)
    return any(key in line_key("".join(sibling.itertext())) for sibling in siblings)
