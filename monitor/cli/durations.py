"""Times on the command line: a length (`90s`, `10m`, `24h`, `7d`), a moment (`2026-12-01`, `2026-12-01 08:00`)."""

import re
from datetime import timedelta

import click

# Further back the calendar ends (year 1), and nothing is that old.
LONGEST = timedelta(days=36_500)

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Duration(click.ParamType[timedelta]):
    """Turns `10m` into a timedelta."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Parse; fails with an example of what is meant."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(\d{1,6})([smhdw])", str(value).strip())
        if not found:
            self.fail(f"'{value}' is no length of time; write e.g. 90s, 10m, 24h or 7d", param, ctx)
        length = timedelta(**{_UNITS[found[2]]: int(found[1])})
        if length > LONGEST:
            self.fail(f"'{value}' is too long; at most {LONGEST.days}d", param, ctx)
        return length


DURATION = Duration()


# Naive: whose zone it is meant in is the command's to know.
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])
