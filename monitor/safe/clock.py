"""A clock that can't be right: a machine without a battery starts in 1970, and what it stored then would be taken for old."""

from datetime import UTC, datetime

from monitor.errors import WrongClock

# No version of this program ran before; no clock that anybody set is this far off.
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)


def is_possible(now: datetime) -> bool:
    """Whether it can be as late as this clock says."""
    return now >= EARLIEST


def impossible(now: datetime) -> str:
    """What to say of a clock that is not possible."""
    return f"this machine's clock says {now:%Y-%m-%d %H:%M %Z}; set it (timedatectl), or wait until the network has"


def check(now: datetime) -> None:
    """Make sure that what is stored now gets a time that can be true.

    Raises:
        WrongClock: it would not; the message says what to do.
    """
    if not is_possible(now):
        raise WrongClock(f"{impossible(now)}; nothing was polled")
