"""Picture stories: pages whose text is what they say of their pictures."""

from itertools import islice

from lxml.html import HtmlElement

from monitor.article.units import units

_MOST_CAPTIONS = 100  # looked at
_FEWEST_SENTENCES = 3  # captions that are sentences; articles have two, see `captions`


def open_picture_story(tree: HtmlElement) -> None:
    """Make divs of figures and their captions where those say more than the paragraphs; trafilatura drops every figcaption.

    Captions with a link in them are cards of other stories.
    """
    captions = list(islice(tree.iter("figcaption"), _MOST_CAPTIONS))
    if len(captions) < _FEWEST_SENTENCES:
        return
    told = [
        caption
        for caption in captions
        if next(caption.iter("a"), None) is None and any(unit.sentence for unit in units(caption))
    ]
    if len({_text(caption) for caption in told}) < _FEWEST_SENTENCES:
        return
    if sum(len(_text(caption)) for caption in told) > _size_of_paragraphs(tree):
        for element in (*captions, *tree.iter("figure")):
            element.tag = "div"


def _size_of_paragraphs(tree: HtmlElement) -> int:
    """Characters of the running text that stands in no caption."""
    size = 0
    for paragraph in tree.iter("p"):
        if next(paragraph.iterancestors("figcaption"), None) is None:
            size += sum(len(unit.text) for unit in units(paragraph) if unit.sentence)
    return size


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
