"""Points: every rule of a topic applied to an article, with the reason kept beside each point."""

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.model import Level, Zone
from monitor.topics.matcher import Hit
from monitor.topics.scenes import Scene
from monitor.topics.sentences import TITLE
from monitor.topics.topic import Lists, Rule, Topic, Within

# A text shorter than that is a flash: the headline is the news.
FLASH_WORDS = 15
# Of the terms that only support a rule, a reader needs to see that many.
_SUPPORTING = 2


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that applied: in which sentence (None: the article as a whole), and which terms it rests on."""

    rule: Rule
    scene: Scene | None = None
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """What a topic makes of an article.

    Attributes:
        points: the sum.
        level: what they amount to, caps included.
        firings: what gave them, in the order of the rules.
        capped_by: id of the rule that held the level down, or "".
        meeting: indexes of the sentences in which what the topic is about comes together.
    """

    points: int
    level: Level
    firings: tuple[Firing, ...]
    capped_by: str = ""
    meeting: frozenset[int] = frozenset()


def score(topic: Topic, article: Sequence[Scene]) -> Score:
    """Apply all rules of a topic to an article, the scene of its title first."""
    found = {
        rule: tuple(_FIRINGS[rule.within](rule, article)) for rule in topic.rules if rule.within in _FIRINGS
    }
    meeting = _meeting(found)
    for rule in topic.rules:
        if rule.within in _BY_SHARE and meeting and _BY_SHARE[rule.within](rule, meeting, article):
            found[rule] = (Firing(rule),)
    firings = tuple(firing for rule in topic.rules for firing in found.get(rule, ())[: rule.most])
    points = sum(firing.rule.points for firing in firings)
    level = _level(topic, points)
    for firing in firings:
        cap = firing.rule.cap
        if cap is not None and _RANK[cap] < _RANK[level]:
            return Score(points, cap, firings, firing.rule.id, meeting)
    return Score(points, level, firings, meeting=meeting)


def together_in_text(rule: Rule, article: Sequence[Scene]) -> tuple[int, ...]:
    """The indexes of the sentences, the title among them, in which a rule's groups come together."""
    return tuple(scene.sentence.index for scene in article if scene.together(rule))


def share_of(rule: Rule, article: Sequence[Scene]) -> int:
    """How many sentences are the rule's share of all, a title, if there is one, counted."""
    sentences = sum(1 for scene in article if scene.word_starts)
    return -(-rule.share * sentences // 100)


def applicable(rule: Rule, groups: frozenset[str]) -> bool:
    """Whether a rule could give points to an article with terms of these groups: a cheap first look."""
    found = groups.issuperset(rule.all_of) and (not rule.any_of or not groups.isdisjoint(rule.any_of))
    return found and rule.points > 0


_TOGETHER = frozenset({Within.TITLE, Within.SENTENCE})
_RANK = {Level.NONE: 0, Level.MENTION: 1, Level.MATCH: 2}


def _level(topic: Topic, points: int) -> Level:
    if points >= topic.match_at:
        return Level.MATCH
    return Level.MENTION if points >= topic.mention_at else Level.NONE


def _in_sentences(rule: Rule, article: Sequence[Scene]) -> Iterator[Firing]:
    for scene in article:
        if scene.zone in rule.zones and not _contradicted(rule, scene.groups):
            pair = scene.together(rule)
            if pair is not None:
                yield Firing(rule, scene, pair + tuple(scene.of(rule.any_of)[:_SUPPORTING]))


def _in_title(rule: Rule, article: Sequence[Scene]) -> Iterator[Firing]:
    yield from _in_sentences(rule, [scene for scene in article if scene.zone is Zone.TITLE])


def _in_neighbours(rule: Rule, article: Sequence[Scene]) -> Iterator[Firing]:
    """Each pair of sentences that has all groups between them while neither has by itself."""
    wanted = frozenset(rule.all_of)
    in_zones = [scene for scene in article if scene.zone in rule.zones]
    for first, second in itertools.pairwise(in_zones):
        both = first.unlisted_groups | second.unlisted_groups
        met_alone = wanted <= first.unlisted_groups or wanted <= second.unlisted_groups
        if wanted <= both and not met_alone and not _contradicted(rule, both):
            yield Firing(rule, second, tuple(second.of(wanted - first.unlisted_groups)[:_SUPPORTING]))


def _in_article(rule: Rule, article: Sequence[Scene]) -> Iterator[Firing]:
    groups = frozenset[str]().union(*(scene.groups for scene in article if scene.zone in rule.zones))
    if groups.issuperset(rule.all_of) and not _contradicted(rule, groups):
        yield Firing(rule)


def _confirmed(rule: Rule, article: Sequence[Scene]) -> Iterator[Firing]:
    """What the title says, and the text says too (any of the groups will do), or the text is a flash."""
    if next(_in_title(rule, article), None) is None:
        return
    text = [scene for scene in article if scene.zone is not Zone.TITLE]
    for scene in text:
        if hits := scene.of(rule.all_of):
            yield Firing(rule, scene, tuple(hits[:_SUPPORTING]))
            return
    if sum(len(scene.word_starts) for scene in text) < FLASH_WORDS:
        yield Firing(rule)


def _meeting(found: Mapping[Rule, Sequence[Firing]]) -> frozenset[int]:
    """The sentences in which what the topic is about comes together."""
    return frozenset(
        firing.scene.sentence.index
        for rule, firings in found.items()
        if rule.points > 0 and rule.lists is Lists.SKIP and rule.within in _TOGETHER
        for firing in firings
        if firing.scene
    )


def _in_passing(rule: Rule, meeting: Collection[int], article: Sequence[Scene]) -> bool:
    """Whether it stands neither in the title nor in enough sentences; see `rules`."""
    return TITLE not in meeting and len(meeting) < min(rule.sentences, share_of(rule, article))


def _throughout(rule: Rule, meeting: Collection[int], article: Sequence[Scene]) -> bool:
    """Whether it stands in a good share of the sentences, and not in the title alone."""
    return {TITLE} != set(meeting) and len(meeting) >= share_of(rule, article)


def _contradicted(rule: Rule, groups: frozenset[str]) -> bool:
    missing = bool(rule.any_of) and groups.isdisjoint(rule.any_of)
    return missing or not groups.isdisjoint(rule.none_of)


_FIRINGS: Mapping[Within, Callable[[Rule, Sequence[Scene]], Iterator[Firing]]] = {
    Within.TITLE: _in_title,
    Within.SENTENCE: _in_sentences,
    Within.LINKED: _in_neighbours,
    Within.ARTICLE: _in_article,
    Within.CONFIRMED: _confirmed,
}
# These look at what the others found.
_BY_SHARE: Mapping[Within, Callable[[Rule, Collection[int], Sequence[Scene]], bool]] = {
    Within.PASSING: _in_passing,
    Within.THROUGHOUT: _throughout,
}
