"""How well articles come out, beside other tools, and how fast: `python -m tests.bench.extraction --help`."""

from tests.bench.extraction.data import corpus, pages, seeds
from tests.bench.extraction.measures import Measure, PageScore, Total, mean, measure, score, total
from tests.bench.extraction.runs import Run, run_ours
from tests.bench.extraction.tools import whole_text

__all__ = [
    "Measure",
    "PageScore",
    "Run",
    "Total",
    "corpus",
    "mean",
    "measure",
    "pages",
    "run_ours",
    "score",
    "seeds",
    "total",
    "whole_text",
]
