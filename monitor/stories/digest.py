"""Gathers a digest: articles by topic, then by story. Pure; whoever shows it gets a `model.Digest`."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from monitor.model import Digest, DigestStory, DigestTopic, StoredItem


def gather(
    flagged: Sequence[StoredItem],
    mentions: Sequence[StoredItem],
    *,
    topics: Sequence[str],
    since: datetime,
    until: datetime,
    judged: int,
    coverage: str = "",
    list_mentions: bool = False,
) -> Digest:
    """Everything of a span, by topic and story.

    Args:
        flagged: what was announced in the span, one item a topic and article.
        mentions: what was only mentioned in it, likewise.
        topics: ids of the topics to report on, in this order; other topics' items are left out.
        since: its beginning.
        until: its end, not included.
        judged: how many articles were judged in it.
        coverage: one sentence on what may be missing, or "".
        list_mentions: whether mentions are listed, not only counted.
    """
    return Digest(
        since=since,
        until=until,
        topics=tuple(_topic(topic, flagged, mentions, list_mentions=list_mentions) for topic in topics),
        judged=judged,
        coverage=coverage,
    )


def _topic(
    topic: str, flagged: Iterable[StoredItem], mentions: Iterable[StoredItem], *, list_mentions: bool
) -> DigestTopic:
    mentioned = [item for item in mentions if item.verdict.topic == topic]
    return DigestTopic(
        topic=topic,
        stories=_stories(item for item in flagged if item.verdict.topic == topic),
        mentions=len({item.id for item in mentioned}),
        mentioned=_stories(mentioned) if list_mentions else (),
    )


def _stories(items: Iterable[StoredItem]) -> tuple[DigestStory, ...]:
    """The most widely carried first; of those carried alike the one with most points, then the earliest."""
    by_story: dict[int, dict[int, StoredItem]] = {}
    for item in items:
        by_story.setdefault(item.story, {})[item.id] = item
    stories = (_story(number, articles.values()) for number, articles in by_story.items())
    return tuple(sorted(stories, key=_rank))


def _story(number: int, items: Iterable[StoredItem]) -> DigestStory:
    articles = tuple(sorted(items, key=lambda item: (item.first_seen, item.id)))
    return DigestStory(articles, goes_on=number not in {item.id for item in articles})


def _rank(story: DigestStory) -> tuple[float, float, datetime, int]:
    verdict = story.first.verdict
    points = verdict.score / max(verdict.match_at, 1)
    return -len(story.publishers), -points, story.first.first_seen, story.first.id
