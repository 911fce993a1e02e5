"""What a terminal answers when it is asked who it is. Pure: the question as bytes, and what an answer means.

Four questions in one write; every terminal answers the last one, so that its answer ends the waiting:

    XTVERSION  CSI > 0 q    name and version, as `DCS > | VTE(7006) ST`
    DECRQM 8   CSI 8 $ p    whether the terminal reorders by itself (BDSM, ECMA-48), as `CSI 8 ; 1 $ y`
    DA2        CSI > c      type and version as numbers, as `CSI > 65 ; 7006 ; 1 c`
    DA1        CSI c        what kind of terminal it emulates, as `CSI ? 65 ; 1 ; 9 c`

The first three stand between a saved and a restored cursor, and what is right of it is erased: a terminal that prints what
it does not understand leaves nothing behind.
"""

import re

from monitor.report.bidi.modes import FIRST_BIDI_VTE, Mode, Terminal, by_name
from monitor.safe.text import one_line

QUESTION = b"\x1b7\x1b[>0q\x1b[8$p\x1b[>c\x1b8\x1b[K\x1b[c"
TMUX = "tmux"

_DA1 = re.compile(rb"\x1b\[\?[\d;]*c")
_DA2 = re.compile(rb"\x1b\[>([\d;]+)c")
_XTVERSION = re.compile(rb"\x1bP>\|([^\x1b\x07]{1,100})(?:\x1b\\|\x07|\x9c)")
_REORDERS = re.compile(rb"\x1b\[8;([1-4])\$y")  # 1: set, 2: reset, 3 and 4: the same for good; 0: unknown

_LONGEST_NAME = 30

# First numbers of DA2 of terminals that do not answer XTVERSION, or did not always.
_BY_DA2 = (
    ((0, 136), "putty", Mode.PLAIN),
    ((24, 279), "mlterm", Mode.PLAIN),
    ((1, 4000), "kitty", Mode.WORDS),
    ((77,), "mintty", Mode.ISOLATE),
    ((41,), "xterm", Mode.VISUAL),
    ((84,), TMUX, Mode.VISUAL),
    ((85,), "rxvt", Mode.VISUAL),
    ((0, 276), "xterm.js", Mode.VISUAL),
    ((0, 10, 1), "windows terminal", Mode.VISUAL),
)
_VTE = 65  # since 0.54; the number behind it is the version


def is_complete(reply: bytes) -> bool:
    """Whether the answer to the last question has arrived."""
    return _DA1.search(reply) is not None


def by_reply(reply: bytes) -> Terminal | None:
    """The terminal that answered so; None when the answer says nothing about which one it is.

    A terminal that says whether it reorders is believed, whatever its name: that is the very thing we need to know. Of
    those that do WezTerm drops isolates. The one named tmux is not the terminal that draws.
    """
    name = _name(reply)
    known = _by_name(name) if name else _by_numbers(reply)
    reorders = _REORDERS.search(reply)
    if reorders is None:
        return known
    called = known.name if known else "unnamed"
    if int(reorders[1]) % 2 == 0:
        return Terminal(called, Mode.VISUAL, "it answered that it does not reorder")
    mode = Mode.PLAIN if called == "wezterm" else Mode.ISOLATE
    return Terminal(called, mode, "it answered that it reorders")


def _by_name(name: str) -> Terminal:
    how = f"it answered {name}"
    if name.lower().startswith(TMUX):
        return Terminal(TMUX, Mode.VISUAL, how)
    return by_name(name, how) or Terminal(_family(name), Mode.VISUAL, f"{how}, which is not known to reorder")


def _name(reply: bytes) -> str:
    found = _XTVERSION.search(reply)
    return one_line(found[1].decode("utf-8", "replace"), limit=_LONGEST_NAME) if found else ""


def _family(name: str) -> str:
    """The name without its version."""
    return re.split(r"[\s(/]", name.lower(), maxsplit=1)[0] or name


def _by_numbers(reply: bytes) -> Terminal | None:
    found = _DA2.search(reply)
    if found is None:
        return None
    numbers = tuple(int(number) for number in re.findall(rb"\d{1,8}", found[1]))
    how = f"it answered with the numbers {';'.join(map(str, numbers))}"
    if len(numbers) > 1 and numbers[0] == _VTE:
        return Terminal("vte", Mode.ISOLATE if numbers[1] >= FIRST_BIDI_VTE else Mode.VISUAL, how)
    known = (one for one in _BY_DA2 if numbers[: len(one[0])] == one[0])
    return next((Terminal(name, mode, how) for _, name, mode in known), None)
