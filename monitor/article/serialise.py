"""The extractor's tree as lines: written out here, because its own text loses what cleaning needs to know of a line."""

from lxml import etree

from monitor.article.lines import capped, line_text
from monitor.model import Line

_BLOCKS = frozenset({"ab", "body", "code", "div", "head", "item", "lb", "list", "p", "quote", "row", "table"})
_CELL_BREAK = " | "


def lines_of(body: etree._Element) -> tuple[Line, ...]:
    """The text blocks of trafilatura's `body` in order, split at `lb`, numbered from 1.

    A row of a table is one line. A line knows whether it stood in a list or a heading, and how much of it is link
    text. See `capped` for how many there are at most.
    """
    collector = _Collector()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            collector.enter(str(element.tag), element.text or "")
        else:
            collector.leave(str(element.tag), element.tail or "")
    return capped(collector.lines)


class _Collector:
    """Gathers text until a block begins or ends, then makes a line of it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.link_pieces: list[str] = []
        self.open = {"item": 0, "head": 0, "ref": 0}  # how many of each we are inside of

    def enter(self, tag: str, text: str) -> None:
        """An element begins with this text."""
        if tag in _BLOCKS:
            self._end_line()
        elif tag == "cell" and self.pieces:
            self.pieces.append(_CELL_BREAK)
        if tag in self.open:
            self.open[tag] += 1
        self._add(text)

    def leave(self, tag: str, tail: str) -> None:
        """An element ends and this text follows it."""
        if tag in _BLOCKS:
            self._end_line()
        if tag in self.open:
            self.open[tag] -= 1
        self._add(tail)

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            if self.open["ref"]:
                self.link_pieces.append(text)

    def _end_line(self) -> None:
        text = _one_line(self.pieces)
        if any(map(str.isalnum, text)):
            share = min(1.0, len(_one_line(self.link_pieces)) / len(text))
            item, heading = self.open["item"] > 0, self.open["head"] > 0
            self.lines.append(Line(text, len(self.lines) + 1, item=item, heading=heading, link_share=share))
        self.pieces.clear()
        self.link_pieces.clear()


def _one_line(pieces: list[str]) -> str:
    return line_text("".join(pieces))
