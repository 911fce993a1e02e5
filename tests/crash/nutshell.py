"""A monitor in a nutshell, polled and killed again and again; and two with a mistake in them that must be found.

In every round two feeds offer entries that no other round has. A run that is killed is followed by one that is not;
then everything offered must be stored once and announced.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from monitor.model import PollOutcome, Validators
from monitor.store import Store
from monitor.store.database import Database
from monitor.store.migrate import migrate, migrations
from tests.crash.executioner import Executioner, killed_after, killed_at
from tests.store.builders import NOW, finished, item, outcome, verdict

FEEDS = ("agency", "portal")
ITEMS = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """What was printed, a title a line; it outlives whoever prints."""

    path: Path

    def print(self, titles: list[str]) -> None:
        """Print in one go."""
        with self.path.open("ab", buffering=0) as file:
            file.write("".join(f"{title}\n" for title in titles).encode())

    def read(self) -> list[str]:
        """All that was ever printed."""
        return self.path.read_text("utf-8").splitlines() if self.path.exists() else []


def document(feed_id: str, version: int) -> PollOutcome:
    """What a feed's server offers in this version: entries no other version has, and its validators."""
    first = version * 1000 + FEEDS.index(feed_id) * 100
    return outcome(
        *(item(first + number) for number in range(ITEMS)),
        feed_id=feed_id,
        at=NOW + version * timedelta(minutes=20),
        validators=Validators(etag=str(version).encode()),
    )


def print_then_mark(store: Store, paper: Paper, step: Callable[[], None]) -> None:
    """Announce: printed first, so that a kill in between prints twice rather than never."""
    items = store.unshown(["treaty"])
    step()
    paper.print([each.title for each in items])
    step()
    store.mark_shown([each.id for each in items], NOW)


def mark_then_print(store: Store, paper: Paper, step: Callable[[], None]) -> None:
    """The mistake to be found: what is killed in between is never announced."""
    items = store.unshown(["treaty"])
    store.mark_shown([each.id for each in items], NOW)
    step()
    paper.print([each.title for each in items])
    step()


def validators_first(store: Store, polled: PollOutcome) -> None:
    """The mistake to be found: validators in a transaction before the items, which a kill in between loses."""
    store.record_poll(replace(polled, items=()))
    store.record_poll(replace(polled, validators=None))


@dataclass(frozen=True, slots=True)
class Monitor:
    """How one run records what it polled, and announces what it flagged."""

    record: Callable[[Store, PollOutcome], object] = Store.record_poll
    announce: Callable[[Store, Paper, Callable[[], None]], None] = print_then_mark

    def run(self, path: Path, version: int, executioner: Executioner) -> None:
        """Poll the feeds that changed, finish what is pending, announce what is flagged."""
        paper, now = Paper(path.with_suffix(".paper")), NOW + version * timedelta(minutes=20)
        with Store.open(path) as store:
            executioner.watch(store._database)
            for feed_id in FEEDS:
                state = store.feed_states(now, [feed_id]).get(feed_id)
                polled = document(feed_id, version)
                if state is None or state.validators != polled.validators:  # else the server says 304
                    self.record(store, polled)
            for pending in store.pending(FEEDS, now):
                store.finish(finished(pending.id, verdict(), at=now, title=pending.item.title))
            self.announce(store, paper, executioner.step)


SOUND = Monitor()
MUTANTS = {
    "validators written before the items": Monitor(record=validators_first),
    "marked as shown before the print": Monitor(announce=mark_then_print),
}


@dataclass(frozen=True, slots=True)
class Damage:
    """What many kills did.

    Attributes:
        kills: runs that were killed before they were done.
        lost: entries offered and not stored whole.
        duplicated: articles stored that were stored already.
        unannounced: articles flagged and never printed.
        told_twice: articles printed twice, because the kill came between printing and marking: allowed.
        unsound: what SQLite says is wrong with the file, or "".
    """

    kills: int
    lost: int
    duplicated: int
    unannounced: int
    told_twice: int
    unsound: str

    @property
    def none(self) -> bool:
        """Whether nothing was lost, doubled or forgotten."""
        return not (self.lost or self.duplicated or self.unannounced or self.unsound)


def together(damages: Sequence[Damage]) -> Damage:
    """The damage of several campaigns as that of one."""
    return Damage(
        kills=sum(each.kills for each in damages),
        lost=sum(each.lost for each in damages),
        duplicated=sum(each.duplicated for each in damages),
        unannounced=sum(each.unannounced for each in damages),
        told_twice=sum(each.told_twice for each in damages),
        unsound=", ".join(each.unsound for each in damages if each.unsound),
    )


