"""`monitor poll` and `monitor watch` killed for real, against a press on loopback."""

import json
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL, SIGTERM

from monitor.store import Store
from tests.cli.commands import Commands
from tests.cli.press import Press, running
from tests.cli.process import Process, wait_until
from tests.crash.nutshell import Damage
from tests.fakes import Clock, Story, page, rss
from tests.faults.server import FaultServer
from tests.pipeline import newsdesk as desk

HOUSES = ("madar", "neel")
# A feed's document lists the newest so many stories: each is there for at least one run that is left in peace.
WINDOW = 3


@dataclass(slots=True)
class Campaign:
    """A press that publishes a new flagged article a house and round, and a monitor that is killed meanwhile."""

    press: Press
    commands: Commands
    printed: list[str]
    offered: int = 0

    def publish(self, number: int) -> None:
        """The next article of each house; the oldest one leaves the document."""
        clock = Clock(datetime.now(UTC))
        for house in HOUSES:
            stories = [
                Story(f"{each}.html", f"{desk.TRAIN_TITLE} {each}", desk.TRAIN, "", clock.now())
                for each in range(max(1, number - WINDOW + 1), number + 1)
            ]
            base = self.press.server.url(house)
            for story in stories[-1:]:
                self.press.server.publish(f"{house}/{story.path}", page(story))
            document = rss(base, stories)
            etag = f'"{number}"'
            self.press.server.publish(
                f"{house}/feed.xml", document, content_type="application/rss+xml", etag=etag
            )
        self.offered = number

    def start(self, folder: Path, *arguments: str) -> Process:
        """Start a monitor whose output goes to a folder of its own."""
        folder.mkdir()
        return Process(arguments, folder, {**os.environ, **self.commands.environ()})

    def remember(self, process: Process) -> None:
        """What a process that has ended printed: whole lines only, as whoever reads them would."""
        lines = process.stdout.splitlines(keepends=True)
        self.printed += [json.loads(line)["url"] for line in lines if line.endswith("\n")]

    def all_printed(self, process: Process) -> bool:
        """Whether everything offered has been printed by it or before."""
        lines = process.stdout.splitlines(keepends=True)
        now = {json.loads(line)["url"] for line in lines if line.endswith("\n")}
        return self.urls() <= now | set(self.printed)

    def urls(self) -> set[str]:
        """The addresses of all articles offered so far."""
        return {
            self.press.server.url(f"{house}/{number}.html")
            for house in HOUSES
            for number in range(1, self.offered + 1)
        }

    def damage(self, kills: int) -> Damage:
        """What is wrong with the database and with what was printed."""
        with closing(sqlite3.connect(self.commands.database)) as connection:
            stored = [
                url for (url,) in connection.execute("SELECT url FROM articles WHERE state LIKE 'done%'")
            ]
        with Store.open_readonly(self.commands.database) as store:
            unsound = store.integrity()
        return Damage(
            kills=kills,
            lost=len(self.urls() - set(stored)),
            duplicated=len(stored) - len(set(stored)),
            unannounced=len(self.urls() - set(self.printed)),
            told_twice=len(self.printed) - len(set(self.printed)),
            unsound=unsound,
        )


@contextmanager
def _prepared(folder: Path) -> Iterator[Campaign]:
    folder.mkdir()
    with running(FaultServer()) as server:
        press = Press(server)
        commands = Commands(folder)
        head, *feeds = press.configuration().split("[[feeds]]")
        commands.configure("[[feeds]]".join([head, *(f'{feed}interval = "1s"\n' for feed in feeds)]))
        yield Campaign(press, commands, [])


def campaign(folder: Path, command: str, kills: int, seed: int) -> Damage:
    """Kill `poll` or `watch` so many times at random moments.

    One or two runs are killed one after the other, so that what is killed is also a run that makes good what another one
    left; then one is left in peace: a watch until it has printed everything, then it is killed too. Each killed run
    is offered new articles. A run that was quicker than its executioner counts for nothing.
    """
    dice = random.Random(seed)
    with _prepared(folder) as ongoing:
        ongoing.publish(1)
        began = time.monotonic()
        _in_peace(ongoing, command, folder / "run-0")
        usual = time.monotonic() - began
        killed = 0
        while killed < kills:
            for _ in range(dice.randint(1, WINDOW - 1)):
                ongoing.publish(ongoing.offered + 1)
                killed += _killed(
                    ongoing, command, folder / f"victim-{ongoing.offered}", dice.uniform(0.1, 1.1) * usual
                )
            _in_peace(ongoing, command, folder / f"run-{ongoing.offered}")
        return ongoing.damage(killed)


def _killed(ongoing: Campaign, command: str, folder: Path, after_s: float) -> bool:
    """Start a run and kill it; whether it was still running."""
    victim = ongoing.start(folder, *_arguments(command))
    time.sleep(after_s)
    victim.signal(SIGKILL)
    code = victim.exit_code()
    ongoing.remember(victim)
    return code == -SIGKILL


def _arguments(command: str) -> tuple[str, ...]:
    return ("poll", "--all", "--json", "-q") if command == "poll" else ("watch", "--json", "-q")


def _in_peace(ongoing: Campaign, command: str, folder: Path) -> None:
    run = ongoing.start(folder, *_arguments(command))
    if command == "poll":
        assert run.exit_code(120) == 0, run.stderr
    else:
        wait_until(lambda: ongoing.all_printed(run), "articles", within_s=120)
        run.signal(SIGKILL)
        run.exit_code()
    ongoing.remember(run)


def drain(folder: Path) -> float:
    """How long `watch` takes to end on SIGTERM while a server keeps it waiting, in seconds."""
    with _prepared(folder) as ongoing:
        ongoing.commands.configure(ongoing.press.configuration(["silent"]))
        watch = ongoing.start(folder / "watch", "watch")
        wait_until(lambda: bool(ongoing.press.server.requests("silent")), "request", within_s=60)
        began = time.monotonic()
        watch.signal(SIGTERM)
        assert watch.exit_code(60) == 0, watch.stderr
        return time.monotonic() - began
