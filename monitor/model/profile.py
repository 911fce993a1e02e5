"""Everything that is known of one feed, for a screen of its own."""

from dataclasses import dataclass

from monitor.model.coverage import FeedCoverage
from monitor.model.feed import Feed
from monitor.model.polled import FeedState
from monitor.model.stored import StoredItem


@dataclass(frozen=True, slots=True)
class FeedProfile:
    """One feed.

    Attributes:
        feed: its configuration.
        state: what polling has taught, or None before the first poll.
        reasons: why the next poll is when it is, what decided most first.
        hours: articles of the last weeks by the hour of the day they were published at, 24 numbers, in the zone shown.
        coverage: how it was followed in the last week, or None.
        latest: its newest judged articles, each once.
    """

    feed: Feed
    state: FeedState | None = None
    reasons: tuple[str, ...] = ()
    hours: tuple[int, ...] = (0,) * 24
    coverage: FeedCoverage | None = None
    latest: tuple[StoredItem, ...] = ()
