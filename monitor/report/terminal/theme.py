"""Colours and styles, by what they mean. Nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.theme import Theme

from monitor.model import Level

if TYPE_CHECKING:
    from monitor.model import Verdict

# All colours are fixed ones of the 256 that have a contrast of 3.3:1 or more on white and on #1e1e2e alike. What a palette
# makes of the ANSI names does not: yellow and bold cyan have less than 2:1 on xterm's white, red 2.7:1 on GNOME's dark grey,
# `dim` does nothing on a light background in VTE, and `black on yellow` is brown there.
_GREY, _RED, _AMBER, _GREEN, _BLUE = "color(244)", "color(167)", "color(136)", "color(28)", "color(31)"
_COLOURED = {
    "id": f"bold {_BLUE}",
    "meta": _GREY,
    "topic": "bold",
    "title": "bold",
    "head": "bold",
    "hit": "color(234) on color(221)",
    "cue": f"reverse {_GREY}",
    "url": "underline",
    "ok": _GREEN,
    "warn": _AMBER,
    "bad": _RED,
    "bar": _BLUE,
    "strong": _RED,
    "medium": _AMBER,
    "weak": _GREY,
    "score.strong": f"bold {_RED}",
    "score.medium": "bold",
    "score.weak": _GREY,
    "mark": f"bold {_AMBER}",
    "origin": f"italic {_GREY}",
    "progress.spinner": _GREEN,
    "progress.elapsed": _GREY,
}
COLOURED = Theme(_COLOURED)
# With NO_COLOR the highlights must still be seen.
UNCOLOURED = Theme({**_COLOURED, "hit": "underline"})

# TERM=xterm says nothing of 256 colours, but every terminal that goes by that name has had them for two decades.
_SIXTEEN_COLOURS = ("linux", "vt", "ansi")

# A score of twice the threshold takes title and opening; a pair in the text alone stays below it.
_STRONG = 2


def strength(verdict: Verdict) -> str:
    """The style of a verdict: strong, medium or weak."""
    if verdict.level is not Level.MATCH:
        return "weak"
    return "strong" if verdict.score >= _STRONG * verdict.match_at else "medium"


def colour_system(color: str, environ: Mapping[str, str]) -> str | None:
    """What rich is told the terminal can do; it is not asked, for FORCE_COLOR would make it animate log files.

    `--color` counts before NO_COLOR, that before FORCE_COLOR and CLICOLOR_FORCE, those before the terminal.
    """
    if color == "never":
        return None
    forced = color == "always" or any(
        environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    )
    if environ.get("TERM") == "dumb" and not forced:
        return None
    return "standard" if environ.get("TERM", "").startswith(_SIXTEEN_COLOURS) else "256"


def uncoloured(color: str, environ: Mapping[str, str]) -> bool:
    """Whether NO_COLOR takes the colours and leaves bold and underline."""
    return color == "auto" and environ.get("NO_COLOR", "") != ""
