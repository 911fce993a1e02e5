"""Arabic that was encoded twice, as when a plug-in reads utf-8 as windows-1252 and writes it as utf-8 again: Ø§Ù„.

The bytes of the first encoding are still there, as the characters that the wrong encoding has for them; put back together
they are the text. Nothing is mended that could be text: three times in a row one of four letters that begin Arabic in
utf-8, followed by a sign that continues it, occurs in no language.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_WRONG_ENCODINGS = ("cp1252", "cp1256")
# Arabic letters in utf-8 begin with D8 to DB, ours and the web's signs with C2, C3, E2, EF.
_ARABIC_LEADS = range(0xD8, 0xDC)
_TWO_BYTE_LEADS = (*range(0xC2, 0xC4), *_ARABIC_LEADS)
_THREE_BYTE_LEADS = (0xE2, 0xEF)
_TRAILS = range(0x80, 0xC0)
# The commonest letter; looking for it first costs a hundredth of looking for the proof (60 ns a character).
_LAM = "ل".encode()
# Letters in a row that prove it; two can be text (ط؟ ends a question).
FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Wrong:
    """One wrong encoding: what a letter that no Arabic text is without becomes, what proves it, what is to be put back."""

    lams: tuple[str, ...]
    proof: re.Pattern[str]
    sequence: re.Pattern[str]
    bytes: dict[str, int]

    def mended(self, found: re.Match[str]) -> str:
        """The characters that these characters were; themselves, when they were none."""
        raw = bytes(self.bytes[character] for character in found[0])
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return found[0]


def mend(text: str) -> str:
    """The text with what was encoded twice put right; the same text when nothing was."""
    for encoding in _WRONG_ENCODINGS:
        wrong = _wrong(encoding)
        if any(lam in text for lam in wrong.lams) and wrong.proof.search(text):
            text = wrong.sequence.sub(wrong.mended, text)
    return text


@cache
def _wrong(encoding: str) -> _Wrong:
    characters = {value: _characters(value, encoding) for value in range(0x80, 0x100)}
    trail, arabic, two, three = (
        _one_of(characters[value] for value in values)
        for values in (_TRAILS, _ARABIC_LEADS, _TWO_BYTE_LEADS, _THREE_BYTE_LEADS)
    )
    return _Wrong(
        lams=tuple(lead + end for lead in characters[_LAM[0]] for end in characters[_LAM[1]]),
        proof=re.compile(f"(?:{arabic}{trail}){{{FEWEST}}}"),
        # In a row, so that a letter of the text itself is never taken for the beginning of one.
        sequence=re.compile(f"(?:{two}{trail}|{three}{trail}{trail})+"),
        bytes={character: value for value, variants in characters.items() for character in variants},
    )


def _characters(value: int, encoding: str) -> str:
    """What a byte becomes: the encoding's character, a control character where it has none or latin-1 was meant."""
    shown = bytes([value]).decode(encoding, "ignore")
    return shown + chr(value) if value < 0xA0 else shown  # noqa: PLR2004 - 80 to 9F are latin-1's control characters


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(characters))}]"
