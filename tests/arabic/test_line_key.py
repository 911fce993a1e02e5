"""The key under which two spellings of the same line are one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.arabic.line_key import line_key

READ_ALSO = "اقرا ايضا"
NOISE = "\u0640\u064b\u064e\u0651\u0670\u200b\u200c\u200f\u202b\u2067\ufeff\u00ad"


@pytest.mark.parametrize(
    "line",
    ["إقرأ أيضاً:", "اقرأ أيضًا", "أقرأ ايضا", "اقـرأ أيضـاً", "اقراء ايضا", "ٱقرأ أيضاً »", "اِقْرَأْ أَيْضًا", "«اقرأ أيضًا»", "اقرأ أيضا|", "اقرأ أيضا..", "\u202bاقرأ\u00a0أيضا\u202c", "ﺍﻗﺮﺃ ﺃﻳﻀﺎ"],
)  # fmt: skip
def test_every_spelling_of_a_marker_has_one_key(line: str) -> None:
    """Hamza, tashkeel, tatweel, punctuation, invisible characters and presentation forms make no difference."""
    assert line_key(line) == READ_ALSO


@pytest.mark.parametrize(
    ("line", "key"),
    [
        pytest.param("الأكثر قراءة", "الاكثر قراه", id="hamza after a letter, ta marbuta"),
        pytest.param("الاكثر قراءه", "الاكثر قراه", id="ha for ta marbuta"),
        pytest.param("التالى", "التالي", id="alef maksura"),
        pytest.param("التالی", "التالي", id="Persian ya"),
        pytest.param("کوریا الشمالیة", "كوريا الشماليه", id="Persian letters"),
        pytest.param("٢٤ ساعة — ۷ أيام", "24 ساعه 7 ايام", id="digits of both kinds"),
        pytest.param("Google_News", "google news", id="Latin, underscore"),
        pytest.param("شؤون / مسئول", "شوون مسيول", id="hamza on waw and ya"),
        pytest.param(" -- … 》", "", id="nothing but punctuation"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_folding(line: str, key: str) -> None:
    """Each family of letters folds to the one that is written most."""
    assert line_key(line) == key


@given(st.text())
@settings(max_examples=200)
def test_idempotent(line: str) -> None:
    """A key is its own key, whatever the text."""
    assert line_key(line_key(line)) == line_key(line)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي 0123456789", max_size=40), st.data())
@settings(max_examples=200)
def test_noise_makes_no_difference(line: str, data: st.DataObject) -> None:
    """Marks and invisible characters put anywhere into a line leave its key as it was."""
    place = data.draw(st.integers(0, len(line)))
    noise = data.draw(st.text(alphabet=NOISE, max_size=3))
    assert line_key(line[:place] + noise + line[place:]) == line_key(line)


@given(st.text())
@settings(max_examples=200)
def test_a_key_is_words_and_single_spaces(line: str) -> None:
    """A key consists of letters and digits in words one space apart."""
    assert all(word.isalnum() for word in line_key(line).split(" ") if line_key(line))
