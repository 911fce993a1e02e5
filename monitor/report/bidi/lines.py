"""Sentences of ours as a terminal wants them: broken between words, Arabic in the order it is read in. Pure; no rich."""

import textwrap
from collections.abc import Callable, Iterator

from monitor.report.bidi.algorithm import has_rtl
from monitor.report.bidi.continued import lay_out_all
from monitor.report.bidi.layout import frame
from monitor.report.bidi.modes import Mode

_BETWEEN = " · "  # items of a list
_NO_BREAK = "\u00a0"


def fitted(text: str, width: int, find_mode: Callable[[], Mode]) -> str:
    """The text, its lines at most `width` characters long unless a word is longer; what has no Arabic in it, in any mode.

    Args:
        text: Latin sentences that may quote Arabic: each line runs from left to right.
        width: cells of a line.
        find_mode: how the terminal wants Arabic; asked only when there is some.
    """
    lines = [part for line in text.split("\n") for part in _broken(line, width)]
    if has_rtl(text):
        mode = find_mode()
        painted = lay_out_all(lines, mode, 0)
        lines = [
            _framed(one.text if one else line, mode) if has_rtl(line) else line
            for line, one in zip(lines, painted, strict=True)
        ]
    return "\n".join(lines)


def _broken(line: str, width: int) -> Iterator[str]:
    """The line in parts; what goes on is indented as its beginning is."""
    text = line.lstrip()
    indent = line[: len(line) - len(text)]
    items = text.split(_BETWEEN)
    if len(items) > 1 and max(map(len, items)) + len(indent + _BETWEEN) <= width:
        text = _BETWEEN.join(
            item.replace(" ", _NO_BREAK) for item in items
        )  # where `textwrap` breaks no line
    parts = textwrap.wrap(
        indent + text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    yield from (part.replace(_NO_BREAK, " ") for part in parts or [line])


def _framed(line: str, mode: Mode) -> str:
    before, behind = frame(mode, 0)
    return before + line + behind
