"""Captions: the line or two that stand with a picture in an element of their own."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from monitor.article.units import Unit, units

_PICTURES = ("img", "picture", "video", "amp-img")
_WRAPPERS = frozenset({"div", "section", "figure", "td", "span", "center", "a", "p", "table", "tbody", "tr"})
_DEPTH = 5  # elements around a picture
_MOST_LINES = 2  # caption and credit
_LONGEST = 200  # characters of both
_MOST_TEXT = 2_000  # characters, white space and scripts among them
_MOST_SENTENCES = 2  # captions that are sentences; more are the text of a picture story


def captions(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold a picture and its caption and nothing else."""
    found = list(dict.fromkeys(_wrappers(tree)))
    sentences = [wrapper for wrapper in found if any(unit.sentence for unit in units(wrapper))]
    return [wrapper for wrapper in found if len(sentences) <= _MOST_SENTENCES or wrapper not in sentences]


def _wrappers(tree: HtmlElement) -> Iterator[HtmlElement]:
    for picture in tree.iter(*_PICTURES):
        for wrapper in islice(picture.iterancestors(), _DEPTH):
            if wrapper.tag not in _WRAPPERS:
                break
            if _is_long(wrapper):
                break
            found = units(wrapper)
            if found:
                if _is_caption(wrapper, found):
                    yield wrapper
                break


def _is_long(wrapper: HtmlElement) -> bool:
    size = 0
    for text in wrapper.itertext():
        size += len(text)
        if size > _MOST_TEXT:
            return True
    return False


def _is_caption(wrapper: HtmlElement, found: list[Unit]) -> bool:
    if len(found) > _MOST_LINES or any(unit.link or unit.element.tag in _HEADINGS for unit in found):
        return False
    if wrapper.tag == "p" and found[0].sentence:  # a picture inside a paragraph
        return False
    return sum(len(unit.text) for unit in found) <= _LONGEST


_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
