"""From points to a verdict that can be read: the sentences, the terms as written, what to highlight."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from monitor.arabic.fold import Folded
from monitor.model import Evidence, Highlight, Level, TermHit, Verdict
from monitor.topics.matcher import Hit
from monitor.topics.scenes import Scene
from monitor.topics.score import Firing, Score
from monitor.topics.sentences import Sentence
from monitor.topics.topic import Topic

_PARTS = ("title", "lead", "body")
_Fold = Callable[[str], Folded]


def explain(topic: Topic, article: Sequence[Scene], result: Score) -> Verdict:
    """The verdict on an article, with its reasons in the text as written.

    Args:
        topic: the topic.
        article: all its scenes.
        result: what they were worth.
    """
    folded = cache(Folded.of)  # most sentences are asked for several times
    highlights = _highlights(topic, article, result.firings, folded) if result.level is not Level.NONE else ()
    return Verdict(
        topic=topic.id,
        level=result.level,
        score=result.points,
        match_at=topic.match_at,
        mention_at=topic.mention_at,
        evidence=tuple(_evidence(firing, folded) for firing in result.firings),
        highlights=highlights,
        cues=_cues(topic, result.firings),
        capped_by=result.capped_by,
    )


def _evidence(firing: Firing, folded: _Fold) -> Evidence:
    rule, scene = firing.rule, firing.scene
    if scene is None:
        return Evidence(rule.id, rule.points, zone=None, sentence=None, text="")
    sentence = scene.sentence
    terms = tuple(_term_hit(folded(sentence.text), hit) for hit in firing.hits)
    return Evidence(rule.id, rule.points, scene.zone, sentence.index, sentence.text, terms)


def _term_hit(folded: Folded, hit: Hit) -> TermHit:
    start, end = folded.span(hit.start, hit.end)
    return TermHit(hit.group, hit.term.written, folded.text[start:end], start, end)


def _cues(topic: Topic, firings: Iterable[Firing]) -> tuple[str, ...]:
    """The cue groups of the sentences that earned points.

    Not of the whole text: who reads no Arabic takes them for what the *relation* is about.
    """
    present = {group for firing in firings if firing.scene for group in firing.scene.groups}
    return tuple(group for group in topic.boost if group in present)


def _highlights(
    topic: Topic, article: Sequence[Scene], firings: Iterable[Firing], folded: _Fold
) -> tuple[Highlight, ...]:
    """Where the related groups are named, and the other terms that points rest on."""
    spans: dict[str, set[tuple[int, int]]] = {part: set() for part in _PARTS}
    named = ((scene.sentence, scene.of(topic.relate)) for scene in article)
    cited = ((firing.scene.sentence, firing.hits) for firing in firings if firing.scene)
    for sentence, hits in (*named, *cited):
        spans[sentence.part].update(_in_part(sentence, hits, folded))
    return tuple(
        Highlight(part, start, end) for part in _PARTS for start, end in _merged(sorted(spans[part]))
    )


def _in_part(sentence: Sentence, hits: Iterable[Hit], folded: _Fold) -> Iterator[tuple[int, int]]:
    """Where hits stand in the text that the sentence is a part of."""
    for hit in hits:
        start, end = folded(sentence.text).span(hit.start, hit.end)
        yield sentence.offset + start, sentence.offset + end


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans with the overlapping ones joined."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
