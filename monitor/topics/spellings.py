"""All spellings of the terms in a text: how a search finds what a topic knows by other names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.arabic.clitics import stem
from monitor.arabic.fold import Folded
from monitor.topics.matcher import Matcher
from monitor.topics.terms import term_key
from monitor.topics.topic import Group, Term, Topic


class Spellings:
    """Knows the terms of some topics by all their spellings.

    Args:
        topics: whose terms.
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics = tuple(
            (topic, [(group, _stems(group)) for group in topic.groups.values()]) for topic in topics
        )

    def of(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """The terms in a text: (start, end, all spellings), the longest where several overlap, in order.

        Args:
            text: what somebody typed.
        """
        folded = Folded.of(text)
        found = sorted(self._found(folded.key), key=lambda place: (place[0], place[0] - place[1]))
        chosen: list[tuple[int, int, int, tuple[str, ...]]] = []
        for place in found:
            if not chosen or place[0] >= chosen[-1][1]:
                chosen.append(place)
        return [(*folded.span(outer, end), spellings) for _, end, outer, spellings in chosen]

    def _found(self, key: str) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
        """Terms in a folded text: (start, end, where the word begins, all spellings)."""
        for topic, all_groups in self._topics:
            groups = [_maybe_in(key, group, stems) for group, stems in all_groups]
            (hits,) = Matcher([groups]).find(key)
            for hit in hits:
                yield hit.start, hit.end, hit.outer, _of_entry(topic.groups[hit.group], hit.term)


def _stems(group: Group) -> tuple[str, ...]:
    """What stands in every form of each term of a group; had once, for a query asks for many runs of words."""
    return tuple(stem(term_key(term.written)) for term in group.terms)


def _maybe_in(key: str, group: Group, stems: Sequence[str]) -> Group:
    """A group without most of the terms that are not in a text: all forms of all terms take 20 ms to make."""
    terms = zip(group.terms, stems, strict=True)
    return replace(group, terms=tuple(term for term, part in terms if part in key))


def _of_entry(group: Group, found: Term) -> tuple[str, ...]:
    """The spellings of the entry that a term comes from: those of its list with its place in it."""
    return tuple(
        term.written
        for term in group.terms
        if (term.role, term.word_class, term.place) == (found.role, found.word_class, found.place)
    )
