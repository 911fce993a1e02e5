"""How long the commands take that everybody waits for: `python -m tests.bench.start [ARTICLES [FILE]]` prints a table.

Whole processes, as a shell starts them, against a database of so many articles (1,000), made as the store's bench makes
it: 100,000 take a quarter of an hour. With FILE it is kept there, and used again when it is there already. The memory
is the main process's own peak: its child processes have limits of theirs, and the operating system's count for
children would name the largest of the whole tree instead. Python's compiled files are there, as pip leaves them: where
PYTHONDONTWRITEBYTECODE keeps them from a checkout, each start compiles all it imports, a third more for `list`.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

RUNS = 7
ARTICLES = 1_000
# A name of many spellings, all of which are looked for.
NAME = "بيونغ يانغ"

MONITOR = ("-m", "monitor")
# Runs the command line, and at its end says on stderr how many KiB (bytes on a Mac) the process had at most.
MEASURE = """
import atexit, resource, sys
from monitor.cli import main
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
main()
"""
# Times queries inside of one process that has imported all it needs.
QUERIES = """
import os, statistics, sys, time
from pathlib import Path
from monitor.model import TopicRef
from monitor.store import Store, parse
from monitor.topics import Spellings, load
spellings = Spellings(load((TopicRef("russia-dprk"),)))
with Store.open_readonly(Path(os.environ["MONITOR_DB"])) as store:
    for query in sys.argv[2:]:
        times = []
        for _ in range(int(sys.argv[1]) + 1):
            began = time.process_time()
            store.search.find(parse(query, spellings.of), limit=10)
            times.append((time.process_time() - began) * 1000)
        print(f"{statistics.median(times[1:])} {max(times[1:])} {query}", file=sys.stderr)
"""
ASKED = ("كلمة4711", "الخبر", "كلمة4711 كلمة3000", '"كلمة17 كلمة18"', NAME, f"{NAME} كلمة4711")
PER_MB = 1 << 20 if sys.platform == "darwin" else 1 << 10


def run(program: Sequence[str], environ: Mapping[str, str]) -> str:
    """Run a Python program to its end; what it wrote to stderr. Raises `CalledProcessError` when it fails."""
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, *program], env=dict(environ), capture_output=True, text=True, check=True
    )
    return ended.stderr


def milliseconds(program: Sequence[str], environ: Mapping[str, str]) -> tuple[float, float]:
    """How long a program takes from start to end, and for how long of that it has a processor."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run(program, environ)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return wall * 1000, busy * 1000


def megabytes(arguments: Sequence[str], environ: Mapping[str, str]) -> float:
    """The most memory that the main process of a command had resident."""
    return int(run(("-c", MEASURE, *arguments), environ).split()[-1]) / PER_MB


def report_queries(environ: Mapping[str, str]) -> None:
    """Print what a search's query takes of a processor: a rare word, a frequent one, two, a phrase, a name, both."""
    for line in run(("-c", QUERIES, str(RUNS), *ASKED), environ).splitlines():
        median, worst, query = line.split(" ", 2)
        print(
            f"  query {query:28} {float(median):6.1f} ms {float(worst):6.1f} worst of a processor   target 50"
        )


def report(what: str, target: float | None, measure: Callable[[], tuple[float, float]]) -> None:
    """Print the median of some runs and the worst of them, beside what it is meant to be; one before them warms up."""
    measure()
    figures = [measure() for _ in range(RUNS)]
    walls, busy = zip(*figures, strict=True)
    meant = "" if target is None else f"target {target:,.0f}"
    print(
        f"{what:28} {statistics.median(walls):8,.0f} ms {max(walls):8,.0f} worst"
        f" {statistics.median(busy):8,.0f} ms of a processor   {meant}",
        flush=True,
    )


def main(articles: int, file: Path | None) -> None:
    """Measure with a home of its own, so that nobody's configuration or database plays a part."""
    with TemporaryDirectory() as folder:
        database = file or Path(folder) / "monitor.db"
        environ = {**os.environ, "HOME": folder, "MONITOR_DB": str(database), **_compiled(folder)}
        config = Path(folder) / "feeds.toml"
        run((*MONITOR, "init", str(config)), environ)
        environ["MONITOR_CONFIG"] = str(config)
        if not database.exists():
            make_database(database, articles)
        for target, command in (
            (150, ("--help",)),
            (250, ("list",)),
            (250, ("show", "last")),
            (None, ("search", NAME)),
            (None, ("stats",)),
            (15_000, ("demo",)),
        ):
            what = " ".join(("monitor", *command))
            report(what, target, partial(milliseconds, (*MONITOR, *command), environ))
            if command[0] == "search":
                report_queries(environ)
        most = max(megabytes(["demo"], environ) for _ in range(RUNS))
        print(f"monitor demo, main process   {most:8.0f} MB   target 200")


def _compiled(folder: str) -> Mapping[str, str]:
    """Variables with which Python keeps what it compiles, apart from the checkout."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}


def make_database(path: Path, articles: int) -> None:
    """What is listed, shown and searched."""
    from monitor.store import Store  # noqa: PLC0415  what the bench itself imports is not what it measures
    from tests.bench.store import fill  # noqa: PLC0415

    with Store.open(path) as store:
        fill(store, articles)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES,
        Path(sys.argv[2]) if len(sys.argv) > 2 else None,
    )
