"""An article as the sentences that are judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.arabic.fold import fold
from monitor.model import Zone

TITLE = -1

# Stops and the white space after them; a full stop right before a letter has lost its space (انتهت.وقال). Stops
# without either are matched too, as a whole, so that a million of them don't cost a million attempts.
_STOPS = re.compile(r"""[.!?؟;؛…۔\n]++["'»”’)\]]*+(?P<gap>\s++|(?<=\.)(?=[ء-ي]))?""")
# Not after a single letter: أ. ف. ب is an abbreviation.
_INITIAL = re.compile(r"\b\w\.[^\S\n]*\Z")
_LONGEST_INITIAL = 4
_WORD = re.compile(r"[^\W_]+")
_AROUND_WORDS = " .,;:!?…'\"()[]*"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    Attributes:
        index: `TITLE`, or its place among the sentences that count.
        part: "title", "lead" or "body": the text it stands in.
        offset: where it begins in that text.
        text: as written.
        key: folded.
    """

    index: int
    part: str
    offset: int
    text: str
    key: str

    def zone(self, opening_sentences: int) -> Zone:
        """The zone it is in, when the opening is so long."""
        if self.index == TITLE:
            return Zone.TITLE
        return Zone.OPENING if self.index < opening_sentences else Zone.BODY


def sentences(title: str, lead: str, body: Sequence[str]) -> tuple[Sentence, ...]:
    """The title, then the sentences of lead and body.

    A sentence that repeats an earlier one says nothing new (the abstract is the first paragraph, the first paragraph is
    the title) and is left out; so is a single word.
    """
    first = Sentence(TITLE, "title", 0, title, fold(title))
    found = [first]
    seen = {_comparable(first.key)}
    for part, text in (("lead", lead), ("body", "\n".join(body))):
        for start, end in _spans(text):
            key = fold(text[start:end])
            comparable = _comparable(key)
            if " " in comparable and comparable not in seen:
                seen.add(comparable)
                found.append(Sentence(len(found) - 1, part, start, text[start:end], key))
    return tuple(found)


def word_starts(key: str) -> list[int]:
    """Where the words of a folded text begin."""
    return [word.start() for word in _WORD.finditer(key)]


def _comparable(key: str) -> str:
    return key.strip(_AROUND_WORDS)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, without the white space around them."""
    start = 0
    for end in _ends(text):
        sentence = text[start:end]
        stripped = sentence.strip()
        if stripped:
            begin = start + sentence.index(stripped)
            yield begin, begin + len(stripped)
        start = end


def _ends(text: str) -> Iterator[int]:
    """Where the next sentence begins, or the text ends."""
    for stop in _STOPS.finditer(text):
        end = stop.end()
        is_end = stop["gap"] is not None or "\n" in stop[0]
        if is_end and not _INITIAL.search(text, max(0, end - _LONGEST_INITIAL), end):
            yield end
    yield len(text)
