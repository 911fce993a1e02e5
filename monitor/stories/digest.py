"""Gathers a digest: articles by topic, then by story. Pure; whoever shows it gets a `model.Digest`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.model import Coverage, Digest, DigestStory, DigestTopic, Downtime, FeedState, StoredItem


def gather(
    flagged: Sequence[StoredItem],
    mentions: Sequence[StoredItem],
    *,
    topics: Sequence[str],
    since: datetime,
    until: datetime,
    judged: int,
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
        list_mentions: whether mentions are listed, not only counted.
    """
    return Digest(
        since=since,
        until=until,
        topics=tuple(_topic(topic, flagged, mentions, list_mentions=list_mentions) for topic in topics),
        judged=judged,
    )


def with_coverage(
    digest: Digest, ledger: Coverage, wanted: Sequence[str], states: Mapping[str, FeedState]
) -> Digest:
    """The digest with what may be missing from its span.

    The ledger counts polls by whole days. When a feed was last polled, and last well, is known to the moment: a feed for
    which that was before the span was not asked in it, or gave nothing. Of a downtime only what lies in the span counts.

    Args:
        digest: without it.
        ledger: the same span's.
        wanted: ids of the feeds that are to be polled.
        states: feed id → what is known of it now.
    """

    def reaches(moment: datetime | None) -> bool:
        return moment is not None and moment >= digest.since

    asked = [
        feed for feed in ledger.feeds if feed.feed_id in states and reaches(states[feed.feed_id].last_poll)
    ]
    silent = [feed for feed in asked if not (feed.answered and reaches(states[feed.feed_id].last_ok))]
    ids = {feed.feed_id for feed in asked}
    return replace(
        digest,
        coverage=replace(
            ledger,
            feeds=tuple(asked),
            downtimes=tuple(_within(one, digest.since, digest.until) for one in ledger.downtimes),
        ),
        silent=tuple(feed.feed_id for feed in silent),
        unasked=tuple(feed_id for feed_id in wanted if feed_id not in ids),
    )


def _within(downtime: Downtime, since: datetime, until: datetime) -> Downtime:
    return replace(downtime, begins=max(downtime.begins, since), ends=min(downtime.ends, until))


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
