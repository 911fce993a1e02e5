"""Starting up: quick, helpful, forgiving about where an option stands."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

import click
import pytest

from monitor.cli import options
from monitor.cli.root import cli
from monitor.model import BIDI_MODES
from tests.cli.commands import Commands
from tests.cli.press import Press

HEAVY = frozenset(
    [
        "httpx",
        "httpcore",
        "trafilatura",
        "lxml",
        "feedparser",
        "apscheduler",
        "rich",
        "ahocorasick",
        "pebble",
        "dateparser",
        "babel",
        "asyncio",
        "ssl",
        "http.client",
        "email",
        "multiprocessing",
        "concurrent.futures",
        "subprocess",
        "tempfile",
        "xml.etree",
        "importlib.metadata",
        "importlib.resources",
    ]
)
# Making the values of a stage takes longer than answering from the database.
OF_OTHERS = HEAVY | frozenset(
    [
        "monitor.model.coverage",
        "monitor.model.digest",
        "monitor.model.item",
        "monitor.model.polled",
        "monitor.model.result",
        "monitor.store.articles",
        "monitor.store.coverage",
        "monitor.store.polls",
        "monitor.store.upkeep",
        "monitor.config.opml",
        "monitor.report.coverage",
        "monitor.report.jsonl.printer",
        "monitor.report.terminal.printer",
        "monitor.cli.watch",
    ]
)
NEVER = {
    ("--help",): HEAVY | {"logging", "sqlite3", "zoneinfo", "monitor.model", "monitor.config"},
    ("list",): OF_OTHERS
    | {
        "monitor.model.article",
        "monitor.arabic",
        "monitor.topics",
        "monitor.store.search",
        "monitor.store.search_query",
    },
    ("show", "last"): OF_OTHERS | {"monitor.arabic", "monitor.topics", "monitor.store.search"},
    ("feeds", "list"): HEAVY | {"monitor.topics", "monitor.report.terminal.printer"},
}
# A search needs terms' spellings, which pyahocorasick finds, and judges nothing.
NEVER_IN_A_SEARCH = (OF_OTHERS - {"ahocorasick"}) | {
    "monitor.topics.about",
    "monitor.topics.evaluation",
    "monitor.topics.judge",
    "monitor.topics.suggesting",
}
# Runs commands one after another in one process, and after each writes what is imported by then.
LISTING = """
import json, sys
from monitor.cli.root import cli
for arguments in json.loads(sys.argv[1]):
    cli.main(arguments, "monitor", standalone_mode=False)
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _imported(commands: Commands, *runs: Sequence[str]) -> list[set[str]]:
    """The modules a new process has imported after each of these commands, run in this order."""
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", LISTING, json.dumps(runs)],
        env={**os.environ, **commands.environ()},
        capture_output=True,
        text=True,
        check=True,
    )
    return [set(json.loads(line)) for line in ended.stderr.splitlines()]


def _all_commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from _all_commands(command, (*path, name))


ALL_COMMANDS = tuple(_all_commands(cli))


def test_commands_import_what_they_use(polled: Commands) -> None:
    """`--help`, `list` and `show` answer before anything is imported that fetches, parses, draws or writes."""
    for imported, (command, forbidden) in zip(_imported(polled, *NEVER), NEVER.items(), strict=True):
        assert "click" in imported
        assert sorted(imported & forbidden) == [], command


def test_a_search_imports_no_judge(polled: Commands) -> None:
    """`search` answers before anything is imported that judges, besides what `list` does without."""
    (imported,) = _imported(polled, ("search", "البطاطس"))
    assert "monitor.topics.spellings" in imported
    assert sorted(imported & NEVER_IN_A_SEARCH) == []


@pytest.mark.parametrize("command", ALL_COMMANDS, ids=" ".join)
def test_every_command_explains_itself(commands: Commands, command: tuple[str, ...]) -> None:
    """`--help` of every command has a usage line, a sentence, and exits with 0."""
    outcome = commands.run(*command, "--help")
    usage, description, *_ = outcome.stdout.split("\n\n")
    assert outcome.code == 0
    assert usage.startswith(f"Usage: monitor {' '.join(command)}")
    assert description.strip().endswith(".")
    assert commands.run(*command, "-h").stdout == outcome.stdout


