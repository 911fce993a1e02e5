"""What a topic is, once its file has been read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from monitor.arabic.clitics import WordClass
from monitor.model import Level, Zone

# Points at which the standard rules separate best, see `rules`: 5 is wider, 8 stricter.
DEFAULT_MATCH = 6
DEFAULT_MENTION = 1


class Role(StrEnum):
    """What it means that a term was found."""

    STRONG = "strong"  # the group is present
    WEAK = "weak"  # the group is present if something else says so too
    MASK = "mask"  # what it covers is not this group's, whatever it looks like


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of a term.

    Attributes:
        written: the spelling, alternatives chosen, not folded.
        word_class: how it behaves in a sentence.
        role: what it means that it was found.
        place: of the entry in its list in the file; spellings of one entry share it and are one term.
    """

    written: str
    word_class: WordClass
    role: Role = Role.STRONG
    place: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that stand for one thing, e.g. one side of a relation."""

    name: str
    terms: tuple[Term, ...]
    label: str = ""


class Within(StrEnum):
    """Where the groups of a rule have to come together."""

    TITLE = "title"
    SENTENCE = "sentence"
    LINKED = "linked"  # two neighbouring sentences, neither of which has them all
    ARTICLE = "article"
    CONFIRMED = "confirmed"  # together in the title, and the text confirms it or there is next to none
    PASSING = "passing"  # not in the title, and in few of the sentences
    THROUGHOUT = "throughout"  # in a good share of the sentences, the title counted


class Lists(StrEnum):
    """What a rule makes of terms that stand in an enumeration of countries."""

    SKIP = "skip"
    ONLY = "only"


ALL_ZONES = frozenset(Zone)


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason for points.

    Attributes:
        id: what evidence calls it.
        within: where the groups have to come together.
        points: for each time it applies; may be negative.
        all_of: groups that must all be there, in stretches of text that don't overlap.
        any_of: groups of which one must be there, if there are any.
        none_of: groups that must not be there.
        zones: where it applies.
        near: most words between neighbouring terms of `all_of`, or None.
        lists: whether terms in an enumeration are left out or are what it asks for.
        most: how often it may give points in one article.
        cap: the highest level an article may have once the rule applied, or None.
        share: for `PASSING` and `THROUGHOUT`: percent of the sentences that the groups have to meet in.
        sentences: for `PASSING`: so many sentences are enough, however long the text.
    """

    id: str
    within: Within
    points: int
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    zones: frozenset[Zone] = ALL_ZONES
    near: int | None = None
    lists: Lists = Lists.SKIP
    most: int = 1
    cap: Level | None = None
    share: int = 0
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject and how an article about it is recognised.

    Attributes:
        id: short, Latin: what people type.
        name: for people.
        relate: the groups an article has to bring together.
        boost: groups that make a sentence count more; their names are the cues of a verdict.
        damp: groups that, in the title, hold an article down to a mention.
        groups: by name, in the order of the file.
        rules: standard ones first.
        match_at: points from which an article is a match.
        mention_at: points from which it is a mention.
        opening_sentences: how many sentences after the title are the opening.
        source: "built in" or the path of the file.
    """

    id: str
    name: str
    relate: tuple[str, ...]
    boost: tuple[str, ...]
    groups: Mapping[str, Group]
    rules: tuple[Rule, ...]
    damp: tuple[str, ...] = ()
    match_at: int = DEFAULT_MATCH
    mention_at: int = DEFAULT_MENTION
    opening_sentences: int = 3
    source: str = field(default="", compare=False)
