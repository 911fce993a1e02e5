"""A configured proxy: everything goes through it, nothing but what it is asked for goes to it."""

import base64
import ssl

import pytest
import trustme

from monitor.fetch import Fetcher
from monitor.model import FailureKind, FetchSettings
from tests.faults.documents import FEED
from tests.faults.proxy import Proxy
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed, get
from tests.fetch.conftest import SMALL_LIMITS

AUTHORITY = trustme.CA()


async def no_lookup(host: str, _port: int) -> list[str]:
    """The proxy's business."""
    raise AssertionError(host)


def through(proxy: Proxy, userinfo: str = "") -> Fetcher:
    """A fetcher that has to go through the proxy, and trusts our authority."""
    tls = ssl.create_default_context()
    AUTHORITY.configure_trust(tls)
    address = proxy.base.replace("://", f"://{userinfo}")
    return Fetcher(FetchSettings(proxy=address), limits=SMALL_LIMITS, tls=tls, resolve=no_lookup)


def server_side() -> ssl.SSLContext:
    """A certificate for news.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("news.example").configure_cert(context)
    return context


async def test_https_goes_through_a_tunnel() -> None:
    """The proxy learns the host and the password that is its own, and nothing of the request; TLS is with the server."""
    async with FaultServer(server_side()) as server, Proxy(server) as proxy:
        answer = await get(through(proxy, "desk:s3cret@"), feed("https://news.example/ok?key=hidden"))
    assert answer.text == FEED.decode()
    (asked,) = proxy.ledger
    assert (asked.method, asked.target) == ("CONNECT", "news.example:443")
    assert base64.b64encode(b"desk:s3cret").decode() in asked.headers
    assert "hidden" not in asked.headers
    assert "proxy-authorization" not in server.ledger[0].headers


async def test_http_is_forwarded() -> None:
    """The whole address goes to the proxy."""
    async with FaultServer() as server, Proxy(server) as proxy:
        answer = await get(through(proxy), feed("http://news.example/ok?a=1"))
    assert answer.text == FEED.decode()
    assert [(asked.method, asked.target) for asked in proxy.ledger] == [("GET", "http://news.example/ok?a=1")]


async def test_a_certificate_is_checked_through_the_tunnel() -> None:
    """A proxy that leads to another server than the one named is found out."""
    async with FaultServer(server_side()) as server, Proxy(server) as proxy:
        failure = await fail(through(proxy), feed("https://other.example/ok"))
    assert failure.kind is FailureKind.UNREACHABLE
    assert failure.reason.startswith("TLS: Hostname mismatch")


async def test_redirects_go_through_it_as_well() -> None:
    """Each in a tunnel of its own, literal private addresses excepted."""
    async with FaultServer(server_side()) as server, Proxy(server) as proxy:
        fetcher = through(proxy)
        await get(fetcher, feed("https://news.example/redirect?to=https://news.example/ok"))
        failure = await fail(fetcher, feed("https://news.example/redirect?to=https://10.0.0.1/"))
    assert [asked.target for asked in proxy.ledger] == ["news.example:443"] * 3
    assert failure.kind is FailureKind.REFUSED


@pytest.mark.parametrize("url", ["http://news.example/", "https://news.example/"])
async def test_a_proxy_that_is_not_there_is_unreachable(url: str) -> None:
    """Nothing is tried without it."""
    async with FaultServer() as server:
        proxy = Proxy(server)
        await proxy.open()
        fetcher = through(proxy)
        await proxy.close()
        failure = await fail(fetcher, feed(url))
    assert (failure.kind, failure.reason) == (FailureKind.UNREACHABLE, "connection refused")
