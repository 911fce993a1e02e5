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
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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


def _side_by_side(folder: Path, command: str, kills: int) -> Damage:
    """Kill a command so many times: a press and a monitor of their own a processor, all at once."""
    lanes = min(os.cpu_count() or 1, kills)
    with ThreadPoolExecutor(lanes) as pool:
        campaigns = [
            pool.submit(
                processes.campaign,
                folder / f"{command}-{lane}",
                command,
                math.ceil(kills / lanes),
                seed=9 + lane,
            )
            for lane in range(lanes)
        ]
        return together([each.result() for each in campaigns])


def main() -> int:
    """Run everything, print a line each; 1 if anything was damaged or a mistake not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a twentieth of the kills")
    logging.disable(logging.WARNING)  # of databases that a kill left at an older schema, a line each
    share = 20 if parser.parse_args().quick else 1
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.monotonic()
        damage = nutshell.campaign(folder / "store.db", nutshell.SOUND, 2000 // share, seed=9)
        good &= damage.none
        tell(_told("store", damage, began))
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
            began = time.monotonic()
            damage = _side_by_side(folder, command, kills // share)
            good &= damage.none
            tell(_told(f"monitor {command}", damage, began))
        seconds = processes.drain(folder / "drain")
        tell(f"SIGTERM while a server does not answer: ended after {seconds:.1f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
