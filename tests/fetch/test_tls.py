import asyncio
import socket
import ssl
import struct
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from monitor.fetch import Fetcher, Limits
from monitor.model import Failure, FailureKind, Fetched, FetchSettings, Request, RequestKind
from tests.faults.documents import FEED
from tests.faults.server import FaultServer, Listener
from tests.fetch.conftest import HASTY_LIMITS, SMALL_LIMITS

AUTHORITY = trustme.CA()
STRANGER = trustme.CA()
HOST = "feeds.test"


def server_side(authority: trustme.CA = AUTHORITY, not_after: datetime | None = None) -> ssl.SSLContext:
    """A context with a certificate for feeds.test."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, not_after=not_after).configure_cert(context)
    return context


def expired() -> ssl.SSLContext:
    """One that was valid until yesterday."""
    return server_side(not_after=datetime.now(UTC) - timedelta(days=1))


def of_a_stranger() -> ssl.SSLContext:
    """One by an authority nobody knows."""
    return server_side(STRANGER)


def outdated() -> ssl.SSLContext:
    """One that speaks nothing newer than TLS 1.0."""
    context = server_side()
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(action="ignore"):
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    return context


def trusting() -> ssl.SSLContext:
    """The client's context: it trusts our authority."""
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


def fetcher(
    server: Listener, tls: ssl.SSLContext | None, limits: Mapping[RequestKind, Limits] = SMALL_LIMITS
) -> Fetcher:
    """A fetcher for which every name is this machine."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    settings = FetchSettings(allow_private=frozenset({server.host_port}))
    return Fetcher(settings, resolve=resolve, tls=tls, limits=limits)


async def ask(server: Listener, path: str = "ok", host: str = HOST) -> Fetched | Failure:
    """Ask a host of that name for a document."""
    url = f"https://{host}:{server.host_port[1]}/{path}"
    answer = await fetcher(server, trusting()).fetch(Request(url, RequestKind.FEED))
    assert isinstance(answer, Fetched | Failure)
    return answer


async def test_a_certificate_for_the_name_is_trusted() -> None:
    """The connection goes to a checked address, the handshake is with the name."""
    async with FaultServer(server_side()) as server:
        answer = await ask(server)
    assert isinstance(answer, Fetched)
    assert answer.text == FEED.decode()


@pytest.mark.parametrize(
    ("context", "host", "words"),
    [
        (server_side, "other.test", "TLS: hostname mismatch"),
        (server_side, "127.0.0.1", "TLS: ip address mismatch"),
        (expired, HOST, "TLS: certificate has expired"),
        (of_a_stranger, HOST, "TLS: unable to get local issuer certificate"),
        (outdated, HOST, "TLS: "),
    ],
)  # fmt: skip
async def test_what_is_wrong_with_a_certificate_is_named(
    context: Callable[[], ssl.SSLContext], host: str, words: str
) -> None:
    """Nothing is asked for, once is enough, and nothing is tried again without checks or over http."""
    async with FaultServer(context()) as server:
        answer = await ask(server, host=host)
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.UNREACHABLE
    assert answer.reason.lower().startswith(words.lower())
    assert server.ledger == []
    assert server.connections <= 1  # a handshake that fails may not become one for asyncio


@pytest.mark.parametrize(
    ("path", "whole"),
    [("cut-length", True), ("cut-chunks", True), ("cut-end", False), ("half-a-record", False), ("rst", False), ("short", False)],
)  # fmt: skip
async def test_a_session_that_is_cut_ends_no_body(path: str, *, whole: bool) -> None:
    """A body with a length or in chunks says itself that it is complete; one without is complete when TLS is ended."""
    async with FaultServer(server_side()) as server:
        answer = await ask(server, path)
    if whole:
        assert isinstance(answer, Fetched)
        assert answer.text == FEED.decode()
    else:
        assert isinstance(answer, Failure)
        assert answer.kind is FailureKind.BAD_RESPONSE


async def test_a_session_that_is_ended_ends_a_body() -> None:
    """Without a length too."""
    async with FaultServer(server_side()) as server:
        answer = await ask(server, "big?size=1000")
    assert isinstance(answer, Fetched)
    assert answer.size == 1000


async def test_a_plain_connection_that_is_ended_ends_a_body() -> None:
    """There is nothing else that could."""
    async with FaultServer() as server:
        answer = await fetcher(server, None).fetch(Request(server.url("cut-end"), RequestKind.FEED))
    assert isinstance(answer, Fetched)
    assert answer.text == FEED.decode()


async def test_https_does_not_fall_back_to_http() -> None:
    """A redirect from https to http is refused, and nothing is asked there."""
    async with FaultServer(server_side()) as safe, FaultServer() as plain:
        answer = await ask(safe, f"redirect?to={plain.url('ok')}")
    assert isinstance(answer, Failure)
    assert (answer.kind, plain.ledger) == (FailureKind.REFUSED, [])


class SshServer(Listener):
    """Greets whoever connects in another protocol."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak first, then listen."""
        writer.write(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
        await reader.read()


async def test_a_server_that_speaks_no_tls_is_unreachable() -> None:
    """Another protocol on the port of https is not tried without TLS."""
    server = SshServer()
    await server.open()
    try:
        url = server.base.replace("http:", "https:")
        answer = await fetcher(server, None).fetch(Request(url, RequestKind.FEED))
    finally:
        await server.close()
    assert isinstance(answer, Failure)
    assert (answer.kind, answer.reason) == (FailureKind.UNREACHABLE, "TLS: wrong version number")
    assert server.connections == 1


async def test_a_handshake_that_stalls_is_given_up() -> None:
    """A server that waits for a line of HTTP never answers a handshake."""
    async with FaultServer() as server:
        url = server.url("ok").replace("http:", "https:")
        answer = await fetcher(server, None, HASTY_LIMITS).fetch(Request(url, RequestKind.FEED))
    assert isinstance(answer, Failure)
    assert (answer.kind, answer.reason) == (FailureKind.UNREACHABLE, "no connection in time")


class RudeServer(Listener):
    """Accepts, and resets the connection at once."""

    async def serve(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Reset."""
        raw: socket.socket = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_connection_that_is_reset_at_once(scheme: str) -> None:
    """One failure that may pass, and one attempt: the next one is the next poll's."""
    server = RudeServer()
    await server.open()
    try:
        url = server.base.replace("http:", f"{scheme}:")
        answer = await fetcher(server, None).fetch(Request(url, RequestKind.FEED))
    finally:
        await server.close()
    assert isinstance(answer, Failure)
    assert answer.kind in {FailureKind.UNREACHABLE, FailureKind.BAD_RESPONSE}
    assert answer.temporary
    assert server.connections == 1