def test_help_says_what_list_of_commands_says(commands: Commands) -> None:
    """The lines of `monitor --help`, written down so that no command is imported, name every command there is."""
    listed = commands.run("--help").stdout
    for command in ALL_COMMANDS:
        assert f"  {command[0]} " in listed


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("pol",), "poll"),
        (("wacth",), "watch"),
        (("topics", "evaluate"), "eval"),
        (("-q", "feeds", "lits"), "list"),
    ],
    ids=["short", "swapped", "of a group", "after an option"],
)
def test_mistyped_command(commands: Commands, arguments: tuple[str, ...], meant: str) -> None:
    """An unknown command is a usage error that names the one that was meant."""
    outcome = commands.run(*arguments)
    assert outcome.code == 2
    assert f"Did you mean '{meant}'?" in outcome.stderr
    assert outcome.stdout == ""


def test_unknown_command(commands: Commands) -> None:
    """Where nothing is close, `--help` is named instead."""
    outcome = commands.run("xyzzy")
    assert outcome.code == 2
    assert "monitor --help" in outcome.stderr


@pytest.mark.parametrize(
    "arguments",
    [("poll", "--alll"), ("list", "--since", "soon"), ("poll", "--budget", "10"), ("--width", "3", "list")],
    ids=["option", "since", "budget", "width"],
)
def test_usage_is_told_before_anything_else(commands: Commands, arguments: tuple[str, ...]) -> None:
    """A mistyped option or value is a usage error even where there is no configuration."""
    assert commands.run(*arguments).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--color", "always", "show", "last"),
        ("show", "last", "--color", "always"),
        ("show", "--color", "always", "last"),
    ],
    ids=["before", "behind", "between"],
)
def test_global_options_anywhere(polled: Commands, arguments: tuple[str, ...]) -> None:
    """A global option means the same before and behind the command's name."""
    assert "\x1b[" in polled.run(*arguments).stdout
    assert "\x1b[" not in polled.run("show", "last").stdout


def test_quiet_before_and_behind(press: Press, commands: Commands) -> None:
    """`monitor -q poll` and `monitor poll -q` are equally quiet."""
    commands.configure(press.configuration())
    assert "feeds" in commands.run("poll", "--all").stderr
    assert commands.run("-q", "poll", "--all").stderr == ""
    assert commands.run("poll", "-q", "--all").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [
        (("show", "last"), {"MONITOR_COLOR": "always"}),
        (("show", "last"), {"MONITOR_SHOW_COLOR": "always"}),
    ],
    ids=["a global one", "for one command"],
)
def test_options_from_the_environment(
    polled: Commands, arguments: tuple[str, ...], environ: dict[str, str]
) -> None:
    """A global option can be set as MONITOR_…, for all commands or for one; the command line wins over it."""
    assert "\x1b[" in polled.run(*arguments, environ=environ).stdout
    assert "\x1b[" not in polled.run(*arguments, "--color", "never", environ=environ).stdout


@pytest.mark.parametrize(
    ("variable", "value"), [("MONITOR_LIST_JSON", "1"), ("MONITOR_LIST_LEVEL", "all")], ids=["flag", "choice"]
)
def test_a_commands_own_options_from_the_environment(polled: Commands, variable: str, value: str) -> None:
    """The variable of an option is called like the option, whatever the program calls it inside."""
    usual, changed = polled.run("list"), polled.run("list", environ={variable: value})
    assert changed.code == 0
    assert changed.stdout != usual.stdout


def test_wrong_value_in_the_environment(polled: Commands) -> None:
    """A wrong value there is a usage error that names the option."""
    outcome = polled.run("list", environ={"MONITOR_COLOR": "mauve"})
    assert outcome.code == 2
    assert "--color" in outcome.stderr
    assert "mauve" in outcome.stderr


def test_ways_to_write_arabic() -> None:
    """The command line offers exactly the ways the configuration knows."""
    assert options.BIDI_MODES == BIDI_MODES
