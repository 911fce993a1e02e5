"""Help that teaches: the welcome, the examples, completion and the manual page."""

import shutil
import subprocess

import click
import pytest

from monitor.cli.root import ENTRIES, cli
from tests.cli.commands import Commands
from tests.docs.test_readme import COMMANDS


def complete(commands: Commands, *words: str) -> set[str]:
    """What a shell is offered for the last of these words."""
    environ = {
        "_MONITOR_COMPLETE": "fish_complete",
        "COMP_WORDS": " ".join(("monitor", *words[:-1])),
        "COMP_CWORD": words[-1],
    }
    lines = commands.run(environ=environ).stdout.splitlines()
    return {line.split(",", 1)[1].split("\t")[0] for line in lines if "," in line}


def test_alone_on_a_new_machine(commands: Commands) -> None:
    """Without a configuration `monitor` names the first commands to try, at 80 columns; with one it is the help."""
    fresh = commands.run()
    assert fresh.code == 0
    assert "monitor demo" in fresh.stdout
    assert "monitor init" in fresh.stdout
    assert "Usage:" not in fresh.stdout
    assert max(map(len, fresh.stdout.splitlines())) < 80

    commands.configure('[[feeds]]\nid = "a"\nname = "أ"\nname_en = "A"\nurl = "https://a.example/feed"\n')
    assert commands.run().stdout.startswith("Usage: monitor")


@pytest.mark.parametrize("group", ["feeds", "topics", "db"])
def test_lists_of_commands_are_whole_sentences(commands: Commands, group: str) -> None:
    """What a command is for can be read to its end, at 80 columns."""
    told = commands.run(group, "--help").stdout
    assert not [line for line in told.splitlines()[1:] if line.endswith("...")]
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example(name: str) -> None:
    """Whoever reads a command's help sees one use of it that can be copied."""
    epilog = COMMANDS[name].epilog or ""
    assert "Example" in epilog
    assert name in epilog


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_80_columns(commands: Commands, name: str) -> None:
    """No line of a command's help goes beyond the edge of a terminal of 80 columns."""
    told = commands.run(*name.split(), "--help").stdout
    assert [line for line in told.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_sound(commands: Commands, shell: str) -> None:
    """Each shell, where it is present, takes its script without complaint."""
    script = commands.run("completion", shell).stdout
    assert "_MONITOR_COMPLETE" in script
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=script, text=True, capture_output=True, check=False)  # noqa: S603 - our own script
        assert (checked.returncode, checked.stderr) == (0, "")


def test_commands_complete(polled: Commands) -> None:
    """Commands complete by their beginning, options by theirs."""
    assert complete(polled, "s") >= {"show", "search"}
    assert "--since" in complete(polled, "list", "--s")


def test_feed_ids_complete(polled: Commands) -> None:
    """The ids of the configured feeds complete where a feed is meant."""
    assert complete(polled, "poll", "m") == {"madar"}
    for command in ("show", "test", "learnt", "pause"):
        assert complete(polled, "feeds", command, "m") == {"madar"}
    assert complete(polled, "list", "--feed", "n") == {"neel"}
    assert "russia-dprk" in complete(polled, "list", "--topic", "rus")


def test_the_manual_names_every_command(commands: Commands) -> None:
    """The manual page has a section for each command, and no line that troff would take for a request by mistake."""
    page = commands.run("completion", "man").stdout
    assert "\\-h, " in page
    assert page.startswith(".TH MONITOR 1")
    for name in COMMANDS:
        assert f".SS {name}" in page.replace("\\-", "-")
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".nf", ".fi"}
    requests = {line.split(" ")[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert requests <= known


def test_the_list_in_help_says_what_the_commands_say() -> None:
    """Every command in `monitor --help` exists under that name."""
    for entry in ENTRIES:
        command = cli.get_command(click.Context(cli), entry.name)
        assert command is not None
        assert command.name == entry.name
