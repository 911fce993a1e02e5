"""All spellings of the terms in a text: how a search finds what a topic knows by other names."""

from collections import defaultdict
from collections.abc import Sequence

from monitor.arabic.clitics import WordClass
from monitor.arabic.fold import Folded
from monitor.topics.matcher import Hit, Matcher
from monitor.topics.topic import Role, Term, Topic

# Group, kind of list and place of the entry in it: spellings of one entry are one term.
Entry = tuple[str, Role, WordClass, int]


class Spellings:
    """Knows the terms of some topics by all their spellings.

    Args:
        topics: whose terms.
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._matcher = Matcher([topic.groups.values() for topic in topics])
        self._spellings: list[dict[Entry, list[str]]] = [_by_entry(topic) for topic in topics]

    def of(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """The terms in a text: (start, end, all spellings), the longest where several overlap, in order.

        Args:
            text: what somebody typed.
        """
        folded = Folded.of(text)
        hits = [
            (hit, spellings)
            for hits, entries in zip(self._matcher.find(folded.key), self._spellings, strict=True)
            for hit in hits
            if (spellings := entries.get(_entry(hit.group, hit.term)))
        ]
        hits.sort(key=lambda found: (found[0].start, found[0].start - found[0].end))
        chosen: list[tuple[Hit, list[str]]] = []
        for hit, spellings in hits:
            if not chosen or hit.start >= chosen[-1][0].end:
                chosen.append((hit, spellings))
        return [(*folded.span(hit.outer, hit.end), tuple(spellings)) for hit, spellings in chosen]


def _entry(group: str, term: Term) -> Entry:
    return group, term.role, term.word_class, term.place


def _by_entry(topic: Topic) -> dict[Entry, list[str]]:
    entries: defaultdict[Entry, list[str]] = defaultdict(list)
    for group in topic.groups.values():
        for term in group.terms:
            if term.role is not Role.MASK:
                entries[_entry(group.name, term)].append(term.written)
    return entries
