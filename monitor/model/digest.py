"""What a day brought, gathered for a mail, a screen or a page."""

from dataclasses import dataclass
from datetime import datetime

from monitor.model.coverage import Coverage
from monitor.model.stored import StoredItem


@dataclass(frozen=True, slots=True)
class DigestStory:
    """A story as far as it was told in the span.

    Attributes:
        articles: one item an article, the earliest first; never empty.
        goes_on: whether it began before the span.
    """

    articles: tuple[StoredItem, ...]
    goes_on: bool

    @property
    def first(self) -> StoredItem:
        """The article that stands for it."""
        return self.articles[0]

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who carries it, the first one first."""
        return tuple(dict.fromkeys(item.publisher for item in self.articles))


@dataclass(frozen=True, slots=True)
class DigestTopic:
    """What a digest says of one topic.

    Attributes:
        topic: its id.
        stories: flagged ones, those carried by most houses first.
        mentions: how many articles only mention it.
        mentioned: their stories, if they are to be listed.
    """

    topic: str
    stories: tuple[DigestStory, ...]
    mentions: int
    mentioned: tuple[DigestStory, ...] = ()

    @property
    def flagged(self) -> int:
        """How many articles are flagged."""
        return sum(len(story.articles) for story in self.stories)


@dataclass(frozen=True, slots=True)
class Digest:
    """A span of time in review.

    Attributes:
        since, until: the span, the end not included.
        topics: what each of them brought, in the order of the configuration.
        judged: how many articles first seen in the span were judged.
        coverage: how the feeds that are to be polled were followed in the span, each with at least one poll in it; None
            when it is not known which feeds those are.
        silent: those of its feeds that never answered.
        unasked: feeds that are to be polled and were not, not once.
    """

    since: datetime
    until: datetime
    topics: tuple[DigestTopic, ...]
    judged: int
    coverage: Coverage | None = None
    silent: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
