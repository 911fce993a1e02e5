"""Bars, sparklines and lengths of time: what the statistics have in common. Pure."""

from collections.abc import Sequence
from datetime import timedelta

# Full blocks of two lines would touch; six levels stay apart.
_LEVELS = "▁▂▃▄▅▆"
_NOTHING = "·"

_MINUTE = 60


def sparkline(numbers: Sequence[int], width: int) -> str:
    """Numbers as a row of small columns, the largest one full; more than fit are added up in groups.

    Args:
        numbers: none of them negative.
        width: most cells to use, at least one.
    """
    grouped = _grouped(numbers, width)
    largest = max(grouped, default=0)
    return "".join(_column(number, largest) for number in grouped)


def _column(number: int, largest: int) -> str:
    if number <= 0:
        return _NOTHING
    return _LEVELS[-(-number * len(_LEVELS) // largest) - 1]


def _grouped(numbers: Sequence[int], width: int) -> list[int]:
    size = max(-(-len(numbers) // max(width, 1)), 1)
    # The last group is whole: the newest days are what people look at.
    short = len(numbers) % size
    groups = ([numbers[:short]] if short else []) + [
        numbers[at : at + size] for at in range(short, len(numbers), size)
    ]
    return [sum(group) for group in groups]


def bar(number: int, largest: int, width: int) -> str:
    """A bar of so many cells at most, at least one for anything at all."""
    if number <= 0 or largest <= 0:
        return ""
    return "━" * max(round(number / largest * width), 1)


def length(time: timedelta) -> str:
    """A length of time in its two largest units: `40s`, `8m`, `1h 20m`, `3d 2h`."""
    seconds = max(round(time.total_seconds()), 0)
    if seconds < _MINUTE:
        return f"{seconds}s"
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    days, hours = divmod(hours, 24)
    parts = ((days, "d"), (hours, "h")) if days else ((hours, "h"), (minutes, "m"))
    return " ".join(f"{number}{unit}" for number, unit in parts if number)


def percent(part: int, whole: int) -> str:
    """`98.2 %`, `0 %`, `100 %`, or "-" of nothing; a few are never shown as none, nor nearly all as all."""
    if not whole:
        return "-"
    if part in (0, whole):
        return f"{100 * part // whole} %"
    return f"{min(max(100 * part / whole, 0.1), 99.9):.1f} %"


def answered(part: int, polls: int) -> str:
    """`98.2 % answered`, `none answered`, `all answered`."""
    if not part:
        return "none answered"
    return "all answered" if part == polls else f"{percent(part, polls)} answered"
