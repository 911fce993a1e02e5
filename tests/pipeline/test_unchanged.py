"""Servers that say "not modified", rightly and wrongly."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.model import Failure, FailureKind, Validators
from monitor.pipeline import Pipeline, houses
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

BRIDGE = "https://neel.example/bridge.html"
NEEL = next(feed for feed in desk.FEEDS if feed.id == "neel")


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """Three feeds."""
    return desk.online(clock)


async def test_a_server_that_says_304_for_ever_is_found_out_within_a_day(
    tmp_path: Path, web: Web, clock: Clock
) -> None:
    """Polled every hour, it is asked for the whole document often enough for its news to be seen."""
    path = tmp_path / "monitor.db"
    with newsdesk(path, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        web.lie(desk.NEEL)
        web.publish(desk.NEEL, [desk.bridge(clock), desk.train(clock, path="late.html")])
        for _ in range(24):
            clock.advance(hours=1)
            await desk.poll_all(pipeline)
    assert "https://neel.example/late.html" in desk.everything(path)
    shown = [request.validators != Validators() for request in web.requests if request.url == desk.NEEL]
    assert shown.count(False) <= 3


async def test_a_feed_polled_rarely_is_asked_for_the_whole_document_each_day(
    tmp_path: Path, web: Web, clock: Clock
) -> None:
    """Four polls a day: the 24th would be six days away."""
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        for _ in range(9):
            await desk.poll_all(pipeline)
            clock.advance(hours=6)
    asked = [request.validators == Validators() for request in web.requests if request.url == desk.NEEL]
    assert [number for number, whole in enumerate(asked) if whole] == [0, 4, 8]


async def test_another_address_is_not_shown_what_the_old_one_gave(
    tmp_path: Path, web: Web, clock: Clock
) -> None:
    """The user corrected the feed's address: its document is read, not taken for unchanged."""
    moved = replace(NEEL, url="https://neel.example/new.xml")
    web.documents[moved.url] = web.documents[desk.NEEL]
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await pipeline.poll(houses([NEEL], ["neel"]))
        for _ in range(2):
            clock.advance(hours=1)
            await pipeline.poll(houses([moved], ["neel"]))
    assert [request.validators == Validators() for request in web.requests if request.url == moved.url] == [
        True,
        False,
    ]


async def test_304_to_a_request_that_showed_nothing_costs_the_validators(
    tmp_path: Path, web: Web, clock: Clock
) -> None:
    """It is a failure with a name, and the next polls ask for the whole document until it comes."""
    wrong = Failure(FailureKind.BAD_RESPONSE, "304 to an unconditional request", status=304)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await desk.poll_all(pipeline)
        web.failures[desk.NEEL] = wrong
        clock.advance(hours=1)
        await desk.poll_all(pipeline)
        states = pipeline.stages.store.feed_states(clock.now())
        web.repair(desk.NEEL)
        clock.advance(hours=1)
        await desk.poll_all(pipeline)
        mended = pipeline.stages.store.feed_states(clock.now())["neel"]
    assert (states["neel"].validators, states["neel"].problem) == (Validators(), wrong)
    assert (mended.problem, mended.validators != Validators()) == (None, True)
    assert [request.validators for request in web.requests if request.url == desk.NEEL][-1] == Validators()


async def test_the_same_bytes_are_not_read_again(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Whatever the server says of them: a body with the same hash costs no child."""
    parsed: list[str] = []

    class Counting:
        async def run(self, function, *args):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202 - a runner's
            parsed.append(function.__name__)
            return function(*args)

    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        counting = Pipeline(replace(pipeline.stages, runner=Counting()))
        await desk.poll_all(counting)
        before = len(parsed)
        clock.advance(hours=25)  # so that nothing is shown, and the document comes
        await desk.poll_all(counting)
    assert parsed[before:] == []
