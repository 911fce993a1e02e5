"""Arabic letters in the forms they take in a word, for terminals that join nothing themselves.

Unicode keeps one character for each form of each letter (isolated, final, initial, medial) and for the lam-alef
ligatures; which they are stands in the decompositions Python ships, so there is no table here to be wrong.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

TATWEEL, ZWNJ, ZWJ = "\u0640", "\u200c", "\u200d"
_LAM = "\u0644"
_LAM_ALEF = re.compile(f"{_LAM}[\u0622\u0623\u0625\u0627]")
_PRESENTATION_FORMS = (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD))
_EMOJI_MODIFIERS = ("\U0001f3fb", "\U0001f3ff")


# Nearly every line has nothing but these, in which there are no marks, no joiners and no sequences.
_ORDINARY = re.compile("[ -~\u00a0-\u00ff\u060c\u061b\u061f\u0621-\u064a\u0660-\u066d\u2010-\u2027]*")


class _Letter(NamedTuple):
    """A character's shapes, and how it goes with its neighbours.

    `shapes` are those it has alone, before a letter that joins it, behind one, and between two; so the sum of the neighbours'
    `opens` (2: joins the letter after it) and `takes` (1: joins the one before it) is an index of them. `attached` belongs to
    the glyph before it; `mark` is one that a right-to-left letter loses.
    """

    shapes: tuple[str, str, str, str]
    opens: int
    takes: int
    attached: bool
    mark: bool


def shape(line: str) -> list[str]:
    """What is painted for each character of a line, in logical order.

    Vowel marks over Arabic letters are dropped (a cell has no room for them and most terminals misplace them), lam and
    alef become their ligature, and a sequence of emoji or a Latin letter with its accents stays one glyph.

    Returns:
        As many texts as there are characters; "" for one that belongs to the glyph before it, or is dropped.
    """
    kept = without_marks(line)
    if len(kept) == len(line):
        return _shaped(line)
    pieces = [""] * len(line)
    for index, piece in zip(kept, _shaped("".join(line[index] for index in kept)), strict=True):
        pieces[index] = piece
    return pieces


def without_marks(line: str) -> Sequence[int]:
    """Indices of the characters that are painted: all but the marks over Arabic and Hebrew letters."""
    if _ORDINARY.fullmatch(line):
        return range(len(line))
    marks = {character for character in set(line) if _letter(character).mark}
    kept = []
    over_rtl = False
    for index, character in enumerate(line):
        if character not in marks:
            over_rtl = unicodedata.bidirectional(character) in ("R", "AL")
        elif over_rtl:
            continue
        kept.append(index)
    return kept


def _shaped(line: str) -> list[str]:
    """`shape`, for a line without marks to drop."""
    if not line:
        return []
    shapes, opens, takes, attached, _ = zip(*map(_letter, line), strict=True)
    before, after = (0, *opens), (*takes[1:], 0)
    pieces = [forms[place] for forms, place in zip(shapes, map(add, before, after), strict=True)]
    if not _ORDINARY.fullmatch(line):
        _gather(pieces, line, attached)
    for found in _LAM_ALEF.finditer(line):
        lam = found.start()
        pieces[lam : lam + 2] = _tables()[1][line[lam + 1]][before[lam] > 0], ""
    return pieces


def _gather(pieces: list[str], line: str, attached: Sequence[bool]) -> None:
    """Put what belongs to the glyph before it there; joiners that belong nowhere have no cell."""
    last = None  # where the glyph began
    for index, (character, belongs) in enumerate(zip(line, attached, strict=True)):
        if last is not None and (
            belongs
            or (pieces[last][-1] == ZWJ and unicodedata.category(character) == "So")
            or (character == ZWJ and unicodedata.category(line[last]) == "So")
        ):
            pieces[last] += character
            pieces[index] = ""
        elif character in (ZWNJ, ZWJ):
            pieces[index] = ""
        else:
            last = index


@lru_cache(maxsize=4096)  # every letter in use; a hostile page may hold all of Unicode
def _letter(character: str) -> _Letter:
    category = unicodedata.category(character)
    forms = _tables()[0].get(character, {})
    if not forms.get("final"):  # hamza, which never joins, is best left to the font as it is
        forms = {}
    alone = forms.get("isolated", character)
    final, initial = forms.get("final", alone), forms.get("initial", alone)
    attached = category in ("Mn", "Me", "Mc") or _EMOJI_MODIFIERS[0] <= character <= _EMOJI_MODIFIERS[1]
    return _Letter(
        shapes=(alone, initial, final, forms.get("medial", final)),
        opens=2 if "initial" in forms or character in (TATWEEL, ZWJ) else 0,
        takes=1 if "final" in forms or character in (TATWEEL, ZWJ) else 0,
        attached=attached,
        mark=category == "Mn",
    )


@cache
def _tables() -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, str]]]:
    """Letter → name of a form → the form; the alef of a lam-alef ligature → (isolated, final) ligature."""
    names = ("isolated", "final", "initial", "medial")
    letters: dict[str, dict[str, str]] = {}
    ligatures: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION_FORMS:
        form, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        name, letter = form.strip("<>"), "".join(chr(int(part, 16)) for part in parts)
        if name not in names:
            continue
        if len(letter) == 1:
            letters.setdefault(letter, {}).setdefault(name, chr(code))
        elif len(letter) == len(_LAM) + 1 and letter[0] == _LAM and name in ("isolated", "final"):
            ligatures.setdefault(letter[1], {})[name] = chr(code)
    return letters, {
        alef: (forms["isolated"], forms["final"]) for alef, forms in ligatures.items() if len(forms) > 1
    }
