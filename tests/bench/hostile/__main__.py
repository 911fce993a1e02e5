"""Prints the table. `--quick` gives hostile servers 3 s instead of 20 and 30, and takes fewer rounds: about a minute."""

import asyncio
import resource
import sys

from tests.bench.hostile import rounds
from tests.bench.hostile.faults import Elsewhere
from tests.bench.hostile.isolation import great, isolation

QUICK_S = 3.0
PER_MB = 1 << 20 if sys.platform == "darwin" else 1 << 10


def line(what: str, figure: str, target: str) -> None:
    """One row."""
    print(f"{what:72}  {figure:34}  {target}", flush=True)


def peak_mb() -> float:
    """The most memory this process has had resident; children and the fault server are processes of their own."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MB


async def measure(*, quick: bool) -> None:
    """Measure and print."""
    bounds = rounds.limits(QUICK_S if quick else None)
    server = Elsewhere()
    async with server:
        faults, late = await rounds.released(server, bounds)
        line(
            f"{faults} faulty answers, 64 at once: released after the limit",
            f"{late:+.2f} s at worst",
            "≤ +1 s",
        )
        line("… peak memory of the main process", f"{peak_mb():.0f} MB", "< 200 MB")
        feeds = 8 if quick else 64
        articles = await great(server, feeds)
        line(f"… after {feeds} feeds of 8 MB at once, {articles} read", f"{peak_mb():.0f} MB", "< 200 MB")
        asked, came = await rounds.spelled(server)
        line(f"{asked} private addresses (spellings × ways in): not refused", str(came), "0")
        tried = 500 if quick else 10_000
        cut, good = await rounds.cancelled(server, tried)
        line(
            f"{tried:,} fetches given up early ({cut:,} cut off): good ones of the next 100", str(good), "100"
        )
        feeds, times = (10, 1) if quick else (40, 5)
        found = await isolation(server, bounds, feeds, times)
        figure = f"{found.beside / found.alone:.2f} × ({found.beside:.1f} s, alone {found.alone:.1f} s)"
        line(
            f"{feeds} good feeds ({found.articles} articles) beside {feeds} faulty ones: time",
            figure,
            "≤ 1.2 ×",
        )
    seconds = 1.0 if quick else 10.0
    parsed = await rounds.parsed(seconds)
    what = (
        f"{parsed.documents} hostile documents, {parsed.killed} children killed at {seconds:g} s: the longest"
    )
    line(what, f"{parsed.longest:.1f} s", "≤ limit + 1 s")
    line("… the good document after it", f"{parsed.next_good * 1000:.0f} ms at worst", "< 1 s")
    line("… peak memory of the main process, all of the above", f"{peak_mb():.0f} MB", "< 200 MB")
    line("connections at the canary", str(server.canary_connections), "0")


if __name__ == "__main__":
    asyncio.run(measure(quick="--quick" in sys.argv[1:]))
