"""The catalogue of boilerplate markers: `markers.toml`, ready to be asked about a line.

Lookups are ordered from the certain to the vague: the whole line, the longest prefix, patterns in the order of the
file, the whole line but for a number at its edge.
"""

import math
import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from monitor.arabic.line_key import line_key
from monitor.article.beginnings import beginnings, initial

_SENTENCE_END = re.compile(r"[.!؟?…][\"'”»)\]]*$")
_LABEL_COLON = re.compile(r"^.{1,30}[:：]")
_NUMBER_AT_EDGE = re.compile(r"^\d+ | \d+$")
_HEADING_WORDS = 6  # a heading told by its words has fewer
_BAR = "|"
_LONGEST_ROW, _FEWEST_LABELS, _MOST_LABELS = 160, 2, 12
_BARE_SLACK = 2  # "اقرأ أيضاً 1": a heading with a stray letter or digit is still only a heading


class Mode(StrEnum):
    """What a marker does to the lines around it."""

    LINE = "line"
    LIST = "list"
    END = "end"
    METADATA = "metadata"


class Position(StrEnum):
    """Where in the article a marker may fire."""

    ANY = "any"
    HEAD = "head"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Marker:
    """One rule of the catalogue.

    Attributes:
        rule: its id, `class/phrase` or `class/pattern name`.
        cls: class of the lines it removes.
        phrase: what people call it: the phrase as printed, or the pattern's name.
        key: line key of the phrase, "" for a pattern.
        mode: what it does.
        position: where it may fire.
        longest: length in characters of the longest line it may match.
        sentence_over: a longer line that reads as a sentence is not matched; None for no such limit.
    """

    rule: str
    cls: str
    phrase: str
    key: str
    mode: Mode
    position: Position
    longest: int
    sentence_over: int | None

    @property
    def is_signpost(self) -> bool:
        """Whether more than its own line hangs on it: a list, a cut, or the chain of source and tags."""
        return self.mode in {Mode.LIST, Mode.END} or self.cls in {"source", "tags"}

    def allows(self, text: str) -> bool:
        """Whether a line of this length and ending can be the marker at all."""
        if len(text) > self.longest:
            return False
        limit = self.sentence_over
        is_text = limit is not None and len(text) > limit and _SENTENCE_END.search(text)
        return not is_text or _LABEL_COLON.search(text) is not None

    @property
    def is_anywhere(self) -> bool:
        """Whether it goes wherever it stands, and nothing with it."""
        return self.mode is Mode.LINE and self.position is Position.ANY

    def is_whole(self, key: str) -> bool:
        """Whether a matched line, given by its key, is the phrase to the letter."""
        return key == self.key

    def is_bare(self, key: str) -> bool:
        """Whether a matched line, given by its key, is nothing but the phrase, or short where a pattern told it."""
        if not self.key:
            return key.count(" ") < _HEADING_WORDS
        return len(key) - len(self.key) <= _BARE_SLACK


Pattern = tuple[re.Pattern[str], Marker]


