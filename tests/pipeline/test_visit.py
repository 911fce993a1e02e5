"""Redirects to other hosts wait for those hosts' turns."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.model import Escort, Failure, FailureKind, Fetched, Request, RequestKind, Unchanged
from monitor.pipeline.poll import never
from monitor.pipeline.stages import Stages
from monitor.pipeline.visit import Visit
from tests.fakes import Clock, Web
from tests.pipeline.newsdesk import newsdesk

SHORT, LONG, OTHER = "https://short.example/1", "https://news.example/1", "https://other.example/1"


@pytest.fixture
def clock() -> Clock:
    """A clock that moves when somebody sleeps."""
    return Clock()


@pytest.fixture
def web() -> Web:
    """A shortener's link to a page."""
    web = Web({LONG: "<p>خبر</p>", OTHER: "<p>خبر آخر</p>"})
    web.move(SHORT, LONG)
    return web


@pytest.fixture
async def stages(tmp_path: Path, web: Web, clock: Clock) -> AsyncIterator[Stages]:
    """What visits work with."""
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        yield pipeline.stages


def visit(stages: Stages, url: str, kind: RequestKind = RequestKind.PAGE) -> Visit:
    """A visit to be made."""
    return Visit(stages, Request(url, kind))


async def test_a_redirect_waits_for_the_other_hosts_turn(stages: Stages, web: Web) -> None:
    """While somebody asks the target, the redirect is not followed; the host it came from is free meanwhile."""
    async with stages.hosts.turn(LONG, gap=False):
        going = asyncio.create_task(visit(stages, SHORT).make(never))
        await asyncio.sleep(0.01)
        assert [request.url for request in web.requests] == [SHORT]
        async with asyncio.timeout(1), stages.hosts.turn(SHORT, gap=False):
            pass
    assert isinstance(await going, Fetched)
    assert [request.url for request in web.requests] == [SHORT, LONG]


async def test_a_redirected_page_keeps_the_pause_of_its_target(stages: Stages, clock: Clock) -> None:
    """Two seconds after the last page of that host, and the next page of it two seconds later still."""
    await visit(stages, LONG).make(never)
    await visit(stages, SHORT).make(never)
    assert clock.elapsed == 2.0
    await visit(stages, LONG).make(never)
    assert clock.elapsed == 4.0


async def test_feeds_need_no_pause(stages: Stages, clock: Clock) -> None:
    """Only pages do, redirected or not."""
    await visit(stages, LONG).make(never)
    await visit(stages, SHORT, RequestKind.FEED).make(never)
    assert clock.elapsed == 0.0


async def test_two_hosts_that_redirect_to_each_other_do_not_block(stages: Stages, web: Web) -> None:
    """Each lets its turn go before it waits for the other's."""
    there, back = "https://a.example/1", "https://b.example/1"
    web.move(there, OTHER.replace("other", "b"))
    web.move(back.replace("1", "2"), "https://a.example/2")
    web.documents |= {back: "<p>ب</p>", "https://a.example/2": "<p>ا</p>"}
    async with asyncio.timeout(2):
        answers = await asyncio.gather(
            visit(stages, there).make(never), visit(stages, "https://b.example/2").make(never)
        )
    assert all(isinstance(answer, Fetched) for answer in answers)


async def test_the_host_that_asked_for_patience_is_the_one_that_waits(
    stages: Stages, web: Web, clock: Clock
) -> None:
    """A 429 behind a redirect holds the host that sent it, not the one that led there."""
    web.failures[LONG] = Failure(FailureKind.LIMITED, "429", status=429, retry_after_s=30)
    one = visit(stages, SHORT)
    assert await one.make(never) == web.failures[LONG]
    assert one.here == LONG
    async with stages.hosts.turn(SHORT, gap=False):
        assert clock.elapsed == 0.0
    async with stages.hosts.turn(LONG, gap=False):
        assert clock.elapsed == 30.0


async def test_a_limited_host_is_not_asked_through_a_redirect(stages: Stages, web: Web) -> None:
    """What it said when it was asked before is the answer."""
    told = Failure(FailureKind.LIMITED, "429", status=429)
    limits = {"news.example": told}
    answer = await Visit(stages, Request(SHORT, RequestKind.PAGE), limited=limits.get).make(never)
    assert answer == told
    assert [request.url for request in web.requests] == [SHORT]


async def test_a_redirect_that_waits_holds_no_page_in_hand(stages: Stages, web: Web) -> None:
    """Its page counts as in hand again when the target's turn has come, until the caller gives it back."""
    before = stages.pages_in_hand._value
    async with AsyncExitStack() as hand:
        async with stages.hosts.turn(LONG, gap=False):
            request = Request(SHORT, RequestKind.PAGE)
            going = asyncio.create_task(Visit(stages, request, hand=hand).make(never))
            await asyncio.sleep(0.01)
            assert (len(web.requests), stages.pages_in_hand._value) == (1, before)
        await going
        assert stages.pages_in_hand._value == before - 1
    assert stages.pages_in_hand._value == before


async def test_out_of_time_asks_nobody(stages: Stages, web: Web) -> None:
    """None, and no request."""
    assert await visit(stages, LONG).make(lambda: True) is None
    assert web.requests == []


class LargeWeb(Web):
    """Every document on it is large; counts those that are in hand."""

    async def fetch(self, request: Request, escort: Escort | None = None) -> Fetched | Unchanged | Failure:
        """Ask for room first."""
        assert escort is not None
        await escort.make_room()
        return await super().fetch(request, escort)


async def test_few_large_documents_are_in_hand_at_once(stages: Stages) -> None:
    """The third waits until one of the first two has been stored, whoever asks for it."""
    large = LargeWeb({f"https://{name}.example/1": "<p>خبر</p>" for name in "abc"})
    crowded = replace(stages, fetcher=large)
    async with AsyncExitStack() as third:
        async with AsyncExitStack() as first_two:
            for name in "ab":
                request = Request(f"https://{name}.example/1", RequestKind.FEED)
                await Visit(crowded, request, hand=first_two).make(never)
            request = Request("https://c.example/1", RequestKind.FEED)
            going = asyncio.create_task(Visit(crowded, request, hand=third).make(never))
            await asyncio.sleep(0.01)
            assert len(large.requests) == 2
        assert isinstance(await going, Fetched)


async def test_a_visit_without_a_hand_gives_the_room_back(stages: Stages) -> None:
    """As that for a robots.txt, or for a sitemap on the way to another document."""
    before = stages.large_in_hand._value
    large = replace(stages, fetcher=LargeWeb({LONG: "<p>خبر</p>"}))
    for _ in range(5):
        assert isinstance(await visit(large, LONG, RequestKind.FEED).make(never), Fetched)
    assert stages.large_in_hand._value == before


async def test_a_visit_that_is_given_up_gives_the_room_back(stages: Stages) -> None:
    """Cancelled while the document comes, it leaves nothing in hand."""

    class Slow(LargeWeb):
        async def fetch(
            self, request: Request, escort: Escort | None = None
        ) -> Fetched | Unchanged | Failure:
            await super().fetch(request, escort)
            await asyncio.sleep(60)
            raise AssertionError

    before = stages.large_in_hand._value
    slow = replace(stages, fetcher=Slow({LONG: "<p>خبر</p>"}))
    going = asyncio.create_task(visit(slow, LONG, RequestKind.FEED).make(never))
    await asyncio.sleep(0.01)
    assert stages.large_in_hand._value == before - 1
    going.cancel()
    await asyncio.gather(going, return_exceptions=True)
    assert stages.large_in_hand._value == before
