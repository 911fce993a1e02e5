"""The newsroom's HTTP server."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from monitor.demo.server import NOT_FOUND, Response, Server
from tests.demo.reader import ask, say

_DOCUMENTS = {
    "/text": Response("نص".encode(), content_type="text/plain; charset=utf-8"),
    "/half": Response(b"0123456789", cut_off=True),
    "/endless": Response(b"again " * 1000, endless=True),
}


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    """A server with one document of each kind."""
    async with Server(lambda path: _DOCUMENTS.get(path, NOT_FOUND)) as running:
        yield running


async def test_a_document_comes_with_its_type_and_length(server: Server) -> None:
    """A document is served with status, type, length and entity tag."""
    answer = await ask(f"http://127.0.0.1:{server.port}/text")
    assert answer.status == 200
    assert answer.body.decode() == "نص"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))


async def test_an_unchanged_document_is_not_sent_again(server: Server) -> None:
    """Who shows the document's entity tag gets a 304 without a body; who shows another one gets the document."""
    url = f"http://127.0.0.1:{server.port}/text"
    tag = (await ask(url)).headers["etag"]
    unchanged = await ask(url, {"If-None-Match": tag})
    assert (unchanged.status, unchanged.body, unchanged.headers["etag"]) == (304, b"", tag)
    assert (await ask(url, {"If-None-Match": '"another"'})).status == 200


async def test_unknown_paths_and_methods_are_refused(server: Server) -> None:
    """An unknown path is a 404, a method other than GET a 405."""
    assert (await ask(f"http://127.0.0.1:{server.port}/nowhere")).status == 404
    assert (await ask(f"http://127.0.0.1:{server.port}/text", method="POST")).status == 405


async def test_a_cut_off_document_is_shorter_than_promised(server: Server) -> None:
    """The connection closes before the promised length has come."""
    answer = await ask(f"http://127.0.0.1:{server.port}/half")
    assert answer.headers["content-length"] == "10"
    assert answer.body == b"01234"


async def test_an_endless_document_goes_on_until_the_reader_hangs_up(server: Server) -> None:
    """More comes than the document has, and no length is promised."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"GET /endless HTTP/1.1\r\n\r\n")
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.readexactly(60_000)
    writer.close()
    assert b"content-length" not in head.lower()
    assert body == b"again " * 10_000


@pytest.mark.parametrize(
    "request_bytes",
    [b"\r\n\r\n", b"GET\r\n\r\n", b"\xff\xfe\x00\r\n\r\n", b"GET /" + b"a" * 100_000],
    ids=["nothing", "no path", "no text", "too long"],
)
async def test_garbage_does_not_stop_it(server: Server, request_bytes: bytes) -> None:
    """After a request that is none, the next reader is served."""
    await asyncio.gather(say(server.port, request_bytes), return_exceptions=True)
    assert (await ask(f"http://127.0.0.1:{server.port}/text")).status == 200


async def test_it_closes_under_a_reader() -> None:
    """Closing ends connections that are still being served, and the port is gone."""
    async with Server(lambda _: _DOCUMENTS["/endless"]) as doomed:
        port = doomed.port
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\n\r\n")
        await reader.readexactly(1000)
    writer.close()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    with pytest.raises(RuntimeError, match="not open"):
        _ = doomed.port


async def test_every_server_has_a_port_of_its_own(server: Server) -> None:
    """Two servers never share a port."""
    async with Server(lambda _: NOT_FOUND) as other:
        assert other.port != server.port
