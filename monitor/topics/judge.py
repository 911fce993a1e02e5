"""Judges articles by topics: the door of this stage."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.arabic.fold import fold
from monitor.model import Level, Verdict
from monitor.topics.explain import explain
from monitor.topics.matcher import Hit, Matcher
from monitor.topics.scenes import Scene, scenes
from monitor.topics.score import applicable, score
from monitor.topics.sentences import Sentence, sentences
from monitor.topics.topic import Topic
from monitor.topics.why_not import why_not as short_of


class Judge:
    """Says how much articles are about each of some topics.

    Building it compiles the topics' terms; keep it.

    Args:
        topics: what to look for.
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics = tuple(topics)
        self._matcher = Matcher([topic.groups.values() for topic in self._topics])

    def promise(self, title: str, summary: str) -> int:
        """How many of the groups a topic relates a feed's own words already name; of all topics the most."""
        key = "\n".join(sentence.key for sentence in sentences(title, summary, ()))
        found = zip(self._topics, self._matcher.find(key), strict=True)
        return max((len({hit.group for hit in hits} & set(topic.relate)) for topic, hits in found), default=0)

    def judge(
        self, title: str, lead: str, body: Sequence[str], *, why_not: bool = False
    ) -> tuple[Verdict, ...]:
        """One verdict a topic, in the order of the topics.

        Args:
            title: the headline.
            lead: a standfirst that is not in the body, or "".
            body: the paragraphs, already free of anything that is not the article's.
            why_not: whether a verdict that is no match shall say what it is short of.
        """
        if not why_not and not self._may_count(title, lead, body):
            return tuple(map(_nothing, self._topics))
        article = sentences(title, lead, body)
        key = "\n".join(sentence.key for sentence in article)
        return tuple(
            _verdict(topic, article, hits, why_not=why_not)
            for topic, hits in zip(self._topics, self._matcher.find(key), strict=True)
        )

    def _may_count(self, title: str, lead: str, body: Sequence[str]) -> bool:
        """Whether any topic could give points: a first look at the whole text, before it is cut into sentences.

        Nine articles of ten end here, which saves a quarter of the time in all.
        """
        found = self._matcher.find(fold("\n".join((title, lead, *body))))
        return any(_applicable(topic, hits) for topic, hits in zip(self._topics, found, strict=True))


def _applicable(topic: Topic, hits: Sequence[Hit]) -> bool:
    present = frozenset(hit.group for hit in hits)
    return any(applicable(rule, present) for rule in topic.rules)


def _nothing(topic: Topic) -> Verdict:
    return Verdict(topic.id, Level.NONE, 0, topic.match_at, topic.mention_at)


def watch(topic: Topic) -> Callable[[str, str, Sequence[str]], tuple[Scene, ...]]:
    """What a topic sees of articles, before any rule: a function from title, lead and body to scenes."""
    matcher = Matcher([topic.groups.values()])

    def seen(title: str, lead: str, body: Sequence[str]) -> tuple[Scene, ...]:
        article = sentences(title, lead, body)
        (hits,) = matcher.find("\n".join(sentence.key for sentence in article))
        return scenes(topic, _by_sentence(article, hits))

    return seen


def _verdict(topic: Topic, article: Sequence[Sentence], hits: Sequence[Hit], *, why_not: bool) -> Verdict:
    if not why_not and not _applicable(topic, hits):
        return _nothing(topic)
    seen = scenes(topic, _by_sentence(article, hits))
    result = score(topic, seen)
    verdict = explain(topic, seen, result)
    return replace(verdict, why_not=short_of(topic, seen, result)) if why_not else verdict


def _by_sentence(article: Sequence[Sentence], hits: Iterable[Hit]) -> Iterator[tuple[Sentence, list[Hit]]]:
    """Hits in the joined keys of an article, dealt out to its sentences."""
    starts, place = [], 0
    for sentence in article:
        starts.append(place)
        place += len(sentence.key) + 1
    dealt: list[list[Hit]] = [[] for _ in article]
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        dealt[index].append(hit.moved(-starts[index]))
    return zip(article, dealt, strict=True)
