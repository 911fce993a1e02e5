"""Stretches of text that cover others."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Some stretches of a text, as (start, end), asked one after another whether one of them covers a third.

    Answers in logarithmic time: a hostile text may hold a hundred thousand of both.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """Whether one of the stretches holds all of `start` to `end`."""
        place = bisect_right(self._starts, start)
        return place > 0 and end <= self._furthest[place - 1]
