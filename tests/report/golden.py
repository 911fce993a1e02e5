"""Screens as they were when somebody last looked at them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"


def assert_golden(name: str, lines: Iterable[str]) -> None:
    """Compare with the text in tests/golden; one that is missing is written and reported, so that somebody looks at it."""
    drawn = "".join(f"{line.rstrip()}\n" for line in lines)
    path = GOLDEN / f"{name}.txt"
    if not path.exists():
        path.write_text(drawn, encoding="utf-8")
        pytest.fail(f"{path} was missing and has been written: look at it")
    assert drawn == path.read_text(encoding="utf-8")
