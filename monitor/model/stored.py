"""What the store gives back to those who read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from monitor.model.marks import Marks
from monitor.model.verdict import Level, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.model.article import Article


class ArticleState(StrEnum):
    """How far an article is. Only `pending` ones and those with a next try are worked on."""

    PENDING = "pending"
    DONE = "done"
    FROM_FEED = "done_from_feed"  # judged on the feed's own text; the reason says why
    FAILED = "failed"  # there was no text at all to judge


@dataclass(frozen=True, slots=True)
class StoredItem:
    """One article under one topic, as lists and cards show it.

    Attributes:
        id: the number people type.
        feed_id, publisher: the feed that brought it first, and the house it belongs to.
        url: address of the page, or "".
        title, lead: as in `Article`.
        first_paragraph: what a card shows when there is no lead.
        published: or None when nobody said.
        first_seen: when we first saw it.
        verdict: the topic's judgement.
        story: number of the story it belongs to: the id of the story's first article.
        state, reason: how it was judged, and why not on its page.
        backlog: it was there at the feed's first poll and is older than two days.
        marks: what the analyst has said of it.
        story_outlets, story_articles: how many publishers carry the story, and in how many articles, listed or not;
            this one counts.
    """

    id: int
    feed_id: str
    publisher: str
    url: str
    title: str
    lead: str
    first_paragraph: str
    published: datetime | None
    first_seen: datetime
    verdict: Verdict
    story: int
    state: ArticleState
    reason: str = ""
    backlog: bool = False
    marks: Marks = field(default_factory=Marks)
    story_outlets: int = 1
    story_articles: int = 1


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One whole article, as `show` needs it: the cleaned text, every verdict, and the other articles of its story."""

    id: int
    feed_id: str
    publisher: str
    url: str
    published: datetime | None
    first_seen: datetime
    article: Article
    verdicts: tuple[Verdict, ...]
    story: int
    copies: tuple[StoredItem, ...]
    state: ArticleState
    reason: str = ""
    marks: Marks = field(default_factory=Marks)

    @property
    def level(self) -> Level:
        """The highest level any topic gave."""
        order = (Level.MATCH, Level.MENTION, Level.NONE)
        return min((verdict.level for verdict in self.verdicts), key=order.index, default=Level.NONE)
