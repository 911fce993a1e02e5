"""What people type into a search, as an FTS5 expression over folded text. Pure.

    words stand together in any order        جسر تومان
    "an exact phrase"                        "قوات كورية"
    either of two, none of a third           (قذائف OR صواريخ) NOT رياضة      also | and -word

A word finds itself with what Arabic writes as one with it: و ف ب ل ك and the article before, anything behind (قذيفة
finds والقذيفة and قذيفتين). A word, or a run of words, that is a topic's term finds all spellings of that term.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Self

from monitor.arabic.fold import fold
from monitor.errors import SearchError
from monitor.store.marking import Marks

# Given the text between operators: (start, end, all spellings) of each term of a topic in it, not overlapping.
Expand = Callable[[str], Sequence[tuple[int, int, Sequence[str]]]]

_TOKEN = re.compile(r'\s*(?:"([^"]*)"|([()|])|(-)(?=\S)|([^\s()|"]+))')
_OR, _AND, _NOT = frozenset({"OR", "|"}), frozenset({"AND"}), frozenset({"NOT", "-"})

_WORD = re.compile(r"\w+")
_ARTICLE = "ال"
_JOINED = tuple(
    conjunction + particle
    for conjunction, particle in product(("", "و", "ف"), ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل"))
)
_ANY_JOINED = "|".join(sorted(filter(None, _JOINED), key=len, reverse=True))
# The frequent ones of them, for spellings of a term: a term has hundreds, and each is asked for with each of these.
_JOINED_TO_TERM = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال", "لل")
# Shorter words are found as they are, else "من*" would be half of the language.
SHORTEST_PREFIX = 3
LONGEST_QUERY = 500  # characters


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is to be found: a word, a phrase, or a term of a topic.

    Attributes:
        template: as `Query.template`, for this alone.
        place: where its phrases stand among the query's, or None for a word.
        stems: of a word: what is to be marked in what is found; what is joined to it before is not in it.
    """

    template: str
    place: int | None = None
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A search that can be run.

    Attributes:
        template: for FTS5's MATCH, with `{0}`, `{1}` … where any of some phrases may stand.
        phrases: those phrases, all ways to write each: a term of a topic may have thousands.
        units: what is to be found; nothing that stands behind a NOT.
    """

    template: str
    phrases: tuple[tuple[str, ...], ...]
    units: tuple[Unit, ...]

    def words(self) -> set[str]:
        """Every word of every phrase."""
        return {word for ways in self.phrases for phrase in ways for word in phrase.split()}

    def sequences(self) -> set[str]:
        """The phrases of several words."""
        return {phrase for ways in self.phrases for phrase in ways if " " in phrase}

    def among(self, known: Collection[str]) -> Self:
        """The same query with only those phrases whose words are all known: asking for the others takes seconds."""
        unknown = {
            phrase
            for ways in self.phrases
            for phrase in ways
            if not all(word in known for word in phrase.split())
        }
        return self._without(unknown)

    def among_sequences(self, occurring: Collection[str]) -> Self:
        """The same query with only those of its phrases of several words that occur."""
        return self._without(self.sequences().difference(occurring))

    def _without(self, phrases: Collection[str]) -> Self:
        """Without these, which find nothing; where nothing else is left of a term, one of them stays."""
        chosen = (
            tuple(phrase for phrase in ways if phrase not in phrases) or ways[:1] for ways in self.phrases
        )
        return replace(self, phrases=tuple(chosen))

    def expression(self, unit: Unit | None = None) -> str:
        """For FTS5's MATCH: the whole query, or one unit of it."""
        template = self.template if unit is None else unit.template
        return template.format(*(" OR ".join(f'"{way}"' for way in ways) for ways in self.phrases))

    def marks(self) -> Marks:
        """What is to be marked in what is found, over folded text; a group for each unit.

        Phrases are tried first, the longest before the others: they may begin with a word that is looked for too.
        """
        choices = sorted(map(self._choice, self.units), reverse=True)
        groups = "|".join(f"({choice})" for _, choice, _ in choices)
        words = [word for _, _, words in choices for word in words]
        return Marks.of(rf"(?<!\w)(?:{groups})" if groups else "", words)

    def _choice(self, unit: Unit) -> tuple[int, str, Sequence[str]]:
        """The length of a unit's longest phrase, what marks the unit, and words of which one is in each mark."""
        if unit.place is None:
            return 0, "|".join(map(_marking, unit.stems)), unit.stems
        phrases = sorted(self.phrases[unit.place], key=len, reverse=True)
        marking = "|".join(r"\W+".join(map(re.escape, phrase.split())) + r"(?!\w)" for phrase in phrases)
        return len(phrases[0]), marking, [phrase.split()[-1] for phrase in phrases]


def _marking(stem: str) -> str:
    """What marks a word: joined to it before, itself, and what follows where it may be the beginning of a word."""
    before = f"(?:{_ANY_JOINED})?" if len(_joined(stem)) > 1 else ""
    return before + re.escape(stem) + (r"\w*" if len(stem) >= SHORTEST_PREFIX else r"(?!\w)")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: str  # "phrase", "word", "sign"


