"""What is in a page's text without being text: scripts, and markup of letters."""

from lxml import etree
from lxml.html import HtmlElement

from monitor.article.units import BLOCKS

_SCRIPTS, _DATA = ("script", "style"), "application/ld+json"
_MARKUP_ONLY = ("strong", "b", "em", "i", "u", "font")
_BLOCKS = tuple(BLOCKS)
_MOST_DATA = 20  # scripts; real pages have five at most
# Dropping one element at a time is quadratic, so those that go are renamed and then stripped together.
_KEPT, _OPENED = "kept-data", "opened-markup"


def set_scripts_apart(tree: HtmlElement) -> None:
    """Take scripts and styles out of the text they stand amid; data that describes the page goes to its end.

    An advertisement's script between two paragraphs would else become words of the label above it. trafilatura reads the
    data (`articleBody`) where a page shows no text.
    """
    described = [each for each in tree.iter("script") if each.get("type", "").strip().lower() == _DATA]
    described = described[:_MOST_DATA]
    for element in described:
        element.tag = _KEPT
    etree.strip_elements(tree, *_SCRIPTS, with_tail=False)
    for element in described:
        element.drop_tree()
        element.tag = "script"
        tree.append(element)


def open_markup(tree: HtmlElement) -> None:
    """Take out inline markup around blocks: `<font>` around a cell's whole text with a table in it is no paragraph."""
    for element in tree.iter(*_MARKUP_ONLY):
        if next(element.iterchildren(*_BLOCKS), None) is not None:
            element.tag = _OPENED
    etree.strip_tags(tree, _OPENED)


def open_details(tree: HtmlElement) -> None:
    """Make plain elements of what readers unfold; trafilatura runs the paragraphs in it together."""
    for element in tree.iter("details", "summary"):
        element.tag = "div" if element.tag == "details" else "p"


def strip_markup(tree: HtmlElement) -> None:
    """Take out bold and italics, keeping their text.

    The extractor's pass over inline markup is quadratic: 20,000 bold words in one paragraph took 31 s, and 0.4 s
    without.
    """
    parents = dict.fromkeys(element.getparent() for element in tree.iter(*_MARKUP_ONLY))
    etree.strip_tags(tree, *_MARKUP_ONLY)
    # libxml2 leaves a text node for each piece, which is quadratic again; assigning joins them.
    for parent in parents:
        if parent.tag in _MARKUP_ONLY:  # gone, too
            continue
        if parent.text:
            parent.text = parent.text
        for child in parent:
            if child.tail:
                child.tail = child.tail
