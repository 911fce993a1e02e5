"""How long the commands take that everybody waits for: `python -m tests.bench.start` prints a table.

Whole processes, as a shell starts them. The memory is the main process's own peak: its child processes have limits of
theirs, and the operating system's count for children would name the largest of the whole tree instead.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

RUNS = 7

MONITOR = ("-m", "monitor")
# Runs the command line, and at its end says on stderr how many KiB (bytes on a Mac) the process had at most.
MEASURE = """
import atexit, resource, sys
from monitor.cli import main
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
main()
"""
PER_MB = 1 << 20 if sys.platform == "darwin" else 1 << 10


def run(program: Sequence[str], environ: Mapping[str, str]) -> str:
    """Run a Python program to its end; what it wrote to stderr. Raises `CalledProcessError` when it fails."""
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, *program], env=dict(environ), capture_output=True, text=True, check=True
    )
    return ended.stderr


def seconds(program: Sequence[str], environ: Mapping[str, str]) -> float:
    """How long a program takes from start to end."""
    began = time.perf_counter()
    run(program, environ)
    return time.perf_counter() - began


def megabytes(arguments: Sequence[str], environ: Mapping[str, str]) -> float:
    """The most memory that the main process of a command had resident."""
    return int(run(("-c", MEASURE, *arguments), environ).split()[-1]) / PER_MB


def report(what: str, unit: str, target: float | None, measure: Callable[[], float]) -> None:
    """Print the median of some runs and the worst of them, beside what it is meant to be."""
    figures = sorted(measure() for _ in range(RUNS))
    meant = "" if target is None else f"target {target:g} {unit}"
    print(
        f"{what:32} {statistics.median(figures):8.1f} {unit:3} {figures[-1]:8.1f} worst   {meant}", flush=True
    )


def main() -> None:
    """Measure with a home of its own, so that nobody's configuration or database plays a part."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "monitor.db"
        environ = {**os.environ, "HOME": folder, "MONITOR_DB": str(database)}
        config = Path(folder) / "feeds.toml"
        run((*MONITOR, "init", str(config)), environ)
        environ["MONITOR_CONFIG"] = str(config)
        make_empty_database(database)
        report("monitor --help", "ms", 150, lambda: 1000 * seconds((*MONITOR, "--help"), environ))
        report("monitor list", "ms", None, lambda: 1000 * seconds((*MONITOR, "list"), environ))
        report("monitor demo", "s", 15, lambda: seconds((*MONITOR, "demo"), environ))
        report("monitor demo, main process", "MB", 200, lambda: megabytes(["demo"], environ))


def make_empty_database(path: Path) -> None:
    """What `list` reads."""
    from monitor.store import Store  # noqa: PLC0415  what the bench itself imports is not what it measures

    Store.open(path).close()


if __name__ == "__main__":
    main()
