"""Homes, presses and processes for the command line's tests."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.commands import Commands
from tests.cli.press import Press, running
from tests.cli.process import Process
from tests.faults.server import FaultServer

Start = Callable[..., Process]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder: `./feeds.toml` of the repository is none of the tests' business."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    """The command line in an empty home."""
    return Commands(tmp_path)


@pytest.fixture
def press() -> Iterator[Press]:
    """A press of the test's own, with everything published."""
    with running(FaultServer()) as server:
        press = Press(server)
        press.publish_all()
        yield press


@pytest.fixture(scope="module")
def polled(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    """A home with a database that knows what the press had; for reading only."""
    commands = Commands(tmp_path_factory.mktemp("polled"))
    with running(FaultServer()) as server:
        press = Press(server)
        press.publish_all()
        commands.configure(press.configuration())
        assert commands.run("poll", "--all").code == 0
    return commands


@pytest.fixture
def own(polled: Commands, tmp_path: Path) -> Commands:
    """A copy of that home, to be written in."""
    return Commands(Path(copytree(polled.folder, tmp_path / "own")))


@pytest.fixture
def start(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts `monitor` as a process in the home of `commands`; the processes end with the test."""
    started: list[Process] = []

    def begin(*arguments: str, stdout: int | None = None) -> Process:
        environ = {**os.environ, **commands.environ()}
        process = Process(arguments, tmp_path_factory.mktemp("process"), environ, stdout)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.__exit__(None, None, None)
