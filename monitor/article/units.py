"""A tree's text, block by block: what a reader sees as lines, each with the element it stands in."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    "p div ul ol li dl dt dd table tr td th section article h1 h2 h3 h4 h5 h6 "  # noqa: SIM905 - words read best as words
    "blockquote pre figure figcaption aside main header footer nav form button label option".split()
)
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BREAKS = BLOCKS | {"br", "hr"}
_SILENT = frozenset({"script", "style", "noscript", "template", "textarea", "svg", "iframe"})

_SENTENCE_END = re.compile(r"[.!؟?…»”\"']$")
_SENTENCE_WORDS, _SENTENCE_LENGTH = 9, 60  # as for lines: see `annotate`
_PARAGRAPH_LENGTH = 150  # characters: no headline is as long
_LINK = 0.5  # share of its text


@dataclass(frozen=True, slots=True)
class Unit:
    """One block of text.

    Attributes:
        text: as the page has it but on one line, never empty.
        element: the innermost block it begins in.
        link_share: share of it that is link text, 0 to 1.
    """

    text: str
    element: HtmlElement
    link_share: float

    @property
    def link(self) -> bool:
        """Whether it is a link with some words around it."""
        return self.link_share >= _LINK

    @property
    def sentence(self) -> bool:
        """Whether it is running text; a list's items are headlines unless they are too long for it."""
        length = len(self.text)
        if self.link or length < _SENTENCE_LENGTH or self.text.count(" ") + 1 < _SENTENCE_WORDS:
            return False
        if length >= _PARAGRAPH_LENGTH:
            return True
        return self.element.tag != "li" and _SENTENCE_END.search(self.text) is not None


def units(root: HtmlElement) -> list[Unit]:
    """The blocks of text in an element, in the order of the page."""
    reader = _Reader(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            reader.leave(element)
        elif element.tag in _SILENT:
            walker.skip_subtree()
        else:
            reader.enter(element)
    reader.end_unit()
    return reader.found


class _Reader:
    """Gathers text until a block begins or ends, then makes a unit of it."""

    def __init__(self, root: HtmlElement) -> None:
        self.found: list[Unit] = []
        self.root = root
        self.pieces: list[str] = []
        self.linked = 0  # characters of the pieces that are link text
        self.links = sum(ancestor.tag == "a" for ancestor in root.iterancestors())  # we are inside of
        self.blocks: list[HtmlElement] = [root]  # we are inside of
        self.home = root

    def enter(self, element: HtmlElement) -> None:
        """An element begins."""
        tag = element.tag
        if tag in _BREAKS:
            self.end_unit()
            if tag in BLOCKS:
                self.blocks.append(element)
        elif tag == "a":
            self.links += 1
        self._add(element.text)

    def leave(self, element: HtmlElement) -> None:
        """An element ends."""
        tag = element.tag
        if tag in _BREAKS:
            self.end_unit()
            if tag in BLOCKS:
                self.blocks.pop()
        elif tag == "a":
            self.links -= 1
        if element is not self.root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            if self.pieces:
                self.pieces.append(" ")
            return
        if not self.pieces:
            self.home = self.blocks[-1]
        self.pieces.append(text)
        if self.links:
            self.linked += len(text.strip())

    def end_unit(self) -> None:
        """What was gathered is a unit, if it says anything."""
        if not self.pieces:
            return
        text = " ".join("".join(self.pieces).split())
        if any(map(str.isalnum, text)):
            self.found.append(Unit(text, self.home, min(1.0, self.linked / len(text))))
        self.pieces, self.linked = [], 0
