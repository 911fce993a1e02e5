"""How near a text comes to its gold: runs of words for the whole, lines for what was lost and what got through."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.article.corpus.model import ARTICLE, EITHER, TITLE, CorpusPage, Line

_WORD = re.compile(r"\w+")
_RUN = 4  # words: precision and recall are counted over runs of so many
_SHORT = 12  # characters: a shorter line counts as found only between whole words ("0", "رد" stand in too many others)
_TAKEN = "\n¶\n"


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and their harmonic mean, over runs of four words."""

    precision: float
    recall: float
    f: float

    def __str__(self) -> str:
        return f"{self.precision:.3f} | {self.recall:.3f} | {self.f:.3f}"


def measure(found: str, gold: str) -> Measure:
    """Compare a text with its gold."""
    found_runs, gold_runs = _runs(found), _runs(gold)
    shared = (found_runs & gold_runs).total()
    precision = shared / max(1, found_runs.total())
    recall = shared / max(1, gold_runs.total())
    return Measure(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def mean(measures: Sequence[Measure]) -> Measure:
    """The mean of each figure, every page counting the same."""
    return Measure(
        fmean(each.precision for each in measures),
        fmean(each.recall for each in measures),
        fmean(each.f for each in measures),
    )


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


@dataclass(frozen=True, slots=True)
class PageScore:
    """What became of one page of the corpus.

    Attributes:
        page: the page.
        measure: title, lead and body against theirs.
        lost: lines of lead and body that are not in the text.
        kept: lines of boilerplate that are.
    """

    page: CorpusPage
    measure: Measure
    lost: tuple[Line, ...]
    kept: tuple[Line, ...]


def score(page: CorpusPage, text: str) -> PageScore:
    """Compare a tool's text with the labels of a page.

    Each line is looked for in the text and taken out of it where it is found: first the article's, then those on which readers
    disagree, then the boilerplate's, the longest first, so that a label that is also a word of a headline is not found in it.
    """
    rest = "\n" + "\n".join(_words(line) for line in text.splitlines()) + "\n"
    found: set[int] = set()
    for number in _longest_first(page.lines):
        taken = _take(_words(page.lines[number].text), rest)
        if taken is not None:
            found.add(number)
            rest = taken
    missing = [line for number, line in enumerate(page.lines) if number not in found]
    present = [line for number, line in enumerate(page.lines) if number in found]
    expected = [
        line
        for number, line in enumerate(page.lines)
        if line.label in ARTICLE or (line.label == EITHER and number in found)
    ]
    return PageScore(
        page,
        measure(text, "\n".join(line.text for line in expected)),
        lost=tuple(line for line in missing if line.label in ARTICLE and line.label != TITLE),
        kept=tuple(line for line in present if line.label not in {*ARTICLE, EITHER}),
    )


def _longest_first(lines: Sequence[Line]) -> list[int]:
    def order(number: int) -> tuple[int, int]:
        label = lines[number].label
        return (0 if label in ARTICLE else 1 if label == EITHER else 2, -len(lines[number].text))

    return sorted((number for number, line in enumerate(lines) if _WORD.search(line.text)), key=order)


def _take(line: str, rest: str) -> str | None:
    """The rest without the line, or None where it does not stand; rather where it is a line of its own than amid another."""
    amid = f" {line} " if len(line) < _SHORT else line
    for wanted, text in ((f"\n{line}\n", rest), (amid, rest.replace("\n", " "))):
        start = text.find(wanted)
        if start >= 0:
            return rest[:start] + _TAKEN + rest[start + len(wanted) :]
    return None


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Total:
    """A tool's pages added up.

    Attributes:
        measure: mean over the pages.
        kept: share of the boilerplate's lines that got through.
        lost: share of the lines of lead and body that did not.
        through: class of boilerplate → share of the pages showing it on which a line of it got through.
    """

    measure: Measure
    kept: float
    lost: float
    through: dict[str, float]


def total(scores: Sequence[PageScore]) -> Total:
    """Add up."""
    shown = Counter(label for each in scores for label in {line.label for line in each.page.lines})
    passed = Counter(label for each in scores for label in {line.label for line in each.kept})
    classes = sorted(shown.keys() - {*ARTICLE, EITHER})
    return Total(
        mean([each.measure for each in scores]),
        kept=_share((each.kept for each in scores), (_foreign(each.page) for each in scores)),
        lost=_share((each.lost for each in scores), (each.page.texts("lead", "body") for each in scores)),
        through={label: passed[label] / shown[label] for label in classes},
    )


def _foreign(page: CorpusPage) -> list[Line]:
    return [line for line in page.lines if line.label not in {*ARTICLE, EITHER}]


def _share(part: Iterable[Sequence[object]], whole: Iterable[Sequence[object]]) -> float:
    return sum(map(len, part)) / max(1, sum(map(len, whole)))
