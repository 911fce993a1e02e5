"""What a topic sees of an article: its sentences with the terms that count in them."""

import itertools
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.model import Zone
from monitor.topics.lists import enumerations
from monitor.topics.matcher import Hit
from monitor.topics.sentences import Sentence, word_starts
from monitor.topics.spans import Spans
from monitor.topics.topic import Lists, Role, Rule, Topic

# Of a group that fills a sentence the first terms do (12 of two groups, 5 of three): what is compared is bounded.
_MOST_COMBINATIONS = 150
# "كيم وبوتين", "لافروف - كيم", "بوتين، كيم": too short for a word in between.
_LONGEST_JOINT = 3
_WEAK_AND_STRONG = {(Role.WEAK, Role.STRONG), (Role.STRONG, Role.WEAK)}


@dataclass(frozen=True)
class Scene:
    """One sentence as one topic sees it: its terms, and what follows from where they stand.

    Not slotted: what follows is kept once it was asked for.

    Attributes:
        sentence: the sentence.
        zone: where it stands for this topic.
        hits: the terms that count in it.
        sides: the groups that are set against each other, and count as states in an enumeration.
    """

    sentence: Sentence
    zone: Zone
    hits: tuple[Hit, ...]
    sides: frozenset[str]

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups present."""
        return frozenset(hit.group for hit in self.hits)

    @cached_property
    def unlisted_groups(self) -> frozenset[str]:
        """The groups present outside enumerations."""
        return frozenset(hit.group for hit in self.hits if hit not in self.listed)

    @cached_property
    def listed(self) -> frozenset[Hit]:
        """The hits that stand in an enumeration of states."""
        members = [hit for hit in self.hits if hit.group in self.sides]
        spans = Spans(enumerations(self.sentence.key, members) if members else ())
        return frozenset(hit for hit in members if spans.cover(hit.start, hit.end))

    @cached_property
    def word_starts(self) -> list[int]:
        """Where its words begin."""
        return word_starts(self.sentence.key)

    def of(self, groups: Collection[str]) -> list[Hit]:
        """The hits of some groups."""
        return [hit for hit in self.hits if hit.group in groups]

    def together(self, rule: Rule) -> tuple[Hit, ...] | None:
        """One hit for each of the rule's `all_of`, as near to one another as can be, or None if it can't be met."""
        if not self.groups.issuperset(rule.all_of):
            return None
        most = max(2, int(_MOST_COMBINATIONS ** (1 / max(1, len(rule.all_of)))))
        candidates = [self.of((group,))[:most] for group in rule.all_of]
        allowed = (chosen for chosen in itertools.product(*candidates) if self._allowed(chosen, rule.lists))
        nearest = min(allowed, key=self._distance, default=None)
        if nearest is None or rule.near is None or self._distance(nearest) <= rule.near:
            return nearest
        return None

    def _distance(self, hits: Sequence[Hit]) -> int:
        """The most words between two neighbours among some hits."""
        ordered = sorted(hits, key=lambda hit: hit.start)
        return max((self._words_between(*pair) for pair in itertools.pairwise(ordered)), default=0)

    def _words_between(self, first: Hit, second: Hit) -> int:
        starts = self.word_starts
        return max(0, bisect_left(starts, second.outer) - bisect_left(starts, first.end))

    def _allowed(self, hits: Sequence[Hit], lists: Lists) -> bool:
        if any(one.overlaps(other) for one, other in itertools.combinations(hits, 2)):
            return False
        in_list = len(hits) > 1 and bool(self.listed) and not self.listed.isdisjoint(hits)
        return in_list == (lists is Lists.ONLY)


def scenes(topic: Topic, found: Iterable[tuple[Sentence, Sequence[Hit]]]) -> tuple[Scene, ...]:
    """The sentences as a topic sees them: weak terms that nothing supports are dropped.

    Args:
        topic: the topic.
        found: the sentences, each with its hits as `Matcher.find` gives them.
    """
    pairs = list(found)
    present = _present(topic, [hits for _, hits in pairs])
    sides = frozenset(topic.relate)
    return tuple(
        Scene(
            sentence,
            sentence.zone(topic.opening_sentences),
            tuple(hit for hit in hits if hit.term.role is Role.STRONG or hit.group in present),
            sides,
        )
        for sentence, hits in pairs
    )


def _present(topic: Topic, sentences: Sequence[Sequence[Hit]]) -> set[str]:
    """The groups whose weak terms count.

    Those with a strong term, two different weak ones, or a weak one joined to a strong term of another side.
    """
    hits = list(itertools.chain.from_iterable(sentences))
    strong = {hit.group for hit in hits if hit.term.role is Role.STRONG}
    weak = {(hit.group, hit.term.place) for hit in hits if hit.term.role is Role.WEAK}
    groups = [group for group, _ in weak]
    several = {group for group in groups if groups.count(group) > 1}
    joined = {hit.group for hits in sentences for hit in _joined_to_strong(topic, hits)}
    return strong | several | joined


def _joined_to_strong(topic: Topic, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Weak hits of a side with no word between them and a strong hit of another side."""
    sides = [hit for hit in hits if hit.group in topic.relate]
    for first, second in itertools.pairwise(sides):
        roles = (first.term.role, second.term.role)
        joined = 0 <= second.outer - first.end <= _LONGEST_JOINT
        if joined and first.group != second.group and roles in _WEAK_AND_STRONG:
            yield first if first.term.role is Role.WEAK else second
