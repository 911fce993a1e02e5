"""The second pass of cleaning: short labels above the first and below the last prose line that was kept."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from monitor.article.annotate import Annotated
from monitor.article.relatedness import content_words, share
from monitor.article.removal import Decisions, Removal
from monitor.article.titles import OwnTitles

_HEAD_WORDS, _HEAD_LENGTH = 5, 40
_CAPTION_WORDS, _NAME_WORDS = 3, 2
_POINT_WORDS = 4
_TAIL_WORDS, _TAIL_LENGTH = 4, 90
_RANKING = 4  # more short lines than this right below the text are part of it: a ranking, a cast, line-ups …
_HEADLINE = (
    6  # … unless they have so many words at the median and nothing numbers or introduces them: headlines
)
_DECK_AND_TEXT, _LONGEST_DECK = 3, 300  # prose lines, characters
_QUESTION = ("؟", "?")
_LETTER = re.compile(r"[^\W\d_]")
_ENTRY = re.compile(r"^(?:\W*\d|[-–—•*·▪●►]|\S+ ?[:：])|\d ?[-–—:] ?\d|[:：]$")

_OF_TEXT = 0.3  # share of its content words that a summary's point above the text has in common with it
# A heading's words, and the share of the longer ones in the sentence below: "warning lifted", "the coast's warning was …".
_HEADING_WORDS, _OF_SENTENCE = 3, 0.6
_HEAD_LABEL = Removal("head_label", "zone/head", "is a short label above the first sentence")
_ABOVE_TITLE = Removal("head_label", "zone/above_title", "stands above the title")
_TAIL_LABEL = Removal("tail_label", "zone/tail", "is a short label below the last sentence")
_HEADLINES = Removal(
    "other_headlines", "zone/headlines", "is one of several headlines below the last sentence", by_place=True
)
_TICKER = Removal(
    "other_headlines",
    "zone/headlines_above",
    "is one of several headlines above the text that share no words with it",
)
_CAPTION = Removal(
    "caption", "zone/caption_twice", "is printed twice above the text, as pictures' captions are"
)
_REPEATED = Removal("duplicate_title", "title/repeated", "repeats the article's title")


def trim(lines: Sequence[Annotated], decisions: Decisions, own: OwnTitles) -> list[Removal | None]:
    """Take out the labels around the text; what is no label keeps the decision it has."""
    title = _title_line(lines)
    prose = [
        index
        for index, line in enumerate(lines)
        if line.prose and decisions[index] is None and (index > title or line.paragraph)
    ]
    if not prose:
        return list(decisions)
    repeated = [
        _REPEATED if decision is None and own.equal(line.key) and not line.full_stop else decision
        for line, decision in zip(lines, decisions, strict=True)
    ]
    return _trim_tail(lines, _trim_head(lines, repeated, prose, title), prose[-1])


def _title_line(lines: Sequence[Annotated]) -> int:
    """Where the title stands above all paragraphs, or -1. A menu above it may be as long as a sentence."""
    head = takewhile(lambda numbered: not numbered[1].paragraph, enumerate(lines))
    return next((index for index, line in head if line.own_title), -1)


def _trim_head(
    lines: Sequence[Annotated], decisions: Decisions, prose: Sequence[int], title: int
) -> list[Removal | None]:
    """Labels above the first sentence, and between a standfirst and the text."""
    trimmed = list(decisions)
    for index in (*range(prose[0]), *_below_deck(lines, decisions, prose)):
        if trimmed[index] is not None:
            continue
        if index < title:
            trimmed[index] = _ABOVE_TITLE
        elif _is_head_label(lines[index]) and not _is_of_text(lines, index):
            trimmed[index] = _HEAD_LABEL
    for index, below in pairwise(range(prose[0])):
        if trimmed[index] is None and _is_caption(lines[index], lines[below]):
            trimmed[index] = trimmed[below] = _CAPTION
    kept = [index for index in range(prose[0]) if trimmed[index] is None]
    for index in _headlines_above(lines, kept, prose):
        trimmed[index] = _TICKER
    return trimmed


def _is_of_text(lines: Sequence[Annotated], index: int) -> bool:
    """Whether a short line above a sentence belongs to the text: as its heading, or as one of a summary's points."""
    return _heads_text(lines[index], lines[index + 1]) or _is_point(lines, index)


def _is_point(lines: Sequence[Annotated], index: int) -> bool:
    """Whether a list's entry stands beside one that is too long for a label; the entries of menus have fewer words."""
    if not lines[index].line.item or lines[index].words < _POINT_WORDS:
        return False
    sides = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return any(side.line.item and side.marker is None and not _is_head_label(side) for side in sides)


