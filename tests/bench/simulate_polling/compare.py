"""Every policy in the same worlds, at the same number of requests: what is simulated, and the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from tests.bench.simulate_polling.engine import Figures, Maker, at_budget, run
from tests.bench.simulate_polling.ours import Ours
from tests.bench.simulate_polling.peers import Controller, EntryFrequency, Fixed, RoundRobin
from tests.bench.simulate_polling.traces import MINUTE, Outlet, outlets

REPORTED_SEED, FURTHER_SEEDS = 2026, (31, 47, 59)
SIGMAS = (0.8, 1.2, 1.6)
# Each policy and the bounds of its parameter, for a budget of one poll in so many seconds a feed.
POLICIES: dict[str, tuple[Maker, float, float]] = {
    "fixed interval": (Fixed, 1.0, 1.0),
    "miniflux round robin": (RoundRobin, 0.5, 2.0),
    "miniflux entry_frequency": (EntryFrequency, 2e-5, 2e-2),
    "Media Cloud controller": (Controller, 3e-6, 3e-3),
    "entry_frequency, 1 min": (partial(EntryFrequency, least_s=MINUTE), 2e-5, 2e-2),
    "controller, 1 min": (partial(Controller, least_s=MINUTE), 3e-6, 3e-3),
    "monitor": (Ours, 0.35, 3.0),
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

    seed: int
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
        seed=world.seed,
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
    head = f"{'seed':>6}{'sigma':>6}  {'policy':26}{'requests':>9}{'mean':>7}{'median':>8}{'p95':>7}{'worst feed':>12}{'missed':>9}{'early':>8}"
    body = [
        f"{row.seed:6}{row.sigma:6.1f}  {row.policy:26}{row.requests:9.3f}{row.mean:7.3f}{row.median:8.3f}{row.p95:7.3f}"
        f"{row.worst_feed:12.2f}{row.missed:9.3%}{row.early:8}"
        for row in lines
    ]
    return "\n".join([head, *body])
