"""Sentences of ours that may quote Arabic."""

import pytest

from monitor.report.bidi.layout import LRI, LRM, PDI
from monitor.report.bidi.lines import fitted
from monitor.report.bidi.modes import Mode

NO_FEED = "monitor: no feed 'الجزيرة' in feeds.toml: see `monitor feeds list`"


def never() -> Mode:
    """Nobody has to be asked about Latin."""
    raise AssertionError


def test_lines_are_broken_between_words() -> None:
    """What is too long for the terminal goes on in the next line, indented like the first one; longer words stay whole."""
    text = "monitor: give an id of feeds.toml\n  or an address that begins with https://a.example/a-long-path"
    assert fitted(text, 30, never).splitlines() == [
        "monitor: give an id of",
        "feeds.toml",
        "  or an address that begins",
        "  with",
        "  https://a.example/a-long-path",
    ]


def test_lists_are_broken_between_their_items() -> None:
    """An item stays on one line as long as it fits one."""
    text = "  Not flagged: 21 Nov: 8 · 20 Nov: 10 · 19 Nov: 0"
    assert fitted(text, 36, never).splitlines() == ["  Not flagged: 21 Nov: 8 ·", "  20 Nov: 10 · 19 Nov: 0"]
    assert fitted(text, 20, never).splitlines()[0] == "  Not flagged: 21"


def test_empty_lines_stay() -> None:
    """A usage error keeps the line between usage and error."""
    assert fitted("Usage: monitor\n\nError: no", 80, never) == "Usage: monitor\n\nError: no"


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Mode.VISUAL, NO_FEED.replace("الجزيرة", "\ufe93\ufeae\ufef3\ufeb0\ufea0\ufedf\ufe8d")),
        (Mode.ISOLATE, f"{LRM}{LRI}{NO_FEED}{PDI}"),
        (Mode.PLAIN, NO_FEED),
    ],
)
def test_arabic_in_a_latin_sentence(mode: Mode, expected: str) -> None:
    """The sentence keeps its direction, the Arabic in it gets its own."""
    assert fitted(NO_FEED, 80, lambda: mode) == expected
