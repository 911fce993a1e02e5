"""What systemd is told, read from the socket as systemd reads it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.daemon import ServiceManager
from tests.daemon.systemd import Listener
from tests.fakes import Clock


@pytest.fixture(params=["path", "abstract"])
def systemd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Listener]:
    """A service manager that listens, at a path or in the abstract namespace."""
    listener = Listener(
        str(tmp_path / "notify") if request.param == "path" else f"@monitor-test-{os.getpid()}"
    )
    yield listener
    listener.close()


def test_what_is_said(systemd: Listener) -> None:
    """Each state is one datagram in systemd's words; a status is one line whatever is in it."""
    manager = ServiceManager(systemd.environ, monotonic=lambda: 12.5)
    manager.ready()
    manager.reloading()
    manager.status("watching 43 feeds\nSTOPPING=1")
    manager.stopping()

    assert manager.listens
    assert systemd.heard() == [
        "READY=1",
        "RELOADING=1\nMONOTONIC_USEC=12500000",
        "STATUS=watching 43 feeds STOPPING=1",
        "STOPPING=1",
    ]


def test_signs_of_life(systemd: Listener) -> None:
    """However often the daemon ticks, the watchdog hears of it three times in its limit."""
    clock = Clock()
    manager = ServiceManager(systemd.environ, monotonic=clock.monotonic)
    for _ in range(120):
        manager.alive()
        clock.advance(seconds=2)

    assert systemd.heard() == ["WATCHDOG=1"] * 6


@pytest.mark.parametrize("of", [{"WATCHDOG_PID": "1"}, {"WATCHDOG_USEC": ""}], ids=["other's", "none"])
def test_no_watchdog(systemd: Listener, of: dict[str, str]) -> None:
    """Where there is no watchdog, or it is another process's, nothing is sent to it."""
    ServiceManager({**systemd.environ, **of}).alive()

    assert systemd.heard() == []


def test_nobody_listens(tmp_path: Path) -> None:
    """Without a service manager, or with one that is gone or doesn't read, nothing happens and nothing waits."""
    ServiceManager({}).ready()
    assert not ServiceManager({}).listens
    ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready()
    listener = Listener(str(tmp_path / "full"))
    deaf = ServiceManager(listener.environ)
    for _ in range(5_000):
        deaf.ready()
    assert len(listener.heard()) < 5_000
    listener.close()