def _heads_text(line: Annotated, below: Annotated) -> bool:
    """Whether a short line belongs to the text below it: a first question, a list's heading, one that has the text's words."""
    if not below.is_text:
        return False
    if line.line.text.endswith(_QUESTION) or (line.line.item and below.line.item):
        return True
    if not line.line.heading or line.words < _HEADING_WORDS:
        return False
    words = content_words(line.key)
    return len(words) > 1 and share(words, content_words(below.key)) >= _OF_SENTENCE


def _is_caption(line: Annotated, below: Annotated) -> bool:
    """Whether the next line says it again, or its end: what a picture shows, for those who see it and for those who don't."""
    if line.full_stop or line.own_title or line.words < _CAPTION_WORDS or below.words < _NAME_WORDS:
        return False
    return f" {line.key}".endswith(f" {below.key}")


def _headlines_above(lines: Sequence[Annotated], kept: Sequence[int], prose: Sequence[int]) -> list[int]:
    """Those of several headlines above the text that do not speak of it; the points of a summary do."""
    run = [
        index for index in kept if not lines[index].full_stop and not _ENTRY.search(lines[index].line.text)
    ]
    if len(run) <= _RANKING or median(lines[index].words for index in run) < _HEADLINE:
        return []
    words = frozenset().union(*(content_words(lines[index].key) for index in prose))
    return [index for index in run if share(content_words(lines[index].key), words) < _OF_TEXT]


def _trim_tail(lines: Sequence[Annotated], decisions: Decisions, last: int) -> list[Removal | None]:
    """Labels and headlines below the last sentence."""
    trimmed = list(decisions)
    below = _run_below(decisions, last)
    end = _last_sentence(lines, decisions, last)
    if _are_headlines([lines[index] for index in below], lines[last]):
        trimmed[below.start : below.stop] = [_HEADLINES] * len(below)
    elif end is not None and not _ends_in_list(decisions, end):
        for index in range(end + 1, len(lines)):
            after_removed = trimmed[index - 1] is not None
            if trimmed[index] is None and _is_tail_label(lines[index], after_removed=after_removed):
                trimmed[index] = _TAIL_LABEL
    return trimmed


def _last_sentence(lines: Sequence[Annotated], decisions: Decisions, last: int) -> int | None:
    """The last sentence, be it too short for prose; None where that is a list's entry: the next may have no full stop."""
    short = [
        index for index in range(last + 1, len(lines)) if decisions[index] is None and lines[index].full_stop
    ]
    if not short:
        return last
    return None if lines[short[-1]].line.item else short[-1]


def _below_deck(lines: Sequence[Annotated], decisions: Decisions, prose: Sequence[int]) -> range:
    """The lines from below a standfirst to the last label that was taken out above the text, and bare numbers below it."""
    if len(prose) < _DECK_AND_TEXT or lines[prose[0]].length > _LONGEST_DECK:
        return range(0)
    between = range(prose[0] + 1, prose[1])
    last_label = max((index for index in between if decisions[index] is not None), default=0)
    counters = takewhile(
        lambda index: not _LETTER.search(lines[index].line.text), range(last_label + 1, prose[1])
    )
    return range(prose[0] + 1, last_label + 1 + sum(1 for _ in counters) if last_label else 0)


def _is_head_label(line: Annotated) -> bool:
    return not line.full_stop and line.words <= _HEAD_WORDS and line.length <= _HEAD_LENGTH


def _is_tail_label(line: Annotated, *, after_removed: bool) -> bool:
    return not line.full_stop and line.length <= _TAIL_LENGTH and (after_removed or line.words <= _TAIL_WORDS)


def _ends_in_list(decisions: Decisions, last: int) -> bool:
    """Whether the text ends in a list right below its last sentence."""
    return len(_run_below(decisions, last)) > _RANKING


def _run_below(decisions: Decisions, last: int) -> range:
    """The kept lines right below the last sentence."""
    below = range(last + 1, len(decisions))
    run = sum(1 for _ in takewhile(lambda index: decisions[index] is None, below))
    return range(last + 1, last + 1 + run)


def _are_headlines(run: Sequence[Annotated], sentence: Annotated) -> bool:
    """Whether the lines below the last sentence are other stories' headlines and not a list of the article's own."""
    if len(run) <= _RANKING or sentence.line.text.endswith((":", "：")):
        return False
    if any(line.full_stop or _ENTRY.search(line.line.text) for line in run):
        return False
    return median(line.words for line in run) >= _HEADLINE
