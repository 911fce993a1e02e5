"""Lines of a Latin sentence in which an Arabic list goes on from line to line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.report.bidi.continued import lay_out_all
from monitor.report.bidi.layout import RLM, lay_out
from monitor.report.bidi.modes import Mode

PARTS = st.text(st.sampled_from("ابت abX019،,()«».: "), min_size=1, max_size=24).map(str.strip).filter(bool)
OURS = [Mode.ISOLATE, Mode.ISOLATE_NOMIRROR, Mode.VISUAL, Mode.WORDS]


def sent(lines: list[str], mode: Mode) -> list[str]:
    """The characters of each line in the order they go out."""
    painted = lay_out_all(lines, mode, 0)
    return [one.text if one else line for line, one in zip(lines, painted, strict=True)]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Mode.VISUAL, ["terms: ،\ufe8f ،\ufe8d", "\ufea9 ,(\ufe9d)"]),
        (Mode.WORDS, ["terms: ب، ا،", "د (ج),"]),
        (Mode.ISOLATE, [f"terms: ا، ب،{RLM}", f"{RLM}(ج), د"]),
        (Mode.PLAIN, ["terms: ا، ب،", "(ج), د"]),
    ],
)
def test_a_comma_stays_behind_its_word(mode: Mode, expected: list[str]) -> None:
    """What stands at the end or the beginning of a line is where it would be if the sentence were one line."""
    assert sent(["terms: ا، ب،", "(ج), د"], mode) == expected


@given(st.lists(PARTS, min_size=1, max_size=4), st.sampled_from(OURS))
@settings(max_examples=100)
def test_only_the_edges_change(lines: list[str], mode: Mode) -> None:
    """Every line keeps its characters, each once, and is as before when nothing Arabic goes on across its edges."""
    for line, one in zip(lines, lay_out_all(lines, mode, 0), strict=True):
        if one is not None:
            assert sorted(one.order) == list(range(len(line)))
            assert len(one.pieces) == len(line)
    assert lay_out_all(lines[:1], mode, 0) == [lay_out(lines[0], mode, 0)]
    assert lay_out_all(lines, mode, 1) == [lay_out(line, mode, 1) for line in lines]
