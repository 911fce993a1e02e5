"""`monitor mark`, and what lists make of marks."""

from collections.abc import Sequence

import pytest

from tests.cli.commands import Commands
from tests.cli.press import COPY_TITLE
from tests.pipeline import newsdesk as desk


@pytest.fixture
def train(own: Commands) -> str:
    """The number of a flagged article."""
    return next(
        str(item["id"]) for item in own.run("list", "--json").objects if item["title"] == desk.TRAIN_TITLE
    )


def test_marks_are_shown(own: Commands, train: str) -> None:
    """Several marks in one command, told at once and shown with the article from then on."""
    told = own.run("mark", train, "relevant", "star", "note", "اسأل المكتب")
    shown = own.run("show", train).stdout
    (whole,) = own.run("show", train, "--json").objects

    assert told.code == 0
    assert told.stdout.startswith(f"{train} ★ relevant with a note ")
    assert "★ relevant" in shown
    assert "note: اسأل المكتب" in shown
    assert whole["marks"] == {
        "labels": {"russia-dprk": "relevant"},
        "starred": True,
        "hidden": False,
        "muted": False,
        "note": "اسأل المكتب",
    }


def test_marked_as_json(own: Commands, train: str) -> None:
    """With --json it prints the articles as `show --json` does, marks included, -q or not."""
    told = own.run("-q", "mark", train, "star", "--json")
    assert told.objects == own.run("show", train, "--json").objects
    assert told.objects[0]["marks"]["starred"]


def test_starred_hidden_and_muted_lists(own: Commands, train: str) -> None:
    """--starred narrows, hidden articles and muted stories are listed with --hidden only."""
    own.run("mark", train, "star")
    assert [item["title"] for item in own.run("list", "--starred", "--json").objects] == [desk.TRAIN_TITLE]

    own.run("mark", train, "hide")
    assert [item["title"] for item in own.run("list", "--json").objects] == [COPY_TITLE]

    own.run("mark", train, "mute")
    assert own.run("list", "--json").stdout == ""
    assert len(own.run("list", "--hidden", "--json").objects) == 2


def test_new_since_the_last_look(own: Commands) -> None:
    """The second --new lists nothing and says so; what -n left out is still new."""
    assert len(own.run("list", "--new", "--json", "-n", "1").objects) == 1
    assert len(own.run("list", "--new", "--json").objects) == 1
    again = own.run("list", "--new")
    assert (again.code, again.stdout) == (0, "")
    assert "since you last looked" in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["relevant"], 2, "no article number"),
        (["1"], 2, "say what they are"),
        (["1", "relevnt"], 2, "did you mean 'relevant'?"),
        (["1", "note"], 2, "the note is missing"),
        (["1", "relevant", "--topic", "russia-dpkr"], 2, "did you mean 'russia-dprk'?"),
        (["999", "star"], 2, "no article 999"),
        (["9" * 30, "star"], 2, "is no article number"),
    ],
    ids=lambda value: " ".join(value)[:24] if isinstance(value, list) else "",
)
def test_mistakes(own: Commands, words: Sequence[str], code: int, says: str) -> None:
    """A mistake marks nothing, and the message says what to write."""
    outcome = own.run("mark", *words)
    assert outcome.code == code
    assert says in " ".join(outcome.stderr.split())
    assert all(not item["marks"]["starred"] for item in own.run("list", "--level", "all", "--json").objects)
