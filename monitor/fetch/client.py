"""One document from the web, in bounded time and memory."""

import asyncio
import hashlib
import logging
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from traceback import format_tb
from types import TracebackType
from typing import Self

import httpx

from monitor import __version__
from monitor.fetch import answers, redirects, walls
from monitor.fetch.body import read_beginning, read_body
from monitor.fetch.decode import decode
from monitor.fetch.freshness import fresh_for
from monitor.fetch.guard import Guard
from monitor.fetch.limits import LIMITS, Limits
from monitor.fetch.problem import Problem, failure_of
from monitor.fetch.resolver import Resolve, ThreadResolver
from monitor.fetch.transport import LOCATION, GuardedTransport, open_pool, trusted_authorities
from monitor.model import (
    Escort,
    Failure,
    FailureKind,
    Fetched,
    FetchSettings,
    Request,
    RequestKind,
    Unchanged,
    Validators,
)
from monitor.safe.urls import redact

log = logging.getLogger(__name__)

_ACCEPT = {
    RequestKind.FEED: b"application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    RequestKind.PAGE: b"text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
    RequestKind.ROBOTS: b"text/plain, */*;q=0.5",
}
_CHALLENGE_WITHIN = 64 << 10


class Alone:
    """The escort of whoever follows every redirect at once and has room for everything."""

    async def go_on(self, _url: str, /) -> None:
        """Nothing against it."""

    async def make_room(self) -> None:
        """There is room."""


class Fetcher:
    """Gets documents; as many at once as callers ask for.

    Each fetch has a client and a pool of its own, which costs 0.05 ms with a shared TLS context: cancelling fetches that
    share one can leave its pool full of dead entries for good (encode/httpcore #1093). So nothing stays open in between;
    the context manager is the scope in which a fetcher may be used.

    Args:
        settings: the `[fetch]` table. With a proxy it is the proxy that decides which addresses names lead to.
        resolve: finds the addresses of a host; the system's by default.
        limits: by kind of request.
        tls: which authorities are trusted; certifi's by default.
        now: the wall clock.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolve: Resolve | None = None,
        limits: Mapping[RequestKind, Limits] = LIMITS,
        tls: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits
        self._tls = tls
        self._now = now
        self._proxy = httpx.Proxy(settings.proxy) if settings.proxy else None
        allowed = set(settings.allow_private)
        if self._proxy:
            allowed.add((self._proxy.url.host, redirects.port_of(self._proxy.url)))
        self._guard = Guard(resolve or ThreadResolver(), allowed)
        self._user_agent = user_agent(settings.contact)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left open."""

    async def fetch(
        self,
        request: Request,
        escort: Escort = Alone(),  # noqa: B008 - it has no state
    ) -> Fetched | Unchanged | Failure:
        """Get one document; never raises for anything a server or the network does. Being cancelled passes through.

        Args:
            request: for what.
            escort: asked before a redirect is followed, while no connection is open: the time it takes does not count, and
                what it raises passes through. While it makes room, the time goes on.
        """
        limits = self._limits[request.kind]
        way = _Way(limits.total_s)
        while (answer := await self._next_answer(request, way, limits, escort)) is None:
            refusal = await escort.go_on(str(way.here))
            if refusal is not None:
                return refusal
        return answer

    async def _next_answer(
        self, request: Request, way: "_Way", limits: Limits, escort: Escort
    ) -> Fetched | Unchanged | Failure | None:
        """One more request on the way to the document; None when its answer leads on."""
        clock = asyncio.get_running_loop().time
        started = clock()
        try:
            async with asyncio.timeout(way.seconds_left):
                return await self._ask(request, way, limits, escort)
        except TimeoutError:
            return Failure(FailureKind.TIMED_OUT, f"no complete answer within {limits.total_s:g} s")
        except Problem as problem:
            return problem.failure
        except Exception as error:  # noqa: BLE001 - whatever hostile input finds in the libraries costs one document
            return failure_of(error) or _unexpected(error, request.url)
        finally:
            way.seconds_left -= clock() - started

    async def _ask(
        self, request: Request, way: "_Way", limits: Limits, escort: Escort
    ) -> Fetched | Unchanged | Failure | None:
        """Ask for the document where it is said to be; None, and the way goes on, when it is said to be elsewhere."""
        first = redirects.checked(request.url)
        here = way.here or first
        if self._proxy:
            self._guard.refuse_literal(here.host, redirects.port_of(here))
        sent = request.validators if redirects.keeps_validators(first, here) else Validators()
        async with (
            self._client(request.kind, limits, way.cookies) as client,
            client.stream("GET", here, headers=_conditions(sent)) as response,
        ):
            log.info("GET %s: %d", redact(str(here)), response.status_code)
            way.cookies = client.cookies
            if response.status_code not in redirects.FOLLOWED:
                answer = await self._read(response, request, sent, limits, escort)
                if not isinstance(answer, Failure) and way.hops > 0 and way.for_good:
                    return replace(answer, moved_to=redirects.without_secrets(here))
                return answer
            way.lead_on(redirects.next_hop(here, response.extensions[LOCATION]), response.status_code)
        if way.hops > limits.redirects:
            reason = f"more than {limits.redirects} redirects"
            raise Problem(FailureKind.BAD_RESPONSE, reason, status=response.status_code)
        return None

    def _client(self, kind: RequestKind, limits: Limits, cookies: httpx.Cookies) -> httpx.AsyncClient:
        pool = open_pool(self._guard, self._tls or trusted_authorities(), self._proxy)
        return httpx.AsyncClient(
            transport=GuardedTransport(pool, limits),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(limits.read_s, connect=limits.connect_s),
            cookies=cookies,
            headers={
                b"User-Agent": self._user_agent,
                b"Accept": _ACCEPT[kind],
                b"Accept-Encoding": b"gzip",
                b"Connection": b"close",
            },
        )

    async def _read(
        self, response: httpx.Response, request: Request, sent: Validators, limits: Limits, escort: Escort
    ) -> Fetched | Unchanged | Failure:
        """What the final answer means: the document, no news, or a failure."""
        status, headers = response.status_code, response.headers
        if status == HTTPStatus.NOT_MODIFIED:
            return _unchanged(headers, sent)
        failure = answers.failure_by_status(status, headers, self._now())
        if failure is not None:
            if answers.may_hide_challenge(status) and await _is_challenge(response):
                return answers.challenged(status)
            return failure
        if request.kind is RequestKind.PAGE:
            answers.refuse_what_is_no_page(headers)
        body = await read_body(response, limits, escort.make_room, cut=request.kind is RequestKind.ROBOTS)
        if request.kind is RequestKind.PAGE:
            answers.refuse_binary(body)
        document = _document(response, body, request.language)
        return answers.challenged(status) if walls.in_place_of(document.text) else document


