"""The part of the screen that `watch` keeps drawing: once a second, on a new size, and not while stopped with Ctrl-Z."""

import asyncio
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from monitor.cli.options import utc_now
from monitor.errors import Busy
from monitor.report import Status, Watching

_LOCAL_MODES = 3  # of termios.tcgetattr
_QUIT = b"qQ"


class Screen:
    """Draws how things stand.

    Args:
        status: what draws.
        watching: how things stand at a moment; may raise `Busy`.
        keys: whether the keyboard is read too, so that `q` ends it.
    """

    def __init__(self, status: Status, watching: Callable[[datetime], Watching], *, keys: bool) -> None:
        self._status, self._watching = status, watching
        self._keyboard = _Keyboard() if keys and sys.stdin.isatty() else None

    @property
    def visible(self) -> bool:
        """Whether anybody sees it."""
        return self._status.visible

    @contextmanager
    def taken(self, stop: asyncio.Event) -> Iterator[None]:
        """Have the screen, for as long as this is entered inside the running event loop; `q` sets `stop`."""
        if not self.visible:
            yield
            return
        loop = asyncio.get_running_loop()
        with self._status:
            loop.add_signal_handler(signal.SIGTSTP, self._suspend, stop)
            loop.add_signal_handler(signal.SIGWINCH, self.draw)
            if self._keyboard:
                self._keyboard.take(stop)
            try:
                yield
            finally:
                loop.remove_signal_handler(signal.SIGTSTP)
                loop.remove_signal_handler(signal.SIGWINCH)
                if self._keyboard:
                    self._keyboard.give_back()

    async def keep_drawing(self, every_s: float) -> None:
        """Draw for ever."""
        while True:
            self.draw()
            await asyncio.sleep(every_s)

    def draw(self) -> None:
        """Draw now."""
        with suppress(Busy):  # what is drawn stays until next time
            self._status.update(self._watching(utc_now()))

    def _suspend(self, stop: asyncio.Event) -> None:
        """Ctrl-Z: leave the terminal as a shell wants it, stop, and go on from there."""
        if self._keyboard:
            self._keyboard.give_back()
        self._status.hide()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._status.show()
        if self._keyboard:
            self._keyboard.take(stop)
        self.draw()


class _Keyboard:
    """The terminal's keyboard read key by key. Ctrl-C and Ctrl-Z still send their signals."""

    def __init__(self) -> None:
        self._descriptor = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._descriptor)

    def take(self, stop: asyncio.Event) -> None:
        """Read keys as they are pressed, and do not show them; `q` sets `stop`."""
        quiet = termios.tcgetattr(self._descriptor)
        quiet[_LOCAL_MODES] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(self._descriptor, termios.TCSANOW, quiet)
        asyncio.get_running_loop().add_reader(self._descriptor, self._read, stop)

    def give_back(self) -> None:
        """Leave the keyboard as it was found."""
        asyncio.get_running_loop().remove_reader(self._descriptor)
        termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)

    def _read(self, stop: asyncio.Event) -> None:
        keys = os.read(self._descriptor, 1_024)
        if not keys or any(key in _QUIT for key in keys):  # or the terminal is gone
            stop.set()
