"""Which topics there are, and how a configuration names them."""

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.model import TopicRef
from monitor.topics import builtin, load, overview, read

MINE = '[topic]\nid = "{id}"\nname = "Mine"\nrelate = ["flood"]\n[group.flood]\nwords = ["{{سيول|فيضان}}"]\nnot = ["كوريا"]\n'


@pytest.fixture(name="mine")
def own_topic(tmp_path: Path) -> Path:
    """A topic file of the user's own."""
    path = tmp_path / "mine.toml"
    path.write_text(MINE.format(id="floods"), "utf-8")
    return path


def test_built_in() -> None:
    """The shipped topics are there, each under its own id."""
    assert list(builtin()) == ["iran-nuclear", "russia-dprk", "sudan-war"]
    assert [topic.id for topic in load([TopicRef(name) for name in builtin()])] == list(builtin())


def test_order_is_the_configurations(mine: Path) -> None:
    """Topics come in the order they were named, own files beside built-in ones."""
    topics = load([TopicRef("sudan-war"), TopicRef("mine", mine), TopicRef("iran-nuclear")])
    assert [topic.id for topic in topics] == ["sudan-war", "floods", "iran-nuclear"]
    assert [topic.source for topic in topics] == ["built in", str(mine), "built in"]


UNKNOWN = {
    "misspelled": ("russia-dpkr", "did you mean 'russia-dprk'?"),
    "nothing like it": ("weather", "built in are: iran-nuclear, russia-dprk, sudan-war"),
    "a data file of ours": ("countries", "built in are"),
    "a path in disguise": ("../topics/russia-dprk", "there is no topic"),
}


@pytest.mark.parametrize(("name", "says"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_topics(name: str, says: str) -> None:
    """A name that is no topic is a mistake where it was written, with a suggestion."""
    with pytest.raises(ConfigError) as caught:
        load([TopicRef(name, file="feeds.toml", line=3)])
    assert (caught.value.file, caught.value.line) == ("feeds.toml", 3)
    assert says in str(caught.value)


def test_two_topics_of_one_id(tmp_path: Path) -> None:
    """Verdicts are kept by id, so a second topic of the same id is refused."""
    path = tmp_path / "copy.toml"
    path.write_text(MINE.format(id="russia-dprk"), "utf-8")
    with pytest.raises(ConfigError, match="two topics have the id 'russia-dprk'") as caught:
        load([TopicRef("russia-dprk"), TopicRef("copy", path, file="feeds.toml", line=2)])
    assert (caught.value.file, caught.value.line) == ("feeds.toml", 2)


def test_overview(mine: Path) -> None:
    """The topics in use come first, then the other built-in ones; terms are spellings looked for, masks left out."""
    rows = overview([TopicRef("mine", mine), TopicRef("russia-dprk")])
    assert [(row.id, row.used) for row in rows] == [
        ("floods", True),
        ("russia-dprk", True),
        ("iran-nuclear", False),
        ("sudan-war", False),
    ]
    floods = rows[0]
    assert (floods.name, floods.groups, floods.terms, floods.match_at) == ("Mine", ("flood",), 2, 6)


def test_warnings_of_shipped_topics() -> None:
    """Nothing in a shipped file is suspicious but what its comment says is meant."""
    warnings = {name: read(TopicRef(name)).warnings() for name in builtin()}
    assert warnings["russia-dprk"] == warnings["iran-nuclear"] == ()
    assert [warning.split(": ")[1] for warning in warnings["sudan-war"]] == [
        "group.war.names[2]",
        "group.war.names[3]",
    ]
