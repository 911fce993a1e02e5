"""Paragraphs broken where a column ended."""

from random import Random
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.article import clean, extract_page
from monitor.article.unwrap import joins
from tests.article.pages import html_page
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE

PARAGRAPHS = tuple(" ".join(texts) for texts in (PROSE[:2], PROSE[2:], FOREIGN))
VERSE = ("سافر ففي السير للأرواح متسع", "واقرأ من النهر ما لا تقرأ الكتب") * 4


def column(texts: tuple[str, ...], between: str = "\n\n", width: int = 60) -> str:
    """Texts with a line break wherever a column of this width ends."""
    return between.join("\n".join(wrap(text, width)) for text in texts)


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["parted by empty lines", "parted by nothing"])
@pytest.mark.parametrize("width", [60, 75])
@pytest.mark.parametrize("element", ["div", "p", "td", "pre"])
def test_paragraphs_are_whole_again(element: str, width: int, between: str) -> None:
    """In whatever element a column was pasted, the article has its paragraphs, not the column's lines."""
    text = column(PARAGRAPHS, between, width)
    text = text if element == "pre" else text.replace("\n", "<br>\n")
    whole = (
        f"<table><tr><td>{text}</td></tr></table>" if element == "td" else f"<{element}>{text}</{element}>"
    )
    article = clean(extract_page(html_page(f"<h1>{TITLE}</h1>{whole}")))
    assert " ".join(article.body) == " ".join(PARAGRAPHS)
    assert len(article.body) <= len(PARAGRAPHS) + 1  # where nothing parts them, a full line may end one


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(list(PROSE + FOREIGN), id="a sentence a line"),
        pytest.param(list(VERSE), id="verse"),
        pytest.param(list(HEADLINES) * 3, id="headlines of all lengths"),
        pytest.param([f"- {line}" for line in wrap(" ".join(PROSE), 60)], id="a list"),
        pytest.param(column(PARAGRAPHS[:1]).splitlines(), id="too few lines to tell"),
        pytest.param([], id="nothing"),
    ],
)
def test_other_lines_stay(lines: list[str]) -> None:
    """Lines that are lines are not run together."""
    assert not any(joins(lines))


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(50, 70))
def test_words_of_any_column_are_one_line(seed: int, width: int) -> None:
    """However wide the column and long the words, all but the first of a paragraph's lines go on with the one above."""
    random = Random(seed)
    lines = wrap(" ".join("ب" * random.randint(2, 12) for _ in range(180)), width)
    assert joins([*lines, ""]) == [index in range(1, len(lines)) for index in range(len(lines) + 1)]
