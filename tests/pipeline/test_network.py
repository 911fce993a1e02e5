"""No network of ours is one problem of ours, and is not held against the feeds."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.model import (
    Downtime,
    FailureKind,
    Feed,
    FeedPolled,
    Health,
    NetworkChanged,
    NetworkNews,
    Outage,
    PollEvent,
)
from monitor.pipeline import Pipeline, houses
from monitor.store import Store, WriteLock
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

# Five hosts, each a house with one feed.
FEEDS = tuple(
    Feed(id=name, name=name, name_en=name, publisher=name, url=f"https://{name}.example/feed.xml")
    for name in ("one", "two", "three", "four", "five")
)


@pytest.fixture
def clock() -> Clock:
    """A clock at a fixed time."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """All five online, with an article each."""
    web = Web()
    for feed in FEEDS:
        web.publish(feed.url, [replace(desk.bridge(clock), path=f"{feed.id}.html")])
    return web


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database will be."""
    return tmp_path / "monitor.db"


async def poll(pipeline: Pipeline, feeds: tuple[Feed, ...] = FEEDS) -> None:
    """One round of these feeds."""
    await pipeline.poll(houses(feeds, [feed.id for feed in feeds]))


def unplug(web: Web, feeds: tuple[Feed, ...] = FEEDS) -> None:
    """Nobody can be reached."""
    for feed in feeds:
        web.break_down(feed.url, FailureKind.UNREACHABLE)


def plug_in(web: Web) -> None:
    """Everybody can."""
    web.failures.clear()


def changes(events: list[PollEvent]) -> list[bool]:
    """What was told of the network: whether it was found to be down."""
    return [event.down for event in events if isinstance(event, NetworkChanged)]


async def test_an_outage_from_beginning_to_end(database: Path, web: Web, clock: Clock) -> None:
    """It is told once, feeds are as before and due again in a minute; then it is over and becomes a downtime."""
    events: list[PollEvent] = []
    with newsdesk(database, web, clock, events=events) as pipeline:
        store = pipeline.stages.store
        await poll(pipeline)
        before = store.feed_states(clock.now())
        clock.advance(minutes=10)
        began = clock.now()
        unplug(web)
        for _ in range(40):
            await poll(pipeline)
            clock.advance(minutes=1)
        during = store.feed_states(clock.now())
        due = store.due([feed.id for feed in FEEDS], clock.now())
        plug_in(web)
        ended = clock.now()
        await poll(pipeline)
        coverage = store.ledger.coverage(began, clock.now())

    assert changes(events) == [True, False]
    assert len(due) == len(FEEDS)
    for feed_id, state in during.items():
        known = before[feed_id]
        assert (state.failures, state.problem, state.polls) == (0, None, known.polls)
        assert state.standing == known.standing
        assert state.strip == known.strip + "-" * 40
    assert coverage.downtimes == (Downtime(Outage.NO_NETWORK, began, ended),)
    for feed in coverage.feeds:
        assert (feed.polls, feed.answered, feed.offline, feed.failures) == (2, 2, 40, {})


async def test_told_once_over_many_runs(database: Path, web: Web, clock: Clock) -> None:
    """Runs of cron know from one another what was found out and told."""
    told = []
    for minute in range(6):
        (plug_in if minute > 3 else unplug)(web)
        with newsdesk(database, web, clock) as pipeline:
            await poll(pipeline)
            news = pipeline.stages.store.ledger.network_to_tell()
            if news is not None:
                pipeline.stages.store.ledger.mark_network_told(news)
                told.append(news)
        clock.advance(minutes=10)

    since = told[0].since
    assert told == [NetworkNews(down=True, since=since), NetworkNews(down=False, since=since)]


