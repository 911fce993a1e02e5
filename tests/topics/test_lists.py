"""Enumerations of states."""

import pytest

from monitor.arabic.fold import fold
from monitor.topics.lists import enumerations
from monitor.topics.matcher import Matcher
from tests.topics.builders import topic

SIDES = topic("""
[topic]
id = "sides"
relate = ["russia", "dprk"]
[group.russia]
names = ["روسيا", "موسكو", "بوتين"]
adjectives = ["روسي"]
[group.dprk]
names = ["كوريا الشمالية", "بيونغ يانغ", "كيم جونغ أون"]
adjectives = ["كوري شمالي"]
""")

LISTS = {
    "together with": "علاقات روسيا مع الصين وكوريا الشمالية",
    "and": "عقوبات على روسيا والصين وإيران وكوريا الشمالية",
    "commas": "روسيا، الصين، وكوريا الشمالية",
    "capitals": "بين موسكو وبكين وبيونغ يانغ",
    "as well as": "روسيا وإيران، وكذلك كوريا الشمالية",
    "with an international body's short names": "كوريا الشمالية وفنزويلا وروسيا",
    "repeated preposition": "واردات من روسيا ومن الصين ومن كوريا الشمالية",
    "in brackets": "دول (روسيا والصين وكوريا الشمالية)",
    "adjectives": "الروسي والصيني والإيراني",
    "leaders": "بوتين وشي جين بينغ وزعيم كوريا الشمالية",
    "leaders by surname": "حضر بوتين وشي ومسعود بزشكيان",
    "leaders with their offices": "الرئيس الروسي بوتين والرئيس الصيني والزعيم الكوري الشمالي كيم جونغ أون",
}
NO_LISTS = {
    "two only": "روسيا وكوريا الشمالية",
    "subject and object": "إيران وكوريا الشمالية تمدان روسيا",
    "one side by two names": "موسكو وبوتين وكوريا الشمالية",
    "one state by two names": "الصين وبكين وكوريا الشمالية",
    "a verb between": "روسيا والصين تدعمان كوريا الشمالية",
    "prepositions": "وزير روسيا في الصين مع وفد كوريا الشمالية",
    "a preposition between all": "روسيا مع الصين في كوريا الشمالية",
    "two leaders": "الرئيس الروسي بوتين والزعيم الكوري الشمالي كيم جونغ أون",
    "an office and a verb": "الرئيس الروسي بوتين والرئيس الصيني يستقبلان زعيم كوريا الشمالية",
    "no states": "قالت مصادر إن الأمر انتهى",
}


def listed(text: str) -> list[str]:
    """The enumerations in a sentence."""
    key = fold(text)
    (hits,) = Matcher([SIDES.groups.values()]).find(key)
    return [key[start:end] for start, end in enumerations(key, hits)]


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_lists(text: str) -> None:
    """Three states joined by nothing but conjunctions are one enumeration."""
    assert len(listed(text)) == 1


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS)
def test_no_lists(text: str) -> None:
    """Fewer than three different states, or a word between them, is none."""
    assert listed(text) == []
