"""Suggestions for mistyped words."""

import pytest

from monitor.safe.suggest import did_you_mean

CHOICES = ("interval", "timezone", "Africa/Cairo", "id")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("intervall", "did you mean 'interval'?"),
        ("TimeZone", "did you mean 'timezone'?"),
        ("africa/kairo", "did you mean 'Africa/Cairo'?"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_nearest_choice(word: str, expected: str) -> None:
    """The nearest choice is named as it is written; nothing near, nothing said."""
    assert did_you_mean(word, CHOICES) == expected


def test_no_choices() -> None:
    """Without choices there is nothing to suggest."""
    assert not did_you_mean("word", [])
