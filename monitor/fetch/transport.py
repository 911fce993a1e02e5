"""From httpx to httpcore with the guard in between: httpx itself takes no network backend."""

import functools
import ssl
import string
from collections.abc import AsyncIterator, Sequence
from urllib.parse import quote_from_bytes

import httpcore
import httpx

from monitor.fetch.guard import Guard
from monitor.fetch.limits import Limits, in_words
from monitor.fetch.problem import Problem
from monitor.model import FailureKind

Headers = Sequence[tuple[bytes, bytes]]

# Where a response's extensions keep its Location header (str): httpx would parse the header even when told not to follow
# redirects, and raise on what it makes of a hostile one.
LOCATION = "monitor.location"


@functools.cache
def trusted_authorities() -> ssl.SSLContext:
    """The context that all fetches share (25 ms to make): certifi's authorities, whatever the environment says."""
    return httpx.create_ssl_context(trust_env=False)


def open_pool(guard: Guard, tls: ssl.SSLContext, proxy: httpx.Proxy | None) -> httpcore.AsyncConnectionPool:
    """Connections for one fetch, through the proxy if there is one; none is kept for a second request."""
    if proxy is None:
        return httpcore.AsyncConnectionPool(
            ssl_context=tls, max_keepalive_connections=0, network_backend=guard
        )
    return httpcore.AsyncHTTPProxy(
        proxy_url=_core_url(proxy.url),
        proxy_auth=proxy.raw_auth,
        ssl_context=tls,
        proxy_ssl_context=tls if proxy.url.scheme == "https" else None,
        max_keepalive_connections=0,
        network_backend=guard,
    )


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests without a body through a pool and refuses oversized or contradictory headers.

    Errors of httpcore pass as they are: `problem.failure_of` speaks both languages.
    """

    def __init__(self, pool: httpcore.AsyncConnectionPool, limits: Limits) -> None:
        self._pool = pool
        self._limits = limits

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return when the headers are there.

        Raises:
            Problem: the address or the headers are refused.
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException: what else goes wrong.
        """
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                _core_url(request.url),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        try:
            check_headers(answer.headers, self._limits)
        except Problem:
            await answer.aclose()
            raise
        return httpx.Response(
            answer.status,
            headers=[(name, value) for name, value in answer.headers if name.lower() != b"location"],
            stream=_Body(answer),
            extensions={**answer.extensions, LOCATION: _first(answer.headers, b"location")},
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    """An httpcore body as httpx wants it."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


def check_headers(headers: Headers, limits: Limits) -> None:
    """Refuse headers that are too many or too large (h11 refuses above 100 KiB only, and counts no lines).

    A body with two lengths is refused as well: `Content-Length` beside chunks is how requests are smuggled (RFC 9112, 6.1).

    Raises:
        Problem: they are.
    """
    if len(headers) > limits.header_lines:
        raise Problem(FailureKind.BAD_RESPONSE, f"more than {limits.header_lines} header lines")
    # Each line has ": " and a line end besides name and value.
    if sum(len(name) + len(value) + 4 for name, value in headers) > limits.header_bytes:
        raise Problem(FailureKind.BAD_RESPONSE, f"more than {in_words(limits.header_bytes)} of headers")
    names = {name.lower() for name, _ in headers}
    if {b"content-length", b"transfer-encoding"} <= names:
        raise Problem(FailureKind.BAD_RESPONSE, "both a length and chunks are declared")


def _first(headers: Headers, wanted: bytes) -> str:
    """The header's value; bytes that are no utf-8 (a path in windows-1256) percent-encoded, as browsers send them back."""
    found = next((value for name, value in headers if name.lower() == wanted), b"")
    try:
        return found.decode()
    except UnicodeDecodeError:
        return quote_from_bytes(found, safe=string.printable)


def _core_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
