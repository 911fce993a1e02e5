"""One request and the raw connection to answer it on, and the register of faults that do so."""

import asyncio
import os
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Logged:
    """One line of the ledger: a request, and how much of an answer went out.

    Attributes:
        time: of the monotonic clock, seconds.
        path: without the query.
        query: its parameters.
        headers: names in lower case; of a repeated one the last.
        sent: bytes written so far, headers included.
    """

    time: float
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    sent: int = 0


@dataclass(slots=True)
class Exchange:
    """What a fault gets to answer with.

    Attributes:
        request: the request's line in the ledger.
        variant: what stands for the `*` in the fault's name.
        base: `http://127.0.0.1:port` of this server.
        canary: the same of the server that nobody may connect to.
    """

    request: Logged
    base: str
    canary: str
    writer: asyncio.StreamWriter = field(repr=False)
    variant: str = ""

    def text(self, name: str, default: str = "") -> str:
        """A parameter of the query."""
        return self.request.query.get(name, default)

    def number(self, name: str, default: float) -> float:
        """A number in the query."""
        return float(self.request.query.get(name, default))

    async def send(self, data: bytes) -> None:
        """Write raw bytes; raises ConnectionError when the client has hung up."""
        self.writer.write(data)
        self.request.sent += len(data)
        await self.writer.drain()

    async def answer(
        self,
        body: bytes = b"",
        *,
        status: str = "200 OK",
        content_type: str = "application/rss+xml",
        headers: Mapping[str, str] | None = None,
        length: bool = True,
    ) -> None:
        """A well-formed answer, apart from what `headers` says; without `length` the end of the body is the end of the connection."""
        named = {"Content-Type": content_type, "Connection": "close", **(headers or {})}
        if length and "Content-Length" not in named:
            named["Content-Length"] = str(len(body))
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items()), "", ""]
        await self.send("\r\n".join(lines).encode(errors="surrogateescape") + body)

    def send_below_tls(self, data: bytes) -> None:
        """Write raw bytes to the socket, whatever protocol is spoken on it."""
        os.write(self.writer.get_extra_info("socket").fileno(), data)

    def drop(self) -> None:
        """End the connection without a word; what was sent arrives, and of TLS no `close_notify` does."""
        raw: socket.socket = self.writer.get_extra_info("socket")
        with socket.socket(fileno=os.dup(raw.fileno())) as same:
            same.shutdown(socket.SHUT_WR)
        self.writer.transport.abort()

    def reset(self) -> None:
        """Break the connection with an RST instead of ending it."""
        raw: socket.socket = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Fault = Callable[[Exchange], Awaitable[None]]

FAULTS: dict[str, Fault] = {}


def fault(*names: str) -> Callable[[Fault], Fault]:
    """Register a fault; its name is its path, and a final `*` stands for any variant."""

    def register(function: Fault) -> Fault:
        FAULTS.update(dict.fromkeys(names, function))
        return function

    return register


def find(name: str) -> tuple[Fault | None, str]:
    """The fault of that name and the variant asked for."""
    if name in FAULTS:
        return FAULTS[name], ""
    family, _, variant = name.partition("-")
    while variant and f"{family}-*" not in FAULTS:
        word, _, variant = variant.partition("-")
        family = f"{family}-{word}"
    return FAULTS.get(f"{family}-*"), variant
