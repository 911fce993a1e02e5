"""Hostile text made safe for storing and for showing.

A title can carry escape sequences that write to the clipboard of the terminal that shows it, bidi overrides that swap
source and headline, invisible letters and towers of combining marks (Unicode TR #36 and #39). Nothing of that has a
use here, since our renderer lays out lines itself.
"""

import unicodedata

# A title of 1,000 characters is five times the longest one seen in real feeds.
LONGEST_LINE = 1_000
LONGEST_TEXT = 64 * 1024

ELLIPSIS = "…"

# Vocalised Arabic has two marks on a letter, the Koran four; more than eight only paint over the neighbouring lines.
MOST_MARKS = 8

_JOINERS = "\u200c\u200d"  # ZWNJ, ZWJ: they change letters and emoji, so they are part of the spelling
# Format characters that are seen: signs written around numbers (property Prepended_Concatenation_Mark).
_VISIBLE_FORMATS = (
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\N{KAITHI NUMBER SIGN}\U000110cd"
)
_KEPT = frozenset(_JOINERS + _VISIBLE_FORMATS)
# What nearly every line consists of, and is no mark: ASCII, Arabic letters, punctuation and digits.
_PLAIN = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x660, 0x66A)))
)


def one_line(text: str, limit: int = LONGEST_LINE) -> str:
    """Foreign text as one safe line in NFC, at most `limit` characters, idempotent and in linear time.

    Removed: control, format, surrogate, private-use and unassigned characters, so escape sequences, bidi controls and
    marks, tags, BOM, zero-width space and soft hyphen; ZWNJ, ZWJ and Arabic number signs stay. White space of any kind
    becomes one space, and a letter keeps its first 8 marks. A text that is too long ends in "…", after a whole word
    unless that would cost more than half of it.
    """
    return _cut(_safe_line(text), limit)


def paragraphs(text: str, limit: int = LONGEST_TEXT) -> str:
    """Like `one_line`, but line breaks of any kind stay, as newlines: one paragraph a line, no empty lines."""
    lines = (_safe_line(line) for line in text.splitlines())
    return _cut("\n".join(line for line in lines if line), limit)


def _safe_line(text: str) -> str:
    line = " ".join(text.split())
    if not line.isprintable():
        removed = {ord(char): None for char in set(line) if not char.isprintable() and char not in _KEPT}
        line = " ".join(line.translate(removed).split())
    if line.isascii():
        return line
    # Before NFC, which takes quadratic time to sort a tower of marks, and after it, since it can add a mark.
    capped = _cap_marks(line)
    normal = unicodedata.normalize("NFC", capped)
    return normal if normal == capped else _cap_marks(normal)


def _cap_marks(line: str) -> str:
    """At most `MOST_MARKS` marks in a row; joiners count, else a tower could be built with them in between."""
    unusual = set(line) - _PLAIN
    marks = {char for char in unusual if char in _JOINERS or unicodedata.category(char).startswith("M")}
    if sum(map(line.count, marks)) <= MOST_MARKS:
        return line
    kept: list[str] = []
    in_a_row = 0
    for char in line:
        in_a_row = in_a_row + 1 if char in marks else 0
        if in_a_row <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    room = max(limit - len(ELLIPSIS), 0)
    head = text[:room]
    if not text[room].isspace():
        last_space = max(head.rfind(" "), head.rfind("\n"))
        head = head[:last_space] if last_space > room // 2 else head
    return (head.rstrip() + ELLIPSIS)[: max(limit, 0)]
