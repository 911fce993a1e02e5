"""Bars, sparklines, lengths of time and shares."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.report.figures import answered, bar, length, percent, sparkline


@pytest.mark.parametrize(
    ("numbers", "width", "line"),
    [
        ((), 5, ""),
        ((0, 0), 5, "··"),
        ((1, 2, 3, 4, 5, 6), 6, "▁▂▃▄▅▆"),
        ((0, 1, 600), 6, "·▁▆"),
        ((1, 1, 1, 1), 2, "▆▆"),
        ((4, 0, 0, 1, 1), 3, "▆·▃"),
    ],
)
def test_sparkline(numbers: tuple[int, ...], width: int, line: str) -> None:
    """The largest column is full, anything is seen, nothing is a dot; too many numbers are added up, the newest whole."""
    assert sparkline(numbers, width) == line


@settings(max_examples=200)
@given(st.lists(st.integers(0, 10**9), max_size=60), st.integers(1, 40))
def test_a_sparkline_fits(numbers: list[int], width: int) -> None:
    """It is never wider than it may be, and has a full column when there is anything."""
    line = sparkline(numbers, width)

    assert len(line) <= width
    assert ("▆" in line) == any(numbers)


@pytest.mark.parametrize(
    ("number", "largest", "cells"), [(0, 9, 0), (9, 9, 10), (1, 1000, 1), (5, 10, 5), (0, 0, 0)]
)
def test_bar(number: int, largest: int, cells: int) -> None:
    """The largest number fills the room, anything is at least one cell, nothing is none."""
    assert bar(number, largest, 10) == "━" * cells


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "0s"),
        (0, "0s"),
        (59, "59s"),
        (60, "1m"),
        (3599, "1h"),
        (4800, "1h 20m"),
        (7200, "2h"),
        (86_399, "1d"),
        (266_400, "3d 2h"),
    ],
)
def test_length(seconds: int, words: str) -> None:
    """The two largest units, rounded, without one that is nothing."""
    assert length(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "-"),
        (0, 5, "0 %"),
        (1, 10_000, "0.1 %"),
        (5, 5, "100 %"),
        (9999, 10_000, "99.9 %"),
        (1, 3, "33.3 %"),
    ],
)
def test_percent(part: int, whole: int, words: str) -> None:
    """What is not all is never rounded up to all, nor something down to nothing."""
    assert percent(part, whole) == words


@pytest.mark.parametrize(
    ("part", "polls", "words"),
    [(0, 0, "none answered"), (0, 1, "none answered"), (4, 4, "all answered"), (1, 3, "33.3 % answered")],
)
def test_answered(part: int, polls: int, words: str) -> None:
    """Of one poll nobody says that 0.0 % of it was answered."""
    assert answered(part, polls) == words
