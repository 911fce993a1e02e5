import asyncio

import pytest

from tests.faults.exchange import FAULTS, find
from tests.faults.server import FaultServer


async def ask(server: FaultServer, path: str, *headers: str) -> bytes:
    """A request by hand, and the whole answer."""
    reader, writer = await asyncio.open_connection(*server.host_port)
    writer.write("\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer


async def test_documents_can_be_published_and_changed() -> None:
    """A published document is served, 304 to whoever knows its entity tag, and another one in its place."""
    async with FaultServer() as server:
        url = server.publish("a/feed.xml", "<rss/>", content_type="text/xml", etag='"1"')
        assert url == f"{server.base}/a/feed.xml"
        first = await ask(server, "/a/feed.xml")
        assert first.startswith(b"HTTP/1.1 200 OK")
        assert b"Content-Type: text/xml" in first
        assert first.endswith(b"<rss/>")
        assert (await ask(server, "/a/feed.xml", 'If-None-Match: "1"')).startswith(b"HTTP/1.1 304")
        server.publish("a/feed.xml", "<feed/>", etag='"2"')
        assert (await ask(server, "/a/feed.xml", 'If-None-Match: "1"')).endswith(b"<feed/>")


async def test_the_ledger_knows_every_request() -> None:
    """Path, query, headers and bytes sent, in order; what is no fault is 404."""
    async with FaultServer() as server:
        answer = await ask(server, "/nothing?x=1", "X-A: b")
        assert answer.startswith(b"HTTP/1.1 404")
        (entry,) = server.requests("nothing")
        assert (entry.path, entry.query, entry.headers["x-a"]) == ("/nothing", {"x": "1"}, "b")
        assert entry.sent == len(answer)


async def touch_the_canary() -> None:
    """What no client may do."""
    async with FaultServer() as server:
        _, writer = await asyncio.open_connection(*server.canary.host_port)
        writer.close()
        await asyncio.sleep(0.01)


async def test_the_canary_bites() -> None:
    """A connection to it makes the block fail."""
    with pytest.raises(AssertionError, match="canary"):
        await touch_the_canary()


@pytest.mark.parametrize(
    ("name", "family", "variant"),
    [("gz-multi", "gz-multi", ""), ("retry-date", "retry-*", "date"), ("to-scheme-ftp", "to-scheme-*", "ftp"), ("to-private", "to-private", "")],
)  # fmt: skip
def test_faults_are_found_by_name(name: str, family: str, variant: str) -> None:
    """By their own name, or by that of their family with what stands for the asterisk."""
    assert find(name) == (FAULTS[family], variant)
    assert find("no-such-fault-at-all")[0] is None
