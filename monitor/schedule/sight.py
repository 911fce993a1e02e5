"""What one poll of a feed showed, as far as scheduling cares."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Failure, Hints, ParsedFeed

# Dates that all lie so close together say when the document was written, not its items.
SAME_DATE = timedelta(minutes=1)
# A pinned item of last year must not make a document seem to reach back to it: one in so many, the oldest, is left out.
ONE_PINNED_IN = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that was read.

    Attributes:
        new: publication of each item not seen before, None where the feed does not say it.
        known: how many of its items were seen before.
        reaches_back_to: publication of its oldest item, pinned ones left out; None when it can't be told.
        hints: what it asks of its readers.
    """

    new: tuple[datetime | None, ...]
    known: int
    reaches_back_to: datetime | None
    hints: Hints


@dataclass(frozen=True, slots=True)
class Sight:
    """What came of a poll.

    Attributes:
        failure: what went wrong, or None.
        shown: the document; None when it is the one of the last time, or there is none.
        fresh_s: for how many seconds the answer stays fresh by its headers, 0 when they don't say.
        moved_to: where the feed has moved for good, "" when it is where it was asked for; None when that is not known.
    """

    failure: Failure | None = None
    shown: Shown | None = None
    fresh_s: float = 0.0
    moved_to: str | None = None


def shown(document: ParsedFeed, known: Collection[str]) -> Shown:
    """What a document shows to one who has seen the items with these identities before."""
    dates = sorted(item.published for item in document.items if item.published is not None)
    said = bool(dates) and dates[-1] - dates[0] > SAME_DATE
    return Shown(
        new=tuple(item.published for item in document.items if item.identity not in known),
        known=sum(item.identity in known for item in document.items),
        reaches_back_to=dates[len(dates) // ONE_PINNED_IN] if said else None,
        hints=document.hints,
    )
