"""The bidirectional algorithm against FriBidi: stored answers always, the tool itself where it is installed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.report.bidi.algorithm import (
    base_direction,
    first_direction,
    has_rtl,
    level_runs,
    levels,
    visual_order,
)
from monitor.report.bidi.modes import Mode
from tests.report import fuzz
from tests.report.test_layout import sent

# Answers of FriBidi 1.0.8; its ligature placeholders (U+FEFF) are left out.
STORED = [
    json.loads(line) for line in (Path(__file__).parent / "fribidi.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("base", [1, 0], ids=["rtl", "ltr"])
def test_levels_agree_with_stored_answers(base: int) -> None:
    """Every character gets the embedding level FriBidi gives it, in paragraphs of either direction."""
    wrong = [
        one["text"]
        for one in STORED
        if "".join(map(str, levels(one["text"], base))) != one["rtl" if base else "ltr"]
    ]
    assert len(STORED) >= 290
    assert wrong == []


def test_painted_lines_agree_with_stored_answers() -> None:
    """Reordering, mirroring and shaping together paint what FriBidi paints."""
    wrong = [
        (one["visual"], painted)
        for one in STORED
        if (painted := sent(one["text"], Mode.VISUAL)) != one["visual"]
        and "\u200c" not in one["text"]  # FriBidi keeps the joiner, which has no cell
    ]
    assert wrong == []


@pytest.mark.skipif(not fuzz.FRIBIDI, reason="the tool fribidi (Debian: libfribidi-bin) is not installed")
@pytest.mark.parametrize("base", [1, 0], ids=["rtl", "ltr"])
def test_levels_agree_with_the_tool(base: int) -> None:
    """A thousand random lines get FriBidi's levels; `python -m tests.bench.terminal` tries four times as many."""
    assert fuzz.unlike_fribidi(fuzz.lines(1_000), base) == []


@given(
    st.text(max_size=80) | st.text("روسيا Rus 12():\u202a\u202e\u202c\u2067\u2069", max_size=20),
    st.sampled_from([0, 1]),
)
@settings(max_examples=200)
def test_any_text_has_levels_and_an_order(text: str, base: int) -> None:
    """Whatever the characters, each has one level and one place."""
    found = levels(text, base)
    assert len(found) == len(text)
    assert set(found) <= {base, base + 1, 2}
    assert sorted(visual_order(level_runs(text, base))) == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("كوريا الشمالية", 1),
        ("Rosatom تنفي نقل تقنية KN-23 إلى بيونغ يانغ", 1),
        ("The newspaper الأهرام said so", 0),
        ("Plain Latin", 0),
        ("2026-11-21", 0),
        ("", 0),
    ],
    ids=["arabic", "arabic beginning in Latin", "Latin with a name", "Latin", "digits", "empty"],
)
def test_direction_follows_the_majority(text: str, base: int) -> None:
    """An Arabic headline that begins with a Latin name still runs from right to left."""
    assert base_direction(text) == base


def test_direction_of_the_first_letter() -> None:
    """Among Latin columns a text runs as its first letter does; digits and punctuation say nothing."""
    assert first_direction("12: كوريا and Rosatom") == 1
    assert first_direction("Sudan war / حرب السودان") == 0
    assert first_direction("12:") == 0


def test_right_to_left_letters_are_recognised() -> None:
    """Arabic, Persian and Hebrew letters count; Arabic digits and punctuation alone do not."""
    assert has_rtl("abc پ")
    assert has_rtl("ש")
    assert not has_rtl("٣٥٪ ، 7")


def test_a_line_of_nothing_but_pairs() -> None:
    """What stands before each of thousands of brackets is looked for from the pair before it, not from the line's beginning."""
    runs = level_runs("(ا)" * 30_000, 0)
    assert {level for _, _, level in runs} == {0, 1}
