"""Paragraphs that were broken where a printed column ended, joined again: one line for each paragraph.

Text pasted from a printed page or a mail has a line break after every ten words. Left alone, each line would be judged by
itself: the last, short one of a paragraph looks like a label, and a phrase goes unfound across two.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement

from monitor.article.units import BLOCKS

_FEWEST = 5  # lines that go on below
_WIDTHS = range(45, 131)  # characters of the longest line: verse and names are shorter, paragraphs longer
_SLACK = 15  # characters by which a line may be shorter than the column: the next word, of 12 letters at most, didn't fit
_FULL = 0.9  # share of the lines without an end that must fill the column
_UNENDED = 0.5  # share of the lines that must not end a sentence
_END = re.compile(r"[.!؟?…:][\"”»)\]]?$")
_JOINED = "joined-line"  # dropping one element at a time is quadratic
_ENTRY = re.compile(r"^(?:[-–—•*▪●]|\d+[.)-])\s")


def unwrap(tree: HtmlElement) -> None:
    """Take out the line breaks inside such paragraphs, element by element."""
    for element in tree.iter("pre"):
        if not len(element):
            _open_preformatted(element)
    parents = dict.fromkeys(element.getparent() for element in tree.iter("br"))
    for parent in parents:
        if parent is None or sum(1 for _ in parent.iterchildren("br")) < _FEWEST:
            continue
        pieces = list(_pieces(parent))
        for (line_break, _), joined in zip(pieces, joins([text for _, text in pieces]), strict=True):
            if joined and line_break is not None:
                line_break.tail = f" {line_break.tail or ''}"
                line_break.tag = _JOINED
    etree.strip_tags(tree, _JOINED)


def _open_preformatted(element: HtmlElement) -> None:
    """Make line breaks of the ends of lines that a browser shows."""
    first, *rest = (element.text or "").splitlines() or [""]
    element.tag, element.text = "div", first
    for line in rest:
        line_break = element.makeelement("br")
        line_break.tail = line
        element.append(line_break)


def _pieces(parent: HtmlElement) -> Iterator[tuple[HtmlElement | None, str]]:
    """The text between breaks, each with the break above it; a block stands as an empty line without one."""
    line_break, texts = None, [parent.text or ""]
    for child in parent.iterchildren(etree.Element):
        if child.tag == "br":
            yield line_break, " ".join("".join(texts).split())
            line_break, texts = child, [child.tail or ""]
        elif child.tag in BLOCKS:
            yield line_break, " ".join("".join(texts).split())
            yield None, ""
            line_break, texts = None, [child.tail or ""]
        else:
            texts += [*child.itertext(), child.tail or ""]
    yield line_break, " ".join("".join(texts).split())


def joins(lines: Sequence[str]) -> list[bool]:
    """Say of each line whether it goes on with the sentence of the line above it; an empty line parts paragraphs.

    Lines are those of a column when nearly all that end no sentence are equally long.
    """
    above = [upper if upper and lower else "" for upper, lower in zip(["", *lines], lines, strict=False)]
    going_on = [line for line in above if line]
    unended = [line for line in going_on if not _END.search(line)]
    width = max(map(len, unended), default=0)
    full = [line for line in unended if len(line) >= width - _SLACK]
    is_column = (
        len(unended) >= max(_FEWEST, _UNENDED * len(going_on))
        and width in _WIDTHS
        and len(full) >= _FULL * len(unended)
    )
    if not is_column:
        return [False] * len(lines)
    parted = "" in lines  # by empty lines: then a full line that ends a sentence ends no paragraph
    return [
        len(upper) >= width - _SLACK and (parted or not _END.search(upper)) and _ENTRY.match(lower) is None
        for upper, lower in zip(above, lines, strict=True)
    ]
