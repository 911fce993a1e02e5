"""The key by which Arabic words are compared, and the way back from it to the text as written.

Newspapers spell one word in many ways: hamza or none (أوكرانيا, اوكرانيا), Egyptian final ى for ي, Persian letters
(کوریا), stretched or vowelled letters, presentation forms out of a PDF, invisible direction marks. `fold` maps all of
them to one spelling, so that a term has to be written down once. It folds letters only: no stemming, which would eat
names (light stemmers turn بوتين into بوت or وتين).

Rules 1 to 12 are context-free, hence one table for `str.translate` that fills itself as it meets characters; the last
one is applied to the result, so that marks or presentation forms between two letters cannot hide it:

    ة only ever ends a word, so a letter after it means that a space was lost (الروسيةوتحرك): it is put back.

Newlines are kept, whatever they were written as: they end sentences.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

_FOLDED_LETTERS = {
    "ا": "أإآٱٲٳٵ",
    # One hamza for every seat: مسؤول = مسئول, سيئول = سيؤول. Never dropped: رؤوس "warheads" is not روس "Russians".
    "ء": "ؤئٶٸ",
    "و": "ۋۏۊۆۇۈۉٷ",
    "ي": "ىیېۍێےۓ",
    "ه": "ەہھۀۂ",
    "ة": "ۃ",
    "ك": "کڪګڬڮ",
    "غ": "گڭݣڠ",  # پیونگ یانگ is بيونغ يانغ
    "ج": "چ",
    "ز": "ژ",
    "ب": "پ",
    "ف": "ڤڥڢ",
    "ق": "ڨڧ",
    "ت": "ټٹ",
    "د": "ڈډ",
    "ر": "ڑړڕ",
    "ن": "ںڼ",
    "ل": "ڵ",
}
_FOLDED_SIGNS = {
    '"': "«»“”„‟‹›〝〞＂",
    "'": "‘’‚‛ʼ`´＇",
    " ": "\t-_‐‑‒–—―−－﹣＿",  # hyphens join the words of a name: جونغ-أون, #بيونغ_يانغ
    "\n": "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029",
    ",": "،٬",
    ";": "؛",
    "?": "؟",
    "%": "٪",
    ".": "٫۔",
}
_TATWEEL = "\N{ARABIC TATWEEL}"
_TEH_MARBUTA = "ة"
# Arabic presentation forms decompose to "space + mark" for these blocks of spacing vowel signs.
_SPACING_MARKS = (range(0xFE70, 0xFE80), range(0xFC5E, 0xFC64), range(0xFCF2, 0xFCF5))
_PRESENTATION_FORMS = range(0xFB50, 0xFEFD)
_LAST_COMMON = 0xFFFF
_MARKS = frozenset({"Mn", "Me"})
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co"})

_LOST_SPACE = re.compile("ة(?=[ء-ي])")
_SPACES = re.compile(" {2,}")


class _FoldTable(dict[int, str]):
    """Code point → what it folds to ("" when it is left out), computed when first met.

    Rare planes are computed each time: a text made of all there is would leave a table of 100 MB behind.
    """

    def __missing__(self, code: int) -> str:
        folded = self._fold(chr(code))
        if code <= _LAST_COMMON:
            self[code] = folded
        return folded

    def _fold(self, char: str) -> str:
        category = unicodedata.category(char)
        if _is_mark(char) or category in _INVISIBLE:
            return ""
        if category == "Zs":
            return " "
        if category == "Nd":
            return str(unicodedata.decimal(char))
        # NFKD would take composed letters such as آ apart, whose parts fold differently.
        arabic_form = ord(char) in _PRESENTATION_FORMS
        decomposed = unicodedata.normalize("NFKC" if arabic_form else "NFKD", char)
        if decomposed == char:
            return char.casefold()
        return "".join(self[ord(part)] for part in decomposed)


def _is_mark(char: str) -> bool:
    """Whether the character only dresses the letter before it: a vowel sign, an accent, a stretch."""
    if char == _TATWEEL or unicodedata.category(char) in _MARKS:
        return True
    return any(ord(char) in block for block in _SPACING_MARKS)


_TABLE = _FoldTable(
    {
        ord(char): target
        for table in (_FOLDED_LETTERS, _FOLDED_SIGNS)
        for target, chars in table.items()
        for char in (*chars, target)
    }
)


# Nine of ten letters that change are these. To replace each in a whole text, and to look for any other letter that changes, takes
# a third of the time of the table, which is asked letter by letter.
_FREQUENT = tuple((letter, _TABLE[ord(letter)]) for letter in "أإآىئؤ،")
_UNCHANGED = "".join(chr(code) for code in (*range(0x80), *range(0x621, 0x64B)) if _TABLE[code] == chr(code))
_CHANGING = re.compile(f"[^{re.escape(_UNCHANGED)}]+")


def fold(text: str) -> str:
    """The key of a text; texts that differ only in spelling habits have equal keys.

    Expects NFC (a hamza that stands as a mark of its own is dropped). Idempotent. Runs of spaces, hyphens and underscores become one space; the ends are not stripped.
    """
    for letter, target in _FREQUENT:
        text = text.replace(letter, target)
    folded = _CHANGING.sub(_by_table, text)
    if _TEH_MARBUTA in folded:
        folded = folded.replace("ة ", "ه ")
        folded = _LOST_SPACE.sub("ه ", folded).replace(_TEH_MARBUTA, "ه")
    return _SPACES.sub(" ", folded) if "  " in folded else folded


def _by_table(found: re.Match[str]) -> str:
    return found[0].translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its key, with the way back from places in the key to places in the text.

    The way back takes ten times as long as the key alone: `fold` is enough for a text that nobody will be shown.

    Attributes:
        text: as written.
        key: `fold(text)`.
        origins: for each character of the key, the index of the character of the text that it comes from.
    """

    text: str
    key: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Fold a text and remember where everything came from."""
        return cls(text, fold(text), tuple(_origins(text)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `key[start:end]` stands in the text, as (start, end); the marks on its last letter included.

        Args:
            start: offset of the first character in `key`.
            end: offset after the last one; `start < end`.
        """
        first, last = self.origins[start], self.origins[end - 1] + 1
        stop = last
        while stop < len(self.text) and not _TABLE[ord(self.text[stop])]:
            stop += 1
            if _is_mark(self.text[stop - 1]):
                last = stop  # a direction mark that follows the word is no part of it
        return first, last


def _origins(text: str) -> list[int]:
    """The index in the text of every character of its key; takes the same steps as `fold`."""
    origins: list[int] = []
    previous = ""
    for index, char in enumerate(text):
        for part in _TABLE[ord(char)]:
            if part == previous == " ":
                continue
            if previous == _TEH_MARBUTA and _LOST_SPACE.match(previous + part):
                origins.append(origins[-1])
            origins.append(index)
            previous = part
    return origins
