"""Arabic as rich can print it: wrapped in logical order, then laid out line by line, highlights on their letters."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Span, Text

from monitor.report.bidi.algorithm import base_direction, first_direction, has_rtl
from monitor.report.bidi.continued import lay_out_all
from monitor.report.bidi.layout import LRI, PDI, RLI, frame
from monitor.report.bidi.modes import ISOLATING, UNALIGNED, Mode
from monitor.report.bidi.shaping import ZWJ
from monitor.report.terminal.segments import Lined, segments
from monitor.report.wording import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions

    from monitor.report.terminal.segments import Row

COMMA = "،"  # of Arabic lists

_WORD = re.compile(r"\s*\S+\s*")
# Nearly every line has nothing but these, each of which takes one cell, and no white space but the space; `shaping` has its own
# such letters, those that no mark or joiner changes.
_NARROW = re.compile(
    "(?! )[ -~\u00a1-\u00ac\u00ae-\u00ff\u060c\u061b\u061f\u0621-\u064a\u0660-\u066d\u2010-\u2027]*"
)


class Arabic(Lined):
    """A paragraph in whatever language: Arabic goes to the right edge, anything else stays at the left.

    Attributes:
        text: logical text with its styles, already safe.
        mode: how the terminal wants Arabic.
        lines: show at most so many, cut between words; None for all.
        right: whether Arabic is pushed to the right edge; else its lines begin below each other, as far right as the
            longest of them reaches.
        measure: most cells a line is filled with, whatever the screen's width.
        base: 0 for a sentence of ours, which runs from left to right whatever it quotes; None for what the text says.
        items: the sign that ends each item of a list: lines are broken behind one, as long as every item fits a line.
    """

    def __init__(
        self,
        text: Text,
        mode: Mode,
        *,
        lines: int | None = None,
        right: bool = True,
        measure: int | None = None,
        base: int | None = None,
        items: str = "",
    ) -> None:
        self.text = _without_joiners(text)
        self.mode, self.lines, self.right, self.measure = mode, lines, right, measure
        self.base, self.items = base, items

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        least, most = Measurement.get(console, options, self.text)
        return Measurement(least, min(most + self._spare(rtl=has_rtl(self.text.plain)), options.max_width))

    def rows(self, console: Console, options: ConsoleOptions) -> Iterator[Row]:
        """The lines, each in the order it is sent in and, where nobody else aligns it, pushed to its edge."""
        width = options.max_width
        plain = self.text.plain
        base = self.base
        if base is None:
            base = base_direction(plain) if self.right else first_direction(plain)
        rtl = base == 1 or has_rtl(plain)
        before, behind = frame(self.mode, base) if rtl else ("", "")
        lines = self._wrapped(console, max(min(width - self._spare(rtl=rtl), self.measure or width), 1))
        plains = [line.plain for line in lines]
        painted = lay_out_all(plains, self.mode, base) if rtl else [None] * len(lines)
        aligned = base and self.mode not in UNALIGNED
        widths = [cell_len(one.text if one else line.plain) for line, one in zip(lines, painted, strict=True)]
        edge = width if self.right else max(widths, default=0)
        for line, one, cells in zip(lines, painted, widths, strict=True):
            before_line = " " * (edge - cells if aligned else 0) + before
            row = segments(line, console, one)
            if before_line:
                row.insert(0, Segment(before_line))
            if behind:
                row.append(Segment(behind))
            yield row

    def _spare(self, *, rtl: bool) -> int:
        """Cells kept free before a line that is pushed to the right.

        VTE keeps a zero-width character with the cell before it and forgets one in the first column: a line that filled
        the screen lost its isolate, and with it its order. So one cell of padding always goes before.
        """
        return int(self.right and self.mode in ISOLATING and rtl)

    def _wrapped(self, console: Console, width: int) -> list[Text]:
        """The lines that are shown, in logical order."""
        plain = self.text.plain
        starts = None if "\n" in plain else _line_starts(plain, width, self.lines, self.items)
        if starts is None:
            every = self.text.wrap(console, width, justify="default", overflow="fold", tab_size=1)
            lines, has_more = every[: self.lines], self.lines is not None and len(every) > self.lines
            for line in lines:
                line.rstrip()
        else:
            edges = [*pairwise([0, *starts]), (starts[-1] if starts else 0, len(plain))][: self.lines]
            lines, has_more = [_piece(self.text, *edge) for edge in edges], len(starts) == self.lines
        if has_more:
            lines[-1] = shortened(lines[-1], width)
        return lines


def _piece(text: Text, start: int, end: int) -> Text:
    """What stands between two places, with its styles, without the spaces at its end."""
    plain = text.plain[start:end].rstrip()
    end = start + len(plain)
    spans = [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
        for span in text.spans
        if span.start < end and span.end > start
    ]
    return Text(plain, style=text.style, end="", spans=spans)


def _line_starts(plain: str, width: int, lines: int | None, items: str) -> list[int] | None:
    """Where lines after the first begin, broken between words, or None when there is a word that has to be folded.

    They are those rich's `Text.wrap` finds, and no more than `lines` of them are looked for. A list is broken between its
    items, unless one of them is wider than a line.
    """
    if items and items in plain:
        starts = _starts(re.compile(f"[^{items}]*{items} *|[^{items}]+"), plain, width, lines)
        if starts is not None:
            return starts
    if _NARROW.fullmatch(plain):
        return _narrow_line_starts(plain, width, lines)
    return _starts(_WORD, plain, width, lines)


def _starts(part: re.Pattern[str], plain: str, width: int, lines: int | None) -> list[int] | None:
    """Where lines after the first begin, broken only between parts, or None when one of these is wider than a line."""
    starts: list[int] = []
    used = 0
    for found in part.finditer(plain):
        cells = cell_len(found[0])
        if used + cells > width:
            bare = cell_len(found[0].rstrip())
            if bare > width:
                return None
            if used + bare > width:
                starts.append(found.start())
                used = 0
                if len(starts) == lines:
                    break
        used += cells
    return starts


def _narrow_line_starts(plain: str, width: int, lines: int | None) -> list[int] | None:
    """The same where each character takes one cell: to look at each word takes eight times as long."""
    starts: list[int] = []
    at = 0
    while len(plain) - at > width and len(starts) != lines:
        space = plain.rfind(" ", at, at + width + 1)
        if space < 0:
            return None
        at = space + 1
        while plain.startswith(" ", at):
            at += 1
        if at < len(plain):
            starts.append(at)
    return starts


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


def shortened(line: Text, width: int) -> Text:
    """At most `width` cells of the line: with ` …`, whole words only, as long as there is more than one."""
    room = width - cell_len(ELLIPSIS) - 1
    kept = line.plain
    while cell_len(kept) > room and " " in kept.strip():
        kept = kept[: kept.rstrip().rfind(" ")].rstrip()
    while kept and (cell_len(kept) > room or _dangles(kept)):
        kept = kept[:-1]
    still_open = sum(map(kept.count, (LRI, RLI))) - kept.count(PDI)  # of names that were laid out already
    return line[: len(kept)].append(PDI * still_open + (f" {ELLIPSIS}" if kept else ELLIPSIS))


def _dangles(text: str) -> bool:
    """Whether the text ends in something that waits for the next word: a comma, an open bracket, a dash."""
    return text[-1] in "،,;؛:·-–—" or text[-1] == " " or unicodedata.category(text[-1]) in ("Ps", "Pi")
