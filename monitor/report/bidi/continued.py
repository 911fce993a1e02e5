"""A line as a part of its paragraph: what stands at its edge belongs to the Arabic that goes on in the next line. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from monitor.report.bidi.layout import RLM, Painted, lay_out
from monitor.report.bidi.modes import ISOLATING, UNALIGNED, Mode

_RIGHT_TO_LEFT = ("R", "AL", "AN")
_DIRECTED = (*_RIGHT_TO_LEFT, "L", "EN")


def lay_out_all(lines: Sequence[str], mode: Mode, base: int) -> list[Painted | None]:
    """`lay_out` for the lines of a paragraph.

    The standard settles directions in the paragraph and breaks it into lines afterwards (UAX #9, 3.4); a terminal knows
    one line. A comma at the end of one, amid an Arabic list in a Latin sentence, would stand before the list instead of
    behind its word: an RLM in the place of the next line's word holds it. In a paragraph from right to left, Latin lists
    read well as they are.
    """
    if base or mode in UNALIGNED:
        return [lay_out(line, mode, base) for line in lines]
    goes_on = [
        _is_arabic(_nearest(above[::-1])) and _is_arabic(_nearest(below)) for above, below in pairwise(lines)
    ]
    return [
        _between(
            line,
            mode,
            RLM if before and not _is_arabic(line[:1]) else "",
            RLM if behind and not _is_arabic(line[-1:]) else "",
        )
        for before, line, behind in zip([False, *goes_on], lines, [*goes_on, False], strict=True)
    ]


def _between(line: str, mode: Mode, before: str, behind: str) -> Painted | None:
    """A line from left to right, laid out between an RLM before it, or behind it, or neither."""
    painted = lay_out(before + line + behind, mode, 0)
    if not before and not behind:
        return painted
    first, last = len(before), len(before) + len(line)
    if mode in ISOLATING:  # the terminal orders the line, and has to see them
        pieces = list(painted.pieces[first:last] if painted else line)
        pieces[0], pieces[-1] = before + pieces[0], pieces[-1] + behind
        return Painted(pieces, range(len(line)))
    return painted and Painted(
        painted.pieces[first:last], [index - first for index in painted.order if first <= index < last]
    )


def _nearest(characters: Iterable[str]) -> str:
    """The first character that has a direction; "" when there is none."""
    return next((one for one in characters if unicodedata.bidirectional(one) in _DIRECTED), "")


def _is_arabic(character: str) -> bool:
    return bool(character) and unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
