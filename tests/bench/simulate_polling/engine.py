"""The virtual clock: asks every feed when its policy says so and keeps the ledger."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median, quantiles
from typing import Protocol

from tests.bench.simulate_polling.traces import BEGIN, DAY, MINUTE, Outlet

# A hint is honoured up to so much.
HONOURED_S = 30 * MINUTE


@dataclass(frozen=True, slots=True)
class Document:
    """What one poll shows.

    Attributes:
        at: when it was asked for, in seconds since 1970.
        items: when its items were published, the oldest first.
        new: how many of them, the last ones, had not been seen before.
        outlet: whose it is.
    """

    at: float
    items: Sequence[float]
    new: int
    outlet: Outlet


class Policy(Protocol):
    """Decides for one feed."""

    def wait(self, document: Document) -> float:
        """Seconds until the next poll, given what this one showed."""
        ...


# Makes a policy for an outlet; the number is the policy's free parameter, which sets how much it asks.
Maker = Callable[[Outlet, float], Policy]


@dataclass(slots=True)
class Ledger:
    """What one policy did for one feed."""

    polls: int = 0
    missed: int = 0
    early: int = 0
    delays: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one policy did for all feeds; delays in seconds."""

    polls: int
    mean: float
    median: float
    p95: float
    missed: float
    early: int
    feed_medians: dict[str, float]


def follow(outlet: Outlet, policy: Policy, days: float, offset_s: float) -> Ledger:
    """Poll one feed for so many days, the first time so many seconds after their begin."""
    ledger = Ledger()
    published, end = outlet.published, BEGIN + days * DAY
    now = BEGIN + offset_s
    seen = bisect_right(published, now)
    items = published[max(0, seen - outlet.window) : seen]
    wait = policy.wait(Document(now, items, len(items), outlet))
    while now < end:
        oldest = max(0, seen - outlet.window)
        covered = now - published[oldest + (seen - oldest) // 10]  # one in ten may be pinned
        ledger.early += wait < min(outlet.ttl_s, HONOURED_S, covered / 2) - 1
        now += wait
        until = bisect_right(published, now)
        first = max(0, until - outlet.window)
        ledger.polls += 1
        ledger.missed += max(0, first - seen)
        fresh = published[max(seen, first) : until]
        ledger.delays += [now - at for at in fresh]
        seen = until
        wait = policy.wait(Document(now, published[first:until], len(fresh), outlet))
    return ledger


def run(feeds: Sequence[Outlet], maker: Maker, knob: float, days: float) -> Figures:
    """Poll all feeds, which do not know of one another; their first polls are spread over ten minutes."""
    ledgers = {
        outlet.name: follow(outlet, maker(outlet, knob), days, offset_s=600 * number / len(feeds))
        for number, outlet in enumerate(feeds)
    }
    delays = [delay for ledger in ledgers.values() for delay in ledger.delays]
    missed = sum(ledger.missed for ledger in ledgers.values())
    return Figures(
        polls=sum(ledger.polls for ledger in ledgers.values()),
        mean=fmean(delays),
        median=median(delays),
        p95=quantiles(delays, n=20)[-1],
        missed=missed / (missed + len(delays)),
        early=sum(ledger.early for ledger in ledgers.values()),
        feed_medians={name: median(ledger.delays) for name, ledger in ledgers.items() if ledger.delays},
    )


def at_budget(
    feeds: Sequence[Outlet], maker: Maker, days: float, budget: int, bounds: tuple[float, float]
) -> tuple[float, Figures]:
    """The free parameter at which a policy makes as many requests as the budget (within half a per cent), and how it does.

    The parameter is searched for between two bounds; requests must fall as it rises.
    """
    low, high = bounds
    knob = (low * high) ** 0.5
    figures = run(feeds, maker, knob, days)
    for _ in range(12):
        if abs(figures.polls - budget) <= budget * 0.005:
            break
        low, high = (knob, high) if figures.polls > budget else (low, knob)
        guess = knob * figures.polls / budget  # requests go about with one over the parameter
        knob = guess if low < guess < high else (low * high) ** 0.5
        figures = run(feeds, maker, knob, days)
    return knob, figures
