"""A digest in words: what plain text and the terminal say alike, and the lines of a mail. Pure."""

from collections.abc import Iterator

from monitor.model import Digest, DigestStory, DigestTopic
from monitor.report import wording
from monitor.report.coverage import brief
from monitor.report.interface import Context
from monitor.safe.text import one_line

_MOST_OUTLETS = 6  # named on a line; more are counted
_MOST_TERMS = 6  # that a story rests on


def span_of(digest: Digest, context: Context) -> str:
    """`2026-11-20 07:00 to 2026-11-21 07:00 EET`."""
    since, until = context.local(digest.since), context.local(digest.until)
    return f"{since:%Y-%m-%d %H:%M} to {until:%Y-%m-%d %H:%M %Z}"


def size_of(topic: DigestTopic) -> str:
    """`2 stories in 5 articles, 12 mentions`, or that there was nothing."""
    stories = len(topic.stories)
    told = (
        f"{stories:,} {'story' if stories == 1 else 'stories'} in {wording.count(topic.flagged, 'article')}"
    )
    parts = [told if stories else "nothing flagged"]
    parts += [wording.count(topic.mentions, "mention")] if topic.mentions else []
    return ", ".join(parts)


def outlets_of(story: DigestStory, context: Context) -> str:
    """Who carries a story, the first one first: `Town Echo, Bahr and 2 more`."""
    by_house: dict[str, str] = {}
    for item in story.articles:
        by_house.setdefault(item.publisher, wording.outlet(context, item.feed_id, item.publisher))
    names = list(by_house.values())
    more = len(names) - _MOST_OUTLETS
    return ", ".join(names[:_MOST_OUTLETS]) + (f" and {more} more" if more > 0 else "")


def why(story: DigestStory) -> tuple[str, str]:
    """What a story was flagged for: where its terms stand, and the terms, each once, strongest evidence first."""
    evidence = sorted(story.first.verdict.evidence, key=lambda one: -one.points)
    found = [one for one in evidence if one.terms]
    places = dict.fromkeys(str(one.zone) if one.zone else "article" for one in found)
    terms = dict.fromkeys(term for one in found for term in wording.evidence_terms(one))
    return ", ".join(places), "، ".join(list(terms)[:_MOST_TERMS])


def digest_lines(digest: Digest, context: Context) -> Iterator[str]:
    """A digest as a mail has it."""
    yield f"Digest of {span_of(digest, context)}: {wording.count(digest.judged, 'article')} judged"
    for topic in digest.topics:
        yield ""
        yield f"== {wording.name(topic.topic)}: {size_of(topic)}"
        for story in topic.stories:
            yield ""
            yield from _story_lines(story, context)
        if topic.mentioned:
            yield ""
            yield f"-- {wording.name(topic.topic)}: only mentioned"
        for story in topic.mentioned:
            yield ""
            yield from _story_lines(story, context)
    if digest.coverage:
        yield ""
        yield "Coverage: " + "\n  ".join(brief(digest, lambda time: wording.stamp(context.local(time))))


def _story_lines(story: DigestStory, context: Context) -> Iterator[str]:
    item = story.first
    parts = [
        f"[{wording.points(item.verdict)}]",
        f"#{item.id}",
        f"first seen {wording.stamp(context.local(item.first_seen))}",
        outlets_of(story, context),
        " ".join(wording.name(cue) for cue in item.verdict.cues),
        wording.origin(item),
        f"goes on from #{item.story}" if story.goes_on else "",
    ]
    yield "  ".join(part for part in parts if part)
    yield one_line(item.title)
    places, terms = why(story)
    if terms:
        yield f"why: {places}: {one_line(terms)}"
    if item.url:
        yield one_line(item.url, limit=wording.LONGEST_PARAGRAPH)
