"""The simulator of `tests.bench.simulate_polling`, shortened: its figures are printed there."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from statistics import fmean

import pytest

from monitor.model import Feed, FeedState
from monitor.schedule import Plan, Sight, plan
from tests.bench.simulate_polling.due import FEEDS_A_HOST, waves
from tests.bench.simulate_polling.engine import Document, at_budget, follow, run
from tests.bench.simulate_polling.ours import Ours
from tests.bench.simulate_polling.peers import Controller, EntryFrequency, Fixed, RoundRobin
from tests.bench.simulate_polling.server import host
from tests.bench.simulate_polling.traces import BEGIN, DAY, MINUTE, Outlet, outlets
from tests.bench.simulate_polling.year import HostYear

FEEDS = outlets(6, 2, 1.2, seed=11)


def test_news_is_seen_sooner_for_the_same_number_of_requests() -> None:
    """Against fixed intervals: mean below .9, median below .8, nothing missed, in two days from a cold start."""
    fixed = run(FEEDS, Fixed, 600, 2)
    _, ours = at_budget(FEEDS, Ours, 2, fixed.polls, (500, 1500))
    assert ours.polls == pytest.approx(fixed.polls, rel=0.01)
    assert ours.mean < 0.9 * fixed.mean
    assert ours.median < 0.8 * fixed.median
    assert ours.missed <= fixed.missed


def test_what_feeds_ask_for_is_heeded() -> None:
    """Feeds with a ttl: never sooner than it allows, whatever a document covered meanwhile; a fixed interval is."""
    hinted = outlets(4, 2, 1.2, seed=5, hints=True)
    assert run(hinted, Ours, 600, 2).early == 0
    assert run(hinted, Fixed, 600, 2).early > 100


def test_a_year_in_two_days() -> None:
    """Hints, skipped hours, failures, Retry-After, sleep and clocks that are set: no poll before it is allowed."""
    tally = asyncio.run(HostYear(host(0, 2, seed=1), plan).run(2))
    assert tally.early.total() == 0
    assert tally.counts["polls"] > 100
    assert min(tally.counts[what] for what in ("failed", "Retry-After", "sleeps", "clock set")) > 0


def test_a_hasty_policy_is_found_out() -> None:
    """Who asks every other minute breaks what feeds and failures ask for; that a host asked for patience is the gate's to heed."""

    def hasty(feed: Feed, state: FeedState | None, sight: Sight, now: datetime) -> Plan:
        return Plan(now + timedelta(minutes=2), plan(feed, state, sight, now).memory)

    tally = asyncio.run(HostYear(host(1, 1, seed=1), hasty).run(0.3))
    assert tally.early["too soon"] > 50
    assert tally.early["skipped"] > 0
    assert tally.early["Retry-After"] == 0


def test_feeds_that_are_all_due_at_once(tmp_path: Path) -> None:
    """At the start, after eight hours' sleep and after a step back: each once, one at a time a host, within a tick."""
    found = asyncio.run(waves(tmp_path, 5 * FEEDS_A_HOST, tick=timedelta(milliseconds=20)))
    assert [wave.why for wave in found] == ["start", "clock +8 h", "clock -1 h"]
    assert {(wave.least, wave.most, wave.at_a_host) for wave in found} == {(1, 1, 1)}
    assert all(1 < wave.at_once <= 5 for wave in found)
    assert all(wave.next_tick <= 8 for wave in found)  # jitter: a fifth of them at the most


def test_the_ledger_counts_what_was_missed() -> None:
    """Twenty items in a window of ten, one poll: ten are missed, the others' delays are right."""
    published = [BEGIN + 60 + second for second in range(20)]
    outlet = Outlet("outlet", published, 10, dated=True, ttl_s=0)
    ledger = follow(outlet, Fixed(outlet, 2 * DAY), 1, offset_s=0)
    assert (ledger.polls, ledger.missed) == (1, 10)
    assert fmean(ledger.delays) == pytest.approx(2 * DAY - 60 - 14.5)


def test_traces_publish_at_the_rate_and_rhythm_they_say() -> None:
    """The same seed gives the same trace; nights are quieter than days for all outlets together."""
    assert outlets(2, 1, 1.2, seed=5) == outlets(2, 1, 1.2, seed=5)
    assert outlets(2, 1, 1.2, seed=5) != outlets(2, 1, 1.2, seed=6)
    hours = [int(at % DAY / 3600) for outlet in FEEDS for at in outlet.published]
    assert sum(hour in {0, 1, 2} for hour in hours) < sum(hour in {12, 13, 14} for hour in hours) / 2


def outlet(ttl_s: float = 0) -> Outlet:
    """Nothing was ever published."""
    return Outlet("outlet", (), 10, dated=True, ttl_s=ttl_s)


def document(here: Outlet, items: int, new: int) -> Document:
    """So many items ten minutes apart, the last ones new."""
    return Document(BEGIN, [BEGIN - 600 * place for place in range(items, 0, -1)], new, here)


def test_peers_decide_as_their_sources_say() -> None:
    """By hand: entry_frequency's week, the controller's steps, a ttl that is obeyed or not."""
    assert Fixed(outlet(3600), 600).wait(document(outlet(), 10, 0)) == 600
    assert RoundRobin(outlet(3600), 600).wait(document(outlet(), 10, 0)) == 3600
    assert EntryFrequency(outlet(), 1.0).wait(document(outlet(), 10, 10)) == pytest.approx(600)
    assert EntryFrequency(outlet(), 0.1).wait(document(outlet(), 10, 10)) == 3 * MINUTE
    assert EntryFrequency(outlet(), 1.0).wait(document(outlet(), 10, 1)) == DAY
    controller = Controller(outlet(), 1.0)
    waits = [controller.wait(document(outlet(), 10, new)) / MINUTE for new in (10, 10, 10, 5, 0)]
    assert waits == [360, 300, 240, 240, 250]
