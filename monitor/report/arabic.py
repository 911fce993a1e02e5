"""Arabic as rich can print it: wrapped in logical order, then laid out line by line, highlights on their letters."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Span, Text

from monitor.report.bidi import base_direction, first_direction, has_rtl
from monitor.report.layout import LRI, PDI, RLI, frame, lay_out
from monitor.report.modes import Mode
from monitor.report.shaping import ZWJ
from monitor.report.wording import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.containers import Lines

    from monitor.report.layout import Painted

_ISOLATING = (Mode.ISOLATE, Mode.ISOLATE_NOMIRROR)
_WORD = re.compile(r"\s*\S+\s*")
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
        lines = self._broken(console, width)
        for line in lines[: self.lines]:
            line.rstrip()
        if self.lines is None or len(lines) <= self.lines:
            yield from lines
        else:
            yield from lines[: self.lines - 1]
            yield shortened(lines[self.lines - 1], width)

    def _broken(self, console: Console, width: int) -> Lines:
        """The paragraph's lines; those that are not shown may be one."""
        plain = self.text.plain
        starts = None if "\n" in plain else _line_starts(plain, width, self.lines)
        if starts is None:
            return self.text.wrap(console, width, justify="default", overflow="fold", tab_size=1)
        return self.text.divide(starts)


def _line_starts(plain: str, width: int, lines: int | None) -> list[int] | None:
    """Where lines after the first begin, broken between words, or None when there is a word that has to be folded.

    They are those rich's `Text.wrap` finds, and no more than `lines` of them are looked for.
    """
    starts: list[int] = []
    used = 0
    for found in _WORD.finditer(plain):
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
    """The line as the terminal wants it."""
    before, behind = frame(mode, base)
    painted = lay_out(line.plain, mode, base)
    shown = restyled(line, painted) if painted else line
    return Text(before, end="").append_text(shown).append(behind) if before else shown


def restyled(line: Text, painted: Painted) -> Text:
    """The line as it is painted, each piece with the styles its letters have in `line`."""
    result = Text(painted.text, style=line.style, end="")
    if line.spans:
        ends = list(accumulate([len(painted.pieces[index]) for index in painted.order]))
        places = dict(zip(painted.order, range(len(ends)), strict=True))
        for span in line.spans:
            for first, last in _stretches(painted.pieces, places, span):
                result.stylize(span.style, ends[first - 1] if first else 0, ends[last])
    return result


def _stretches(pieces: Sequence[str], places: Mapping[int, int], span: Span) -> Iterator[tuple[int, int]]:
    """First and last of the places where a span's letters have come to stand side by side.

    Reordering may tear a span apart; a piece that is partly covered is covered.
    """
    start = span.start
    while 0 < start < len(pieces) and not pieces[start]:
        start -= 1
    taken = sorted(places[index] for index in range(start, span.end) if index in places)
    for _, group in groupby(enumerate(taken), key=lambda pair: pair[1] - pair[0]):
        together = [place for _, place in group]
        yield together[0], together[-1]


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
