"""Tells systemd how the service is doing (sd_notify(3)); says nothing to anybody where there is none.

The protocol is a datagram of `NAME=value` lines to the socket named in `$NOTIFY_SOCKET`. The socket must not block:
with a full queue, a blocking send froze the whole event loop.
"""

import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

from monitor.safe.text import one_line


class ServiceManager:
    """The service manager that started us, if one did.

    Args:
        environ: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are looked for in it.
        monotonic: a clock in seconds that nobody sets.
    """

    def __init__(
        self, environ: Mapping[str, str], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._address = environ.get("NOTIFY_SOCKET", "")
        self._monotonic = monotonic
        ours = environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        limit = environ.get("WATCHDOG_USEC", "")
        # systemd.service(5) asks for a sign of life in half the time, once in a third leaves room.
        self._alive_every_s = int(limit) / 3e6 if ours and limit.isdigit() else None
        self._alive_next = float("-inf")

    @property
    def listens(self) -> bool:
        """Whether there is anybody to tell."""
        return bool(self._address)

    def ready(self) -> None:
        """Started, or reloaded."""
        self._tell("READY=1")

    def reloading(self) -> None:
        """The configuration is being read again; `ready` says that it was."""
        self._tell(f"RELOADING=1\nMONOTONIC_USEC={int(self._monotonic() * 1e6)}")

    def stopping(self) -> None:
        """Asked to stop."""
        self._tell("STOPPING=1")

    def status(self, sentence: str) -> None:
        """What `systemctl status` shows."""
        self._tell(f"STATUS={one_line(sentence)}")

    def alive(self) -> None:
        """A sign of life, sent no more often than the watchdog wants it."""
        if self._alive_every_s is not None and self._monotonic() >= self._alive_next:
            self._alive_next = self._monotonic() + self._alive_every_s
            self._tell("WATCHDOG=1")

    def _tell(self, message: str) -> None:
        if not self._address:
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with (
            suppress(OSError),  # a manager that does not listen is no reason to stop watching
            socket.socket(
                socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC
            ) as to,
        ):
            to.sendto(message.encode(), address)
