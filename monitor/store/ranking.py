"""Which of the found articles are the best, and what is shown of them. Pure.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over the things asked for, however they are
written. FTS5's own takes الجسر and فالجسر for two words, and the second for the more telling one, since it is rare: an
article that says it once came before all that have الجسر in their titles.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.arabic.fold import Folded, fold
from monitor.model import Found, StoredItem
from monitor.model.found import Stretches
from monitor.store.marking import Marks

# What a hit in the title and in the lead weighs, against one in the body.
TITLE, LEAD, BODY = 8, 3, 1
# How soon more hits of the same add little, and how much less they say in a long text: the usual values, FTS5's too.
_SATURATION, _LENGTH = 1.2, 0.75
# Characters of a paragraph before the first hit, so that it is seen in its sentence and within two lines of a card.
_BEFORE_HIT = 60
_ELLIPSIS = "… "
# Stands for two units side by side, as a group of hits: no group of a regular expression has this number.
_NEIGHBOURS = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that was found, and where.

    Attributes:
        id: of the article.
        paragraphs: lead and body, as they are written; empty ones left out.
        hits: for each paragraph, what was found in it: groups of the marks, and 0 where two stand side by side.
        weights: for each of these groups what its hits weigh, those in the title among them.
        length: in folded characters.
    """

    id: int
    paragraphs: tuple[str, ...]
    hits: tuple[tuple[int, ...], ...]
    weights: Counter[int]
    length: int


def candidate(article_id: int, title: str, lead: str, body: Sequence[str], marks: Marks) -> Candidate:
    """Look for what is asked for (`Query.marks`) in a text."""
    paragraphs = tuple(filter(None, (lead, *body)))
    keys = tuple(map(fold, paragraphs))
    hits = tuple(_hits(key, marks) for key in keys)
    weights: Counter[int] = Counter()
    for group in _hits(fold(title), marks):
        weights[group] += TITLE
    for place, groups in enumerate(hits):
        for group in groups:
            weights[group] += LEAD if lead and place == 0 else BODY
    return Candidate(article_id, paragraphs, hits, weights, sum(map(len, keys)))


def _hits(key: str, marks: Marks) -> tuple[int, ...]:
    """The groups of what is found in a folded text: رئيس and الوزراء side by side are more than each somewhere."""
    groups: list[int] = []
    end, last = -1, None
    for hit in marks.hits(key):
        if last not in (None, hit.lastindex) and hit.start() - end == 1:
            groups.append(_NEIGHBOURS)
        groups.append(hit.lastindex or 0)
        end, last = hit.end(), hit.lastindex
    return tuple(groups)


def best_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """By BM25, every unit of the query and their standing side by side counting the same; else in the order given."""
    average = sum(each.length for each in candidates) / len(candidates) if candidates else 0
    return sorted(candidates, key=lambda each: _score(each, average), reverse=True)


def _score(found: Candidate, average: float) -> float:
    longer = found.length / average if average else 1
    halfway = _SATURATION * (1 - _LENGTH + _LENGTH * longer)
    return sum(weight / (weight + halfway) for weight in found.weights.values())


def shown(item: StoredItem, text: Candidate, marks: Marks) -> Found:
    """An article with the paragraph that has most of what is asked for, then most hits: the first of the best."""
    best = max(
        zip(text.hits, text.paragraphs, strict=True),
        key=lambda each: (len(set(each[0])), len(each[0])),
        default=((), ""),
    )[1]
    excerpt, stretches = _excerpt(best, _stretches(best, marks))
    return Found(item, _stretches(item.title, marks), excerpt, stretches)


def _stretches(text: str, marks: Marks) -> Stretches:
    if not any(marks.hits(fold(text))):  # most titles; where each letter came from takes 20 times as long
        return ()
    folded = Folded.of(text)
    return tuple(folded.span(*hit.span()) for hit in marks.hits(folded.key) if hit.group())


def _excerpt(paragraph: str, stretches: Stretches) -> tuple[str, Stretches]:
    """The paragraph from a word shortly before the first hit."""
    first = stretches[0][0] if stretches else 0
    if first <= _BEFORE_HIT:
        return paragraph, stretches
    cut = paragraph.find(" ", first - _BEFORE_HIT, first) + 1 or first
    shift = cut - len(_ELLIPSIS)
    return _ELLIPSIS + paragraph[cut:], tuple((start - shift, end - shift) for start, end in stretches)
