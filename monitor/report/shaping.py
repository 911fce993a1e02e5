"""Arabic letters in the forms they take in a word, for terminals that join nothing themselves.

Unicode keeps one character for each form of each letter (isolated, final, initial, medial) and for the lam-alef
ligatures; which they are stands in the decompositions Python ships, so there is no table here to be wrong.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

TATWEEL, ZWNJ, ZWJ = "\u0640", "\u200c", "\u200d"
_LAM = "\u0644"
_PRESENTATION_FORMS = (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD))
_EMOJI_MODIFIERS = ("\U0001f3fb", "\U0001f3ff")


class Glyph(NamedTuple):
    """What is painted in a place: its characters, and the stretch `start:end` of the line they stand for.

    A tuple, for a card makes hundreds of them and a frozen dataclass takes nearly twice as long to make.
    """

    text: str
    start: int
    end: int


class _Letter(NamedTuple):
    """A character's shapes, "" where it has none, and how it goes with its neighbours.

    `attached` belongs to the glyph before it; `mark` is one that a right-to-left letter loses.
    """

    isolated: str
    final: str = ""
    initial: str = ""
    medial: str = ""
    joins_previous: bool = False
    joins_next: bool = False
    attached: bool = False
    mark: bool = False


_EDGE = _Letter("")


def shape(line: str) -> list[Glyph]:
    """The glyphs of a line, still in logical order.

    Vowel marks over Arabic letters are dropped (a cell has no room for them and most terminals misplace them), lam and
    alef become their ligature, and a sequence of emoji or a Latin letter with its accents stays one glyph.
    """
    kept = without_marks(line)
    letters = [_letter(line[index]) for index in kept]
    glyphs: list[Glyph] = []
    place = 0
    while place < len(kept):
        index, letter = kept[place], letters[place]
        if glyphs and _continues(glyphs[-1], line[index], letter):
            glyphs[-1] = Glyph(glyphs[-1].text + line[index], glyphs[-1].start, index + 1)
        elif line[index] not in (ZWNJ, ZWJ):
            joined = letter.joins_previous and place > 0 and letters[place - 1].joins_next
            ligature = _ligature(line, kept[place : place + 2], joined=joined)
            if ligature:
                glyphs.append(Glyph(ligature, index, kept[place + 1] + 1))
                place += 1
            else:
                after = letters[place + 1] if place + 1 < len(kept) else _EDGE
                joins_on = letter.joins_next and after.joins_previous
                glyphs.append(Glyph(_form(letter, joined=joined, joins_on=joins_on), index, index + 1))
        place += 1
    return glyphs


def without_marks(line: str) -> list[int]:
    """Indices of the characters that are painted: all but the marks over Arabic and Hebrew letters."""
    kept = []
    over_rtl = False
    for index, character in enumerate(line):
        if not _letter(character).mark:
            over_rtl = unicodedata.bidirectional(character) in ("R", "AL")
        elif over_rtl:
            continue
        kept.append(index)
    return kept


def _continues(glyph: Glyph, character: str, letter: _Letter) -> bool:
    """Whether the character belongs to the glyph before it."""
    if letter.attached or glyph.text[-1] == ZWJ:
        return True
    return character == ZWJ and unicodedata.category(glyph.text[0]) == "So"


def _form(letter: _Letter, *, joined: bool, joins_on: bool) -> str:
    """The letter's form: joined to the letter before, going on to the one behind."""
    if joined and joins_on:
        return letter.medial or letter.isolated
    if joined:
        return letter.final or letter.isolated
    return (letter.initial if joins_on else "") or letter.isolated


def _ligature(line: str, places: Sequence[int], *, joined: bool) -> str:
    """The lam-alef that begins at the first of the places, or ""."""
    if line[places[0]] != _LAM or len(places) == 1:
        return ""
    isolated, final = _tables()[1].get(line[places[1]], ("", ""))
    return final if joined else isolated


@lru_cache(maxsize=4096)  # every letter in use; a hostile page may hold all of Unicode
def _letter(character: str) -> _Letter:
    category = unicodedata.category(character)
    forms = _tables()[0].get(character, {})
    if not forms.get("final"):  # hamza, which never joins, is best left to the font as it is
        forms = {}
    return _Letter(
        **{"isolated": character, **forms},
        joins_previous="final" in forms or character in (TATWEEL, ZWJ),
        joins_next="initial" in forms or character in (TATWEEL, ZWJ),
        attached=category in ("Mn", "Me", "Mc") or _EMOJI_MODIFIERS[0] <= character <= _EMOJI_MODIFIERS[1],
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
