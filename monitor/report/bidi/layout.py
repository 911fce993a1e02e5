"""One line of Arabic, already wrapped, as the terminal wants it. Pure: characters in, pieces in painting order out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.report.bidi.algorithm import (
    MIRRORED,
    LevelRun,
    first_direction,
    has_rtl,
    level_runs,
    visual_order,
)
from monitor.report.bidi.modes import ISOLATING, Mode
from monitor.report.bidi.shaping import shape, without_marks

LRM, RLM, LRI, RLI, PDI = "\u200e", "\u200f", "\u2066", "\u2067", "\u2069"
_MIRRORED = re.compile(f"[{re.escape(''.join(MIRRORED))}]")
_RUN = re.compile("([\u0620-\u064a][^ ]*)|[^ ]+")  # most begin with an Arabic letter, all of class AL


@dataclass(frozen=True, slots=True)
class Painted:
    """A line's characters as they are sent.

    Attributes:
        pieces: what is sent for each character, in logical order; "" for one that belongs to the piece before it, or is
            dropped.
        order: indices of characters in the order they are sent in.
    """

    pieces: Sequence[str]
    order: Sequence[int]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join([self.pieces[index] for index in self.order])


def frame(mode: Mode, base: int) -> tuple[str, str]:
    """What goes before and behind every line: an isolate keeps its order to itself, an LRM the row from turning around.

    Args:
        mode: what the terminal does by itself.
        base: 1 when the paragraph runs from right to left, else 0.
    """
    return (LRM + (RLI if base else LRI), PDI) if mode in ISOLATING else ("", "")


def in_line(name: str, mode: Mode) -> str:
    """A name among Latin words, as the terminal wants it: an Arabic one keeps its order, and numbers beside it their place."""
    if name.isascii() or not has_rtl(name):
        return name
    base = first_direction(name)
    before, behind = frame(mode, base)
    painted = lay_out(name, mode, base)
    return before + (painted.text if painted else name) + behind


def lay_out(line: str, mode: Mode, base: int) -> Painted | None:
    """The line in the order it is sent in, between what `frame` gives; None when it is sent as it is.

    Args:
        line: logical text without bidi controls.
        mode: what the terminal does by itself.
        base: 1 when the paragraph runs from right to left, else 0.
    """
    if mode is Mode.VISUAL:
        return _visual(line, base)
    if mode is Mode.WORDS:
        return _words(line, base)
    if mode is Mode.ISOLATE_NOMIRROR and not MIRRORED.keys().isdisjoint(line):
        return _premirrored(line, base)
    return None


def _premirrored(line: str, base: int) -> Painted:
    """Konsole reorders but never mirrors: send the other bracket wherever one will be painted right to left."""
    pieces = list(line)
    for index in _turned(line, level_runs(line, base)):
        pieces[index] = RLM + MIRRORED[line[index]] + RLM
    return Painted(pieces, range(len(line)))


def _visual(line: str, base: int) -> Painted:
    """Everything done by us: shaped, mirrored, in painting order."""
    runs, pieces = level_runs(line, base), shape(line)
    for index in _turned(line, runs):
        if pieces[index] == line[index]:
            pieces[index] = MIRRORED[line[index]]
    return Painted(pieces, visual_order(runs))


def _turned(line: str, runs: Sequence[LevelRun]) -> list[int]:
    """Where the characters stand that have a mirror image and run from right to left (L4)."""
    return [
        found.start()
        for start, end, level in runs
        if level % 2
        for found in _MIRRORED.finditer(line, start, end)
    ]


def _words(line: str, base: int) -> Painted:
    """For kitty, which gives every space-free run to HarfBuzz in the direction of its first strong letter.

    So runs go in painting order, and an Arabic run goes reversed, unshaped and unmirrored: kitty reverses it back.
    """
    runs, kept, pieces = level_runs(line, base), without_marks(line), list(line)
    painted = visual_order(runs)
    if len(kept) < len(line):
        seen = set(kept)
        painted = [index for index in painted if index in seen]
    mirrored = {found.start() for found in _MIRRORED.finditer(line)}
    turned_back: set[int] = set()
    for found in _RUN.finditer("".join([pieces[index] for index in painted])):
        start, end = found.span()
        if found.lastindex or _runs_right_to_left(found[0]):
            painted[start:end] = run = painted[start:end][::-1]
            if mirrored:
                turned_back.update(mirrored.intersection(run))
    for index in turned_back.symmetric_difference(_turned(line, runs) if mirrored else ()):
        pieces[index] = MIRRORED[line[index]]
    return Painted(pieces, painted)


def _runs_right_to_left(run: str) -> bool:
    """Whether the first strong letter (or Arabic digit) painted in the run is Arabic."""
    classes = map(unicodedata.bidirectional, run)
    return next((one in ("R", "AL", "AN") for one in classes if one in ("L", "R", "AL", "AN")), False)
