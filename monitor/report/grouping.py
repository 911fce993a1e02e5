"""Which articles go together on a screen: those of one story on one card, the verdicts of one article in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.model import Level

if TYPE_CHECKING:
    from monitor.model import StoredArticle, StoredItem, Verdict

_LEVELS = (Level.MATCH, Level.MENTION, Level.NONE)


@dataclass(frozen=True, slots=True)
class Story:
    """A story as a card shows it.

    Attributes:
        item: its earliest article.
        verdicts: that article's, the strongest first; one a topic.
        more_outlets: how many other publishers carry the story.
        more_articles: how many further articles of it there are besides the first one of each publisher.
    """

    item: StoredItem
    verdicts: tuple[Verdict, ...]
    more_outlets: int
    more_articles: int = 0


def time_of(article: StoredItem | StoredArticle) -> datetime:
    """When the article was published; when nobody said, when it was first seen."""
    return article.published or article.first_seen


def strongest_first(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """By level, then by score in relation to what the topic asks for."""
    return tuple(
        sorted(
            verdicts,
            key=lambda verdict: (_LEVELS.index(verdict.level), -verdict.score / max(verdict.match_at, 1)),
        )
    )


def articles(items: Sequence[StoredItem]) -> list[tuple[StoredItem, tuple[Verdict, ...]]]:
    """Each article once, in the order given, with its verdicts, the strongest first."""
    by_id: dict[int, list[StoredItem]] = {}
    for item in items:
        by_id.setdefault(item.id, []).append(item)
    return [(same[0], strongest_first(item.verdict for item in same)) for same in by_id.values()]


def stories(items: Sequence[StoredItem]) -> list[Story]:
    """One story for all articles that belong to it, in the order in which each story is first met."""
    by_story: dict[int, list[tuple[StoredItem, tuple[Verdict, ...]]]] = {}
    for item, verdicts in articles(items):
        by_story.setdefault(item.story, []).append((item, verdicts))
    return [_story(members) for members in by_story.values()]


def _story(members: Sequence[tuple[StoredItem, tuple[Verdict, ...]]]) -> Story:
    """The store counts what it has of a story; what is listed counts also where no store was asked."""
    first, verdicts = min(members, key=lambda member: (time_of(member[0]), member[0].id))
    outlets = max(first.story_outlets, len({item.publisher for item, _ in members}))
    articles = max(first.story_articles, len(members))
    return Story(first, verdicts, outlets - 1, more_articles=articles - outlets)
