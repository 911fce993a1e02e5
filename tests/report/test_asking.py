"""Asking a real (pseudo) terminal who it is: in a process of its own, for only a session's leader has a terminal to ask."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping

import pytest

from monitor.report.bidi.asking import WAIT_S, tmux_client
from monitor.report.bidi.replies import QUESTION
from tests.report.test_modes import XTERM_379

ASK = """
import os, sys, time
from monitor.report.bidi.asking import ask
os.close(os.open(os.ttyname(0), os.O_RDWR))  # a session's leader gets the terminal it opens
if "background" in sys.argv:
    if os.fork():
        os.wait()
        os._exit(0)
    os.setpgid(0, 0)
reply = ask(sys.stdin, sys.stdout, {})
os.write(2, repr(reply).encode() + b"\\n")
if "read" in sys.argv:
    os.write(2, sys.stdin.readline().encode())
"""
PATIENCE_S = 10.0


class Desk:
    """A pseudo terminal: the test sits in front of it, the program behind it."""

    def __init__(self) -> None:
        self.front, self.back = pty.openpty()
        self._program: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str, stdout: int | None = None) -> subprocess.Popen[bytes]:
        """Run `ask` there; what it got is said on stderr."""
        self._program = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-c", ASK, *arguments],
            stdin=self.back,
            stdout=self.back if stdout is None else stdout,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        return self._program

    def outcome(self) -> bytes:
        """What the program said in the end."""
        assert self._program is not None
        return self._program.communicate(timeout=PATIENCE_S)[1].strip()

    def shown(self, *, wait_s: float = 0.0) -> bytes:
        """What has been sent to the screen and not been looked at."""
        return os.read(self.front, 4_096) if select.select([self.front], [], [], wait_s)[0] else b""

    def press(self, keys: bytes) -> None:
        """Send keys, or an answer."""
        os.write(self.front, keys)

    @property
    def settings(self) -> list[object]:
        """How the keyboard is read."""
        return list(termios.tcgetattr(self.back))

    def close(self) -> None:
        """Clear up."""
        if self._program is not None:
            if self._program.poll() is None:
                self._program.kill()
            self._program.communicate()
        os.close(self.front)
        os.close(self.back)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A terminal of the test's own."""
    desk = Desk()
    yield desk
    desk.close()


def test_an_answer(desk: Desk) -> None:
    """The answer arrives whole, is not echoed to the screen, and the keyboard is as it was."""
    before = desk.settings
    desk.start()
    assert desk.shown(wait_s=PATIENCE_S) == QUESTION
    desk.press(XTERM_379[:20])
    time.sleep(0.02)
    desk.press(XTERM_379[20:])
    assert desk.outcome() == repr(XTERM_379).encode()
    assert desk.settings == before
    assert desk.shown() == b""


def test_no_answer(desk: Desk) -> None:
    """A terminal that does not answer is waited for no longer than promised; the keyboard is as it was."""
    before = desk.settings
    desk.start()
    assert desk.shown(wait_s=PATIENCE_S) == QUESTION
    began = time.monotonic()
    assert desk.outcome() == b"b''"
    assert time.monotonic() - began < 5 * WAIT_S
    assert desk.settings == before


def test_what_was_typed_ahead_is_left(desk: Desk) -> None:
    """Keys that wait to be read are not eaten: then nothing is asked."""
    desk.press(b"next\n")
    desk.start("read")
    assert desk.outcome().split() == [b"b''", b"next"]
    assert QUESTION not in desk.shown()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda one: one.name)
def test_the_keyboard_survives_a_signal(desk: Desk, number: signal.Signals) -> None:
    """Whoever ends the program while it waits for the answer finds the keyboard as it was before."""
    before = desk.settings
    program = desk.start()
    assert desk.shown(wait_s=PATIENCE_S) == QUESTION
    assert desk.settings != before
    program.send_signal(number)
    desk.outcome()
    assert program.returncode != 0
    assert desk.settings == before


def test_not_asked_in_the_background_or_in_a_pipe(desk: Desk) -> None:
    """A job in the background must not touch the terminal, and a pager between us and it would get the question."""
    desk.start("background")
    assert desk.outcome() == b"b''"
    assert desk.shown() == b""
    reading, writing = os.pipe()
    desk.start(stdout=writing)
    os.close(writing)
    assert desk.outcome() == b"b''"
    assert os.read(reading, 100) == desk.shown() == b""
    os.close(reading)


@pytest.mark.parametrize(
    "environ", [{"PATH": ""}, {"PATH": "/nowhere"}, {"PATH": os.defpath, "TMUX": "/nowhere,1,0"}]
)
def test_a_tmux_that_says_nothing(environ: Mapping[str, str]) -> None:
    """Without the program, or without its server, the terminal around tmux has no name."""
    assert tmux_client(environ) == ""
