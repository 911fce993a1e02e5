"""`monitor watch` as a terminal and a service manager see it: cards while it runs, and the ways it ends."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.demo import Newsroom
from monitor.store import PollLock, Store
from tests.cli.commands import Commands
from tests.cli.conftest import Start
from tests.cli.contract import assert_item
from tests.cli.press import GIST, Press, running
from tests.cli.process import TEST_S, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(TEST_S)]

# Well under the ten seconds that work in progress is given, and what a busy machine needs to end child processes.
SOON_S = 5.0
# In both titles of the story; longer stretches are broken by highlights and line ends.
WORD = "ذخيرة"
WHOLE_SCREEN, GIVEN_BACK = "\x1b[?1049h", "\x1b[?1049l"
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


@pytest.fixture
def newsroom(commands: Commands) -> Iterator[Newsroom]:
    """A newsroom that has yet to publish its live articles, and the configuration to watch it with."""
    with running(Newsroom(datetime.now(UTC))) as newsroom:
        commands.configure(newsroom.configuration())
        yield newsroom


def _publish_a_flagged_one(newsroom: Newsroom) -> str:
    """Publish live articles up to the first that is about the topic; returns its title."""
    while article := newsroom.publish_next(datetime.now(UTC)):
        if article.flagged:
            return article.title
    raise AssertionError("no live article is about the topic")


def _polled(commands: Commands) -> Callable[[], bool]:
    """Whether every feed has been polled."""

    def polled() -> bool:
        if not commands.database.exists():
            return False
        rows = commands.run("feeds", "list", "--json").objects
        return bool(rows) and all(row["polls"] for row in rows)

    return polled


def _objects(text: str) -> list[dict[str, Any]]:
    """The complete lines of what has been written so far."""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def test_cards_appear_and_sigterm_ends_it(commands: Commands, start: Start, newsroom: Newsroom) -> None:
    """What is published while it runs appears on stdout, plain; SIGTERM ends it soon with exit code 0.

    What the configuration takes back of the promises about addresses and manners is said first.
    """
    commands.configure(newsroom.configuration().replace("[fetch]", "[fetch]\nrobots = false"))
    watch = start("watch")
    watch.until(_polled(commands), "first poll")
    title = _publish_a_flagged_one(newsroom)
    watch.until(lambda: title in watch.stdout, "card")
    watch.signal(signal.SIGTERM)
    assert watch.exit_code(SOON_S) == 0, watch.stderr
    assert "\x1b" not in watch.stdout + watch.stderr
    assert watch.stdout.count(f"\n{title}\n") == 1
    assert "Traceback" not in watch.stderr
    assert watch.stderr.startswith("robots.txt: not asked for: robots = false\n")


def test_json_lines(start: Start, newsroom: Newsroom) -> None:
    """With --json stdout is lines that keep the contract, every flagged article exactly once, copies too; Ctrl-C ends it."""
    while newsroom.publish_next(datetime.now(UTC)):
        pass
    watch = start("watch", "--json")
    told = {url for url, article in newsroom.truth().items() if article.flagged and article.live}
    watch.until(lambda: told <= {item["url"] for item in _objects(watch.stdout)}, "flagged articles")
    watch.interrupt()
    assert watch.exit_code(SOON_S) == 0, watch.stderr
    items = _objects(watch.stdout)
    for item in items:
        assert_item(item)
    assert len({item["id"] for item in items}) == len(items)


def test_what_was_shown_is_not_shown_again(commands: Commands, start: Start, press: Press) -> None:
    """`watch` goes on where `poll` left off."""
    commands.configure(press.configuration())
    assert GIST in commands.run("poll", "--all").stdout
    commands.configure(
        press.configuration(["ok"])
    )  # a feed that is due, so that its poll tells how far the watch is
    watch = start("watch")
    watch.until(lambda: bool(press.server.requests("ok")), "poll")
    watch.signal(signal.SIGTERM)
    assert watch.exit_code(SOON_S) == 0
    assert GIST not in watch.stdout


def test_second_interrupt_insists(commands: Commands, start: Start, press: Press) -> None:
    """While a server keeps it waiting, one Ctrl-C is patient and a second ends it at once with 130."""
    commands.configure(press.configuration(["silent"]))
    watch = start("watch")
    watch.until(lambda: bool(press.server.requests("silent")), "request")
    watch.interrupt()
    time.sleep(0.5)
    assert watch.running, "it was to wait for the request in progress"
    began = time.monotonic()
    watch.interrupt()
    assert watch.exit_code(SOON_S) == 130
    assert time.monotonic() - began < SOON_S
    assert "Traceback" not in watch.stderr
    with PollLock(commands.database), Store.open_readonly(commands.database) as store:
        assert store.integrity() == ""


def test_another_monitor_is_polling(commands: Commands, press: Press) -> None:
    """While another process polls with the database it exits with 75 and fetches nothing."""
    commands.configure(press.configuration())
    with PollLock(commands.database):
        outcome = commands.run("watch")
    assert outcome.code == 75
    assert "pid" in outcome.stderr
    assert press.server.ledger == []


def test_it_holds_the_lock(commands: Commands, start: Start, press: Press) -> None:
    """While it runs, `poll` exits with 75 and `list` works."""
    commands.configure(press.configuration())
    watch = start("watch")
    watch.until(lambda: GIST in watch.stdout, "card")
    assert commands.run("poll").code == 75
    assert GIST in commands.run("list").stdout
    assert "pid" in commands.run("doctor").stdout
    watch.signal(signal.SIGTERM)
    assert watch.exit_code(SOON_S) == 0


@pytest.mark.parametrize("arguments", [("watch",), ("watch", "--json"), ("poll", "--all")], ids=" ".join)
def test_nobody_reads_any_more(
    commands: Commands, start: Start, press: Press, arguments: tuple[str, ...]
) -> None:
    """As in `watch | head`: it ends without a traceback, and what nobody could read is shown next time."""
    commands.configure(press.configuration())
    reading, writing = os.pipe()
    os.close(reading)
    ended = start(*arguments, stdout=writing)
    os.close(writing)
    assert ended.exit_code() == 1
    assert "Traceback" not in ended.stderr
    assert GIST in commands.run("poll").stdout


class Terminal:
    """A pseudo terminal with a `monitor` on it."""

    def __init__(self, arguments: list[str], commands: Commands) -> None:
        master, slave = pty.openpty()
        environ = {
            **os.environ,
            **commands.environ(),
            "TERM": "xterm-256color",
            "COLUMNS": "100",
            "LINES": "30",
        }
        self._master, self._shown = master, bytearray()
        self.child = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", "monitor", *arguments],
            cwd=commands.folder,
            env=environ,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def shown(self) -> str:
        """All that was sent to the terminal so far."""
        return bytes(self._shown).decode("utf-8", "replace")

    def press(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self._master, keys)

    @property
    def settings(self) -> list[object]:
        """How the keyboard is read."""
        return list(termios.tcgetattr(self._master))

    @property
    def stopped(self) -> bool:
        """Whether the program has been suspended."""
        status = Path(f"/proc/{self.child.pid}/stat").read_text("ascii")
        return status.rpartition(")")[2].split()[0] == "T"

    def close(self) -> None:
        """End the program if it has not, then take the terminal away."""
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        self.drain()
        os.close(self._master)

    def drain(self) -> None:
        """Once the program has ended: wait for the last of what it sent."""
        self._reader.join(SOON_S)

    def _read(self) -> None:
        with suppress(OSError):  # EIO: nobody has the other end open any more
            while data := os.read(self._master, 65_536):
                self._shown += data


@pytest.fixture
def terminal(commands: Commands, press: Press) -> Iterator[Terminal]:
    """`watch` on a terminal."""
    commands.configure(press.configuration(["404"]))
    terminal = Terminal(["watch", "--bidi", "isolate"], commands)
    yield terminal
    terminal.close()


def test_on_a_terminal(terminal: Terminal) -> None:
    """Cards scroll by above status lines; in the end the lines are gone and the cursor is back."""
    wait_until(lambda: "watching 3 feeds" in terminal.shown, "status")
    wait_until(lambda: WORD in terminal.shown, "card")
    wait_until(lambda: "1 failing" in terminal.shown, "failure")
    terminal.child.send_signal(signal.SIGINT)
    assert terminal.child.wait(SOON_S) == 0
    terminal.drain()
    shown = terminal.shown
    assert HIDE_CURSOR in shown
    assert shown.rindex(SHOW_CURSOR) > shown.rindex(HIDE_CURSOR)
    assert "  missing: 404 Not Found" in shown
    # Nothing is left below the last line that was printed: the status was erased, not left standing.
    after = shown[shown.rindex("watching 3 feeds") :]
    assert re.search(r"\x1b\[[0-9;]*[JKA]", after)


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="only /proc says whether a process is stopped"
)
def test_the_whole_screen(commands: Commands, press: Press) -> None:
    """The dashboard takes the screen and the keyboard, gives both back when stopped with Ctrl-Z and in the end; `q` ends it."""
    commands.configure(press.configuration(["404"]))
    terminal = Terminal(["watch", "--bidi", "isolate", "--dashboard", "--bell"], commands)
    before = terminal.settings
    try:
        wait_until(lambda: WORD in terminal.shown and "1 failing" in terminal.shown, "card and failure")
        assert terminal.shown.count(WHOLE_SCREEN) == 1
        assert "\a" in terminal.shown
        assert terminal.settings != before
        terminal.child.send_signal(signal.SIGTSTP)
        wait_until(lambda: terminal.stopped, "stop")
        wait_until(lambda: terminal.shown.endswith((GIVEN_BACK, SHOW_CURSOR)), "the terminal given back")
        assert terminal.settings == before
        terminal.child.send_signal(signal.SIGCONT)
        wait_until(lambda: terminal.shown.count(WHOLE_SCREEN) == 2, "going on")
        wait_until(lambda: terminal.settings != before, "keyboard")
        terminal.press(b"q")
        assert terminal.child.wait(SOON_S) == 0
        terminal.drain()
        assert terminal.shown.endswith((GIVEN_BACK, SHOW_CURSOR))
        assert terminal.settings == before
    finally:
        terminal.close()


def test_a_dashboard_needs_a_terminal(commands: Commands, press: Press) -> None:
    """In a pipe, and with --json, there is no screen to draw on: that is said, and nothing is polled."""
    commands.configure(press.configuration())
    outcome = commands.run("watch", "--dashboard")
    assert outcome.code == 2
    assert "--dashboard needs a terminal" in outcome.stderr
    assert press.server.ledger == []
