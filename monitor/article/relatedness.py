"""Whether two texts speak of the same things: by the words they share.

A word is told by the beginning of its stem, so that الرئيس, ورئيس and للرئيس are one.
"""

import re
from collections.abc import Set as AbstractSet

# Words of four letters at least, since particles are shorter; without what is written joined to the next word, where three
# letters are left; their first five letters.
_CONTENT_WORD = re.compile(r"(?<!\S)(?=\S{4})(?:(?:[وف]?(?:[بكل]?ال|لل)|[وف])(?=\w{3}))?(\S{1,5})")


def content_words(key: str) -> frozenset[str]:
    """The words of a line key that say something, as stems."""
    return frozenset(_CONTENT_WORD.findall(key))


def share(words: AbstractSet[str], among: AbstractSet[str]) -> float:
    """How much of `words` is `among` others; all of nothing."""
    return len(words & among) / len(words) if words else 1.0
