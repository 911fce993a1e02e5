"""`monitor doctor`: what it finds right, odd and wrong."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from monitor.cli.diagnosis import GIB, MIB, diagnose, room
from monitor.cli.options import Options
from monitor.cli.setup import choose_mode
from monitor.model import Finding, Grade
from monitor.store import PollLock
from tests.cli.commands import Commands
from tests.cli.press import Press
from tests.report.streams import FakeTerminal, printer_for

GRADES = ("ok", "warn", "bad")


def _found(commands: Commands, subject: str) -> str:
    """The line about a subject."""
    (line,) = [line for line in commands.run("doctor").stdout.splitlines() if line.split("  ")[1] == subject]
    return line


def test_all_is_well(polled: Commands) -> None:
    """Every finding is a line that begins with its grade; warnings are no failure."""
    outcome = polled.run("doctor")
    lines = outcome.stdout.splitlines()
    assert outcome.code == 0
    assert {line.split("  ")[0] for line in lines} <= {"ok", "warn"}
    assert {"python", "sqlite", "configuration", "topic", "database", "feeds", "poll lock"} <= {
        line.split("  ")[1] for line in lines
    }
    assert "2 feeds" in _found(polled, "configuration")
    assert "4 articles" in _found(polled, "database")
    assert _found(polled, "poll lock") == "ok  poll lock  free"


def test_json(polled: Commands) -> None:
    """An object a finding."""
    findings = polled.run("doctor", "--json").objects
    assert all(finding["v"] == 1 and finding["grade"] in GRADES for finding in findings)
    assert len(findings) == len(polled.run("doctor").stdout.splitlines())


def test_broken_configuration(commands: Commands, press: Press) -> None:
    """A mistake in the configuration is told with its place, the other checks go on, and the exit code is 1."""
    commands.configure(press.configuration().replace("[fetch]", "[fecth]"))
    outcome = commands.run("doctor")
    assert outcome.code == 1
    assert _found(commands, "configuration").startswith("bad  ")
    assert "feeds.toml:4" in _found(commands, "configuration")
    assert _found(commands, "topic").startswith("ok  ")


def test_unknown_topic(commands: Commands, press: Press) -> None:
    """A topic that does not exist is told."""
    commands.configure(press.configuration().replace("russia-dprk", "rusia-dprk"))
    assert commands.run("doctor").code == 1
    assert _found(commands, "topic").startswith("bad  ")


def test_what_is_excepted_is_said(commands: Commands, press: Press, caplog: pytest.LogCaptureFixture) -> None:
    """A proxy, exceptions to the address guard and robots.txt ignored: by `doctor`, and by `-v` before anything is asked."""
    proxy = "http://desk:s3cret@127.0.0.1:9"
    settings = f'[fetch]\nproxy = "{proxy}"\nrobots = false'
    commands.configure(press.configuration().replace("[fetch]", settings))
    commands.config.chmod(0o600)
    assert _found(commands, "proxy").startswith("warn  proxy  http://")
    assert _found(commands, "proxy").endswith("127.0.0.1:9 decides which addresses are connected to")
    assert _found(commands, "address guard").startswith("ok  address guard  exceptions: 127.0.0.1:")
    assert _found(commands, "robots.txt") == "warn  robots.txt  not asked for: robots = false"
    with caplog.at_level(logging.INFO, "monitor"):
        assert commands.run("poll").code == 1
    assert "127.0.0.1:9 decides which addresses are connected to" in caplog.text
    assert "s3cret" not in caplog.text


def test_lock_is_held(polled: Commands) -> None:
    """That another monitor is polling is no fault, but said, with who it is."""
    with PollLock(polled.database):
        assert _found(polled, "poll lock").startswith("ok  poll lock  another monitor polls")
        assert polled.run("doctor").code == 0


def test_looking_leaves_the_lock_alone(polled: Commands) -> None:
    """Asking who polls makes no lock file, and what a killed monitor left in it names nobody."""
    lock = PollLock(polled.database).path
    lock.unlink(missing_ok=True)
    assert _found(polled, "poll lock") == "ok  poll lock  free"
    assert not lock.exists()
    lock.write_text("pid 1, since 2026-08-21 10:05 UTC: monitor watch")
    assert _found(polled, "poll lock") == "ok  poll lock  free"
    assert "pid 1" in lock.read_text()


def test_failing_feeds(commands: Commands, press: Press) -> None:
    """Feeds that failed when last polled are named in a warning."""
    commands.configure(press.configuration(["404"]))
    commands.run("poll", "--all")
    assert _found(commands, "feeds") == "warn  feeds  3 polled, 1 failing: 404"


def test_no_database_yet(commands: Commands, press: Press) -> None:
    """That nothing was polled yet is no fault, and asking makes no database."""
    commands.configure(press.configuration())
    assert commands.run("doctor").code == 0
    assert "monitor poll" in _found(commands, "database")
    assert sorted(path.name for path in commands.folder.iterdir()) == ["feeds.toml"]


def test_broken_database(commands: Commands) -> None:
    """A file that is no database, and one of another program, are told and left as they are."""
    commands.database.write_text("this is no database, although it is long enough to be one " * 40)
    assert commands.run("doctor").code == 1
    assert _found(commands, "database").startswith("bad  ")
    commands.database.unlink()
    with closing(sqlite3.connect(commands.database)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    assert _found(commands, "database").startswith("bad  ")


@pytest.mark.parametrize(
    ("key", "remembered"),
    [("2", {"vte": "isolate"}), ("5", {"vte": "words"}), ("9", {}), ("x", {}), ("\r", {})],
)
def test_the_number_that_reads_right(commands: Commands, key: str, remembered: dict[str, str]) -> None:
    """The mode whose number is pressed is remembered for this terminal and forgotten on request; other keys change nothing."""
    screen = FakeTerminal()
    options = Options()
    with CliRunner().isolation(input=key, env={**commands.environ(), "TERM": "xterm", "VTE_VERSION": "7006"}):
        choose_mode(options, printer_for(screen, bidi="visual"))
        assert options.remembered().all() == remembered
        assert options.bidi_for(None).mode == remembered.get("vte", "isolate")
    assert screen.getvalue().count("Angara") == 5 + 1  # the lines, and what to look for
    forgotten = commands.run("doctor", "--forget")
    assert forgotten.stderr.startswith(f"Forgot {len(remembered)} choice")
    assert options.remembered().all() == {}


def test_little_room() -> None:
    """A disk with less room than a write-ahead log and an upgrade may take is warned of."""
    little, enough = room("m.db: 3 articles", 150 * MIB), room("m.db: 3 articles", 2 * GIB)

    assert (little.grade, little.text) == (
        Grade.WARN,
        "m.db: 3 articles; only 150 MiB free on its disk",
    )
    assert (enough.grade, enough.text) == (Grade.OK, "m.db: 3 articles, 2.0 GiB free")


def test_the_clock() -> None:
    """A clock that can't be right is a fault, and said to be one; one that can is shown."""

    def finding(year: int) -> Finding:
        """What is said of the clock in the first minute of a year."""
        findings = diagnose(Options(), lambda: datetime(year, 1, 1, tzinfo=UTC))
        return next(one for one in findings if one.subject == "clock")

    assert finding(1970).grade is Grade.BAD
    assert finding(1970).text.startswith("this machine's clock says 1970-01-01 00:00 UTC; set it")
    assert (finding(2026).grade, finding(2026).text) == (Grade.OK, "2026-01-01 00:00 UTC")
