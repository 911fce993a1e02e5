"""`monitor topics backtest | apply | suggest` and `eval --marked`, on a database that has been polled."""

import pytest

from tests.cli.commands import Commands
from tests.cli.press import COPY_TITLE
from tests.pipeline import newsdesk as desk

# Takes any article on potatoes, and none on the railway.
POTATOES = """
format = 1
[topic]
id = "russia-dprk"
name = "البطاطس"
relate = ["crop", "people"]
[group.crop]
words = ["بطاطس"]
[group.people]
words = ["مزارع", "محصول", "سعر", "سوق"]
[levels]
match = 1
mention = 1
"""


@pytest.fixture
def changed(own: Commands) -> str:
    """A topic file that takes the default topic's place and means something else."""
    path = own.folder / "changed.toml"
    path.write_text(POTATOES, "utf-8")
    return str(path)


def levels(commands: Commands) -> dict[str, str]:
    """Title → level of everything stored."""
    return {item["title"]: item["level"] for item in commands.run("list", "--level", "all", "--json").objects}


def test_backtest_writes_nothing(own: Commands, changed: str) -> None:
    """What a changed file would flag newly and no longer is said, and the database stays as it was."""
    before = levels(own)
    (result,) = own.run("topics", "backtest", changed, "--json").objects
    text = own.run("topics", "backtest", changed).stdout

    steps = {
        change["title"]: (change["before"]["level"], change["after"]["level"]) for change in result["changes"]
    }
    assert steps[desk.TRAIN_TITLE] == ("match", "none")
    assert steps[COPY_TITLE] == ("match", "none")
    assert (result["articles"], result["flagged_before"], result["applied"]) == (4, 2, False)
    assert {outlet["outlet"]: outlet["before"] for outlet in result["outlets"]}["Neel"] == 1
    assert "2 no longer flagged" in text
    assert levels(own) == before


def test_unchanged_topics_change_nothing(own: Commands) -> None:
    """Judged by the same rules, every article says what it said."""
    (result,) = own.run("topics", "backtest", "--json").objects
    assert (result["changes"], result["rescored"]) == ([], 0)
    assert result["flagged_before"] == result["flagged_after"] == 2


def test_apply_writes_and_announces_nothing(own: Commands, changed: str) -> None:
    """The database says what the configured topics say now, and the next poll does not print it as news."""
    own.configure(own.config.read_text("utf-8").replace('"russia-dprk"', f'"{changed}"', 1))
    (result,) = own.run("topics", "apply", "--json").objects
    assert result["applied"]
    after = levels(own)
    assert after[desk.TRAIN_TITLE] == "none"
    assert [title for title, level in after.items() if level == "match"] == [
        change["title"] for change in result["changes"] if change["after"]["level"] == "match"
    ]
    assert own.run("poll", "-q").stdout == ""


def test_only_since(own: Commands, changed: str) -> None:
    """--since narrows what is judged."""
    (result,) = own.run("topics", "backtest", changed, "--since", "0s", "--json").objects
    assert result["articles"] == 0


def test_measured_against_own_labels(own: Commands) -> None:
    """`eval --marked` counts the analyst's labels; an article called relevant that was not flagged is an error."""
    for item in own.run("list", "--level", "all", "--json").objects:
        own.run("mark", str(item["id"]), "relevant" if item["title"] != desk.POTATOES_TITLE else "irrelevant")
    (result,) = own.run("topics", "eval", "--marked", "--json").objects
    assert result["n"] == 4
    assert (result["precision"], result["recall"]) == (1.0, pytest.approx(2 / 3))
    assert [error["title"] for error in result["errors"]] == [desk.BRIDGE_TITLE]


def test_eval_needs_something_to_measure_on(own: Commands) -> None:
    """Neither a corpus nor --marked is a usage error that names both."""
    outcome = own.run("topics", "eval")
    assert outcome.code == 2
    assert "--marked" in outcome.stderr


def test_suggest_needs_labels(own: Commands) -> None:
    """With too few labels it says how many there are, how many it takes and how to give them."""
    outcome = own.run("topics", "suggest")
    assert outcome.code == 1
    assert "0 articles are marked relevant" in outcome.stderr
    assert "monitor mark" in outcome.stderr
