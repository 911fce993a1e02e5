"""Whether it is our own network that is down: a pure decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# Two hosts may well be down at once, or behind one provider; that three that worked a while ago can't be reached, and
# nobody else can, is hardly their doing.
_HOSTS = 3
# Whoever is still being asked may yet answer; after the total deadline of a feed nobody will.
PATIENCE = timedelta(seconds=30)
# A question to the resolver costs nothing, and news waits.
RETRY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A feed that could not be reached.

    Attributes:
        host: who serves it.
        at: when that was.
        worked: whether it could be had the time before, or was never asked; one that was down before says nothing.
    """

    host: str
    at: datetime
    worked: bool


def is_ours(suspects: Iterable[Suspect]) -> bool:
    """Whether these failures, with no answer from anybody since the first of them, say that we have no network."""
    return len({suspect.host for suspect in suspects if suspect.worked}) >= _HOSTS
