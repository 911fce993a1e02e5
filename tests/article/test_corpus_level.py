"""How much of the corpus comes out as its gold says: the levels that were reached, and no step back from them."""

import pytest

from tests.article.corpus import corpus_pages
from tests.article.corpus.templates import DEV, LATER, TEST
from tests.bench.extraction import run_ours
from tests.bench.extraction.costs import cost
from tests.bench.extraction.measures import score

# Least F, most boilerplate lines kept, most article lines lost.
_LEAST, _MOST_KEPT, _MOST_LOST = 0.998, 0.002, 0.001


@pytest.mark.parametrize("part", [DEV, TEST, LATER])
def test_level_is_kept(part: str) -> None:
    """On every template, tuned by or not, articles come out at least as well as when this was last looked at."""
    for run in run_ours([page for page in corpus_pages() if page.part == part]):
        reached = run.part(part)
        assert reached.measure.f >= _LEAST, run.tool
        assert reached.kept <= _MOST_KEPT, run.tool
        assert reached.lost <= _MOST_LOST, run.tool


def test_gold_scores_full_marks() -> None:
    """The article itself loses and keeps nothing."""
    for page in corpus_pages():
        found = score(page, page.gold)
        assert found.measure.f == pytest.approx(1)
        assert found.lost == ()
        assert found.kept == ()


def test_whole_page_keeps_everything() -> None:
    """All a page shows is all its lines: nothing is lost, every line of boilerplate got through."""
    for page in corpus_pages():
        found = score(page, "\n".join(line.text for line in page.lines))
        foreign = len(page.lines) - len(page.texts("title", "lead", "body", "either"))
        assert found.lost == ()
        assert len(found.kept) == foreign


def test_costs_are_told_apart() -> None:
    """The bench of costs measures all three: trafilatura, the DOM stage, the cleaner."""
    measured = cost(corpus_pages()[0].html, rounds=1)
    assert min(measured.trafilatura, measured.dom, measured.cleaner) > 0
    assert measured.ratio == (measured.dom + measured.cleaner) / measured.trafilatura


def test_missing_paragraph_is_counted() -> None:
    """A paragraph left out is one line lost, whatever stands around it; glue between two lines loses neither."""
    page = corpus_pages()[0]
    first, second, *rest = page.texts("body")
    without = "\n".join([*page.texts("title", "lead"), second, *rest])
    glued = "\n".join([*page.texts("title", "lead"), first + second, *rest])
    assert [line.text for line in score(page, without).lost] == [first]
    assert score(page, glued).lost == ()


def test_short_label_is_not_found_in_words() -> None:
    """A label of a few letters counts as kept only where it stands by itself."""
    page = corpus_pages()[0]
    (counter,) = {text for text in page.texts("counter") if text == "0"}
    assert score(page, f"{page.gold}\n{counter}").kept
    assert not score(page, f"{page.gold}\n10000").kept
