"""The README and the program say the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from monitor.cli.root import cli
from monitor.model import TopicRef
from monitor.topics import check

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text("utf-8")


def _commands(group: click.Group, prefix: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{prefix} {name}")
        elif command is not None:
            yield f"{prefix} {name}", command


COMMANDS = dict(_commands(cli, "monitor"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described(name: str) -> None:
    """Every command there is stands in the README, in bold, and has a help text of its own."""
    assert re.search(rf"\*\*`{name}\b", README), f"{name} is not in the README"
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_described_command_exists(name: str) -> None:
    """Options named beside a command are options of that command, or global ones."""
    paragraph = next(part for part in README.split("\n\n") if f"**`{name}" in part)
    described = set(re.findall(r"`(--[a-z-]+)", paragraph))
    group = {option for parameter in cli.params for option in parameter.opts}
    known = {
        option
        for command, found in COMMANDS.items()
        if f"**`{command}" in paragraph
        for parameter in found.params
        for option in parameter.opts
    }

    assert described <= known | group


def test_first_line_of_help_is_the_program_described() -> None:
    """`monitor --help` says what the README says first, and names every exit code the README names."""
    output = CliRunner().invoke(cli, ["--help"]).output
    codes = re.search(r"Exit codes: (.*?)\.\n", README, re.DOTALL)

    assert codes is not None
    assert set(re.findall(r"\d+", codes[1])) == set(re.findall(r"\d+", output.split("Exit codes:")[1]))


def test_pictures_are_there() -> None:
    """Every picture the README shows is in the repository, and holds nothing that a browser would fetch or run."""
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        svg = (TOP / picture).read_text("utf-8")
        assert "<svg" in svg
        assert not re.search(r"<script|@import|url\(http|href=\"http", svg)


def test_there_are_two_commands() -> None:
    """The first two shell blocks are the two commands that the gate runs word for word, one line each."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)

    assert len(blocks) == 2
    assert [len(block.strip().splitlines()) for block in blocks] == [1, 1]
    assert "monitor demo" in blocks[0]
    assert "pytest" in blocks[1]


GUIDE = README.split("## A topic of your own")[1]


@pytest.mark.parametrize(
    ("after", "topic"), [("from nothing:\n", "oil-sudan"), ("and use both:\n", "russia-dprk")]
)
def test_the_topics_of_the_guide_work(tmp_path: Path, after: str, topic: str) -> None:
    """The topic files of the README's guide load without a mistake or a warning, and their examples come out right."""
    block = re.search(r"((?:^    .*\n|^\n)+)", GUIDE.split(after)[1], re.MULTILINE)
    assert block is not None
    path = tmp_path / "guide.toml"
    path.write_text(re.sub(r"^    ", "", block[1], flags=re.MULTILINE), "utf-8")

    checked = check(TopicRef("guide.toml", path))

    assert checked.topic.id == topic
    assert not checked.warnings
    assert checked.examples
    assert [example.place for example in checked.examples if not example.right] == []
