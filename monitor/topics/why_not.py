"""What an article that is no match is short of, in sentences for people."""

from collections.abc import Iterator, Sequence

from monitor.model import Level
from monitor.topics.scenes import Scene
from monitor.topics.score import Firing, Score, share_of, together_in_text
from monitor.topics.sentences import TITLE
from monitor.topics.topic import Lists, Rule, Topic, Within


def why_not(topic: Topic, article: Sequence[Scene], result: Score) -> tuple[str, ...]:
    """The reasons why an article is not a match; none when it is one.

    In Latin letters only: what the article says of it stands in the evidence.

    Args:
        topic: the topic.
        article: all its scenes.
        result: what they were worth.
    """
    if result.level is Level.MATCH:
        return ()
    missing = [side for side in topic.relate if not any(side in scene.groups for scene in article)]
    points, held_down = _points(topic, result), _held_down(article, result)
    if missing:
        return (*points, *_named(topic, article, missing), *held_down)
    return (*points, *_together(topic, article, result), *held_down, *_in_the_title(topic, result))


def _points(topic: Topic, result: Score) -> Iterator[str]:
    short = topic.match_at - result.points
    if short > 0:
        yield f"{result.points} of {topic.match_at} points, {short} short"


def _named(topic: Topic, article: Sequence[Scene], missing: Sequence[str]) -> Iterator[str]:
    """Which sides are there and which are not."""
    for side in topic.relate:
        sentences = [scene.sentence.index for scene in article if side in scene.groups]
        yield f"{side} is not named" if side in missing else f"{side} is named in {_places(sentences)}"


def _together(topic: Topic, article: Sequence[Scene], result: Score) -> Iterator[str]:
    """Where the sides meet, or what keeps them apart."""
    sides, total = " and ".join(topic.relate), len(article) - 1
    if result.meeting:
        places = sorted(result.meeting)
        yield f"{sides} come together in {_places(places)}, of {total} in all"
        return
    anywhere = Rule("anywhere", Within.SENTENCE, points=0, all_of=topic.relate)
    listed = Rule("listed", Within.SENTENCE, points=0, all_of=topic.relate, lists=Lists.ONLY)
    if apart := together_in_text(anywhere, article):
        yield f"{sides} stand too many words apart in {_places(apart)}"
    elif lists := together_in_text(listed, article):
        yield f"{sides} come together only in a list of countries, in {_places(lists)}"
    else:
        yield f"{sides} never stand in one sentence"


def _held_down(article: Sequence[Scene], result: Score) -> Iterator[str]:
    """What each cap that applied is about."""
    for firing in result.firings:
        if firing.rule.cap is None:
            continue
        if firing.rule.within is Within.PASSING:
            enough = min(firing.rule.sentences, share_of(firing.rule, article))
            yield f"that is in passing: it takes the title, or {enough} sentences of a text of this length"
        else:
            yield f"held at {firing.rule.cap} by the rule '{firing.rule.id}'{_about(firing)}"


def _about(firing: Firing) -> str:
    groups = sorted({hit.group for hit in firing.hits})
    where = "the title" if firing.rule.within is Within.TITLE else "the text"
    return f": {where} has a term of {', '.join(groups)}" if groups else ""


def _in_the_title(topic: Topic, result: Score) -> Iterator[str]:
    """Whether the same in the title would be enough."""
    others = [
        firing for firing in result.firings if firing.rule.cap and firing.rule.within is not Within.PASSING
    ]
    if TITLE in result.meeting or others:
        return
    title = sum(
        rule.points
        for rule in topic.rules
        if rule.within in (Within.TITLE, Within.CONFIRMED) and rule.all_of == topic.relate
    )
    if title and result.points + title >= topic.match_at:
        yield f"both in the title would give {title} points more, and a match"


def _places(sentences: Sequence[int]) -> str:
    """`the title`, `sentence 14`, `sentences 2, 5 and 9`; numbers as people count."""
    numbers = [str(index + 1) for index in sentences if index != TITLE]
    parts = ["the title"] if TITLE in sentences else []
    if numbers:
        last = numbers.pop()
        listed = f"{', '.join(numbers)} and {last}" if numbers else last
        parts.append(f"sentence{'s' if numbers else ''} {listed}")
    return " and ".join(parts)
