"""A reader of the newsroom: plain HTTP over a plain connection."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers (names in lower case) and the body's bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def ask(url: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
    """Ask for a document and read until the server closes the connection."""
    parts = urlsplit(url)
    lines = [f"{method} {parts.path} HTTP/1.1", f"Host: {parts.netloc}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    raw = await say(parts.port or 0, "\r\n".join([*lines, "", ""]).encode())
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *fields = head.decode("latin-1").split("\r\n")
    pairs = (field.partition(": ") for field in fields)
    return Answer(int(status.split(" ")[1]), {name.lower(): value for name, _, value in pairs}, body)


async def say(port: int, request: bytes) -> bytes:
    """Send bytes to a port of the loopback interface and read all that comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        return await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


async def follow(url: str) -> tuple[list[int], Answer]:
    """Ask for a document, redirects followed: the statuses on the way, and what came in the end."""
    statuses = []
    while (answer := await ask(url)).status in {301, 302}:
        statuses.append(answer.status)
        url = urljoin(url, answer.headers["location"])
    return statuses, answer
