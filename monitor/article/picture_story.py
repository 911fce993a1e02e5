"""Picture stories: pages whose text is what they say of their pictures."""

from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from monitor.article.units import Unit, units

_MOST_CAPTIONS = 100  # looked at
_FEWEST_SENTENCES = 3  # captions that are sentences; articles have two, see `captions`


def open_picture_story(tree: HtmlElement) -> None:
    """Make divs of figures and their captions where those are most of a page's text; trafilatura drops every figcaption.

    Captions with a link in them are cards of other stories.
    """
    captions = list(islice(tree.iter("figcaption"), _MOST_CAPTIONS))
    if len(captions) < _FEWEST_SENTENCES:
        return
    told: list[Unit] = []
    for caption in captions:
        found = units(caption)
        if next(caption.iter("a"), None) is None and any(unit.sentence for unit in found):
            told.extend(found)
    if len({unit.text for unit in told if unit.sentence}) < _FEWEST_SENTENCES:
        return
    if _size(told) > _size(units(tree)) / 2:
        for element in (*captions, *tree.iter("figure")):
            element.tag = "div"


def _size(found: Iterable[Unit]) -> int:
    """Characters of running text."""
    return sum(len(unit.text) for unit in found if unit.sentence)
