"""What a topic says of an article, with its reasons."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much an article is about a topic."""

    MATCH = "match"
    MENTION = "mention"
    NONE = "none"


class Zone(StrEnum):
    """Where in the article something stands. `opening` is the first three sentences (the lead, if any, first)."""

    TITLE = "title"
    OPENING = "opening"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the topic found in a sentence.

    Attributes:
        group: group of the topic it belongs to.
        term: the term as the topic file writes it (one spelling of it).
        found: the text that matched, as the article writes it.
        start, end: where `found` stands in the sentence: `sentence[start:end] == found`.
    """

    group: str
    term: str
    found: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One rule that gave points (or set a cap).

    Attributes:
        rule: id of the rule.
        points: what it added to the score; may be negative or 0.
        zone: zone of the sentence, or None for a rule about the whole article.
        sentence: index of the sentence in the article (0 is the first after the title), -1 for the title, None for the
            whole article.
        text: the sentence as the article writes it, or "".
        terms: the terms it rests on.
    """

    rule: str
    points: int
    zone: Zone | None
    sentence: int | None
    text: str
    terms: tuple[TermHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch worth marking: `zone` is "title", "lead" or "body"; body offsets refer to the paragraphs joined by one newline."""

    zone: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """One topic's judgement of one article.

    Attributes:
        topic: id of the topic.
        level: match, mention or none.
        score: points; compared with `match_at` and `mention_at`.
        match_at, mention_at: the topic's thresholds.
        evidence: what gave the points, in the order of the rules.
        highlights: non-overlapping, sorted by zone and start.
        cues: cue groups (`boost`) found in the text that counted, in the topic's order: `weapons`, `troops` …
        capped_by: id of the rule that held the level down, or "".
        why_not: what it is short of a match, in sentences for people; only where that was asked for, and never stored.
    """

    topic: str
    level: Level
    score: int
    match_at: int
    mention_at: int
    evidence: tuple[Evidence, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    cues: tuple[str, ...] = ()
    capped_by: str = ""
    why_not: tuple[str, ...] = ()
