"""What polls teach about a feed reaches the next poll, through the database."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from monitor.model import Failure, FailureKind, FeedState, RequestKind
from monitor.pipeline import houses
from monitor.schedule import explain_next_poll
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

MINUTE = timedelta(minutes=1)


async def polled(path: Path, web: Web, clock: Clock) -> FeedState:
    """Poll everything; what is then known of the Neel's feed."""
    with newsdesk(path, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        return pipeline.stages.store.feed_states(clock.now())["neel"]


def wait(state: FeedState, clock: Clock) -> timedelta:
    """How long until the next poll."""
    assert state.next_due is not None
    return state.next_due - clock.now()


async def test_habits_are_learnt_from_the_first_document(tmp_path: Path) -> None:
    """Twenty items of two hours are polled for twice as often as three of four days; the reason is in items a day."""
    clock, pauses = Clock(), []
    for number, (count, gap) in enumerate([(20, 6 * MINUTE), (3, 31 * 60 * MINUTE)]):
        web = Web()
        stories = [replace(desk.bridge(clock), path=f"{place}.html", published=clock.now() - gap * (place + 0.5)) for place in range(count)]  # fmt: skip
        web.publish(desk.NEEL, stories)
        state = await polled(tmp_path / f"{number}.db", web, clock)
        pauses.append(wait(state, clock))
        assert "items a day" in explain_next_poll(desk.FEEDS[2], state)[-1]
    assert 2 * pauses[0] < pauses[1]


async def test_a_feeds_hints_reach_the_plan(tmp_path: Path) -> None:
    """`ttl` of the document, remembered over an answer of 304."""
    clock, web = Clock(), desk.online(Clock())
    web.documents[desk.NEEL] = web.documents[desk.NEEL].replace("<channel>", "<channel><ttl>25</ttl>")
    for _ in range(2):
        state = await polled(tmp_path / "monitor.db", web, clock)
        assert wait(state, clock) == pytest.approx(25 * MINUTE, abs=timedelta(seconds=10))
        clock.advance(minutes=25)


async def test_a_feed_that_moved_for_good_is_asked_where_it_is(tmp_path: Path) -> None:
    """After three polls that were redirected for good; `feeds list` proposes the new address."""
    clock, web = Clock(), desk.online(Clock())
    new = "https://neel.example/new.xml"
    web.publish(new, [desk.bridge(clock)])
    web.move(desk.NEEL, new, for_good=True)
    states = []
    for _ in range(4):
        states.append(await polled(tmp_path / "monitor.db", web, clock))
        clock.advance(hours=1)
    assert [bool(state.notice) for state in states] == [False, False, True, True]
    assert (web.asked_for(desk.NEEL), web.asked_for(new)) == (3, 4)


async def test_pages_that_promise_a_flag_are_asked_for_first(tmp_path: Path) -> None:
    """The one whose title names a side of the topic comes before newer ones that do not."""
    clock, web = Clock(), Web()
    old = replace(desk.train(clock), published=clock.now() - timedelta(hours=9))
    web.publish(desk.NEEL, [desk.bridge(clock), desk.potatoes(clock), old])
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await pipeline.poll(houses(desk.FEEDS[2:], ["neel"]))
    pages = [request.url for request in web.requests if request.url.endswith(".html")]
    assert pages[0] == "https://neel.example/train.html"
    assert len(pages) == 3


async def test_a_host_that_asks_for_patience_is_left_alone(tmp_path: Path) -> None:
    """Its other feeds wait as well, by the database: not asked, not failing, due when the time is over."""
    clock, web = Clock(), desk.online(Clock())
    path = tmp_path / "monitor.db"
    await polled(path, web, clock)
    asked = web.asked_for(desk.MADAR_WORLD)
    clock.advance(hours=2)
    web.failures[desk.MADAR] = Failure(FailureKind.LIMITED, "429", status=429, retry_after_s=5_400)
    with newsdesk(path, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        store = pipeline.stages.store
        until = clock.now() + timedelta(minutes=90)
        state = store.feed_states(clock.now())["madar-world"]
        assert web.asked_for(desk.MADAR_WORLD) == asked
        assert store.held_hosts(clock.now()) == {"madar.example": until}
        assert (state.failures, state.next_due) == (0, until)
        assert "its host asked to be left alone" in explain_next_poll(desk.FEEDS[1], state)[0]
        web.repair(desk.MADAR)
        clock.advance(minutes=90)
        await desk.poll_due(pipeline)
    assert web.asked_for(desk.MADAR_WORLD) == asked + 1


@pytest.mark.parametrize(("seconds", "held"), [(88 * 3_600, 24 * 3_600), (1e300, 24 * 3_600), (-5, 0)])
async def test_no_host_is_left_alone_for_more_than_a_day(tmp_path: Path, seconds: float, held: float) -> None:
    """Whatever its Retry-After says."""
    clock, web = Clock(), desk.online(Clock())
    web.failures[desk.NEEL] = Failure(FailureKind.LIMITED, "429", status=429, retry_after_s=seconds)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await desk.poll_all(pipeline)
        assert pipeline.stages.hosts.held_s(desk.NEEL) == pytest.approx(held, abs=10)
        assert len(pipeline.stages.store.held_hosts(clock.now())) == (held > 0)


@pytest.mark.parametrize(
    ("took", "fails", "pauses"),
    [
        pytest.param(0.25, False, [2, 2], id="quick"),
        pytest.param(2, False, [3, 3.75], id="slow: longer the more of them were"),
        pytest.param(0.25, True, [4, 8], id="failing: twice as long each time"),
    ],
)
async def test_a_site_that_is_slow_or_fails_gets_longer_pauses(
    tmp_path: Path, took: float, *, fails: bool, pauses: list[float]
) -> None:
    """Between the starts of its pages."""
    clock, web, starts = Clock(), Web(), list[float]()
    stories = [desk.train(clock), desk.bridge(clock), desk.potatoes(clock)]
    web.publish(desk.NEEL, stories)
    for story in stories if fails else ():
        web.break_down(f"https://neel.example/{story.path}", FailureKind.SERVER_ERROR)

    def answer() -> None:
        if web.requests[-1].kind is RequestKind.PAGE:
            starts.append(clock.monotonic())
            clock.advance(seconds=took)

    web.on_request = answer
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await pipeline.poll(houses(desk.FEEDS[2:], ["neel"]))
    assert [after - before for before, after in pairwise(starts)] == pauses
