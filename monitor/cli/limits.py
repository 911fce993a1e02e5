"""How many at most, as people type it (`-n 20`)."""

import click

# More than a list ever has, less than SQLite's integers can hold.
LONGEST_LIST = 1_000_000_000
_MOST_DIGITS = 20  # Python refuses to read numbers of thousands


class Limit(click.ParamType[int]):
    """A number from 1; click's own range would tell everybody of a largest number that nobody meets.

    Args:
        most: the largest number taken.
    """

    name = "number"

    def __init__(self, most: int = LONGEST_LIST) -> None:
        self.most = most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Parse; fails with the numbers that are meant."""
        digits = str(value)
        readable = digits.isdecimal() and len(digits) <= _MOST_DIGITS
        if not (readable and 1 <= int(digits) <= self.most):
            self.fail(f"'{digits}' is not a number from 1 to {self.most:,}", param, ctx)
        return int(digits)
