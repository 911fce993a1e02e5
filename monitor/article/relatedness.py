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


class Vocabulary:
    """The content words of some lines, taken from them when somebody asks: of most articles nobody does."""

    def __init__(self) -> None:
        self._unread: list[str] = []
        self._seen: set[str] = set()

    def add(self, key: str) -> None:
        """Count the words of a line key in."""
        self._unread.append(key)

    def words(self) -> AbstractSet[str]:
        """The words of all lines."""
        self._seen.update(*map(content_words, self._unread))
        self._unread.clear()
        return self._seen
