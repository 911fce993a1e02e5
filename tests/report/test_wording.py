"""Times, counts and excerpts in words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Highlight
from monitor.report import wording
from tests.report.examples import CONTEXT, FAILING, NOW, SUMMARY


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (timedelta(seconds=30), "now"),
        (timedelta(seconds=-30), "now"),
        (timedelta(minutes=8, seconds=50), "8m ago"),
        (timedelta(hours=25), "1d ago"),
        (timedelta(minutes=-5), "in 5m"),
    ],
    ids=str,
)
def test_ago(gap: timedelta, expected: str) -> None:
    """How long ago in the largest unit; a clock that is a little ahead is not the future."""
    assert wording.ago(NOW - gap, NOW) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (datetime(2026, 11, 21, 0, 5, tzinfo=UTC), "00:05"),
        (datetime(2026, 11, 20, 23, 55, tzinfo=UTC), "20 Nov 23:55"),
        (datetime(2025, 11, 21, 12, 0, tzinfo=UTC), "2025-11-21 12:00"),
    ],
    ids=["today", "this year", "another year"],
)
def test_short_times(time: datetime, expected: str) -> None:
    """A screen shows as much of the date as is needed."""
    assert wording.short_time(time, NOW) == expected


@given(
    st.lists(st.sampled_from(["كوريا", "1.70", "a", "و" * 30]), max_size=20).map(" ".join), st.integers(5, 60)
)
@settings(max_examples=200)
def test_cut_keeps_whole_words(text: str, limit: int) -> None:
    """Never longer than asked for; what is left is a beginning of the text, ending where a word ends if one fits."""
    result = wording.cut(text, limit)
    assert len(result) <= limit
    if result != text:
        kept = result.removesuffix(" …")
        assert text.startswith(kept)
        assert text[len(kept)] == " " or " " not in text[: limit - 1]


def test_highlights_of_a_paragraph_are_counted_from_its_beginning() -> None:
    """Body offsets refer to all paragraphs; a mark across two of them is cut at the border."""
    marks = (Highlight("body", 2, 4), Highlight("body", 8, 13), Highlight("title", 0, 3))
    assert wording.safe_with_highlights("0123456789", marks, "body") == ("0123456789", [(2, 4), (8, 10)])
    assert wording.safe_with_highlights("bcdef", marks, "body", offset=11) == ("bcdef", [(0, 2)])


def test_highlights_behind_a_changed_character_are_dropped() -> None:
    """Marks before the first character that had to be removed still hold; those behind it would be off."""
    marks = (Highlight("title", 0, 3), Highlight("title", 5, 8))
    assert wording.safe_with_highlights("abc \x1bdef", marks, "title") == ("abc def", [(0, 3)])


@pytest.mark.parametrize(
    ("text", "term", "word"),
    [
        ("الفرق الكورية الشمالية موزعة", "كورية الشمالية", "الكورية الشمالية"),
        ("بين موسكو وبيونغ يانغ.", "بيونغ يانغ", "وبيونغ يانغ"),
        ("(روسيا)، أمس", "روسيا", "روسيا"),
        ("عن رُوسِيّاً وحدها", "رُوسِي", "رُوسِيّاً"),
        ("صاروخ KN-23 جديد", "KN", "KN"),
    ],
    ids=["article", "and", "brackets", "vowel marks", "hyphen"],
)
def test_a_mark_covers_whole_words(text: str, term: str, word: str) -> None:
    """What is attached to a term is marked with it; punctuation and the next word are not."""
    at = text.index(term)
    start, end = wording.whole_words(text, at, at + len(term))
    assert text[start:end] == word


def test_failing_since() -> None:
    """A feed that failed says how often and when it is tried again; one that did not says nothing."""
    assert wording.failing_since(FAILING, CONTEXT, wording.stamp) == (
        "5 times, next try 2026-11-21 14:48+03:00"
    )
    assert wording.failing_since(None, CONTEXT, wording.stamp) == ""


def test_summary() -> None:
    """A poll in three phrases; what is zero is not mentioned."""
    assert wording.summary_parts(SUMMARY) == (
        "2 flagged",
        "of 118 articles judged (3 on feed text), 112 new",
        "24 feeds, 1 failed, 6 unchanged, 1 article left for the next run · 6.3 s",
    )
