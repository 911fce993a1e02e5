"""Arabic letters in the forms they take in a word, for terminals that join nothing themselves.

Unicode keeps one character for each form of each letter (isolated, final, initial, medial) and for the lam-alef
ligatures; which they are stands in the decompositions Python ships, so there is no table here to be wrong.
"""

import unicodedata
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
    """A character's shapes, and how it goes with its neighbours.

    `shapes` are those it has alone, before a letter it joins, behind one, and between two; `attached` belongs to the glyph
    before it; `mark` is one that a right-to-left letter loses; `special` may be more than a shape of its own.
    """

    shapes: tuple[str, str, str, str]
    joins_previous: bool = False
    joins_next: bool = False
    attached: bool = False
    mark: bool = False
    special: bool = False


_EDGE = _Letter(("", "", "", ""))
_BEFORE, _BEHIND = 1, 2  # added up they are an index of `_Letter.shapes`


def shape(line: str) -> list[Glyph]:
    """The glyphs of a line, still in logical order.

    Vowel marks over Arabic letters are dropped (a cell has no room for them and most terminals misplace them), lam and
    alef become their ligature, and a sequence of emoji or a Latin letter with its accents stays one glyph.
    """
    kept = without_marks(line)
    letters = [_letter(line[index]) for index in kept]
    letters.append(_EDGE)
    glyphs: list[Glyph] = []
    joins = False  # whether the letter before goes on
    taken = False  # whether this one is in the ligature before it
    for place, index in enumerate(kept):
        letter, after = letters[place], letters[place + 1]
        joined, joins = joins and letter.joins_previous, letter.joins_next
        if taken:
            taken = False
            continue
        if letter.special or (glyphs and glyphs[-1].text[-1] == ZWJ):
            character = line[index]
            if glyphs and _continues(glyphs[-1], character, letter):
                glyphs[-1] = Glyph(glyphs[-1].text + character, glyphs[-1].start, index + 1)
                continue
            if character in (ZWNJ, ZWJ):
                continue
            if character == _LAM and place + 1 < len(kept) and line[kept[place + 1]] in _tables()[1]:
                end = kept[place + 1] + 1
                glyphs.append(Glyph(_tables()[1][line[end - 1]][joined], index, end))
                taken = True
                continue
        shape_wanted = joined * _BEHIND + (joins and after.joins_previous) * _BEFORE
        glyphs.append(Glyph(letter.shapes[shape_wanted], index, index + 1))
    return glyphs


def without_marks(line: str) -> list[int]:
    """Indices of the characters that are painted: all but the marks over Arabic and Hebrew letters."""
    marks = [letter.mark for letter in map(_letter, line)]
    if True not in marks:
        return list(range(len(line)))
    kept = []
    over_rtl = False
    for index, (character, mark) in enumerate(zip(line, marks, strict=True)):
        if not mark:
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


@lru_cache(maxsize=4096)  # every letter in use; a hostile page may hold all of Unicode
def _letter(character: str) -> _Letter:
    category = unicodedata.category(character)
    forms = _tables()[0].get(character, {})
    if not forms.get("final"):  # hamza, which never joins, is best left to the font as it is
        forms = {}
    names = ("isolated", "initial", "final", "medial")
    alone, initial, final, medial = (forms.get(name) or forms.get("isolated", character) for name in names)
    attached = category in ("Mn", "Me", "Mc") or _EMOJI_MODIFIERS[0] <= character <= _EMOJI_MODIFIERS[1]
    return _Letter(
        (alone, initial, final, medial),
        joins_previous="final" in forms or character in (TATWEEL, ZWJ),
        joins_next="initial" in forms or character in (TATWEEL, ZWJ),
        attached=attached,
        mark=category == "Mn",
        special=attached or character in (ZWNJ, ZWJ, _LAM),
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
