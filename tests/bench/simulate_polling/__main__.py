"""How soon policies see what 200 invented outlets publish in 14 days, at the same number of requests.

    python -m tests.bench.simulate_polling [--quick] [--json] [--sigma S …] [--seed N] [--budget-minutes M]
    python -m tests.bench.simulate_polling --shape      # how lognormal the gaps of real feeds are (`MONITOR_DATA`)

The budget is what a fixed interval of ten minutes asks. Each policy's one free parameter is searched for until it asks
as much, within half a per cent. Constants of our own were chosen with seeds 1 to 3; seed 2026, which is reported, was
never looked at meanwhile. Delays run from an item's publication to the poll that shows it; ratios are to the fixed
interval's on the same items. The worst feed is the one whose own median delay is longest against the fixed
interval's expected one, its half. `early` counts, in a world where every feed has a ttl, the polls made sooner than that
ttl (30 minutes of it at most) although half of what the document covers would have allowed to wait.
"""

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass

from tests.bench.simulate_polling.engine import Figures, Maker, at_budget, run
from tests.bench.simulate_polling.ours import Ours
from tests.bench.simulate_polling.peers import Controller, EntryFrequency, Fixed, RoundRobin
from tests.bench.simulate_polling.shape import shape
from tests.bench.simulate_polling.traces import MINUTE, Outlet, outlets

REPORTED_SEED = 2026
SIGMAS = (0.8, 1.2, 1.6)
# Each policy and the bounds of its parameter, for a budget of one poll in so many seconds a feed.
POLICIES: dict[str, tuple[Maker, float, float]] = {
    "fixed interval": (Fixed, 1.0, 1.0),
    "miniflux round robin": (RoundRobin, 0.5, 2.0),
    "miniflux entry_frequency": (EntryFrequency, 2e-5, 2e-2),
    "Media Cloud controller": (Controller, 3e-6, 3e-3),
    "monitor": (Ours, 0.3, 3.0),
}


@dataclass(frozen=True, slots=True)
class World:
    """What is simulated: so many outlets, days, gaps of this sigma, this seed, and the budget's interval in seconds."""

    count: int
    days: int
    sigma: float
    seed: int
    interval_s: float


@dataclass(frozen=True, slots=True)
class Row:
    """A policy in one world. Ratios are to the fixed interval; `missed` is a share of all items."""

    sigma: float
    policy: str
    requests: float
    mean: float
    median: float
    p95: float
    worst_feed: float
    missed: float
    early: int
    parameter: float


def rows(world: World) -> list[Row]:
    """Every policy in one world, and what it does there when every feed has a ttl."""
    feeds = outlets(world.count, world.days, world.sigma, world.seed)
    hinted = outlets(world.count // 4, max(2, world.days // 4), world.sigma, world.seed, hints=True)
    fixed = run(feeds, Fixed, world.interval_s, world.days)
    return [_row(world, name, feeds, hinted, fixed) for name in POLICIES]


def _row(world: World, name: str, feeds: Sequence[Outlet], hinted: Sequence[Outlet], fixed: Figures) -> Row:
    maker, low, high = POLICIES[name]
    bounds = (low * world.interval_s, high * world.interval_s)
    parameter, figures = at_budget(feeds, maker, world.days, fixed.polls, bounds)
    return Row(
        sigma=world.sigma,
        policy=name,
        requests=figures.polls / fixed.polls,
        mean=figures.mean / fixed.mean,
        median=figures.median / fixed.median,
        p95=figures.p95 / fixed.p95,
        worst_feed=max(figures.feed_medians.values()) / (world.interval_s / 2),
        missed=figures.missed,
        early=run(hinted, maker, parameter, max(2, world.days // 4)).early,
        parameter=parameter,
    )


def table(lines: Iterable[Row]) -> str:
    """The rows, for people."""
    head = f"{'sigma':>5}  {'policy':26}{'requests':>9}{'mean':>7}{'median':>8}{'p95':>7}{'worst feed':>12}{'missed':>9}{'early':>8}"
    body = [
        f"{row.sigma:5.1f}  {row.policy:26}{row.requests:9.3f}{row.mean:7.3f}{row.median:8.3f}{row.p95:7.3f}"
        f"{row.worst_feed:12.2f}{row.missed:9.3%}{row.early:8}"
        for row in lines
    ]
    return "\n".join([head, *body])


def main() -> None:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.simulate_polling")
    parser.add_argument("--quick", action="store_true", help="40 outlets over 4 days, sigma 1.2 only")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--shape", action="store_true", help="real feeds' gaps instead (MONITOR_DATA)")
    parser.add_argument("--sigma", type=float, nargs="+", default=None)
    parser.add_argument("--seed", type=int, default=REPORTED_SEED)
    parser.add_argument("--budget-minutes", type=float, default=10.0, help="interval of the fixed policy")
    options = parser.parse_args()
    if options.shape:
        print(shape(os.environ.get("MONITOR_DATA", "")))
        return
    count, days, sigmas = (40, 4, (1.2,)) if options.quick else (200, 14, SIGMAS)
    worlds = [
        World(count, days, sigma, options.seed, options.budget_minutes * MINUTE)
        for sigma in options.sigma or sigmas
    ]
    with ProcessPoolExecutor() as pool:
        found = [row for world_rows in pool.map(rows, worlds) for row in world_rows]
    print("\n".join(json.dumps(asdict(row)) for row in found) if options.json else table(found))


if __name__ == "__main__":
    main()
