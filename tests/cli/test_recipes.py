"""The recipes for systemd and cron: what systemd and a shell make of them, and what the README says."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.cli import recipes
from monitor.cli.recipes import Paths
from tests.cli.commands import Commands

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
MINE = Paths(
    Path("/home/me/.local/bin/monitor"),
    Path("/home/me/feeds.toml"),
    Path("/home/me/.local/share/monitor/monitor.db"),
)
AWKWARD = "my feeds 100% \"for $HOME\" 'أخبار' \\ x"
VERIFY = shutil.which("systemd-analyze")


def indented(text: str) -> str:
    """As a block of the README."""
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())


@pytest.mark.skipif(VERIFY is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("folder", ["plain", AWKWARD], ids=["plain", "awkward"])
def test_systemd_accepts_the_units(tmp_path: Path, folder: str) -> None:
    """`systemd-analyze verify` finds nothing to say about any unit, whatever the paths are."""
    assert VERIFY is not None
    paths = Paths(Path(sys.executable), tmp_path / folder / "feeds.toml", tmp_path / folder / "monitor.db")
    for name, text in recipes.units(paths).items():
        (tmp_path / name).write_text(text, "utf-8")
    names = [str(tmp_path / name) for name in recipes.units(paths)]
    verified = subprocess.run(  # noqa: S603  systemd's own program
        [VERIFY, "verify", "--man=no", *names], capture_output=True, text=True, check=False
    )

    complaints = [line for line in verified.stderr.splitlines() if "monitor" in line]
    assert complaints == []


@settings(max_examples=200)
@given(st.text(st.characters(blacklist_characters="\0\n\r/", blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_cron_words(name: str) -> None:
    """Whatever a folder is called, cron and the shell give the program its path; no % is left for cron to cut at."""
    paths = Paths(Path("/opt/monitor"), Path("/home") / name / "feeds.toml", Path("/home/x.db"))
    for line in recipes.crontab(paths).splitlines():
        if not line.startswith(("*/10", "#0 7", "#30 3", "#15 3")):
            continue
        command = line.split(maxsplit=5)[5]
        assert "%" not in command.replace(r"\%", "")
        words = shlex.split(command.replace(r"\%", "%"))
        assert words[0] == "/opt/monitor"
        assert words[words.index("-c") + 1] == str(paths.config)


@settings(max_examples=200)
@given(st.text(st.characters(blacklist_characters="\0\n\r/", blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_systemd_words(name: str) -> None:
    """Undone by systemd's rules for quotes, % and $, a command line is what it was."""
    word = f"/home/{name}/feeds.toml"
    written = recipes._systemd([word])
    inner = written[1:-1] if written.startswith('"') else written

    assert "$" not in inner.replace("$$", "")
    unquoted = inner.replace('\\"', '"').replace("\\\\", "\\") if written.startswith('"') else inner
    assert unquoted.replace("%%", "%").replace("$$", "$") == word


def test_the_readme_says_the_same() -> None:
    """The unit and the crontab lines of the README are the ones that are printed."""
    assert indented(recipes.units(MINE)["monitor.service"]) in README
    assert indented(recipes.crontab(MINE)) in README


def test_printed_for_this_home(commands: Commands) -> None:
    """Both print absolute paths of this configuration and database, and write nothing."""
    commands.configure("")
    before = set(commands.folder.iterdir())
    printed = commands.run("init", "--systemd", "--cron")

    assert printed.code == 0, printed.stderr
    assert printed.stdout.count(f"-c {commands.config} --db {commands.database}") == 6
    assert "Type=notify" in printed.stdout
    assert "OnCalendar=" in printed.stdout
    assert "*/10 * * * *" in printed.stdout
    assert set(commands.folder.iterdir()) == before


def test_without_a_configuration(commands: Commands) -> None:
    """There is nothing to start without a configuration: 78, and the way to one."""
    printed = commands.run("init", "--systemd")

    assert printed.code == 78
    assert "monitor init writes one" in printed.stderr
