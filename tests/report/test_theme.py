"""Colour: who decides, and what is left without."""

from dataclasses import replace

import pytest

from monitor.model import Level
from monitor.report.terminal.theme import COLOURED, colour_system, strength, uncoloured
from tests.report.examples import MENTION, VERDICT


@pytest.mark.parametrize(
    ("color", "environ", "expected"),
    [
        ("auto", {"TERM": "xterm-256color"}, "256"),
        ("auto", {"TERM": "xterm"}, "256"),
        ("auto", {"TERM": "linux"}, "standard"),
        ("auto", {"TERM": "dumb"}, None),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, "256"),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "0"}, None),
        ("auto", {"TERM": "dumb", "CLICOLOR_FORCE": "1"}, "256"),
        ("always", {"TERM": "dumb"}, "256"),
        ("never", {"TERM": "xterm", "FORCE_COLOR": "1"}, None),
    ],
)
def test_colours_of_a_terminal(color: str, environ: dict[str, str], expected: str | None) -> None:
    """The option counts before the variables, they before the terminal's name; "0" forces nothing."""
    assert colour_system(color, environ) == expected


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("background", [(255, 255, 255), (30, 30, 46)], ids=["white", "dark"])
@pytest.mark.parametrize("name", ["id", "meta", "ok", "warn", "bad", "bar", "strong", "medium", "weak"])
def test_colours_can_be_read(name: str, background: tuple[int, int, int]) -> None:
    """On white and on dark alike; 3:1 is the least WCAG 2 asks for signs and bold text."""
    colour = COLOURED.styles[name].color
    assert colour is not None
    dark, light = sorted(map(luminance, (colour.get_truecolor(), background)))
    assert (light + 0.05) / (dark + 0.05) > 3.3


def test_no_color_counts_before_the_terminal_but_not_before_the_option() -> None:
    """NO_COLOR takes the colours unless the user asked for them on the command line; empty, it means nothing."""
    assert uncoloured("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert not uncoloured("always", {"NO_COLOR": "1"})
    assert not uncoloured("auto", {"NO_COLOR": ""})


def test_strength_grows_with_the_score() -> None:
    """A mention is weak, a match medium, a score of twice the threshold strong."""
    verdicts = (MENTION, replace(VERDICT, score=11), replace(VERDICT, score=12))
    assert [strength(verdict) for verdict in verdicts] == ["weak", "medium", "strong"]
    assert strength(replace(VERDICT, level=Level.MENTION)) == "weak"
