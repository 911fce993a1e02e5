"""What trying a feed once, without storing anything, has shown."""

from dataclasses import dataclass

from monitor.model.article import Article
from monitor.model.failure import Failure
from monitor.model.feed import Feed
from monitor.model.fetched import Fetched
from monitor.model.item import Item, ParsedFeed


@dataclass(frozen=True, slots=True)
class PageProbe:
    """The page of one item: the cleaned article, or why there is none."""

    item: Item
    article: Article | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class FeedProbe:
    """One feed, tried.

    Attributes:
        feed: which.
        hops: the addresses it was redirected to, in order.
        seconds: how long the answer took, in its host's turn.
        answer: what came, or None.
        parsed: what it says, or None.
        failure: why it can't be used, or None.
        page: what the newest item's page gave, when that was tried.
    """

    feed: Feed
    hops: tuple[str, ...] = ()
    seconds: float = 0.0
    answer: Fetched | None = None
    parsed: ParsedFeed | None = None
    failure: Failure | None = None
    page: PageProbe | None = None
