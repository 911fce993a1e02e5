"""Examples in a topic's own file, and what `topics check` says of a file."""

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.model import Level, TopicRef
from monitor.safe.toml import parse as parse_toml
from monitor.topics import check
from monitor.topics.language import parse
from tests.topics.builders import TWO_SIDES

EXAMPLES = (
    TWO_SIDES
    + """
[[examples]]
title = "سفالبارد تدعو بيتكيرن"
[[examples]]
text = "قالت سفالبارد كذا."
level = "match"
[[examples]]
title = "عنوان آخر"
text = '''
وصل الوفد إلى سفالبارد.
ثم مضى إلى بيتكيرن.
'''
level = "mention"
"""
)


def checked(tmp_path: Path, text: str) -> Path:
    """A topic file with this text."""
    path = tmp_path / "my.toml"
    path.write_text(text, "utf-8")
    return path


def test_examples_are_tried(tmp_path: Path) -> None:
    """Each example gets a level, is right or wrong, knows its line, and says what it is short of."""
    result = check(TopicRef("my.toml", checked(tmp_path, EXAMPLES)))
    assert [(one.wanted, one.level, one.right) for one in result.examples] == [
        (Level.MATCH, Level.MATCH, True),
        (Level.MATCH, Level.NONE, False),
        (Level.MENTION, Level.MENTION, True),
    ]
    wrong = result.examples[1]
    assert wrong.place == f"{tmp_path / 'my.toml'}:{EXAMPLES.split('قالت')[0].count(chr(10))}"
    assert "south is not named" in wrong.why_not


def test_sizes(tmp_path: Path) -> None:
    """Terms are counted by group without masks, and forms are what Arabic makes of them."""
    result = check(TopicRef("my.toml", checked(tmp_path, EXAMPLES)))
    assert result.terms == {"north": 3, "south": 3, "arms": 1, "sport": 1}
    assert result.topic.terms == 8
    assert result.forms > 10
    assert result.rules[0] == "title"
    assert (result.extends, result.warnings) == ("", ())


def test_what_ships_has_examples_that_are_right() -> None:
    """Every built-in topic carries examples of its own, of match and of less, and all come out right."""
    for name in ("russia-dprk", "sudan-war", "iran-nuclear"):
        examples = check(TopicRef(name)).examples
        assert {Level.MATCH, Level.NONE} <= {example.wanted for example in examples}
        assert [example.place for example in examples if not example.right] == []


MISTAKES = {
    "no list": ("[[examples]]\ntitle", "[examples]\ntitle", "examples: has to be a list of tables"),
    "nothing to judge": ('title = "سفالبارد تدعو بيتكيرن"\n', "", "examples[0]: has neither title nor text"),
    "level": ('level = "match"', 'level = "matsch"', "examples[1].level: unknown value 'matsch' (did you mean 'match'?)"),
    "key": ('level = "match"', 'levle = "match"', "examples[1].levle: unknown key 'levle' (did you mean 'level'?)"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "says"), MISTAKES.values(), ids=MISTAKES)
def test_examples_that_are_none(right: str, wrong: str, says: str) -> None:
    """A mistake in an example names its line like any other."""
    text = EXAMPLES.replace(right, wrong, 1)
    if "[examples]\n" in wrong:
        text = text.split("[[examples]]")[0]
    with pytest.raises(ConfigError) as caught:
        parse(parse_toml(text, "my.toml"))
    assert says in str(caught.value)
