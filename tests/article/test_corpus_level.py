"""How much of the corpus comes out as its gold says: the levels that were reached, and no step back from them."""

import pytest

from tests.article.corpus import corpus_pages
from tests.article.corpus.templates import DEV, TEST
from tests.bench.extraction import run_ours
from tests.bench.extraction.measures import score

# Part → least F, most boilerplate lines kept, most article lines lost.
_ALONE = {DEV: (0.998, 0.002, 0.002), TEST: (0.984, 0.003, 0.003)}
_WITH_HOST = {DEV: (0.998, 0.002, 0.002), TEST: (0.984, 0.003, 0.003)}


def test_level_is_kept() -> None:
    """On every template, tuned by or not, articles come out at least as well as when this was last looked at."""
    alone, with_host = run_ours(corpus_pages())
    for run, levels in ((alone, _ALONE), (with_host, _WITH_HOST)):
        for part, (least, most_kept, most_lost) in levels.items():
            reached = run.part(part)
            assert reached.measure.f >= least, f"{run.tool}, {part}"
            assert reached.kept <= most_kept, f"{run.tool}, {part}"
            assert reached.lost <= most_lost, f"{run.tool}, {part}"


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
