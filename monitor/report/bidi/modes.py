"""How a terminal wants Arabic: the modes, and which one suits a terminal of a given name.

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
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What is sent for a line of Arabic."""

    ISOLATE = "isolate"  # logical order between RLI and PDI
    ISOLATE_NOMIRROR = "isolate-nomirror"  # the same, brackets mirrored by us
    VISUAL = "visual"  # reordered and shaped by us
    WORDS = "words"  # words in visual order, each one left to the terminal
    PLAIN = "plain"  # logical order, no padding: the terminal aligns lines itself
    OFF = "off"  # logical order, as in a file


ISOLATING = frozenset({Mode.ISOLATE, Mode.ISOLATE_NOMIRROR})
UNALIGNED = frozenset({Mode.PLAIN, Mode.OFF})  # the terminal, or nobody, pushes Arabic lines to the right


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal as far as it is known.

    Attributes:
        name: by which a choice for it is remembered: `vte`, `konsole`, `xterm` …, without a version.
        mode: how it wants Arabic.
        how: what told us, for people: `TERM=xterm-kitty`, `it answered XTerm(379)`.
    """

    name: str
    mode: Mode
    how: str


# VTE 0.58 is the first that follows the "BiDi in terminals" recommendation.
FIRST_BIDI_VTE = 5800
_FIRST_ISOLATING_KONSOLE = (22, 12)
_FIRST_BIDI_ITERM = (3, 7)

# What a name begins with, as terminals give it in TERM_PROGRAM, XTVERSION and tmux. First match wins.
_BY_NAME = (
    ("kitty", Mode.WORDS),
    ("mlterm", Mode.PLAIN),
    ("putty", Mode.PLAIN),
    ("apple_terminal", Mode.PLAIN),
    ("mintty", Mode.ISOLATE),
    ("vte", Mode.ISOLATE),  # those too old for isolates do not tell their name
    ("xterm.js", Mode.VISUAL),
    ("xterm", Mode.VISUAL),
    ("alacritty", Mode.VISUAL),
    ("foot", Mode.VISUAL),
    ("vscode", Mode.VISUAL),
    ("wezterm", Mode.VISUAL),
    ("ghostty", Mode.VISUAL),
    ("contour", Mode.VISUAL),
    ("warpterminal", Mode.VISUAL),
    ("windows terminal", Mode.VISUAL),
    ("tabby", Mode.VISUAL),
    ("hyper", Mode.VISUAL),
    ("rio", Mode.VISUAL),
)
# TERM names one terminal only in these cases: nearly all others go by xterm-256color.
_BY_TERM = (
    ("xterm-kitty", "kitty", Mode.WORDS),
    ("mlterm", "mlterm", Mode.PLAIN),
    ("putty", "putty", Mode.PLAIN),
    ("alacritty", "alacritty", Mode.VISUAL),
    ("foot", "foot", Mode.VISUAL),
    ("st-", "st", Mode.VISUAL),
    ("xterm-ghostty", "ghostty", Mode.VISUAL),
    ("wezterm", "wezterm", Mode.VISUAL),
    ("rxvt", "rxvt", Mode.VISUAL),
    ("contour", "contour", Mode.VISUAL),
    ("linux", "linux", Mode.VISUAL),
)


def by_name(name: str, how: str) -> Terminal | None:
    """The terminal that calls itself so, `VTE(7006)` or `Konsole 22.12.3`; None when the name is not known.

    Args:
        name: with its version behind it, if it tells one.
        how: see `Terminal.how`.
    """
    lower = name.lower()
    if lower.startswith("konsole"):
        isolates = _version(lower) >= _FIRST_ISOLATING_KONSOLE
        return Terminal("konsole", Mode.ISOLATE_NOMIRROR if isolates else Mode.PLAIN, how)
    if lower.startswith("iterm"):
        return Terminal(
            "iterm", Mode.ISOLATE if _version(lower[6:]) >= _FIRST_BIDI_ITERM else Mode.VISUAL, how
        )
    found = ((start, mode) for start, mode in _BY_NAME if lower.startswith(start))
    return next((Terminal(start, mode, how) for start, mode in found), None)


def by_own_variables(environ: Mapping[str, str]) -> Terminal | None:
    """What the terminal itself says in the environment: names that are set anew wherever a terminal is opened."""
    term, program = environ.get("TERM", "").lower(), environ.get("TERM_PROGRAM", "")
    for start, name, mode in _BY_TERM:
        if term.startswith(start):
            return Terminal(name, mode, f"TERM={term}")
    version = environ.get("TERM_PROGRAM_VERSION", "")
    if found := by_name(f"{program} {version}".strip(), f"TERM_PROGRAM={program}"):
        return found
    return Terminal("windows terminal", Mode.VISUAL, "WT_SESSION") if "WT_SESSION" in environ else None


def by_inherited_variables(environ: Mapping[str, str]) -> Terminal | None:
    """What variables say that leak: every program started from such a terminal has them, an xterm included."""
    konsole, vte = environ.get("KONSOLE_VERSION", ""), environ.get("VTE_VERSION", "")
    if konsole.isdecimal():
        release = (int(konsole) // 10_000, int(konsole) // 100 % 100)  # 221203 is 22.12.03
        mode = Mode.ISOLATE_NOMIRROR if release >= _FIRST_ISOLATING_KONSOLE else Mode.PLAIN
        return Terminal("konsole", mode, f"KONSOLE_VERSION={konsole}")
    if vte.isdecimal():
        mode = Mode.ISOLATE if int(vte) >= FIRST_BIDI_VTE else Mode.VISUAL
        return Terminal("vte", mode, f"VTE_VERSION={vte}")
    return Terminal("kitty", Mode.WORDS, "KITTY_WINDOW_ID") if "KITTY_WINDOW_ID" in environ else None


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,6}", text)[:3])
