"""Arabic as rich can print it: wrapped in logical order, then laid out line by line, highlights on their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Span, Text

from monitor.report.bidi import base_direction, first_direction, has_rtl
from monitor.report.layout import frame, lay_out
from monitor.report.modes import Mode
from monitor.report.shaping import ZWJ
from monitor.report.wording import ELLIPSIS

if TYPE_CHECKING:
    from monitor.report.shaping import Glyph

_ISOLATING = (Mode.ISOLATE, Mode.ISOLATE_NOMIRROR)
_UNPADDED = (Mode.PLAIN, Mode.OFF)  # the terminal, or nobody, aligns Arabic lines


class Arabic:
    """A paragraph in whatever language: Arabic goes to the right edge, anything else stays at the left.

    Attributes:
        text: logical text with its styles, already safe.
        mode: how the terminal wants Arabic.
        lines: show at most so many, cut between words; None for all.
        right: whether Arabic is pushed to the right edge; else its lines begin below each other, as far right as the
            longest of them reaches.
        measure: most cells a line is filled with, whatever the screen's width.
    """

    def __init__(
        self,
        text: Text,
        mode: Mode,
        *,
        lines: int | None = None,
        right: bool = True,
        measure: int | None = None,
    ) -> None:
        self.text = _without_joiners(text)
        self.mode, self.lines, self.right, self.measure = mode, lines, right, measure

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        least, most = Measurement.get(console, options, self.text)
        return Measurement(least, min(most + self._spare(), options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        base = base_direction(self.text.plain) if self.right else first_direction(self.text.plain)
        rtl = has_rtl(self.text.plain)
        wrapped = self._wrapped(console, max(min(width - self._spare(), self.measure or width), 1))
        lines = [_laid_out(line, self.mode, base) if rtl else line for line in wrapped]
        edge = width if self.right else max((cell_len(line.plain) for line in lines), default=0)
        for shown in lines:
            room = edge - cell_len(shown.plain)
            if base and self.mode not in _UNPADDED and room > 0:
                yield Segment(" " * room)
            shown.end = ""
            shown.stylize_before(shown.style)  # rich renders a text without spans without its own style
            yield from shown.render(console)
            yield Segment.line()

    def _spare(self) -> int:
        """Cells kept free before a line that is pushed to the right.

        VTE keeps a zero-width character with the cell before it and forgets one in the first column: a line that filled
        the screen lost its isolate, and with it its order. So one cell of padding always goes before.
        """
        return int(self.right and self.mode in _ISOLATING and has_rtl(self.text.plain))

    def _wrapped(self, console: Console, width: int) -> Iterator[Text]:
        lines = list(self.text.wrap(console, width, justify="left", overflow="fold", tab_size=1))
        for line in lines:
            line.rstrip()
        if self.lines is None or len(lines) <= self.lines:
            yield from lines
        else:
            yield from lines[: self.lines - 1]
            yield shortened(lines[self.lines - 1], width)


def _without_joiners(text: Text) -> Text:
    """The text without ZWJ, but for those inside an emoji.

    rich counts whatever follows one as part of the same cell, terminals only do so for emoji: lines came out too wide by
    a cell for each. What is lost is the joined form of a lone letter (the ه of a Hijri year).
    """
    plain = text.plain
    if ZWJ not in plain:
        return text
    padded = f" {plain} "
    lone = [
        at for at, one in enumerate(plain) if one == ZWJ and not _inside_emoji(padded[at], padded[at + 2])
    ]
    pieces = text.divide([place for at in lone for place in (at, at + 1)])
    kept = [piece for piece in pieces if piece.plain != ZWJ]
    joined = Text("", style=text.style, end=text.end).join(kept)
    joined.style = text.style
    return joined


def _inside_emoji(before: str, after: str) -> bool:
    return unicodedata.category(before) in ("So", "Sk", "Mn") and unicodedata.category(after) == "So"


def _laid_out(line: Text, mode: Mode, base: int) -> Text:
    """The line as the terminal wants it; letter by letter only where they are moved, for that takes longest."""
    around = frame(line.plain, mode, base)
    if around is None:
        return restyled(line, lay_out(line.plain, mode, base))
    before, behind = around
    return Text(before, end="").append_text(line).append(behind)


def restyled(line: Text, glyphs: Sequence[Glyph]) -> Text:
    """The glyphs as text, each with the styles its letters have in `line`."""
    result = Text("".join(glyph.text for glyph in glyphs), style=line.style, end="")
    for span in line.spans:
        for start, end in _places(glyphs, span):
            result.stylize(span.style, start, end)
    return result


def _places(glyphs: Sequence[Glyph], span: Span) -> Iterator[tuple[int, int]]:
    """Where the letters of a span have come to stand; several places when reordering tore it apart."""
    at = start = 0
    inside = False
    for glyph in glyphs:
        covered = glyph.start < span.end and glyph.end > span.start
        if covered and not inside:
            start = at
        elif inside and not covered:
            yield start, at
        inside = covered
        at += len(glyph.text)
    if inside:
        yield start, at


def shortened(line: Text, width: int) -> Text:
    """At most `width` cells of the line: with ` …`, whole words only, as long as there is more than one."""
    room = width - cell_len(ELLIPSIS) - 1
    while cell_len(line.plain) > room and " " in line.plain.strip():
        line = line[: line.plain.rstrip().rfind(" ")]
        line.rstrip()
    while line.plain and (cell_len(line.plain) > room or _dangles(line.plain)):
        line = line[: len(line.plain) - 1]
    line.append(f" {ELLIPSIS}" if line.plain else ELLIPSIS)
    return line


def _dangles(text: str) -> bool:
    """Whether the text ends in something that waits for the next word: a comma, an open bracket, a dash."""
    return text[-1] in "،,;؛:·-–—" or text[-1] == " " or unicodedata.category(text[-1]) in ("Ps", "Pi")
