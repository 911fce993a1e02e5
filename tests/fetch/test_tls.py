import asyncio
import ssl
from collections.abc import Mapping
from pathlib import Path

import pytest

from monitor.fetch import Fetcher, Limits
from monitor.model import Failure, FailureKind, Fetched, FetchSettings, Request, RequestKind
from tests.faults.documents import FEED
from tests.faults.server import FaultServer, Listener
from tests.fetch.conftest import HASTY_LIMITS, SMALL_LIMITS

CERTIFICATE = Path(__file__).parents[1] / "faults" / "feeds.test.pem"


def server_side() -> ssl.SSLContext:
    """A context with a certificate for feeds.test that signs itself."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def fetcher(
    server: Listener, tls: ssl.SSLContext | None, limits: Mapping[RequestKind, Limits] = SMALL_LIMITS
) -> Fetcher:
    """A fetcher for which every name is this machine."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    settings = FetchSettings(allow_private=frozenset({server.host_port}))
    return Fetcher(settings, resolve=resolve, tls=tls, limits=limits)


@pytest.mark.parametrize(
    ("host", "trusted", "words"),
    [
        ("feeds.test", True, ""),
        ("other.test", True, "TLS: hostname mismatch"),
        ("127.0.0.1", True, "TLS: ip address mismatch"),
        ("feeds.test", False, "TLS: self-signed certificate"),
    ],
)
async def test_certificates_are_checked_against_the_name(host: str, words: str, *, trusted: bool) -> None:
    """The connection goes to a checked address, the certificate must be the name's; nothing is retried without checks."""
    tls = ssl.create_default_context(cafile=str(CERTIFICATE)) if trusted else None
    async with FaultServer(server_side()) as server:
        url = f"https://{host}:{server.host_port[1]}/ok"
        answer = await fetcher(server, tls).fetch(Request(url, RequestKind.FEED))
        if words:
            assert isinstance(answer, Failure)
            assert answer.kind is FailureKind.UNREACHABLE
            assert answer.reason.lower().startswith(words.lower())
            assert server.ledger == []
        else:
            assert isinstance(answer, Fetched)
            assert answer.text == FEED.decode()


async def test_https_does_not_fall_back_to_http() -> None:
    """A redirect from https to http is refused, and nothing is asked there."""
    tls = ssl.create_default_context(cafile=str(CERTIFICATE))
    async with FaultServer(server_side()) as safe, FaultServer() as plain:
        down = f"https://feeds.test:{safe.host_port[1]}/redirect?to={plain.url('ok')}"
        answer = await fetcher(safe, tls).fetch(Request(down, RequestKind.FEED))
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
