"""Spans of time in words."""

from datetime import timedelta

_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60))


def in_words(span: timedelta) -> str:
    """`45 s`, `10 min`, `2.5 h`, `3 d`."""
    seconds = span.total_seconds()
    for unit, length in _UNITS:
        if seconds >= length:
            return (
                f"{seconds / length:.2g} {unit}"
                if seconds < 100 * length
                else f"{seconds / length:.0f} {unit}"
            )
    return f"{seconds:.2g} s"
