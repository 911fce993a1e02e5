"""Politeness: one request in flight a host, and a pause between two pages of it."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from monitor.schedule.throttle import next_gap

# A request waits so long at most for a host that asked for patience: one host must not keep a whole poll from ending.
# Who finds it held for longer gets its turn at once, has to look at `held_s`, and comes back later.
LONGEST_WAIT_S = 60.0

_DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """Who serves an address: the registrable domain (`bbc.co.uk`), or `ip:port` for a literal address.

    A name without a registrable domain (`localhost`, `co.uk`) stands for itself; "" for what is no address.
    """
    name, port = _name_and_port(url)
    if _is_literal(name):
        return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
    return _public_suffixes().privatesuffix(name) or name


class HostGate:
    """Gives each request its turn; requests to one host are served in the order they came.

    Args:
        gap_s: least seconds between the starts of two requests for pages of one host.
        concurrency: most requests in flight, all hosts together.
        exempt: exact (host, port) pairs that need no gap; they too are asked one thing at a time.
        monotonic: the clock.
        sleep: how to wait.
    """

    def __init__(
        self,
        gap_s: float,
        concurrency: int,
        exempt: frozenset[tuple[str, int]] = frozenset(),
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap_s = gap_s
        self._exempt = exempt
        self._monotonic = monotonic
        self._sleep = sleep
        self._slots = asyncio.Semaphore(concurrency)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, url: str, *, gap: bool) -> AsyncIterator[None]:
        """Wait for the host, then for a free slot; both are given back when the block ends.

        Args:
            url: what is about to be asked for.
            gap: whether it is a page, before which the host gets its pause.
        """
        host = self._host(url)
        paused = gap and _name_and_port(url) not in self._exempt
        async with host.in_flight:
            # Not the other way round: whoever waits for a host must not keep a slot from the other hosts.
            while (wait_s := self._ready_at(host, paused=paused) - self._monotonic()) > 0:
                if self.held_s(url) > LONGEST_WAIT_S:
                    break
                await self._sleep(wait_s)
            async with self._slots:
                yield

    def page_asked(self, url: str) -> None:
        """A page of this host is asked for now: the next one's pause begins. A turn that was not used costs none."""
        self._host(url).last_page = self._monotonic()

    def page_answered(self, url: str, *, refused: bool) -> None:
        """The page asked for last has been answered: a host that is slow, or refuses, is asked less from now on."""
        host = self._host(url)
        took_s = self._monotonic() - host.last_page
        host.gap_s = next_gap(self._gap_of(host), took_s, self._gap_s, refused=refused)

    def hold(self, name: str, seconds: float) -> None:
        """Let nobody ask this host, named as by `host_of`, for so many seconds, as a 429 or 503 demands."""
        host = self._hosts.setdefault(name, _Host())
        host.held_until = max(host.held_until, self._monotonic() + seconds)

    def held_s(self, url: str) -> float:
        """For how many seconds more nobody is to ask this host."""
        return max(self._host(url).held_until - self._monotonic(), 0.0)

    def _host(self, url: str) -> "_Host":
        return self._hosts.setdefault(host_of(url), _Host())

    def _gap_of(self, host: "_Host") -> float:
        return max(host.gap_s, self._gap_s)

    def _ready_at(self, host: "_Host", *, paused: bool) -> float:
        return max(host.held_until, host.last_page + self._gap_of(host)) if paused else host.held_until


@dataclass(slots=True)
class _Host:
    """What is known of a host. Times are the monotonic clock's."""

    in_flight: asyncio.Lock = field(default_factory=asyncio.Lock)
    last_page: float = float("-inf")
    held_until: float = float("-inf")
    gap_s: float = 0.0  # between pages, where it has to be longer than the configured one


def _name_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").rstrip("."), parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:  # a port that is none, a bracket that does not close
        return "", 0


def _is_literal(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _public_suffixes() -> PublicSuffixList:
    return PublicSuffixList()  # 50 ms, hence once and only when needed
