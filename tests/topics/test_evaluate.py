"""The numbers of an evaluation."""

from dataclasses import replace

import pytest

from monitor.model import Labelled, Level, SourceFigures
from monitor.topics import evaluate


def article(number: int, label: str, level: Level) -> Labelled:
    """A labelled article."""
    return Labelled(str(number), f"title {number}", label, level, 5)


MATCH, MENTION, NONE = Level.MATCH, Level.MENTION, Level.NONE
ARTICLES = [
    article(1, "relevant", MATCH),
    article(2, "relevant", MATCH),
    article(3, "relevant", MATCH),
    article(4, "relevant", MENTION),
    article(5, "mention", MATCH),
    article(6, "mention", MENTION),
    article(7, "irrelevant", MATCH),
    article(8, "irrelevant", NONE),
]


def test_numbers() -> None:
    """Borderline articles count in neither precision nor recall."""
    result = evaluate("a", ARTICLES)
    assert (result.topic, result.n) == ("a", 8)
    assert result.precision == result.recall == result.f1 == pytest.approx(0.75)
    assert [error.id for error in result.errors] == ["4", "7"]
    assert result.confusion == {
        "relevant": {"match": 3, "mention": 1, "none": 0},
        "mention": {"match": 1, "mention": 1, "none": 0},
        "irrelevant": {"match": 1, "mention": 0, "none": 1},
    }


def test_by_source() -> None:
    """Each source has its figures; those with errors come first."""
    articles = [replace(one, source="a" if one.id in "12356" else "b") for one in ARTICLES]
    assert evaluate("x", articles).sources == (
        SourceFigures("b", relevant=1, irrelevant=2, missed=1, wrong=1),
        SourceFigures("a", relevant=3, irrelevant=0, missed=0, wrong=0),
    )


def test_harmonic_mean() -> None:
    """F1 leans to the worse of the two."""
    result = evaluate(
        "a", [*ARTICLES[:3], *(article(number, "irrelevant", MATCH) for number in range(20, 29))]
    )
    assert (result.precision, result.recall, result.f1) == (0.25, 1.0, 0.4)


def test_equal_ids_count_once() -> None:
    """Of articles with the same id the first counts, in the order given."""
    result = evaluate("a", [*ARTICLES, article(1, "irrelevant", MATCH), article(4, "relevant", MATCH)])
    assert result == evaluate("a", ARTICLES)


EMPTY = {
    "no article": ([], None, None, None),
    "nothing matched": ([article(1, "relevant", NONE)], None, 0.0, None),
    "nothing relevant": ([article(1, "irrelevant", MATCH)], 0.0, None, None),
    "all wrong": ([article(1, "irrelevant", MATCH), article(2, "relevant", NONE)], 0.0, 0.0, 0.0),
}


@pytest.mark.parametrize(("articles", "precision", "recall", "f1"), EMPTY.values(), ids=EMPTY)
def test_what_can_not_be_said(
    articles: list[Labelled], precision: float | None, recall: float | None, f1: float | None
) -> None:
    """A share of nothing is None, not 0 or 1."""
    result = evaluate("a", articles)
    assert (result.precision, result.recall, result.f1) == (precision, recall, f1)
