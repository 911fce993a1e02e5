"""How soon policies see what 200 invented outlets publish in 14 days, at the same number of requests.

    python -m tests.bench.simulate_polling [--quick] [--json] [--sigma S …] [--seed N …] [--budget-minutes M]
    python -m tests.bench.simulate_polling --seeds      # the reported seed and three more
    python -m tests.bench.simulate_polling --year       # 36 feeds for a virtual year: was one asked earlier than allowed?
    python -m tests.bench.simulate_polling --due 5000   # so many feeds due at once; the clock set by +8 h and by −1 h
    python -m tests.bench.simulate_polling --shape      # how lognormal the gaps of real feeds are (`MONITOR_DATA`)

The budget is what a fixed interval of ten minutes asks. Each policy's one free parameter is searched for until it asks
as much, within half a per cent. Constants of our own were chosen with seeds 1 to 4 and with the 280 busiest outlets of
seeds 100 to 115; what the reported seed loses was looked at for its causes, the three further seeds were not. Delays run from an item's publication to the
poll that shows it; ratios are to the fixed interval's on the same items. The worst feed is the one whose own median
delay is longest against the fixed interval's expected one, its half. `early` counts, in a world where every feed has a
ttl, the polls made sooner than that ttl (30 minutes of it at most) although half of what the document covers would have
allowed to wait. The peers are never asked less than 3 minutes apart, and in rows of their own 1.
"""

import argparse
import asyncio
import json
import logging
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from tests.bench.simulate_polling.compare import FURTHER_SEEDS, REPORTED_SEED, SIGMAS, World, rows, table
from tests.bench.simulate_polling.due import waves
from tests.bench.simulate_polling.shape import shape
from tests.bench.simulate_polling.traces import MINUTE
from tests.bench.simulate_polling.year import told, year


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.simulate_polling")
    parser.add_argument(
        "--quick", action="store_true", help="40 outlets over 4 days, sigma 1.2; a month for --year"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--shape", action="store_true", help="real feeds' gaps instead (MONITOR_DATA)")
    parser.add_argument(
        "--year", action="store_true", help="a virtual year instead: polls earlier than allowed"
    )
    parser.add_argument("--due", type=int, metavar="N", help="so many feeds due at once instead")
    parser.add_argument("--sigma", type=float, nargs="+", default=None)
    parser.add_argument("--seed", type=int, nargs="+", default=[REPORTED_SEED])
    parser.add_argument("--seeds", action="store_true", help=f"the seeds {REPORTED_SEED} {FURTHER_SEEDS}")
    parser.add_argument("--budget-minutes", type=float, default=10.0, help="interval of the fixed policy")
    return parser.parse_args()


def _compared(options: argparse.Namespace) -> str:
    count, days, sigmas = (40, 4, (1.2,)) if options.quick else (200, 14, SIGMAS)
    worlds = [
        World(count, days, sigma, seed, options.budget_minutes * MINUTE)
        for seed in ((REPORTED_SEED, *FURTHER_SEEDS) if options.seeds else options.seed)
        for sigma in options.sigma or sigmas
    ]
    with ProcessPoolExecutor() as pool:
        found = [row for world_rows in pool.map(rows, worlds) for row in world_rows]
    return "\n".join(json.dumps(asdict(row)) for row in found) if options.json else table(found)


def _year(options: argparse.Namespace) -> str:
    hosts, days = 12, 30.0 if options.quick else 365.0
    tally = year(hosts, days, options.seed[0])
    return (
        json.dumps({"days": days, **tally.counts, "early": tally.early.total()})
        if options.json
        else told(tally, hosts, days)
    )


def _due(options: argparse.Namespace) -> str:
    logging.disable(logging.WARNING)  # that the clock was set is no news here
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(waves(Path(folder), options.due))
    return "\n".join(json.dumps(asdict(wave)) if options.json else str(wave) for wave in found)


def main() -> None:
    """Run it as the command line says."""
    options = _options()
    if options.shape:
        print(shape(os.environ.get("MONITOR_DATA", "")))
    elif options.year:
        print(_year(options))
    elif options.due:
        print(_due(options))
    else:
        print(_compared(options))


if __name__ == "__main__":
    main()