class Patterns:
    """Patterns in the order of the file, sorted out by the lengths of the lines they may match, and by what those begin with.

    To try those that can match takes half as long as to try all: see `beginnings`.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._all = tuple(patterns)
        self._lengths = sorted({marker.longest for _, marker in self._all})
        self._beginnings = [beginnings(pattern.pattern) for pattern, _ in self._all]
        self._initials = frozenset().union(*filter(None, self._beginnings))
        self._possible: dict[tuple[int, str], tuple[tuple[Callable[[str], object], Marker], ...]] = {}

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self._all)

    def matching(self, length: int, subject: str) -> Iterator[Marker]:
        """The markers of a line of so many characters whose patterns are found in `subject`, its text or key."""
        first = initial(subject)
        kind = bisect_left(self._lengths, length), first if first in self._initials else ""
        possible = self._possible.get(kind)
        if possible is None:
            possible = self._possible[kind] = tuple(self._matchable(*kind))
        for found, marker in possible:
            if found(subject):
                yield marker

    def _matchable(self, place: int, first: str) -> Iterator[tuple[Callable[[str], object], Marker]]:
        """Those for lines of a kind: of a length, by its place among all limits, and with an initial."""
        shortest = self._lengths[place] if place < len(self._lengths) else math.inf
        for (pattern, marker), known in zip(self._all, self._beginnings, strict=True):
            if marker.longest >= shortest and (known is None or first in known):
                yield _finder(pattern), marker


def _finder(pattern: re.Pattern[str]) -> Callable[[str], object]:
    """What finds the pattern; `search` tries one that can only be found at the beginning at every letter of a line."""
    return pattern.match if pattern.pattern.startswith("^") else pattern.search


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All markers, indexed for lookup.

    Attributes:
        whole: line key → marker.
        prefixes: first word → (line key and a space, marker), longest first.
        patterns: on the line key, in order.
        list_patterns: those of them that are headings of lists.
        signposts: those of them that lists, cuts and chains hang on.
        raw_patterns: on the line as printed, in order.
        longest_heading: length in characters of the longest line that may be the heading of a list in `whole`.
    """

    whole: Mapping[str, Marker]
    prefixes: Mapping[str, tuple[tuple[str, Marker], ...]]
    patterns: Patterns
    list_patterns: Patterns
    signposts: Patterns
    raw_patterns: Patterns
    longest_heading: int

    def find(self, text: str, key: str) -> Marker | None:
        """The marker a line is, given as printed and as line key, or None for a line of text."""
        found = self._candidates(text, key, self.patterns, self.raw_patterns)
        marker = next((marker for marker in found if marker.allows(text)), None)
        return self._row(text) if marker is None and _BAR in text else marker

    def _row(self, text: str) -> Marker | None:
        """The marker of a row of labels between bars: "details | comments (12) | send", each of which is one by itself."""
        if len(text) > _LONGEST_ROW or text.count(_BAR) >= _MOST_LABELS:
            return None
        pieces = [piece.strip() for piece in text.split(_BAR)]
        markers = [self.find(piece, line_key(piece)) for piece in pieces if piece]
        labels = [marker for marker in markers if marker and marker.mode is not Mode.METADATA]
        if len(labels) < max(len(markers), _FEWEST_LABELS):
            return None
        return next((marker for marker in labels if marker.is_anywhere), None)

    def heading(self, text: str, key: str, *, by_grammar: bool = True) -> Marker | None:
        """The heading of a list that a line is and nothing else, by its words or (slower) by its grammar too."""
        marker = self.whole.get(key) or self._unnumbered(key)
        if marker is None and by_grammar and key.count(" ") < _HEADING_WORDS:
            marker = next(self.list_patterns.matching(len(text), key), None)
        return marker if marker and marker.mode is Mode.LIST and marker.allows(text) else None

    def signpost(self, text: str, key: str) -> Marker | None:
        """The marker a line is if lists, cuts and chains hang on it; cheaper than `find`."""
        return next(
            (
                marker
                for marker in self._candidates(text, key, self.signposts)
                if marker.is_signpost and marker.allows(text)
            ),
            None,
        )

    def _candidates(
        self, text: str, key: str, patterns: Patterns, raw_patterns: Patterns | None = None
    ) -> Iterator[Marker]:
        if marker := self.whole.get(key):
            yield marker
        spaced = key + " "
        for prefix, marker in self.prefixes.get(spaced[: spaced.index(" ")], ()):
            if spaced.startswith(prefix):
                yield marker
        yield from patterns.matching(len(text), key)
        if raw_patterns:
            yield from raw_patterns.matching(len(text), text)
        if marker := self._unnumbered(key):
            yield marker

    def _unnumbered(self, key: str) -> Marker | None:
        """The marker a line is but for a number at its edge."""
        numbered = key[:1].isdigit() or key[-1:].isdigit()
        return self.whole.get(_NUMBER_AT_EDGE.sub("", key)) if numbered else None


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, read once."""
    return parse(resources.files(__package__).joinpath("markers.toml").read_text("utf-8"))


def parse(toml: str) -> Catalogue:
    """Build a catalogue from the text of a marker file (its format is described at the top of `markers.toml`).

    Raises:
        ValueError: a phrase that stands there twice, or an unknown mode, match or position.
        KeyError: an entry without a needed key.
    """
    document = tomllib.loads(toml)
    vocabulary = document.get("vocabulary", {})
    whole: dict[str, Marker] = {}
    prefixes: dict[str, list[tuple[str, Marker]]] = {}
    patterns: list[Pattern] = []
    raw_patterns: list[Pattern] = []
    for entry in document["markers"]:
        match entry["match"]:
            case "whole":
                for marker in _phrases(entry):
                    if whole.setdefault(marker.key, marker) is not marker:
                        raise ValueError(f"{marker.rule} is in the catalogue as {whole[marker.key].rule}")
            case "prefix":
                for marker in _phrases(entry):
                    prefixes.setdefault(marker.key.split(" ")[0], []).append((marker.key + " ", marker))
            case "pattern":
                patterns.extend(_patterns(entry, vocabulary))
            case "raw_pattern":
                raw_patterns.extend(_patterns(entry, vocabulary))
            case unknown:
                raise ValueError(f"{entry['class']}: match = {unknown!r}")
    return Catalogue(
        whole,
        _longest_first(prefixes),
        patterns=Patterns(patterns),
        list_patterns=Patterns(pattern for pattern in patterns if pattern[1].mode is Mode.LIST),
        signposts=Patterns(pattern for pattern in patterns if pattern[1].is_signpost),
        raw_patterns=Patterns(raw_patterns),
        longest_heading=max(
            (marker.longest for marker in whole.values() if marker.mode is Mode.LIST), default=0
        ),
    )


def _phrases(entry: Mapping[str, Any]) -> Iterator[Marker]:
    for phrase in entry["phrases"]:
        yield _marker(entry, phrase, line_key(phrase))


def _patterns(entry: Mapping[str, Any], vocabulary: Mapping[str, str]) -> Iterator[Pattern]:
    for name, expression in entry["patterns"].items():
        for word, alternatives in vocabulary.items():
            expression = expression.replace(f"<{word}>", alternatives)  # noqa: PLW2901 - each word in turn
        yield re.compile(expression), _marker(entry, name, "")


def _marker(entry: Mapping[str, Any], phrase: str, key: str) -> Marker:
    return Marker(
        rule=f"{entry['class']}/{phrase}",
        cls=entry["class"],
        phrase=phrase,
        key=key,
        mode=Mode(entry["mode"]),
        position=Position(entry.get("position", "any")),
        longest=entry["longest"],
        sentence_over=entry.get("sentence_over"),
    )


def _longest_first(
    prefixes: Mapping[str, list[tuple[str, Marker]]],
) -> dict[str, tuple[tuple[str, Marker], ...]]:
    return {
        word: tuple(sorted(found, key=lambda pair: len(pair[0]), reverse=True))
        for word, found in prefixes.items()
    }