@dataclass(slots=True)
class _Way:
    """How far one fetch has come.

    Attributes:
        seconds_left: of the time for everything together; waiting for an escort to go on is not counted.
        here: where the document is said to be; None before the first answer.
        hops: redirects followed.
        for_good: whether each of them was permanent.
        cookies: what the servers on the way set; forgotten at its end.
    """

    seconds_left: float
    here: httpx.URL | None = None
    hops: int = 0
    for_good: bool = True
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def lead_on(self, target: httpx.URL, status: int) -> None:
        """Note a redirect."""
        self.here = target
        self.hops += 1
        self.for_good = self.for_good and status in redirects.PERMANENT


def user_agent(contact: str) -> bytes:
    """Who we are and, if the user says so, whom to write to: `monitor/1.0 (+https://example.org/bot)`."""
    said = "".join(character for character in contact if character.isprintable()).strip(" ()")
    return (f"monitor/{__version__} (+{said})" if said else f"monitor/{__version__}").encode()


def _unexpected(error: Exception, url: str) -> Failure:
    """Write down where it happened; not what the error says, which may quote a secret of the address."""
    name, trace = type(error).__name__, "".join(format_tb(error.__traceback__))
    log.error("unexpected %s while fetching %s\n%s", name, redact(url), trace)
    return Failure(FailureKind.BAD_RESPONSE, f"unexpected {name}")


def _conditions(validators: Validators) -> list[tuple[bytes, bytes]]:
    conditions = ((b"If-None-Match", validators.etag), (b"If-Modified-Since", validators.last_modified))
    return [(name, value) for name, value in conditions if value]


def _unchanged(headers: httpx.Headers, sent: Validators) -> Unchanged:
    if sent == Validators():
        raise Problem(
            FailureKind.BAD_RESPONSE, "304 to an unconditional request", status=HTTPStatus.NOT_MODIFIED
        )
    fresh = answers.validators(headers)
    kept = Validators(fresh.etag or sent.etag, fresh.last_modified or sent.last_modified)
    return Unchanged(kept, fresh_s=fresh_for(headers))


async def _is_challenge(response: httpx.Response) -> bool:
    """Whether the body, as far as it can be read, wants a browser to prove itself."""
    try:
        beginning = await read_beginning(response, _CHALLENGE_WITHIN)
    except Problem:
        return False
    return walls.is_challenge(beginning.decode("latin-1"))  # what tells it is ASCII


def _document(response: httpx.Response, body: bytes, language: str) -> Fetched:
    decoded = decode(body, http_charset=answers.charset(response.headers), language=language)
    if not decoded.text.strip():
        raise Problem(FailureKind.EMPTY, "nothing in the document", status=response.status_code)
    return Fetched(
        url=redirects.without_secrets(response.url),
        text=decoded.text,
        charset=decoded.charset,
        charset_reason=decoded.reason,
        body_hash=hashlib.blake2b(body, digest_size=16).digest(),
        size=len(body),
        validators=answers.validators(response.headers),
        fresh_s=fresh_for(response.headers),
    )
