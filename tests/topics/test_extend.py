"""A user's own file on top of a built-in topic."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.model import TopicRef
from monitor.safe.toml import parse as parse_toml
from monitor.topics import Judge, Topic, load
from monitor.topics.extend import extended
from monitor.topics.language import Loaded, parse
from monitor.topics.matcher import Matcher

(BUILT_IN,) = load([TopicRef("russia-dprk")])

OWN = """\
format = 1
[topic]
extends = "russia-dprk"
[letters]
kh = ["خ", "ك"]
[group.russia]
names = ["{kh}اباروفين"]
drop = ["بسكوف"]
[group.dprk]
names = ["بيون{g}سان"]
[group.shipping]
words = ["سفينة", "رصيف"]
[[rule]]
id = "title"
all = ["russia", "dprk"]
within = "title"
points = 9
[[rule]]
id = "by sea"
all = ["dprk", "shipping"]
points = 3
[levels]
match = 8
"""


def loaded(text: str) -> Loaded:
    """A file with this text."""
    return parse(parse_toml(text, "my.toml"))


def names(topic: Topic, group: str) -> set[str]:
    """The terms of a group as written."""
    return {term.written for term in topic.groups[group].terms}


def test_nothing_of_ones_own() -> None:
    """A file that only extends a topic is that topic."""
    assert replace(loaded('[topic]\nextends = "russia-dprk"').topic, source="") == replace(
        BUILT_IN, source=""
    )


def test_terms_are_added_and_dropped() -> None:
    """Groups of the same name are joined, with the letters of both files; dropped terms are gone."""
    topic = loaded(OWN).topic
    assert names(topic, "russia") == names(BUILT_IN, "russia") - {"بسكوف"} | {"خاباروفين", "كاباروفين"}
    assert {"بيونغسان", "بيونجسان", "كوريا الشمالية"} <= names(topic, "dprk")
    assert names(topic, "weapons") == names(BUILT_IN, "weapons")
    assert names(topic, "shipping") == {"سفينة", "رصيف"}


def test_the_rest_is_replaced_one_by_one() -> None:
    """A level, a rule with the id of another, a name: each replaces one built-in value and leaves the others."""
    topic = loaded(OWN.replace("extends =", 'name = "Mine"\npassing_share = 40\nextends =')).topic
    assert (topic.id, topic.name) == (BUILT_IN.id, "Mine")
    assert (topic.match_at, topic.mention_at) == (8, BUILT_IN.mention_at)
    assert (topic.relate, topic.boost) == (BUILT_IN.relate, BUILT_IN.boost)
    assert [rule.share for rule in topic.rules if rule.id == "in passing"] == [40]
    assert [rule.id for rule in topic.rules][-2:] == ["DPRK troops in the war", "by sea"]


def test_a_standard_rule_can_be_changed() -> None:
    """A rule with a standard rule's id takes its place."""
    topic = loaded(OWN).topic
    assert [rule.points for rule in topic.rules if rule.id == "title"] == [9]
    (verdict,) = Judge([topic]).judge("روسيا وكوريا الشمالية", "", [])
    assert next(one.points for one in verdict.evidence if one.rule == "title") == 9


def test_an_id_of_its_own() -> None:
    """With an id of its own it can be used beside the built-in one."""
    mine = loaded(OWN.replace("extends =", 'id = "mine"\nextends =')).topic
    first, second = Judge([BUILT_IN, mine]).judge("بوتين يصل إلى بيونغ يانغ", "", [])
    assert (first.topic, second.topic) == ("russia-dprk", "mine")


MISTAKES = {
    "what it extends": ('"russia-dprk"', '"russia-dprc"', "my.toml:3: topic.extends: unknown built-in topic", "did you mean 'russia-dprk'?"),
    "what it extends is no text": ('"russia-dprk"', "7", "my.toml:3: topic.extends: has to be a text", ""),
    "key of the topic": ("extends =", "bost = []\nextends =", "my.toml:3: topic.bost: unknown key", "'boost'"),
    "key of a group": ("drop =", "dorp =", "my.toml:8: group.russia.dorp: unknown key", "'drop'"),
    "term": ('"بيون{g}سان"', '"م"', "my.toml:10: group.dprk.names[0]: 'م' is too short", ""),
    "letters": ('"بيون{g}سان"', '"بيون{gg}سان"', "my.toml:10: group.dprk.names[0]", "neither {a|b} nor one of the [letters]"),
    "dropped": ('["بسكوف"]', '["بسكوفف"]', "my.toml:8: group.russia.drop[0]: 'بسكوفف' is no term", "بسكوف"),
    "group": ('words = ["سفينة", "رصيف"]', "", "my.toml:11: group.shipping: group 'shipping' has no terms", ""),
    "group that is none": ('[group.shipping]\nwords = ["سفينة", "رصيف"]', "[group]\nshipping = 1", "my.toml:12: group.shipping", "table"),
    "list that is none": ('["بيون{g}سان"]', '"بيونغسان"', "my.toml:10: group.dprk.names: has to be a list", ""),
    "rule": ("points = 3", "point = 3", "my.toml:21: rule[1].point: unknown key", "'points'"),
    "rules that are none": ('[[rule]]\nid = "title"\nall = ["russia", "dprk"]\nwithin = "title"\npoints = 9\n[[rule]]', "[rule]", "my.toml:13: rule: has to be a list of tables", ""),
    "levels": ("match = 8", "match = 0", "my.toml:23: levels.match: is too small", ""),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "place", "says"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_placed_in_the_users_file(right: str, wrong: str, place: str, says: str) -> None:
    """What is wrong in the user's few lines is named with their file and line, as if they stood alone."""
    assert right in OWN
    with pytest.raises(ConfigError) as caught:
        loaded(OWN.replace(right, wrong, 1))
    assert str(caught.value).startswith(place)
    assert says in str(caught.value)


def test_warnings_are_placed_in_the_users_file() -> None:
    """A term that the built-in topic has already is doubtful, and it is the user's line that says so."""
    (warning,) = loaded('[topic]\nextends = "russia-dprk"\n[group.russia]\nnames = ["لافروف"]').warnings()
    assert warning == "my.toml:4: group.russia.names[0]: 'لافروف' is the same as 'لافروف'"


def test_it_survives_an_upgrade() -> None:
    """A release that changes the built-in topic changes the extended one too; the user's lines stay."""
    own = parse_toml('[topic]\nextends = "x"\n[group.a]\nnames = ["جيم"]\ndrop = ["الف"]\n', "my.toml")
    base = '[topic]\nid = "x"\nrelate = ["a"]\n[group.a]\nnames = ["الف", "باء"{}]\n'
    for added in ("", ', "دال"'):
        both = extended(parse_toml(base.format(added), "x.toml"), own)
        assert both.data["group"]["a"]["names"] == ["الف", "باء", *(["دال"] if added else []), "جيم"]
        assert str(both.error("wrong", "group", "a", "names", len(both.data["group"]["a"]["names"]) - 1)) == (
            "my.toml:4: group.a.names[0]: wrong"
        )


def test_a_person_is_added_by_one_line(tmp_path: Path) -> None:
    """Four lines in a file of one's own are enough for a new name to be found."""
    path = tmp_path / "my.toml"
    path.write_text('[topic]\nextends = "russia-dprk"\n[group.russia]\nnames = ["غورباتوفسكي"]\n', "utf-8")
    (topic,) = load([TopicRef("my.toml", path)])
    (hits,) = Matcher([topic.groups.values()]).find("وصل غورباتوفسكي امس")
    assert [hit.group for hit in hits] == ["russia"]
