"""What matches of a pattern can begin with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.article.beginnings import beginnings, initial
from monitor.article.markers import catalogue

KNOWN = [
    pattern
    for pattern, _ in (*catalogue().patterns, *catalogue().raw_patterns)
    if beginnings(pattern.pattern) is not None
]


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("^(تابع|يتابع)( ال)?$", "تي"),
        ("^(ال)?تعليق", "ات"),
        ("^((ال)?خبر |من )?لا", "اخمل"),
        (r"^\d{1,2} ص", "0"),
        (r"^(5|\d+ )", "0"),
        ("^ا{0,2}ب", "اب"),
        ("^ا*ب", "اب"),
        ("^ا{2}ب", "ا"),
        ("^(ا|)ب", None),
        ("^(ا)?", None),
        ("^.*ا", None),
        ("^[اب]", None),
        ("^(ا|[)|]ب)", None),
        (r"^\(ا", None),
        ("^(?=ب)ا", None),
        ("ا", None),
        ("^", None),
    ],
)
def test_what_is_read(pattern: str, letters: str | None) -> None:
    """First letters are told where the pattern says so plainly, else nothing is said."""
    assert beginnings(pattern) == (None if letters is None else set(letters))


@given(st.sampled_from(KNOWN).flatmap(st.from_regex))
@settings(max_examples=200)
def test_every_match_begins_so(text: str) -> None:
    """Whatever a pattern of the catalogue matches begins with one of its letters, any digit counting as 0."""
    found = [pattern for pattern in KNOWN if pattern.match(text)]
    assert found
    assert all(initial(text) in (beginnings(pattern.pattern) or "") for pattern in found)


def test_most_patterns_are_plain() -> None:
    """So that a line is spared most of them."""
    assert len(KNOWN) > 70
