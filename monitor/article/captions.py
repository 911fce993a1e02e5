"""Captions: the line or two that stand with a picture in an element of their own."""

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from monitor.article.units import PageText, Unit

_PICTURES = ("img", "picture", "video", "amp-img")
_WRAPPERS = frozenset({"div", "section", "figure", "td", "span", "center", "a", "p", "table", "tbody", "tr"})
_DEPTH = 5  # elements around a picture
_MOST_LINES = 2  # caption and credit
_LONGEST = 200  # characters of both
_MOST_TEXT = 2_000  # characters, white space and scripts among them
_MOST_SENTENCES = 2  # captions that are sentences; more are the text of a picture story


def captions(tree: HtmlElement, page: PageText) -> list[HtmlElement]:
    """The elements that hold a picture and its caption and nothing else, and lines right below the picture on top."""
    found = list(dict.fromkeys(_wrappers(tree, page)))
    sentences = [wrapper for wrapper in found if page.has_sentence(wrapper)]
    wrapped = [wrapper for wrapper in found if len(sentences) <= _MOST_SENTENCES or wrapper not in sentences]
    return [*wrapped, *_below_pictures(tree, page)]


def _wrappers(tree: HtmlElement, page: PageText) -> Iterator[HtmlElement]:
    for picture in tree.iter(*_PICTURES):
        for wrapper in islice(picture.iterancestors(), _DEPTH):
            if wrapper.tag not in _WRAPPERS:
                break
            text = _short_text(wrapper)
            if text is None:
                break
            lines = page.count(wrapper) if text.strip() else 0
            if lines in range(1, _MOST_LINES + 1) and _is_caption(wrapper, page.of(wrapper)):
                yield wrapper
            if lines:
                break


def _below_pictures(tree: HtmlElement, page: PageText) -> Iterator[HtmlElement]:
    """Lines between the picture on top and the text, named otherwise than the paragraphs below it.

    A standfirst there ends in a full stop or is longer than a caption of twelve words.
    """
    for picture in tree.iter(*_PICTURES):
        line = _line_below(picture)
        if line is None or line.tag not in _LINES or not line.get("class"):
            continue
        found = page.of(line)
        if len(found) != 1 or found[0].link or found[0].text.count(" ") >= _CAPTION_WORDS:
            continue
        below = [sibling for sibling in islice(line.itersiblings(), _NEAR) if page.has_sentence(sibling)]
        above = any(map(page.has_sentence, islice(line.itersiblings(preceding=True), _NEAR)))
        is_other = all(paragraph.get("class") != line.get("class") for paragraph in below)
        if len(below) >= _PARAGRAPHS and not above and is_other and found[0].text[-1] not in _ENDS:
            yield line


def _line_below(picture: HtmlElement) -> HtmlElement | None:
    """The element right below a picture, or below the element that holds nothing but the picture."""
    parent = picture.getparent()
    outer = picture
    if picture.getnext() is None and parent is not None and not "".join(parent.itertext()).strip():
        outer = parent
    return None if (outer.tail or "").strip() else outer.getnext()


def _short_text(wrapper: HtmlElement) -> str | None:
    """All that stands in an element; None where that is too much for a caption."""
    pieces = []
    size = 0
    for text in wrapper.itertext():
        pieces.append(text)
        size += len(text)
        if size > _MOST_TEXT:
            return None
    return "".join(pieces)


def _is_caption(wrapper: HtmlElement, found: Sequence[Unit]) -> bool:
    if any(unit.link or unit.element.tag in _HEADINGS for unit in found):
        return False
    if wrapper.tag == "p" and found[0].sentence:  # a picture inside a paragraph
        return False
    return sum(len(unit.text) for unit in found) <= _LONGEST


_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LINES = frozenset({"p", "div", "span"})
_CAPTION_WORDS = 12
_NEAR = 8  # siblings looked at on either side: enough to tell, and thousands of pictures stay cheap
_PARAGRAPHS = 2  # below it, to compare it with
_ENDS = frozenset(".!؟?:…")
