"""What is sent for a line, mode by mode."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.report.bidi.layout import LRI, LRM, PDI, RLI, RLM, frame, in_line, lay_out
from monitor.report.bidi.modes import Mode

LINES = st.text(st.sampled_from("ابتسلامكوري شما abX 019 ٣()[]«».,:%-!؟،\u064e\u200c😀"), max_size=60)


def sent(line: str, mode: Mode, base: int = 1) -> str:
    """The characters in the order they go out."""
    before, behind = frame(mode, base)
    painted = lay_out(line, mode, base)
    return before + (painted.text if painted else line) + behind


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Mode.ISOLATE, f"{LRM}{RLI}سعر (3) USD{PDI}"),
        (Mode.ISOLATE_NOMIRROR, f"{LRM}{RLI}سعر {RLM}){RLM}3{RLM}({RLM} USD{PDI}"),
        (Mode.VISUAL, "USD (3) \ufeae\ufecc\ufeb3"),
        (Mode.WORDS, "USD (3) سعر"),
        (Mode.PLAIN, "سعر (3) USD"),
        (Mode.OFF, "سعر (3) USD"),
    ],
)
def test_each_mode(mode: Mode, expected: str) -> None:
    """One mixed line with brackets, as each kind of terminal wants it."""
    assert sent("سعر (3) USD", mode) == expected


def test_a_latin_paragraph_is_isolated_left_to_right() -> None:
    """A Latin line with an Arabic name keeps its direction."""
    assert sent("The paper الأهرام", Mode.ISOLATE, 0) == f"{LRM}{LRI}The paper الأهرام{PDI}"


@given(LINES, st.sampled_from([Mode.ISOLATE, Mode.PLAIN, Mode.OFF]))
@settings(max_examples=100)
def test_copying_gives_the_logical_text(line: str, mode: Mode) -> None:
    """Where the terminal reorders, what it is sent is the logical text and isolates around it."""
    assert sent(line, mode).strip(LRM + RLI + LRI + PDI) == line


@given(LINES, st.sampled_from([Mode.VISUAL, Mode.WORDS]), st.sampled_from([0, 1]))
@settings(max_examples=200)
def test_reordering_neither_loses_nor_repeats(line: str, mode: Mode, base: int) -> None:
    """Every character that takes a cell is painted once, and no bidi control is sent."""
    painted = lay_out(line, mode, base)
    assert painted
    assert sorted(painted.order) == sorted(set(painted.order))
    assert {index for index, one in enumerate(line) if one not in "\u064e\u200c"} <= set(painted.order)
    assert not set(painted.text) & set(LRM + RLM + RLI + LRI + PDI)


@pytest.mark.parametrize(
    ("name", "mode", "expected"),
    [
        ("Sea News", Mode.VISUAL, "Sea News"),
        ("Ágora", Mode.ISOLATE, "Ágora"),
        ("سعر", Mode.VISUAL, "\ufeae\ufecc\ufeb3"),
        ("سعر", Mode.ISOLATE, f"{LRM}{RLI}سعر{PDI}"),
        ("rss/سعر", Mode.VISUAL, "rss/\ufeae\ufecc\ufeb3"),
        ("rss/سعر", Mode.ISOLATE, f"{LRM}{LRI}rss/سعر{PDI}"),
        ("سعر", Mode.OFF, "سعر"),
    ],
)
def test_a_name_among_latin_words(name: str, mode: Mode, expected: str) -> None:
    """An Arabic one is in its own order, apart from its neighbours; a Latin one is left alone."""
    assert in_line(name, mode) == expected
