"""What can be said of a line before the walk: of most by themselves, of flashes by what stands around them."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from monitor.arabic.line_key import line_key
from monitor.article.markers import Marker, Mode, catalogue
from monitor.article.memory import line_hash
from monitor.article.relatedness import content_words, share
from monitor.article.titles import KnownTitles, OwnTitles, is_truncated
from monitor.model import HostMemory, LearntLine, Line

_FULL_STOP = re.compile(r"[.…][\"”»)\]]?$")
_SENTENCE_END = re.compile(r"[.!؟?…»”\"')\]]$")
# Prose is what has the length of a sentence, or a little less and its ending. Set on the heads of 16 labelled pages;
# with these limits, rules like ours then took 63 of 66 boilerplate lines and none of 47 body lines from 14 others.
_PROSE_WORDS = 14
_SENTENCE_WORDS, _SENTENCE_LENGTH = 9, 60
_ABOUT_TITLE = (
    0.3  # share of the title's content words that makes a line the article's, whatever the host repeats
)
LINK_TEXT = 0.6  # share of link text above which a line is a link with some words around it
_PARAGRAPH_LENGTH = 150  # characters: headlines are shorter


@dataclass(frozen=True, slots=True)
class Annotated:
    """A line with what it is in itself.

    Attributes:
        line: as extracted.
        key: its line key.
        words: how many words the key has.
        marker: the catalogue's rule for it, or None.
        prose: whether it reads as running text.
        own_title: whether it repeats the article's title.
        other_title: whether it is the title of another article of the outlet.
        furniture: what the host's memory says of it, or None.
    """

    line: Line
    key: str
    words: int
    marker: Marker | None
    prose: bool
    own_title: bool
    other_title: bool
    furniture: LearntLine | None = None

    @property
    def length(self) -> int:
        """Characters of the line."""
        return len(self.line.text)

    @property
    def full_stop(self) -> bool:
        """Whether it ends in a full stop: what headlines and labels don't do, questions and quotations aside."""
        return _FULL_STOP.search(self.line.text) is not None

    @property
    def paragraph(self) -> bool:
        """Whether it is running text beyond doubt: no list item, and ended or longer than any headline."""
        return self.prose and not self.line.item and (self.full_stop or self.length >= _PARAGRAPH_LENGTH)

    @property
    def flash(self) -> bool:
        """Whether it is another article's title and yet a sentence: flashes are titles that articles then begin with."""
        line = self.line
        is_text = self.other_title and not line.item and line.link_share < LINK_TEXT
        return is_text and self.full_stop and not is_truncated(line.text)

    @property
    def is_text(self) -> bool:
        """Whether it is running text that no rule of the catalogue speaks of."""
        return self.prose and self.marker is None and not self.own_title and self.furniture is None


def annotate(
    lines: Sequence[Line], own: OwnTitles, others: KnownTitles, memory: HostMemory | None = None
) -> tuple[Annotated, ...]:
    """Look at each line, in order."""
    annotated = list(_flashes_as_text([_annotate(line, own, others) for line in lines]))
    return tuple(_with_furniture(annotated, own, memory) if memory and memory.learnt else annotated)


def _with_furniture(lines: Sequence[Annotated], own: OwnTitles, memory: HostMemory) -> Iterator[Annotated]:
    """Say of lines that the host repeats them, but never of one that speaks of what the title speaks of."""
    title = content_words(" ".join(own.keys))
    for line in lines:
        hashed = line_hash(line.key)
        learnt = None if hashed is None else memory.learnt.get(hashed)
        if learnt is None or learnt.pinned or line.own_title or _is_about(title, line.key):
            yield line
        else:
            yield replace(line, furniture=learnt)


def _is_about(title: AbstractSet[str], key: str) -> bool:
    return bool(title) and share(title, content_words(key)) >= _ABOUT_TITLE


def _flashes_as_text(lines: Sequence[Annotated]) -> Iterator[Annotated]:
    """Take flashes for text where a text goes on with them: before its next sentence, or one as its last.

    In a list, or several below the text, they are links like other titles.
    """
    previous: Annotated | None = None
    in_list = False
    runs = [(is_flash, list(run)) for is_flash, run in groupby(lines, key=lambda line: line.flash)]
    for index, (is_flash, run) in enumerate(runs):
        following = runs[index + 1][1][0] if index + 1 < len(runs) else None
        if is_flash and not in_list and _is_amid_text(previous, len(run), following):
            yield from map(_as_text, run)
        else:
            yield from run
        for line in run:
            in_list = not line.paragraph and (in_list or _opens_list(line))
        previous = run[-1]


def _is_amid_text(previous: Annotated | None, flashes: int, following: Annotated | None) -> bool:
    if following is not None and following.is_text:
        return True
    ends_text = previous is not None and previous.is_text and flashes == 1
    return ends_text and (following is None or not following.other_title)


def _opens_list(line: Annotated) -> bool:
    return line.marker is not None and line.marker.mode is Mode.LIST


def _as_text(line: Annotated) -> Annotated:
    return replace(line, prose=_is_prose(line.line.text, line.words), other_title=False)


def _annotate(line: Line, own: OwnTitles, others: KnownTitles) -> Annotated:
    key = line_key(line.text)
    words = len(key.split())
    own_title = own.match(key)
    other_title = not own_title and others.match(line.text, key)
    return Annotated(
        line=line,
        key=key,
        words=words,
        marker=catalogue().find(line.text, key),
        prose=not other_title and line.link_share < LINK_TEXT and _is_prose(line.text, words),
        own_title=own_title,
        other_title=other_title,
    )


def _is_prose(text: str, words: int) -> bool:
    if words >= _PROSE_WORDS:
        return True
    return (
        words >= _SENTENCE_WORDS and len(text) >= _SENTENCE_LENGTH and _SENTENCE_END.search(text) is not None
    )
