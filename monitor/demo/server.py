"""Responses over HTTP/1.1, just enough for a newsroom: GET, ETag and 304, one request a connection."""

import asyncio
import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Self

LOOPBACK = "127.0.0.1"
_PATIENCE_S = 10.0  # for a request that does not come
_READERS_FAULTS = (ConnectionError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


@dataclass(frozen=True, slots=True)
class Response:
    """What a site answers.

    Attributes:
        body: the document, encoded.
        content_type: of the document.
        status: HTTP status.
        headers: further headers.
        cut_off: the connection is closed in the middle of the body.
        endless: the body is sent again and again until the reader hangs up.
    """

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_off: bool = False
    endless: bool = False


def redirect(status: HTTPStatus, location: str) -> Response:
    """A redirect to `location`: a path or an address."""
    return Response(status=status, headers={"Location": location})


NOT_FOUND = Response(b"<h1>404</h1>", status=HTTPStatus.NOT_FOUND)


class Server:
    """An HTTP server on an ephemeral port of the loopback interface, open as a context manager.

    `answer` gets the path of a request and gives the response.
    """

    def __init__(self, answer: Callable[[str], Response]) -> None:
        self._answer = answer
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def port(self) -> int:
        """The port it listens on.

        Raises:
            RuntimeError: it is not open.
        """
        if self._server is None:
            raise RuntimeError("the server is not open")
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, LOOPBACK, 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        self._server = None

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._serve(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A reader that hangs up early, or sends no request, is its own affair.
        with contextlib.closing(writer), contextlib.suppress(*_READERS_FAULTS):
            async with asyncio.timeout(_PATIENCE_S):
                head = await reader.readuntil(b"\r\n\r\n")
            await _send(writer, *self._respond(head.decode("latin-1")))

    def _respond(self, head: str) -> tuple[Response, str]:
        """The response to a request and its entity tag; the tag the reader already has makes it a 304."""
        request, *lines = head.splitlines()
        method, path, *_ = [*request.split(" "), ""]
        if method != "GET":
            return Response(status=HTTPStatus.METHOD_NOT_ALLOWED), ""
        response = self._answer(path)
        if response.status is not HTTPStatus.OK or response.endless or response.cut_off:
            return response, ""
        tag = f'"{hashlib.blake2b(response.body, digest_size=8).hexdigest()}"'
        known = [
            line.partition(":")[2].strip() for line in lines if line.lower().startswith("if-none-match:")
        ]
        return (Response(status=HTTPStatus.NOT_MODIFIED) if tag in known else response), tag


async def _send(writer: asyncio.StreamWriter, response: Response, tag: str) -> None:
    headers = {"Connection": "close", "Content-Type": response.content_type, **response.headers}
    if tag:
        headers["ETag"] = tag
    if not response.endless:
        headers["Content-Length"] = str(len(response.body))
    lines = [f"HTTP/1.1 {response.status.value} {response.status.phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    writer.write(response.body[: len(response.body) // 2] if response.cut_off else response.body)
    await writer.drain()
    while response.endless:
        writer.write(response.body)
        await writer.drain()
