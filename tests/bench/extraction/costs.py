"""What the DOM stage and the cleaner cost, beside trafilatura's extraction of the same page in the same run.

trafilatura gets the page as it was parsed, not prepared, with the settings it is given in earnest: the first method only, without
metadata. Parsing counts for neither side, nor does what is neither preparing nor cleaning (title, date, standfirst, lines).
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from statistics import fmean, median

import trafilatura

from monitor.article import clean, extract_page
from monitor.article.dom import prepare
from monitor.article.extract import SETTINGS, parse

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds a page: trafilatura's, preparing the tree, cleaning the lines."""

    trafilatura: float
    dom: float
    cleaner: float

    @property
    def ratio(self) -> float:
        """DOM stage and cleaner as a share of trafilatura's time."""
        return (self.dom + self.cleaner) / self.trafilatura


def cost(html: str, rounds: int = _ROUNDS) -> Cost:
    """What one page costs, the median of some rounds; each parses it anew, because both sides change the tree."""
    extracted = extract_page(html)
    times = []
    for _ in range(rounds):
        settings = {**SETTINGS, "favor_precision": True}
        extracting = _timed(partial(trafilatura.bare_extraction, parse(html), **settings))
        times.append((extracting, _timed(partial(prepare, parse(html))), _timed(partial(clean, extracted))))
    return Cost(*(median(column) for column in zip(*times, strict=True)))


def mean_cost(pages: Iterable[str], rounds: int = _ROUNDS) -> Cost:
    """The mean of some pages' costs; the first page is read once before, for imports and tables made once."""
    every = list(pages)
    cost(every[0], rounds=1)
    costs = [cost(html, rounds) for html in every]
    return Cost(
        fmean(each.trafilatura for each in costs),
        fmean(each.dom for each in costs),
        fmean(each.cleaner for each in costs),
    )


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)
