"""Lines that repeat a title: the article's own, or another article's (then the line is a link, not text)."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.arabic.line_key import line_key

_ELLIPSIS = re.compile(r"(?:…|\.\.+)\s*$")
_LABEL = re.compile(r"^(?:السابق|التالي|اقرا ايضا|شاهد ايضا|قد يهمك|عاجل|فيديو|صور|\d+) ")
# Four words: one doubtful hit in 166,498 lines of body text; shorter titles equal ordinary subheadings.
_SHORTEST_TITLE = 4  # words
_SIMILAR = 0.8  # share of the longer one's words: feeds shorten and respell their own headlines
_LONGEST_SIMILAR = 1.5  # times the title's length


def is_truncated(text: str) -> bool:
    """Whether a text was cut off and says so."""
    return _ELLIPSIS.search(text) is not None


@dataclass(frozen=True, slots=True)
class KnownTitles:
    """Titles of an outlet's other articles, folded once for many articles.

    Attributes:
        keys: their line keys.
        ordered: the same, sorted.
    """

    keys: frozenset[str]
    ordered: tuple[str, ...]

    @classmethod
    def of(cls, titles: Iterable[str]) -> "KnownTitles":
        """Fold titles as printed."""
        keys = frozenset(map(line_key, titles))
        return cls(keys, tuple(sorted(keys)))

    def match(self, text: str, key: str) -> bool:
        """Whether a line, given as printed and as line key, is one of the titles: with a label before it or cut off."""
        if not self.keys or key.count(" ") + 1 < _SHORTEST_TITLE:
            return False
        unlabelled = _LABEL.sub("", key)
        if key in self.keys or unlabelled in self.keys:
            return True
        return is_truncated(text) and self._continue(unlabelled)

    def _continue(self, beginning: str) -> bool:
        """Whether a title goes on where a cut-off line ends."""
        place = bisect_left(self.ordered, beginning)
        return place < len(self.ordered) and self.ordered[place].startswith(beginning)


@dataclass(frozen=True, slots=True)
class OwnTitles:
    """The article's own headline, in the forms a line may repeat it.

    Attributes:
        keys: line keys of the feed's title and of the page's headline.
        truncated: those of them that are the beginning of a longer headline.
    """

    keys: tuple[str, ...]
    truncated: tuple[str, ...]

    @classmethod
    def of(cls, *titles: str) -> "OwnTitles":
        """Fold the titles; empty ones are left out, and a second one that is the same."""
        keyed = [(line_key(title), is_truncated(title)) for title in dict.fromkeys(titles)]
        return cls(tuple(key for key, _ in keyed if key), tuple(key for key, cut in keyed if key and cut))

    def match(self, key: str) -> bool:
        """Whether a line is the headline, the same words but for a few or the whole of a headline the feed cut off."""
        if any(_similar(key, title) for title in self.keys):
            return True
        return any(key.startswith(title) and title.count(" ") >= _SHORTEST_TITLE for title in self.truncated)

    def equal(self, key: str) -> bool:
        """Whether a line is exactly the headline and long enough for this to be no coincidence."""
        return key in self.keys and key.count(" ") >= _SHORTEST_TITLE


def shared_words(key: str, other: str) -> float:
    """Share of the longer line's different words that both lines have; both are line keys."""
    words, other_words = set(key.split()), set(other.split())
    return len(words & other_words) / max(len(words), len(other_words), 1)


def _similar(key: str, title: str) -> bool:
    if key == title:
        return bool(key)
    shorter = min(key.count(" "), title.count(" ")) + 1
    return (
        shorter >= _SHORTEST_TITLE
        and len(key) <= _LONGEST_SIMILAR * len(title)
        and shared_words(key, title) >= _SIMILAR
    )
