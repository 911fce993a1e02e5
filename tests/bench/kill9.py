"""kill -9, the full counts: `python -m tests.bench.kill9 [--quick]`.

Three levels: a store in a nutshell, killed at every statement and at random moments; the whole `monitor poll`; the
daemon, `monitor watch`. What was offered must be stored once and announced; two monitors with a mistake must be found.
"""

import argparse
import logging
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.crash import nutshell, processes
from tests.crash.nutshell import Damage, together

# A full run takes minutes: each line is shown when it is known, a pipe's reader included.
tell = partial(print, flush=True)


def _told(what: str, damage: Damage, began: float) -> str:
    unsound = damage.unsound or "ok"
    return (
        f"{what}: {damage.kills:,} kills, {damage.lost} lost, {damage.duplicated} duplicated, "
        f"{damage.unannounced} missing notices, {damage.told_twice} told twice, integrity {unsound}"
        f"  ({time.monotonic() - began:.0f} s)"
    )


def _store(folder: Path, kills: int, seed: int) -> Damage:
    return nutshell.campaign(folder / "store.db", nutshell.SOUND, kills, seed)


def _command(command: str, folder: Path, kills: int, seed: int) -> Damage:
    return processes.campaign(folder / "home", command, kills, seed)


def _side_by_side(what: str, campaign: Callable[[Path, int, int], Damage], folder: Path, kills: int) -> bool:
    """Kill so many times, a campaign with everything of its own a processor, and tell; whether nothing was damaged."""
    began, lanes = time.monotonic(), min(os.cpu_count() or 1, kills)
    folders = [folder / f"{what}-{lane}" for lane in range(lanes)]
    for each in folders:
        each.mkdir()
    with ProcessPoolExecutor(lanes, get_context("spawn"), initializer=_quieten) as pool:
        seeds, share = range(9, 9 + lanes), [math.ceil(kills / lanes)] * lanes
        damage = together([*pool.map(campaign, folders, share, seeds)])
    tell(_told(what, damage, began))
    return damage.none


def _quieten() -> None:
    """A kill may leave a database at an older schema; a line for each would hide the figures."""
    logging.disable(logging.WARNING)


def main() -> int:
    """Run everything, print a line each; 1 if anything was damaged or a mistake not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a twentieth of the kills")
    _quieten()
    share = 20 if parser.parse_args().quick else 1
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good &= _side_by_side("store", _store, folder, 2000 // share)
        for number, (mistake, monitor) in enumerate(nutshell.MUTANTS.items()):
            began = time.monotonic()
            last = nutshell.steps_of_a_run(folder / f"count-{number}.db", monitor)
            damage = nutshell.sweep(folder / f"mutant-{number}.db", monitor, range(1, last + 1))
            good &= not damage.none
            tell(_told(f"mistake ({mistake}) {'missed' if damage.none else 'found'}", damage, began))
        making = nutshell.killed_making(folder, every=1 if share == 1 else 10)
        pruning = nutshell.killed_pruning(folder / "prune.db", every=1 if share == 1 else 10)
        backups = nutshell.killed_backing_up(folder / "backup.db", 200 // share, seed=9)
        good &= not (making or pruning or backups)
        tell(f"making a database, pruning, backing up: {len(making)}, {len(pruning)}, {backups} went wrong")
        for command, kills in (("poll", 200), ("watch", 60)):
            campaign = partial(_command, command)
            good &= _side_by_side(f"monitor {command}", campaign, folder, kills // share)
        seconds = processes.drain(folder / "drain")
        tell(f"SIGTERM while a server does not answer: ended after {seconds:.1f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
