"""Pull quotes: the aside between two paragraphs that is one sentence of the article, printed large."""

from itertools import islice

from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key
from monitor.article.markers import catalogue
from monitor.article.units import units

_LINES = 2  # the quotation and whose it is
_LONGEST = 400  # characters
_MOST_ASIDES = 20  # a page
_ACTIVE = ("a", "button", "input", "form", "select", "img", "iframe", "h2", "h3", "h4")


def keep_pull_quotes(tree: HtmlElement) -> None:
    """Make quotations of the asides that are one; trafilatura drops every aside.

    Such an aside stands between paragraphs and holds a line or two with nothing to press and no heading: boxes of other
    stories, newsletters and advertisements have links, fields or pictures. Where the text says the same, it goes.
    """
    for aside in list(islice(tree.iter("aside"), _MOST_ASIDES)):
        if _is_quotation(aside):
            aside.tag = "blockquote"
            aside.attrib.clear()


def _is_quotation(aside: HtmlElement) -> bool:
    if next(aside.iter(*_ACTIVE), None) is not None:
        return False
    found = units(aside)
    text = " ".join(unit.text for unit in found)
    if not 0 < len(found) <= _LINES or len(text) > _LONGEST:
        return False
    if any(catalogue().find(unit.text, unit.key) is not None for unit in found):
        return False
    return _is_between_paragraphs(aside) and not _is_repetition(aside, found[0].key)


def _is_between_paragraphs(aside: HtmlElement) -> bool:
    """Whether a paragraph with a sentence stands right before, and one somewhere after it."""
    before = aside.getprevious()
    if before is None or before.tag != "p" or not any(unit.sentence for unit in units(before)):
        return False
    return any(unit.sentence for paragraph in aside.itersiblings("p") for unit in units(paragraph))


def _is_repetition(aside: HtmlElement, key: str) -> bool:
    siblings = (sibling for sibling in aside.getparent() if sibling is not aside)
    return any(key in line_key("".join(sibling.itertext())) for sibling in siblings)
