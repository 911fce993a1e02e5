"""What counts as a term found."""

import pytest

from monitor.topics.matcher import Matcher
from tests.topics.builders import found, topic

CAPITALS = topic("""
[topic]
id = "capitals"
relate = ["far"]
[group.far]
names = ["بيونغ يانغ", "سيول", "كيم جونغ أون", "Владивосток", "Pyongyang", "평양", "KN-23", "كيم"]
adjectives = ["كوري شمالي"]
not = ["سيول دورتموند", "~بطولة سيول"]
[group.near]
names = ["سيول"]
words = ["صاروخ"]
""")

FOUND = {
    "with a clitic": ("سافر لبيونغ يانغ", ["بيونغ يانغ"]),
    "hyphen": ("في بيونغ-يانغ", ["بيونغ يانغ"]),
    "hashtag": ("#بيونغ_يانغ الآن", ["بيونغ يانغ"]),
    "persian letters": ("در پیونگ یانگ", ["بيونغ يانغ"]),
    "longest wins": ("قال كيم جونغ أون", ["كيم جونغ اون"]),
    "adjective with clitic and articles": ("والكوريين الشماليين", ["كوريين الشماليين"]),
    "latin": ("at Pyongyang's port", ["pyongyang"]),
    "latin after an arabic clitic": ("وصل لـPyongyang", ["pyongyang"]),
    "cyrillic": ("во ВЛАДИВОСТОК.", ["владивосток"]),
    "digits": ("صواريخ KN-23 جديدة", ["kn 23"]),
    "in quotes": ("«كيم»", ["كيم"]),
    "beside digits": ("2019كيم", ["كيم"]),
    "article before a name": ("السيول تجتاح", []),
    "inside a latin word": ("Pyongyangology", []),
    "inside a longer number": ("KN-235", []),
    "inside a word": ("التحكيم", []),
    "across a line": ("بيونغ\nيانغ", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_found(text: str, expected: list[str]) -> None:
    """Terms are found with what may be attached to them, and not inside other words."""
    assert [stretch for group, stretch in found(text, CAPITALS) if group == "far"] == expected


def test_hangul() -> None:
    """Korean names are found with their particles and not inside longer words."""
    assert [group for group, _ in found("평양에서 회담", CAPITALS)] == ["far"]
    assert found("평양냉면", CAPITALS) == []


def test_masks_hide_from_their_own_group_only() -> None:
    """What a mask covers is invisible to its group and still there for the others."""
    assert found("سيول دورتموند", CAPITALS) == [("near", "سيول")]
    assert found("سيول وسيول دورتموند", CAPITALS).count(("far", "سيول")) == 1


def test_a_weak_term_gives_way_to_a_strong_one() -> None:
    """A longer weak term never hides a strong one: "leader of Korea" is not all there is in "leader of North Korea"."""
    both = topic("""
[topic]
id = "both"
relate = ["far"]
[group.far]
names = ["كوريا الشمالية"]
weak = ["زعيم كوريا", "كيم"]
""")
    assert found("زعيم كوريا الشمالية كيم", both) == [("far", "كوريا الشماليه"), ("far", "كيم")]
    assert found("زعيم كوريا", both) == [("far", "زعيم كوريا")]


def test_a_mask_marked_as_word_takes_the_article() -> None:
    """`~` in front of a mask makes it a word."""
    assert [group for group, _ in found("البطولة سيول", CAPITALS)] == ["near"]


def test_no_topics() -> None:
    """Without a topic nothing is found, and nothing breaks."""
    assert Matcher([]).find("روسيا") == []
    assert Matcher([[]]).find("روسيا") == [[]]


def test_one_pass_for_several_topics() -> None:
    """Each topic gets its own hits out of the common automaton."""
    other = topic("""
[topic]
id = "other"
relate = ["a"]
[group.a]
names = ["سيول", "بوسان"]
""")
    first, second = Matcher([CAPITALS.groups.values(), other.groups.values()]).find("من سيول الي بوسان")
    assert [hit.group for hit in first] == ["far", "near"]
    assert [hit.start for hit in second] == [3, 12]
