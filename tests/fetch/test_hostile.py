import asyncio
import tracemalloc

import pytest

from monitor.fetch import Fetcher
from monitor.model import (
    FailureKind,
    Fetched,
)
from tests.faults.documents import FEED, MEMBER_SIZE, double_bomb
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed, get
from tests.fetch.conftest import HASTY

MIB = 1 << 20


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("hang-up", FailureKind.BAD_RESPONSE, "the connection was closed without an HTTP answer"),
        ("endless", FailureKind.TOO_LARGE, "more than 256 KiB"),
        ("big", FailureKind.TOO_LARGE, "more than 256 KiB"),
        ("big-cl", FailureKind.TOO_LARGE, "more than 256 KiB"),
        ("rst", FailureKind.BAD_RESPONSE, "the connection broke off"),
        ("rst-head", FailureKind.BAD_RESPONSE, "the connection broke off"),
        ("short", FailureKind.BAD_RESPONSE, "cut off: the connection was closed before the body was complete"),
        ("chunk-cut", FailureKind.BAD_RESPONSE, "cut off: the connection was closed before the body was complete"),
        ("chunk-bad", FailureKind.BAD_RESPONSE, "not a valid HTTP answer"),
        ("smuggle-both", FailureKind.BAD_RESPONSE, "both a length and chunks are declared"),
        ("smuggle-lengths", FailureKind.BAD_RESPONSE, "not a valid HTTP answer"),
        ("bighead", FailureKind.BAD_RESPONSE, "not a valid HTTP answer"),
        ("bighead?size=70000", FailureKind.BAD_RESPONSE, "more than 64 KiB of headers"),
        ("manyhead", FailureKind.BAD_RESPONSE, "more than 200 header lines"),
        ("badhead", FailureKind.BAD_RESPONSE, "not a valid HTTP answer"),
        ("badhead-cr", FailureKind.BAD_RESPONSE, "not a valid HTTP answer"),
        ("banner", FailureKind.BAD_RESPONSE, "the connection was closed without an HTTP answer"),
        ("gz-truncated", FailureKind.BAD_RESPONSE, "cut off: the gzip data is not complete"),
        ("gz-crc", FailureKind.BAD_RESPONSE, "declared as gzip and is not, or is damaged"),
        ("gz-junk", FailureKind.BAD_RESPONSE, "declared as gzip and is not, or is damaged"),
        ("gz-lie", FailureKind.BAD_RESPONSE, "declared as gzip and is not, or is damaged"),
        ("coding-br", FailureKind.BAD_RESPONSE, "an encoding we did not ask for: br"),
        ("coding-zstd", FailureKind.BAD_RESPONSE, "an encoding we did not ask for: zstd"),
        ("coding-compress", FailureKind.BAD_RESPONSE, "an encoding we did not ask for: compress"),
        ("coding-deflate", FailureKind.BAD_RESPONSE, "an encoding we did not ask for: deflate"),
        ("bomb2", FailureKind.BAD_RESPONSE, "an encoding we did not ask for: gzip, gzip"),
        ("empty", FailureKind.EMPTY, "nothing in the document"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)  # fmt: skip
async def test_a_faulty_answer_is_a_named_failure(
    server: FaultServer, fetcher: Fetcher, name: str, kind: FailureKind, reason: str
) -> None:
    """Whatever the server does becomes one failure with one plain reason, and a good neighbour is fetched meanwhile."""
    failure, neighbour = await asyncio.gather(
        fail(fetcher, feed(server.url(name))), get(fetcher, feed(server.url("ok")))
    )
    assert (failure.kind, failure.reason) == (kind, reason)
    assert neighbour.text == FEED.decode()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("silent", "the server fell silent"),
        ("drip-head", "no complete answer within 0.5 s"),
        ("drip-body", "no complete answer within 0.5 s"),
        ("hints", "no complete answer within 0.5 s"),
        ("redirect?to=/drip-body", "no complete answer within 0.5 s"),
    ],
    ids=lambda value: value if " " not in value else "",
)
async def test_a_slow_server_is_left_in_time(
    server: FaultServer, fetcher: Fetcher, hasty: Fetcher, name: str, reason: str
) -> None:
    """The deadline is for the whole way, redirects included; a good neighbour is fetched meanwhile."""
    async with asyncio.timeout(HASTY.total_s + 1):
        failure, neighbour = await asyncio.gather(
            fail(hasty, feed(server.url(name))), get(fetcher, feed(server.url("ok")))
        )
    assert (failure.kind, failure.reason) == (FailureKind.TIMED_OUT, reason)
    assert neighbour.text == FEED.decode()


@pytest.mark.parametrize("name", ["long", "gz", "gz-multi", "gz-hidden", "manyhead-few", "status-226"])
async def test_an_odd_answer_is_still_the_document(server: FaultServer, fetcher: Fetcher, name: str) -> None:
    """Too short a length, several gzip members with padding, undeclared gzip: the whole document comes out."""
    if name == "manyhead-few":
        server.publish(name, FEED, headers={f"X-{number}": "y" for number in range(190)})
    assert (await get(fetcher, feed(server.url(name)))).text == FEED.decode()


class TestBombs:
    """Compressed bodies that would fill the memory."""

    @pytest.mark.parametrize("name", ["bomb", "bomb2", "bomb-hidden"])
    async def test_they_cost_no_memory(self, server: FaultServer, fetcher: Fetcher, name: str) -> None:
        """2 GiB in 2 MB and 4 GiB in a few kilobytes are refused within 8 MiB of memory for a cap of 512 KiB."""
        assert len(double_bomb()) < 16 * 1024
        assert MEMBER_SIZE * 256 == 4 << 30
        # What is imported or cached on first use does not count.
        await fail(fetcher, feed(server.url("gone")))
        tracemalloc.start()
        try:
            failure = await fail(fetcher, feed(server.url(name)))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert failure.kind in {FailureKind.TOO_LARGE, FailureKind.BAD_RESPONSE}
        assert peak < 8 * MIB  # of which 4 are the server's two copies of what it sends


async def test_cancelled_fetches_leave_nothing_behind(server: FaultServer, fetcher: Fetcher) -> None:
    """After 200 fetches cancelled at any moment, 20 of 20 good ones succeed."""
    for number in range(200):
        task = asyncio.create_task(fetcher.fetch(feed(server.url("ok"))))
        await asyncio.sleep(number * 0.00005)
        task.cancel()
        (result,) = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(result, asyncio.CancelledError | Fetched)
    answers = await asyncio.gather(*(fetcher.fetch(feed(server.url("ok"))) for _ in range(20)))
    assert all(isinstance(answer, Fetched) for answer in answers)
