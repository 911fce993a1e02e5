"""Whether two texts speak of the same things: by the words they share.

A word is told by the beginning of its stem, so that الرئيس, ورئيس and للرئيس are one.
"""

import re
from collections.abc import Set as AbstractSet

_PREFIX = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل)|[وف])(?=\w{3})")
_STEM = 5  # letters
_CONTENT_WORD = 4  # letters of the shortest word that says something; particles are shorter


def content_words(key: str) -> frozenset[str]:
    """The words of a line key that say something, as stems."""
    return frozenset(_PREFIX.sub("", word)[:_STEM] for word in key.split() if len(word) >= _CONTENT_WORD)


def share(words: AbstractSet[str], among: AbstractSet[str]) -> float:
    """How much of `words` is `among` others; all of nothing."""
    return len(words & among) / len(words) if words else 1.0