@pytest.mark.parametrize("reachable", [1, 3])
async def test_dead_feeds_are_their_own_problem(
    database: Path, web: Web, clock: Clock, reachable: int
) -> None:
    """As long as anybody answers, feeds that can't be reached are failing themselves."""
    events: list[PollEvent] = []
    unplug(web, FEEDS[reachable:])
    with newsdesk(database, web, clock, events=events) as pipeline:
        for _ in range(5):
            await poll(pipeline)
            clock.advance(minutes=15)
        states = pipeline.stages.store.feed_states(clock.now())

    assert changes(events) == []
    assert states["five"].standing.health is Health.FAILING
    assert states["five"].failures == 5
    assert states["one"].standing.health is Health.OK


async def test_two_hosts_are_not_enough(database: Path, web: Web, clock: Clock) -> None:
    """Two hosts may well be down at once."""
    events: list[PollEvent] = []
    two = (*FEEDS[:2], replace(FEEDS[0], id="one-more", url="https://www.one.example/more.xml"))
    unplug(web, two)
    with newsdesk(database, web, clock, events=events) as pipeline:
        await poll(pipeline, two)
        states = pipeline.stages.store.feed_states(clock.now())

    assert changes(events) == []
    assert {state.failures for state in states.values()} == {1}


async def test_what_was_down_before_says_nothing(database: Path, web: Web, clock: Clock) -> None:
    """Feeds that could not be reached the time before are no sign of an outage when they still can't be."""
    events: list[PollEvent] = []
    unplug(web, FEEDS[2:])
    with newsdesk(database, web, clock, events=events) as pipeline:
        await poll(pipeline)
        clock.advance(minutes=20)
        await poll(pipeline, FEEDS[2:])
        states = pipeline.stages.store.feed_states(clock.now())

    assert changes(events) == []
    assert states["five"].failures == 2


async def test_pages_wait(database: Path, web: Web, clock: Clock) -> None:
    """Articles left over are not tried on a dead network, so that no try is counted; later they are finished."""
    with newsdesk(database, web, clock) as pipeline:
        store = pipeline.stages.store
        for feed in FEEDS:
            web.break_down(f"https://{feed.id}.example/{feed.id}.html", FailureKind.UNREACHABLE)
        await poll(pipeline)
        unplug(web)
        clock.advance(minutes=9)
        await poll(pipeline)
        asked = len(web.requests)
        clock.advance(minutes=9)
        await poll(pipeline)
        assert len(web.requests) == asked + len(FEEDS)
        plug_in(web)
        clock.advance(minutes=9)
        await poll(pipeline)
        left = store.unfinished([feed.id for feed in FEEDS], clock.now())

    assert left == {}
    assert {article.state.value for article in desk.everything(database).values()} == {"done"}


async def test_events_say_that_it_was_the_network(database: Path, web: Web, clock: Clock) -> None:
    """Once the outage is known, a failed poll says that it is none of the feed's."""
    events: list[PollEvent] = []
    with newsdesk(database, web, clock, events=events) as pipeline:
        unplug(web)
        await poll(pipeline)
        events.clear()
        await poll(pipeline)

    polled = [event for event in events if isinstance(event, FeedPolled)]
    assert [event.offline for event in polled] == [True] * len(FEEDS)
    with Store.open_readonly(database) as store:
        assert store.ledger.offline_since() is not None


@pytest.mark.parametrize("was_known", [False, True], ids=["found out now", "known"])
async def test_another_writer_is_waited_for(
    database: Path, web: Web, clock: Clock, *, was_known: bool
) -> None:
    """An outage is written down though another process writes just then, and nothing else here waits for that."""
    with newsdesk(database, web, clock) as pipeline:
        unplug(web)
        if was_known:
            await poll(pipeline)
        other = WriteLock(database)
        other.acquire()
        asyncio.get_running_loop().call_later(0.1, other.release)
        await poll(pipeline)
        other.close()
        states = pipeline.stages.store.feed_states(clock.now())

        assert pipeline.stages.store.ledger.offline_since() == clock.now()
    assert {state.strip[-1] for state in states.values()} == {"-"}
