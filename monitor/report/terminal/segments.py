"""Lines as rich's segments: styles on their letters, wherever those are painted.

What `Text.render` does, for a line that may have been reordered. It is here because a card is drawn in a millisecond:
to make a `Text` of the painted line first, with spans of its own, took a quarter of that.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

    from monitor.report.bidi.layout import Painted

Row = list[Segment]
_NONE = Style.null()  # for a name the theme lacks, as rich has it


class Lined(ABC):
    """What is printed line by line."""

    @abstractmethod
    def rows(self, console: Console, options: ConsoleOptions) -> Iterator[Row]:
        """The lines without their ends, none of them wider than the options' `max_width` cells."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for row in self.rows(console, options):
            yield from row
            yield Segment.line()


def rows_of(content: RenderableType, console: Console, options: ConsoleOptions) -> Iterator[Row]:
    """The lines of anything rich can print."""
    if isinstance(content, Lined):
        return content.rows(console, options)
    return iter(
        Segment.split_and_crop_lines(
            console.render(content, options), options.max_width, pad=False, include_new_lines=False
        )
    )


def segments(line: Text, console: Console, painted: Painted | None = None) -> Row:
    """A line as it is sent, each piece with the styles its letters have in `line`.

    Args:
        line: in logical order.
        console: knows the styles.
        painted: how the line is laid out; None when it is sent as it is. A piece that is partly covered by a span is covered.
    """
    plain = line.plain
    base = console.get_style(line.style, default=_NONE) if line.style else None
    if not line.spans:
        return [Segment(painted.text if painted else plain, base)]
    stretches = _stretches(line, console, base, painted.pieces if painted else plain)
    if painted is None:
        return [Segment(plain[start:end], style) for start, end, style in stretches]
    styles: list[Style | None] = []
    for start, end, style in stretches:
        styles += [style] * (end - start)
    pieces = painted.pieces
    return [
        Segment("".join([pieces[index] for index in together]), style)
        for style, together in groupby(painted.order, key=styles.__getitem__)
    ]


def _stretches(
    line: Text, console: Console, base: Style | None, pieces: Sequence[str]
) -> list[tuple[int, int, Style | None]]:
    """Where the style of a line changes: starts, ends and styles, in logical order, together the whole line."""
    length = len(pieces)
    covered: list[tuple[int, int, Style]] = []
    for span in line.spans:
        start, end = max(span.start, 0), min(span.end, length)
        while 0 < start < length and not pieces[start]:
            start -= 1
        if start < end:
            covered.append((start, end, console.get_style(span.style, default=_NONE)))
    edges = sorted({0, length, *(edge for start, end, _ in covered for edge in (start, end))})
    result: list[tuple[int, int, Style | None]] = []
    for start, end in pairwise(edges):
        style = base
        for first, last, over in covered:
            if first <= start and end <= last:
                style = over if style is None else style + over
        result.append((start, end, style))
    return result