def campaign(path: Path, monitor: Monitor, kills: int, seed: int) -> Damage:
    """Kill so many runs, half of them at one statement after the other, half at random moments."""
    dice, counting, began = random.Random(seed), Executioner(), time.perf_counter()
    monitor.run(path, 0, Executioner())
    monitor.run(path, 1, counting)
    length = (time.perf_counter() - began) / 2
    first = dice.randrange(counting.steps)  # campaigns side by side begin at different statements
    version, killed = 1, 0
    while killed < kills:
        version += 1
        one_run = partial(monitor.run, path, version)
        if version % 2:
            killed += killed_after(dice.uniform(0, 1.3 * length), one_run)
        else:
            killed += killed_at((first + version // 2) % counting.steps + 1, one_run)
        one_run(Executioner())
    return _damage(path, version, killed)


def sweep(path: Path, monitor: Monitor, steps: Iterable[int]) -> Damage:
    """Kill one run at each of these statements."""
    version, killed = 0, 0
    monitor.run(path, 0, Executioner())
    for version, step in enumerate(steps, 1):
        one_run = partial(monitor.run, path, version)
        killed += killed_at(step, one_run)
        one_run(Executioner())
    return _damage(path, version, killed)


def steps_of_a_run(path: Path, monitor: Monitor) -> int:
    """How many moments there are at which a run can be killed."""
    counting = Executioner()
    monitor.run(path, 0, Executioner())
    monitor.run(path, 1, counting)
    return counting.steps


def _damage(path: Path, versions: int, kills: int) -> Damage:
    offered = {
        entry.title
        for version in range(versions + 1)
        for feed_id in FEEDS
        for entry in document(feed_id, version).items
    }
    with closing(sqlite3.connect(path)) as connection:
        stored = [
            title
            for (title,) in connection.execute(
                """
                SELECT title FROM articles JOIN texts ON texts.article_id = id JOIN pages ON pages.article_id = id
                WHERE state = 'done' AND EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article_id = id)
                """
            )
        ]
        (rows,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    printed = Paper(path.with_suffix(".paper")).read()
    with Store.open_readonly(path) as store:
        unsound = store.integrity()
    return Damage(
        kills=kills,
        lost=len(offered - set(stored)),
        duplicated=rows - len(set(stored)),
        unannounced=len(set(stored) - set(printed)),
        told_twice=len(printed) - len(set(printed)),
        unsound=unsound,
    )


# ── everything else that writes ────────────────────────────────────────────────────────────────────────────────────


def make(path: Path, executioner: Executioner) -> None:
    """Make a new database, step by step of the schema."""
    database = Database.open(path)
    executioner.watch(database)
    migrate(database, migrations())
    database.close()


def killed_making(folder: Path, every: int) -> list[int]:
    """Kill the making of a database at every so many-th statement; the statements after which it can't be used."""
    bad: list[int] = []
    step = 1
    while True:
        path = folder / f"made-{step}.db"
        if not killed_at(step, partial(make, path)):
            return bad
        SOUND.run(path, 0, Executioner())
        if not _damage(path, 0, 1).none:
            bad.append(step)
        step += every


def killed_pruning(path: Path, every: int) -> list[int]:
    """Kill pruning at every so many-th statement; the statements after which something came back or was half gone."""
    bad: list[int] = []
    step, version = 1, 0
    before = NOW + timedelta(days=3650)
    while True:
        version += 1
        SOUND.run(path, version, Executioner())

        def prune(executioner: Executioner) -> None:
            with Store.open(path) as store:
                executioner.watch(store._database)
                store.upkeep.prune(before)

        killed = killed_at(step, prune)
        prune(Executioner())
        with Store.open(path) as store:
            back = sum(store.record_poll(document(feed_id, version)) for feed_id in FEEDS)
            if back or store.counts().articles or store.integrity():
                bad.append(step)
        if not killed:
            return bad
        step += every


def killed_backing_up(path: Path, moments: int, seed: int) -> int:
    """Kill backups at random moments; how many files have the name of a backup and are none."""
    SOUND.run(path, 0, Executioner())
    dice, bad = random.Random(seed), 0

    def back_up(target: Path, _executioner: Executioner | None = None) -> None:
        with Store.open_readonly(path) as store:
            store.upkeep.back_up(target)

    began = time.perf_counter()
    back_up(path.with_name("whole.db"))
    length = time.perf_counter() - began
    for moment in range(moments):
        target = path.with_name(f"backup-{moment}.db")
        killed_after(dice.uniform(0, 1.3 * length), partial(back_up, target))
        if target.exists():
            with Store.open_readonly(target) as copy:
                bad += bool(copy.integrity()) or copy.counts().articles != ITEMS * len(FEEDS)
            target.unlink()
    return bad