def parse(text: str, expand: Expand = lambda _: ()) -> Query:
    """Read a query.

    Args:
        text: as typed.
        expand: knows the spellings of topics' terms.

    Raises:
        SearchError: it asks for nothing, or its brackets or operators don't fit; says what to write.
    """
    if len(text) > LONGEST_QUERY:
        raise SearchError(f"the query is longer than {LONGEST_QUERY} characters")
    if text.count('"') % 2:
        raise SearchError('a quotation mark is not closed: "like this"')
    parser = _Parser(list(_tokens(text)), expand)
    template = parser.whole()
    return Query(template, tuple(parser.phrases), tuple(parser.units))


def _tokens(text: str) -> Iterator[_Token]:
    for phrase, sign, minus, word in _TOKEN.findall(text):
        if word:
            yield _Token(word, "sign" if word in {"OR", "AND", "NOT"} else "word")
        elif sign or minus:
            yield _Token(sign or minus, "sign")
        else:
            yield _Token(phrase, "phrase")


class _Parser:
    """Recursive descent: alternatives of conjunctions of units."""

    def __init__(self, tokens: list[_Token], expand: Expand) -> None:
        self.units: list[Unit] = []
        self.phrases: list[tuple[str, ...]] = []
        self._tokens, self._place, self._expand = tokens, 0, expand
        self._negated = False

    def whole(self) -> str:
        expression = self._alternatives()
        if self._place < len(self._tokens):
            raise SearchError("a closing bracket has no opening one")
        return expression

    def _peek(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take_sign(self, signs: frozenset[str]) -> bool:
        token = self._peek()
        if token is None or token.kind != "sign" or token.text not in signs:
            return False
        self._place += 1
        return True

    def _alternatives(self) -> str:
        parts = [self._conjunction()]
        while self._take_sign(_OR):
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"

    def _conjunction(self) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        while True:
            self._take_sign(_AND)
            if self._take_sign(_NOT):
                before, self._negated = self._negated, True  # a bracket behind NOT may have a NOT of its own
                unwanted += self._unit()
                self._negated = before
                continue
            token = self._peek()
            if token is None or token.text == ")" or (token.kind == "sign" and token.text in _OR):
                break
            wanted += self._unit()
        if not wanted:
            raise SearchError(
                "name something to find; NOT only leaves out" if unwanted else "there is nothing to find"
            )
        expression = wanted[0] if len(wanted) == 1 else f"({' AND '.join(wanted)})"
        return f"({expression} NOT ({' OR '.join(unwanted)}))" if unwanted else expression

    def _unit(self) -> list[str]:
        token = self._peek()
        if token is None:
            raise SearchError("something is missing at the end")
        if self._take_sign(frozenset({"("})):
            inner = self._alternatives()
            if not self._take_sign(frozenset({")"})):
                raise SearchError("an opening bracket has no closing one")
            return [inner]
        if token.kind == "sign":
            raise SearchError(f"'{token.text}' stands where a word should")
        if token.kind == "phrase":
            self._place += 1
            return self._phrase(token.text)
        return self._words()

    def _phrase(self, text: str) -> list[str]:
        known = [
            found for found in self._expand(text) if text[: found[0]].strip() + text[found[1] :].strip() == ""
        ]
        return self._any_of(known[0][2] if known else [text])

    def _words(self) -> list[str]:
        """A run of words: terms of a topic in it by all their spellings, the other words by themselves."""
        words = []
        while (token := self._peek()) is not None and token.kind == "word":
            words.append(token.text)
            self._place += 1
            if self._negated:
                break
        text = " ".join(words)
        parts, place = [], 0
        for start, end, spellings in self._expand(text):
            parts += self._single_words(text[place:start])
            parts += self._any_of(spellings)
            place = end
        return [*parts, *self._single_words(text[place:])]

    def _single_words(self, text: str) -> list[str]:
        return [self._word(word) for word in _WORD.findall(fold(text))]

    def _word(self, key: str) -> str:
        bare = key.removeprefix(_ARTICLE) if len(key) > len(_ARTICLE) + 2 else key
        open_end = len(bare) >= SHORTEST_PREFIX
        stems = [bare, bare[:-1] + "ت"] if open_end and bare.endswith("ه") else [bare]  # ذخيرة becomes ذخيرته
        star = " *" if open_end else ""
        ways = " OR ".join(f'"{joined}{stem}"{star}' for stem in stems for joined in _joined(stem))
        return self._wanted(Unit(f"({ways})", stems=tuple(stems)))

    def _any_of(self, spellings: Sequence[str]) -> list[str]:
        ways: list[str] = []
        for spelling in dict.fromkeys(" ".join(_WORD.findall(fold(spelling))) for spelling in spellings):
            if spelling:
                ways += [joined + spelling for joined in _joined(spelling, _JOINED_TO_TERM)]
        if not ways:
            return []
        self.phrases.append(tuple(ways))
        place = len(self.phrases) - 1
        return [self._wanted(Unit(f"({{{place}}})", place))]

    def _wanted(self, unit: Unit) -> str:
        """A unit's template; it is to be found unless it stands behind a NOT."""
        if not self._negated:
            self.units.append(unit)
        return unit.template


def _joined(word: str, particles: Sequence[str] = _JOINED) -> Sequence[str]:
    """What may be written as one with a word; nothing for Latin letters and digits."""
    return particles if "ء" <= word[0] <= "ي" else ("",)
