"""A server that answers wrongly on purpose, with raw bytes: a correct one can't lie.

    async with FaultServer() as server:
        server.url("drip-body?gap=0.2")                     # a fault's name is its path
        server.publish("feed.xml", feed, etag='"1"')        # an ordinary document, to be changed at will
        server.requests("feed.xml")                         # the ledger

A second server, the canary, stands beside it: whoever connects to that makes the block fail when it ends.
"""

import asyncio
import contextlib
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

# Importing them registers the faults.
from tests.faults import compression, outlets, robots, semantics, transport, walls  # noqa: F401
from tests.faults.exchange import Exchange, Logged, find

LOOPBACK = "127.0.0.1"
_PATIENCE_S = 10.0  # for a request that does not come


@dataclass(frozen=True, slots=True)
class Document:
    """Something published; `headers` are further ones."""

    body: bytes
    content_type: str
    etag: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Listener:
    """Accepts connections on a free port of the loopback interface and ends them when it is closed."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.connections = 0

    @property
    def host_port(self) -> tuple[str, int]:
        """Where it listens."""
        assert self._server is not None, "the server is not open"
        port: int = self._server.sockets[0].getsockname()[1]
        return LOOPBACK, port

    @property
    def base(self) -> str:
        """`http://127.0.0.1:port`."""
        host, port = self.host_port
        return f"{'https' if self._tls else 'http'}://{host}:{port}"

    async def open(self) -> None:
        """Start to listen."""
        self._server = await asyncio.start_server(self._accept, LOOPBACK, 0, ssl=self._tls)

    async def close(self) -> None:
        """Stop listening and drop whoever is still connected."""
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        self.connections += 1
        try:
            # A client that hangs up is what many faults are about; cancelling is how the server is closed.
            with contextlib.suppress(OSError, TimeoutError, EOFError, asyncio.CancelledError):
                await self.serve(reader, writer)
        finally:
            self._open.discard(task)
            writer.close()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Nothing: hang up."""


class FaultServer(Listener):
    """See the module."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(tls)
        self.canary = Listener()
        self.ledger: list[Logged] = []
        self._documents: dict[str, Document] = {}
        self._stand_ins: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        await self.open()
        await self.canary.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        await self.canary.close()
        if error is None:
            assert self.canary.connections == 0, "somebody connected to the canary"

    def url(self, name: str) -> str:
        """The address of a fault or a published document."""
        return f"{self.base}/{name.lstrip('/')}"

    def publish(
        self,
        path: str,
        body: bytes | str,
        *,
        content_type: str = "text/html; charset=utf-8",
        etag: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """Put a document online, or another one in its place, and return its address."""
        data = body.encode() if isinstance(body, str) else body
        self._documents[_rooted(path)] = Document(data, content_type, etag, headers or {})
        return self.url(path)

    def stand_in(self, path: str, fault: str) -> str:
        """Have a fault answer for another path (`robots.txt`), and return that path's address."""
        self._stand_ins[_rooted(path)] = fault
        return self.url(path)

    def requests(self, path: str) -> tuple[Logged, ...]:
        """What was asked for at this path, whatever the query, in order."""
        return tuple(entry for entry in self.ledger if entry.path == _rooted(path))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read a request, write it down, and answer it with the document or the fault of its path."""
        async with asyncio.timeout(_PATIENCE_S):
            head = await reader.readuntil(b"\r\n\r\n")
        entry = _entry(head.decode(errors="surrogateescape"))
        self.ledger.append(entry)
        exchange = Exchange(entry, self.base, self.canary.base, writer)
        document = self._documents.get(entry.path)
        if document is not None:
            await _serve(document, exchange)
            return
        name = self._stand_ins.get(entry.path, entry.path.lstrip("/"))
        fault, exchange.variant = find(name)
        if fault is None:
            await exchange.answer(b"no such fault", status="404 Not Found", content_type="text/plain")
        else:
            await fault(exchange)


async def _serve(document: Document, exchange: Exchange) -> None:
    headers = {**document.headers, **({"ETag": document.etag} if document.etag else {})}
    if document.etag and exchange.request.headers.get("if-none-match") == document.etag:
        await exchange.answer(status="304 Not Modified", headers=headers)
    else:
        await exchange.answer(document.body, content_type=document.content_type, headers=headers)


def _entry(head: str) -> Logged:
    request, *lines = head.split("\r\n")
    parts = urlsplit(request.split(" ")[1])
    pairs = (line.partition(":")[::2] for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    return Logged(time.monotonic(), parts.path, dict(parse_qsl(parts.query)), headers)


def _rooted(path: str) -> str:
    return "/" + path.lstrip("/")
