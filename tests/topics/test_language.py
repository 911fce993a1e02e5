"""The language of topic files, and what it says of mistakes."""

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.model import Zone
from monitor.safe.toml import parse as parse_toml
from monitor.topics import Topic
from monitor.topics.language import parse, read
from monitor.topics.topic import Within

GOOD = """\
format = 1
[topic]
id = "two-sides"
name = "Two sides"
relate = ["north", "south"]
boost = ["arms"]
[group.north]
names = ["سفالبارد"]
adjectives = ["سفالباردي"]
[group.south]
names = ["بيتكيرن"]
[group.arms]
words = [
    "صاروخ",
    "مدفع",
]
[[rule]]
id = "own"
all = ["north", "arms"]
within = "sentence"
zone = ["title", "opening"]
near = 5
lists = "skip"
points = 2
max = 3
[levels]
match = 7
mention = 2
"""


def loaded(text: str) -> Topic:
    """The topic in a file with this text."""
    return parse(parse_toml(text, "my.toml")).topic


def test_everything_is_read() -> None:
    """Each key of a file arrives where it belongs, the topic's own rules after the standard ones."""
    topic = loaded(GOOD)
    assert (topic.id, topic.name, topic.relate, topic.boost) == (
        "two-sides",
        "Two sides",
        ("north", "south"),
        ("arms",),
    )
    assert (topic.match_at, topic.mention_at, topic.opening_sentences) == (7, 2, 3)
    assert [term.written for term in topic.groups["north"].terms] == ["سفالبارد", "سفالباردي"]
    *_, own = topic.rules
    assert (own.id, own.within, own.points, own.most, own.near) == ("own", Within.SENTENCE, 2, 3, 5)
    assert own.zones == {Zone.TITLE, Zone.OPENING}


def test_defaults() -> None:
    """The least a topic needs is an id, a group to look for and a term."""
    topic = loaded('[topic]\nid = "floods"\nrelate = ["flood"]\n[group.flood]\nwords = ["سيول"]')
    assert (topic.name, topic.match_at, topic.mention_at) == ("floods", 6, 1)
    assert [rule.id for rule in topic.rules][:2] == ["title", "title+body"]


def test_lead_is_the_opening() -> None:
    """`lead` and `lead_sentences` say the same as `opening` and `opening_sentences`."""
    topic = loaded(GOOD.replace('"opening"]', '"lead"]').replace("boost =", "lead_sentences = 5\nboost ="))
    assert topic.rules[-1].zones == {Zone.TITLE, Zone.OPENING}
    assert topic.opening_sentences == 5


