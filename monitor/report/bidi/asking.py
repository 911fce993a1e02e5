"""Asks the terminal, and tmux, who draws. The only place that changes how the terminal reads its keyboard."""

import os
import select
import shutil
import signal
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TextIO

from monitor.report.bidi.replies import QUESTION, is_complete
from monitor.safe.text import one_line

# Terminals on this machine took 0.1 to 45 ms; one behind ssh answers after the way there and back.
WAIT_S = 0.2
WAIT_REMOTE_S = 1.0
_TMUX_WAIT_S = 0.5
_LONGEST_REPLY = 4_096

_LOCAL_MODES = 3  # of termios.tcgetattr
_ENDING = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP)


def ask(keyboard: TextIO, screen: TextIO, environ: Mapping[str, str]) -> bytes:
    """What the terminal answers to `replies.QUESTION`; b"" when it is not asked, or does not answer in time.

    It is asked only when both streams are one and the same terminal, we are in its foreground, and no key waits to be
    read: what somebody typed ahead belongs to whoever reads next. The keyboard is as it was afterwards, whatever
    happens: signals that end or stop a program wait until then.
    """
    try:
        descriptor = keyboard.fileno()
        if not _is_ours(descriptor, screen.fileno()):
            return b""
        with _answers_readable(descriptor):
            if select.select([descriptor], [], [], 0)[0]:
                return b""
            screen.flush()
            os.write(screen.fileno(), QUESTION)
            remote = "SSH_CONNECTION" in environ or "SSH_TTY" in environ
            return _answer(descriptor, WAIT_REMOTE_S if remote else WAIT_S)
    except (OSError, ValueError, termios.error):  # no descriptor, closed, or the terminal went away
        return b""


def tmux_client(environ: Mapping[str, str]) -> str:
    """The name of the terminal that shows this tmux, as it answered to tmux; "" when that can't be found out."""
    program = shutil.which("tmux", path=environ.get("PATH"))
    if program is None:
        return ""
    command = [program, "display-message", "-p", "#{client_termtype}"]
    with suppress(OSError, subprocess.SubprocessError):
        answer = subprocess.run(  # noqa: S603  a fixed command line
            command,
            capture_output=True,
            timeout=_TMUX_WAIT_S,
            check=True,
            stdin=subprocess.DEVNULL,
            env=dict(environ),
        )
        return one_line(answer.stdout.decode("utf-8", "replace"), limit=30)
    return ""


def _is_ours(keyboard: int, screen: int) -> bool:
    if not (os.isatty(keyboard) and os.isatty(screen)):
        return False
    same = os.fstat(keyboard).st_rdev == os.fstat(screen).st_rdev
    return same and os.tcgetpgrp(keyboard) == os.getpgrp()


@contextmanager
def _answers_readable(descriptor: int) -> Iterator[None]:
    """The keyboard without echo and line by line reading, for as long as an answer takes."""
    before = termios.tcgetattr(descriptor)
    quiet = list(before)
    quiet[_LOCAL_MODES] &= ~(termios.ICANON | termios.ECHO)
    waiting = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        try:
            termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
            yield
        finally:
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, waiting)


def _answer(descriptor: int, patience_s: float) -> bytes:
    reply = b""
    end = time.monotonic() + patience_s
    while not is_complete(reply) and len(reply) < _LONGEST_REPLY:
        left = end - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            break
        part = os.read(descriptor, _LONGEST_REPLY)
        if not part:
            break
        reply += part
    return reply
