"""How a terminal wants Arabic: the modes, and which one suits the terminal the environment describes.

What each terminal does was tried in eleven of them, with one sentence in every mode:

    VTE (GNOME, xfce4, Tilix …)              reorders and shapes, honours isolates                 isolate
    Konsole ≥ 22.12                          the same, but never mirrors brackets                  isolate-nomirror
    kitty                                    draws each word right to left, leaves word order      words
    mlterm, PuTTY, Terminal.app              reorder by the first strong letter, strip isolates    plain
    xterm, alacritty, foot, st, VS Code …    nothing                                               visual

`visual` is also the default: where nothing reorders, raw text is unreadable, and all terminals that reorder
identify themselves.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Mode(StrEnum):
    """What is sent for a line of Arabic."""

    ISOLATE = "isolate"  # logical order between RLI and PDI
    ISOLATE_NOMIRROR = "isolate-nomirror"  # the same, brackets mirrored by us
    VISUAL = "visual"  # reordered and shaped by us
    WORDS = "words"  # words in visual order, each one left to the terminal
    PLAIN = "plain"  # logical order, no padding: the terminal aligns lines itself
    OFF = "off"  # logical order, as in a file


# VTE 0.58 is the first that follows the "BiDi in terminals" recommendation.
_FIRST_BIDI_VTE = 5800
_FIRST_ISOLATING_KONSOLE = (22, 12)
_FIRST_BIDI_ITERM = (3, 7)

# Names a terminal gives itself: in TERM, which it sets, or in TERM_PROGRAM. First match wins.
_BY_TERM = (
    ("xterm-kitty", Mode.WORDS),
    ("mlterm", Mode.PLAIN),
    ("putty", Mode.PLAIN),
    ("alacritty", Mode.VISUAL),
    ("foot", Mode.VISUAL),
    ("st-", Mode.VISUAL),
    ("xterm-ghostty", Mode.VISUAL),
    ("wezterm", Mode.VISUAL),
    ("rxvt", Mode.VISUAL),
    ("contour", Mode.VISUAL),
    ("linux", Mode.VISUAL),
)
_BY_PROGRAM = (
    ("kitty", Mode.WORDS),
    ("mlterm", Mode.PLAIN),
    ("apple_terminal", Mode.PLAIN),
    ("mintty", Mode.ISOLATE),
    ("vscode", Mode.VISUAL),
    ("wezterm", Mode.VISUAL),
    ("ghostty", Mode.VISUAL),
    ("warpterminal", Mode.VISUAL),
    ("tabby", Mode.VISUAL),
    ("hyper", Mode.VISUAL),
    ("rio", Mode.VISUAL),
)


def choose_mode(asked: str, environ: Mapping[str, str]) -> Mode:
    """The mode for a terminal: what the user asked for, then `MONITOR_BIDI`, then what the environment says."""
    for wish in (asked, environ.get("MONITOR_BIDI", "auto")):
        if wish in set(Mode):
            return Mode(wish)
    return detect(environ)


def detect(environ: Mapping[str, str]) -> Mode:
    """What the environment says about the terminal.

    Names that a terminal sets for itself come first: VTE_VERSION, KONSOLE_VERSION and KITTY_WINDOW_ID are inherited by
    every program started from there, an xterm included. Inside tmux the outer terminal decides, and only they survive.
    """
    if "TMUX" in environ:
        return _inherited(environ) or Mode.VISUAL
    return _by_own_name(environ) or _inherited(environ) or Mode.VISUAL


def _by_own_name(environ: Mapping[str, str]) -> Mode | None:
    program = environ.get("TERM_PROGRAM", "").lower()
    if program.startswith("iterm"):
        version = _version(environ.get("TERM_PROGRAM_VERSION", ""))
        return Mode.ISOLATE if version >= _FIRST_BIDI_ITERM else Mode.VISUAL
    by_term = _first(_BY_TERM, environ.get("TERM", "").lower())
    return by_term or _first(_BY_PROGRAM, program) or (Mode.VISUAL if "WT_SESSION" in environ else None)


def _inherited(environ: Mapping[str, str]) -> Mode | None:
    konsole, vte = environ.get("KONSOLE_VERSION", ""), environ.get("VTE_VERSION", "")
    if konsole.isdecimal():
        release = (int(konsole) // 10_000, int(konsole) // 100 % 100)  # 221203 is 22.12.03
        return Mode.ISOLATE_NOMIRROR if release >= _FIRST_ISOLATING_KONSOLE else Mode.PLAIN
    if vte.isdecimal():
        return Mode.ISOLATE if int(vte) >= _FIRST_BIDI_VTE else Mode.VISUAL
    return Mode.WORDS if "KITTY_WINDOW_ID" in environ else None


def _first(table: tuple[tuple[str, Mode], ...], name: str) -> Mode | None:
    return next((mode for start, mode in table if name.startswith(start)), None)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,6}", text)[:3])
