"""Looks through a topic that can be loaded for terms that get in each other's way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.arabic.clitics import WordClass
from monitor.topics.matcher import Hit, Matcher
from monitor.topics.terms import term_key
from monitor.topics.topic import Group, Role, Term, Topic


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a term of a group that is hardly meant."""

    group: str
    term: Term
    problem: str


def review(topic: Topic) -> Iterator[Finding]:
    """Terms written twice, terms that swallow one another, and masks that hide nothing; one finding an entry."""
    matcher = Matcher([topic.groups.values()])
    for group in topic.groups.values():
        yield from _duplicates(group)
        reviewed: set[tuple[Role, WordClass, int]] = set()
        for term in group.terms:
            entry = (term.role, term.word_class, term.place)
            problem = _problem(topic, group, term, matcher.find_all(term_key(term.written))[0])
            if problem and entry not in reviewed:
                reviewed.add(entry)
                yield Finding(group.name, term, f"'{term.written}' {problem}")


def _duplicates(group: Group) -> Iterator[Finding]:
    """Entries that fold to the same term."""
    first: dict[tuple[str, WordClass, Role], Term] = {}
    reported: set[int] = set()
    for term in group.terms:
        other = first.setdefault((term_key(term.written), term.word_class, term.role), term)
        if other.place != term.place and term.place not in reported:
            reported.add(term.place)
            yield Finding(group.name, term, f"'{term.written}' is the same as '{other.written}'")


def _problem(topic: Topic, group: Group, term: Term, hits: Sequence[Hit]) -> str:
    """What the topic finds in the term itself that it should not."""
    own = [hit for hit in hits if hit.group == group.name]
    masks = [hit for hit in own if hit.term.role is Role.MASK]
    if term.role is Role.MASK:
        return "" if len(masks) < len(own) else "hides no term of its group"
    length = len(term_key(term.written))
    for mask in masks:
        if mask.end - mask.start == length:
            return f"never counts: '{mask.term.written}' under not covers it"
    sides = [hit for hit in hits if hit.group in topic.relate and hit.group != group.name]
    strong = [hit for hit in sides if hit.term.role is Role.STRONG]
    if group.name in topic.relate and strong:
        other = strong[0]
        return f"holds '{other.term.written}' of {other.group}: one stretch of text can't be both sides"
    return ""
