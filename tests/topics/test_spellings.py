"""A topic's terms by all their spellings."""

import pytest

from monitor.model import TopicRef
from monitor.topics import Spellings, builtin, load
from monitor.topics.topic import Role


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    """Those of the default topic."""
    return Spellings(load([TopicRef("russia-dprk")]))


@pytest.mark.parametrize(
    ("typed", "term", "also"),
    [
        ("زار بيونغ يانغ", "بيونغ يانغ", "بيونج يانج"),
        ("وبيونج يانج", "وبيونج يانج", "بيونغ يانغ"),
        ("كيم جونج أون والوفد", "كيم جونج أون", "كيم جونغ أون"),
        ("كوريا الشماليه", "كوريا الشماليه", "كوريا الشمالية"),
    ],
)
def test_a_term_by_its_other_spellings(spellings: Spellings, typed: str, term: str, also: str) -> None:
    """The term is found where it stands, joined letters included, and all its spellings are given."""
    found = {typed[start:end]: names for start, end, names in spellings.of(typed)}
    assert also in found[term]


def test_entries_of_different_lists_are_different_terms(spellings: Spellings) -> None:
    """The first name of a group and its first adjective are two terms, whatever their places in their lists."""
    ((_, _, names),) = spellings.of("روسيا")
    assert all("سوف" not in name for name in names)


@pytest.mark.parametrize("typed", ["", "سوق الخضار", "السيول"])
def test_no_term(spellings: Spellings, typed: str) -> None:
    """Where there is no term, there is nothing to spell otherwise."""
    assert spellings.of(typed) == []


@pytest.mark.parametrize("name", builtin())
def test_every_term_is_found_by_itself(name: str) -> None:
    """What ships is known by each of its spellings, though most terms are left aside for being in no way in the text."""
    (topic,) = load([TopicRef(name)])
    spellings = Spellings([topic])
    for group in topic.groups.values():
        for term in group.terms[::100]:  # each takes some milliseconds
            if term.role is Role.STRONG:
                names = [name for _, _, known in spellings.of(term.written) for name in known]
                assert term.written in names
