"""A wrong or missing configuration stops everything before it begins; `init` writes one that works."""

from pathlib import Path

import pytest

from monitor.config import load
from tests.cli.commands import Commands
from tests.cli.press import Press

NEED_A_CONFIGURATION = ("poll", "watch", "feeds list")


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (('url = "http', 'url = "htp'), ("feeds.toml:10", "url")),
        (("[fetch]", "[fecth]"), ("feeds.toml:4", "fecth", "did you mean 'fetch'")),
        (('name_en = "Madar"', 'nam_en = "Madar"'), ("feeds.toml:9", "nam_en", "did you mean 'name_en'")),
        (('topics = ["russia-dprk"]', 'topics = ["rusia-dprk"]'), ("feeds.toml:2", "topics", "russia-dprk")),
        (('topics = ["russia-dprk"]', 'topics = ["./mine.toml"]'), ("feeds.toml:2", "topics", "mine.toml")),
        (('timezone = "Africa/Cairo"', 'timezone = "Africa/Kairo"'), ("feeds.toml:3", "Africa/Cairo")),
        (('id = "neel"', 'id = "madar"'), ("feeds.toml:12", "id")),
        (('id = "neel"', 'id = "neel'), ("feeds.toml:12",)),
    ],
    ids=["url", "table", "key", "topic", "topic file", "zone", "twice", "no TOML"],
)
@pytest.mark.parametrize("command", [("poll", "--all"), ("watch",)], ids=" ".join)
def test_mistake_stops_before_anything_is_fetched(
    press: Press, commands: Commands, command: tuple[str, ...], edit: tuple[str, str], says: tuple[str, ...]
) -> None:
    """A mistake exits with 78, names file, line, key and what was meant; nothing was fetched or stored."""
    text = press.configuration()
    assert edit[0] in text
    commands.configure(text.replace(*edit, 1))
    outcome = commands.run(*command)
    assert outcome.code == 78
    assert outcome.stdout == ""
    assert [part for part in says if part not in outcome.stderr] == [], outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
    assert press.server.ledger == []
    assert not commands.database.exists()


@pytest.mark.parametrize("command", NEED_A_CONFIGURATION)
def test_no_configuration(commands: Commands, command: str) -> None:
    """Without a configuration, what needs one exits with 78 and names `monitor init`."""
    outcome = commands.run(*command.split())
    assert outcome.code == 78
    assert "monitor init" in outcome.stderr


@pytest.mark.parametrize("command", ["topics list", "check -", "init --stdout"])
def test_works_without_a_configuration(commands: Commands, command: str) -> None:
    """What needs none works without."""
    outcome = commands.run(*command.split(), stdin="وصل الوفد إلى المدينة صباح اليوم.".encode())
    assert outcome.code == 0, outcome.stderr
    assert outcome.stdout


@pytest.mark.parametrize("command", ["poll", "list", "check -", "topics list", "doctor"])
def test_configuration_named_but_not_there(commands: Commands, command: str) -> None:
    """A configuration that was asked for has to be there, whatever the command."""
    outcome = commands.run("-c", "elsewhere.toml", *command.split())
    assert outcome.code == (1 if command == "doctor" else 78)
    assert "elsewhere.toml" in outcome.stdout + outcome.stderr


def test_init_writes_what_works(commands: Commands) -> None:
    """`init` writes a configuration that loads, in the place where `poll` looks for it, and says what is next."""
    outcome = commands.run("init")
    assert outcome.code == 0
    assert "monitor poll" in outcome.stderr
    assert outcome.stdout == ""
    assert len(load(commands.config).enabled) > 10
    assert commands.run("feeds", "list").code == 0


def test_init_overwrites_only_when_forced(commands: Commands) -> None:
    """A file that is there stays as it is without `--force`."""
    commands.configure("mine")
    refused = commands.run("init")
    assert refused.code == 2
    assert "--force" in refused.stderr
    assert commands.config.read_text("utf-8") == "mine"
    assert commands.run("init", "--force").code == 0
    assert load(commands.config).feeds


def test_init_prints(commands: Commands) -> None:
    """`--stdout` prints the very text that would be written, and writes nothing."""
    printed = commands.run("init", "--stdout").stdout
    assert not commands.config.exists()
    commands.run("init")
    assert commands.config.read_text("utf-8") == printed


def test_init_elsewhere(commands: Commands, tmp_path: Path) -> None:
    """A folder or a path in a folder that is not there yet will do, and the line to type next names it."""
    there = tmp_path / "new" / "folder"
    assert f"-c {there}" in commands.run("init", str(there / "mine.toml")).stderr
    assert commands.run("init", str(there)).code == 0
    assert sorted(path.name for path in there.iterdir()) == ["feeds.toml", "mine.toml"]


def test_init_where_nothing_can_be_written(commands: Commands, tmp_path: Path) -> None:
    """A place that can't be written to is one line on stderr."""
    (tmp_path / "file").write_text("in the way")
    outcome = commands.run("init", str(tmp_path / "file" / "feeds.toml"))
    assert outcome.code == 1
    assert outcome.stderr.startswith("monitor: ")
    assert len(outcome.stderr.splitlines()) == 1
