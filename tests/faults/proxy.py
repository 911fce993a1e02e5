"""A proxy on loopback: tunnels with CONNECT, forwards the rest, and keeps a ledger."""

import asyncio
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.faults.server import Listener


@dataclass(frozen=True, slots=True)
class Proxied:
    """One line of the ledger: `CONNECT news.example:443` or `GET http://news.example/`, and the headers as they came."""

    method: str
    target: str
    headers: str


class Proxy(Listener):
    """Leads every name to one server, as a proxy's own name server may."""

    def __init__(self, server: Listener) -> None:
        super().__init__()
        self._leads_to = server
        self.ledger: list[Proxied] = []

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Tunnel or forward one request."""
        head = await reader.readuntil(b"\r\n\r\n")
        first, _, rest = head.decode().partition("\r\n")
        method, target, _ = first.split(" ")
        self.ledger.append(Proxied(method, target, rest))
        there, back = await asyncio.open_connection(*self._leads_to.host_port)
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = "/" + target.split("/", 3)[3]
            back.write(f"{method} {path} HTTP/1.1\r\n{rest}".encode())
        try:
            await asyncio.gather(_pipe(reader, back), _pipe(there, writer))
        finally:
            back.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1 << 16):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