MISTAKES = {
    "format": ("format = 1", "format = 2", 1, "format", "format = 1"),
    "format of another type": ("format = 1", 'format = "1"', 1, "format", "whole number"),
    "unknown table": ("[levels]", "[level]", 26, "level", "did you mean 'levels'?"),
    "unknown key of the topic": ("boost =", "bost =", 6, "topic.bost", "did you mean 'boost'?"),
    "unknown key of a group": ("adjectives =", "adjective =", 9, "group.north.adjective", "'adjectives'?"),
    "unknown key of a rule": ("points = 2", "point = 2", 24, "rule[0].point", "'points'?"),
    "unknown key of the levels": ("mention = 2", "mentions = 2", 28, "levels.mentions", "'mention'?"),
    "unknown group": ('"south"]', '"sout"]', 5, "topic.relate[1]", "did you mean 'south'?"),
    "unknown group nothing is near": ('"south"]', '"zzz"]', 5, "topic.relate[1]", "there are: north, south, arms"),
    "unknown group in a rule": ('all = ["north"', 'all = ["nort"', 19, "rule[0].all[0]", "'north'?"),
    "id missing": ('id = "two-sides"\n', "", 2, "topic", "add id ="),
    "id with a space": ('"two-sides"', '"Two sides"', 3, "topic.id", "small Latin letters"),
    "relate missing": ('relate = ["north", "south"]\n', "", 2, "topic.relate", 'relate = ["north"]'),
    "relate is no list": ('relate = ["north", "south"]', 'relate = "north"', 5, "topic.relate", "has to be a list"),
    "group is no table": ('[group.arms]\nwords = [\n    "صاروخ",\n    "مدفع",\n]', "[group]\narms = 1", 13, "group.arms", "table"),
    "group without terms": ('names = ["بيتكيرن"]', "names = []", 10, "group.south", "no terms"),
    "group of masks": ('names = ["بيتكيرن"]', 'not = ["بيتكيرن"]', 10, "group.south", "no terms"),
    "side of weak terms": ('names = ["بيتكيرن"]', 'weak = ["بيتكيرن"]', 5, "topic.relate[1]", "only weak terms"),
    "term that is no text": ('names = ["بيتكيرن"]', "names = [7]", 11, "group.south.names[0]", "has to be a text"),
    "letters that are not there": ('"مدفع"', '"مدف{x}"', 15, "group.arms.words[1]", "{x} is neither {a|b} nor one of the [letters] (none)"),
    "letters that are no list": ("format = 1", 'format = 1\nletters = {g = "غ"}', 2, "letters.g", "has to be a list"),
    "letters without letters": ("format = 1", "format = 1\nletters = {g = []}", 2, "letters.g", "list of letters"),
    "dropped but not there": ("words = [", 'drop = ["صاروج"]\nwords = [', 13, "group.arms.drop[0]", "did you mean 'صاروخ'?"),
    "everything dropped": ('names = ["بيتكيرن"]', 'names = ["بيتكيرن"]\ndrop = ["بيتكيرن"]', 10, "group.south", "no terms"),
    "share without end": ("boost =", "passing_share = -1\nboost =", 6, "topic.passing_share", "at least 0"),
    "empty term": ('"مدفع"', '" "', 15, "group.arms.words[1]", "has to be a text"),
    "short term": ('"مدفع"', '"م"', 15, "group.arms.words[1]", "too short"),
    "term of marks": ('"مدفع"', '"مـُـ"', 15, "group.arms.words[1]", "too short"),
    "stop word": ('"مدفع"', '"إلى"', 15, "group.arms.words[1]", "stands in every text"),
    "wildcard": ('"مدفع"', '"مدفع*"', 15, "group.arms.words[1]", "no wildcards"),
    "unpaired brace": ('"مدفع"', '"مد{ف"', 15, "group.arms.words[1]", "braces don't pair"),
    "one bad spelling of many": ('"مدفع"', '"{مدفع|من}"', 15, "group.arms.words[1]", "'من' stands in every text"),
    "adjective that is none": ('["سفالباردي"]', '["سفالبارديه"]', 9, "group.north.adjectives[0]", "masculine singular"),
    "adjective of many words": ('["سفالباردي"]', '["بحري جوي بري ليلي"]', 9, "group.north.adjectives[0]", "more than 3 words"),
    "rule without groups": ('all = ["north", "arms"]\n', "", 17, "rule[0]", "asks for no group"),
    "rule without points": ("points = 2\n", "", 17, "rule[0]", "neither points nor a cap"),
    "rule without id": ('id = "own"\n', "", 17, "rule[0]", "'id' is missing"),
    "rule with a standard id": ('id = "own"', 'id = "title"', 18, "rule[0].id", "another rule 'title'"),
    "rule somewhere": ('within = "sentence"', 'within = "sentance"', 20, "rule[0].within", "'sentence'?"),
    "unknown zone": ('"title", "opening"', '"titel", "opening"', 21, "rule[0].zone[0]", "'title'?"),
    "unknown lists": ('lists = "skip"', 'lists = "none"', 23, "rule[0].lists", "there are: skip, only"),
    "unknown cap": ("points = 2", 'cap = "match"', 24, "rule[0].cap", "there are: mention, none"),
    "points are no number": ("points = 2", "points = true", 24, "rule[0].points", "whole number"),
    "points without end": ("points = 2", "points = 99999999999999999999", 24, "rule[0].points", "at most 1000000"),
    "points in the depths": ("points = 2", "points = -1000001", 24, "rule[0].points", "at least -1000000"),
    "number no error can print": ("points = 2", f"points = 0x{'f' * 9999}", 24, "rule[0].points", "at most 1000000"),
    "near is everywhere": ("near = 5", "near = 1000001", 22, "rule[0].near", "at most 1000000"),
    "max is no limit": ("max = 3", "max = 1000001", 25, "rule[0].max", "at most 1000000"),
    "level nothing reaches": ("match = 7", "match = 1000001", 27, "levels.match", "at most 1000000"),
    "relation to itself": ('"north", "south"', '"north", "north"', 5, "topic.relate[1]", "'north' twice"),
    "max is nothing": ("max = 3", "max = 0", 25, "rule[0].max", "at least 1"),
    "rule is one table": ("[[rule]]", "[rule]", 17, "rule", "[[rule]]"),
    "levels upside down": ("mention = 2", "mention = 8", 28, "levels.mention", "higher than match"),
    "standard is a text": ("boost =", 'standard = "no"\nboost =', 6, "topic.standard", "true or false"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "key", "says"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(right: str, wrong: str, line: int, key: str, says: str) -> None:
    """Each mistake names file, line and key, and says what to do."""
    assert right in GOOD
    with pytest.raises(ConfigError) as caught:
        loaded(GOOD.replace(right, wrong, 1))
    error = caught.value
    assert (error.file, error.line, error.key) == ("my.toml", line, key)
    assert says in str(error)


def test_groups_missing() -> None:
    """A file without any group says so."""
    with pytest.raises(ConfigError, match=r"\[group.NAME\] is missing"):
        loaded('[topic]\nid = "x"\nrelate = ["y"]')


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is a mistake of the configuration, named by its path."""
    with pytest.raises(ConfigError, match=r"no-topic\.toml: there is no such file"):
        read(tmp_path / "no-topic.toml")


def test_the_source_is_the_path(tmp_path: Path) -> None:
    """A topic knows which file it comes from."""
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    assert read(path).topic.source == str(path)


SUSPICIOUS = {
    "the same twice": ('names = ["بيتكيرن"]', 'names = ["بيتكيرن", "آخر", "بيتكيرن"]', 11, "is the same as 'بيتكيرن'"),
    "the same in another spelling": ('names = ["بيتكيرن"]', 'names = ["بيتكيرن", "بيتكيرنّ"]', 11, "is the same as 'بيتكيرن'"),
    "one side inside the other": ('names = ["بيتكيرن"]', 'names = ["بيتكيرن", "مضيق سفالبارد"]', 11, "holds 'سفالبارد' of north"),
    "a mask that hides nothing": ('names = ["بيتكيرن"]', 'names = ["بيتكيرن"]\nnot = ["قناة أخرى"]', 12, "hides no term"),
    "a term under its own mask": ('names = ["بيتكيرن"]', 'names = ["بيتكيرن", "آخر"]\nnot = ["آخر"]', 11, "never counts"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "doubtful", "line", "says"), SUSPICIOUS.values(), ids=SUSPICIOUS)
def test_warnings(right: str, doubtful: str, line: int, says: str) -> None:
    """What works but is hardly meant is a warning that names its line."""
    (warning,) = parse(parse_toml(GOOD.replace(right, doubtful), "my.toml")).warnings()
    assert warning.startswith(f"my.toml:{line}: group.south.")
    assert says in warning


def test_one_warning_an_entry() -> None:
    """Several spellings of an entry that have the same trouble are one warning."""
    text = GOOD.replace('"بيتكيرن"', '"بيتكيرن", "{مضيق|خليج} سفالبارد"')
    assert len(parse(parse_toml(text, "my.toml")).warnings()) == 1


def test_a_good_file_has_no_warnings() -> None:
    """There is nothing to say about a file in order, spelling alternatives that fold alike included."""
    text = GOOD.replace('"بيتكيرن"', '"بيتكيرن {أون|اون}"')
    assert parse(parse_toml(text, "my.toml")).warnings() == ()
