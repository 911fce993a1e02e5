"""Ranking: which of the articles found come first, and which of their paragraphs is shown."""

import pytest

from monitor.store import parse
from monitor.store.ranking import Candidate, best_first, candidate

FILLER = "قال مسؤول في المدينة إن الطريق سيفتح غدا أمام الناس"


def found(article_id: int, query: str, *, title: str = "", lead: str = "", body: str = "") -> Candidate:
    """An article as the ranking sees it."""
    return candidate(article_id, title, lead, (f"{FILLER} {body} {FILLER}",), parse(query).marks())


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        pytest.param(
            "الجسر", {"title": "الجسر مغلق"}, {"body": "فالجسر ثم وبجسر"}, id="title before rare forms"
        ),
        pytest.param("الجسر", {"title": "بجسر"}, {"lead": "الجسر"}, id="title before lead"),
        pytest.param("الجسر", {"lead": "الجسر"}, {"body": "الجسر والجسر"}, id="lead before body"),
        pytest.param("الجسر", {"body": "الجسر ثم الجسر"}, {"body": "كالجسر"}, id="twice before once"),
        pytest.param("الجسر", {"body": "الجسر"}, {"body": f"{FILLER * 9} الجسر"}, id="short before long"),
        pytest.param(
            "جسر قطار", {"body": "جسر ثم قطار"}, {"body": "جسر وجسر وجسر وجسر"}, id="both before one often"
        ),
        pytest.param("رئيس الوزراء", {"body": "رئيس الوزراء"}, {"body": "رئيس ثم وزراء"}, id="side by side"),
    ],
)
def test_the_better_comes_first(query: str, better: dict[str, str], worse: dict[str, str]) -> None:
    """Whatever their order was, the article that says more of what is asked for comes first."""
    good, other = found(1, query, **better), found(2, query, **worse)
    assert [each.id for each in best_first([other, good])] == [1, 2]
    assert [each.id for each in best_first([good, other])] == [1, 2]


def test_a_word_counts_the_same_however_it_is_written() -> None:
    """A rare way to write a word is worth no more than a frequent one: the order given stays."""
    frequent, rare = found(1, "الجسر", body="والجسر"), found(2, "الجسر", body="كالجسر")
    assert [each.id for each in best_first([frequent, rare])] == [1, 2]
    assert [each.id for each in best_first([rare, frequent])] == [2, 1]
