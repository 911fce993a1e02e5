"""A tree's text, block by block: what a reader sees as lines, each with the element it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key

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


@dataclass(frozen=True)  # without slots, so that the key is kept once somebody asked for it
class Unit:
    """One block of text.

    Attributes:
        text: as the page has it but on one line, never empty.
        element: the innermost block it begins in.
        link: whether it is a link with some words around it.
        sentence: whether it is running text; a list's items are headlines unless they are too long for it.
    """

    text: str
    element: HtmlElement
    link: bool
    sentence: bool

    @cached_property
    def key(self) -> str:
        """Its text's line key."""
        return line_key(self.text)


class PageText:
    """The units of a page, read once, and those of each element in it.

    Attributes:
        units: the page's, as it was when it was read.
    """

    def __init__(self, tree: HtmlElement) -> None:
        reader = _Reader(tree)
        reader.read()
        self.units = reader.found
        self._spans = reader.spans
        self._read_again: dict[HtmlElement, list[Unit]] = {}

    def of(self, element: HtmlElement) -> Sequence[Unit]:
        """The units of an element: see `units`."""
        span = self._spans.get(element)
        if span is not None:
            return self.units[span[0] : span[1]]
        found = self._read_again.get(element)
        if found is None:
            found = self._read_again[element] = units(element)
        return found

    def count(self, element: HtmlElement) -> int:
        """How many units there are in an element."""
        span = self._spans.get(element)
        return len(self.of(element)) if span is None else span[1] - span[0]

    def has_sentence(self, element: HtmlElement) -> bool:
        """Whether there is running text in an element."""
        return any(unit.sentence for unit in self.of(element))

    def changed(self, element: HtmlElement) -> None:
        """Forget what was read of an element and of those around it: what is in it is changed or about to be."""
        for outer in (element, *element.iterancestors()):
            self._spans.pop(outer, None)
            self._read_again.pop(outer, None)


def units(root: HtmlElement) -> list[Unit]:
    """The blocks of text in an element, in the order of the page."""
    reader = _Reader(root)
    reader.read()
    return reader.found


class _Reader:
    """Gathers text until a block begins or ends, then makes a unit of it.

    Attributes:
        found: the units.
        spans: block → the first of its units and the one after its last.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.found: list[Unit] = []
        self.spans: dict[HtmlElement, tuple[int, int]] = {}
        self.root = root
        self.pieces: list[str] = []
        self.linked = 0  # characters of the pieces that are link text
        self.links = sum(ancestor.tag == "a" for ancestor in root.iterancestors())  # we are inside of
        self.blocks: list[HtmlElement] = [root]  # we are inside of
        self.starts: list[int] = []  # of those blocks: how many units there were before
        self.home = root

    def read(self) -> None:
        """Walk through the element."""
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in _SILENT:
                    walker.skip_subtree()
                    continue
                if tag in _BREAKS:
                    self._begin(tag, element)
                elif tag == "a":
                    self.links += 1
                text = element.text
            else:
                if tag in _BREAKS:
                    self._end(tag)
                elif tag == "a":
                    self.links -= 1
                text = None if element is self.root else element.tail
            if text:
                self._add(text)
        if self.pieces:
            self._end_unit()

    def _begin(self, tag: str, element: HtmlElement) -> None:
        if self.pieces:
            self._end_unit()
        if tag in BLOCKS:
            self.blocks.append(element)
            self.starts.append(len(self.found))

    def _end(self, tag: str) -> None:
        if self.pieces:
            self._end_unit()
        if tag in BLOCKS:
            self.spans[self.blocks.pop()] = self.starts.pop(), len(self.found)

    def _add(self, text: str) -> None:
        if text.isspace():
            if self.pieces:
                self.pieces.append(" ")
            return
        if not self.pieces:
            self.home = self.blocks[-1]
        self.pieces.append(text)
        if self.links:
            self.linked += len(text.strip())

    def _end_unit(self) -> None:
        """What was gathered is a unit, if it says anything."""
        text = " ".join("".join(self.pieces).split())
        if any(map(str.isalnum, text)):
            link = self.linked >= _LINK * len(text)
            self.found.append(Unit(text, self.home, link, not link and _is_sentence(text, self.home)))
        self.pieces, self.linked = [], 0


def _is_sentence(text: str, element: HtmlElement) -> bool:
    length = len(text)
    if length < _SENTENCE_LENGTH or text.count(" ") + 1 < _SENTENCE_WORDS:
        return False
    if length >= _PARAGRAPH_LENGTH:
        return True
    return element.tag != "li" and _SENTENCE_END.search(text) is not None
