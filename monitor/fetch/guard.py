"""The address guard: nothing is connected to but public addresses and what the configuration excepts.

The check is made on the very address that is connected to, so that neither a redirect nor a second, different answer of
the name server nor a clever spelling leads around it.
"""

import asyncio
import socket
from collections.abc import Collection, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from itertools import chain, zip_longest

import httpcore

from monitor.fetch.problem import Problem
from monitor.fetch.resolver import Resolve
from monitor.fetch.streams import Stream
from monitor.model import FailureKind

LOOKUP_S = 5.0

# A host with fifty dead addresses must not eat the whole deadline.
MOST_ADDRESSES = 6

# The IANA special-purpose address registries. Spelled out, because `ipaddress.is_global` is no guard (on Python 3.11.7 it
# is true for 224.0.0.1, 64:ff9b::7f00:1, 2002:7f00:1::, fec0::1 and ::127.0.0.1) and changes between patch releases.
_SPECIAL_IPV4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carrier-grade NAT
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, cloud metadata services
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
# Only 2000::/3 is handed out. That leaves out ::/96, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), 100::/64, fc00::/7, fe80::/10,
# fec0::/10, ff00::/8.
_GLOBAL_IPV6 = IPv6Network("2000::/3")
_SPECIAL_IPV6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, Teredo and ORCHID among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: carries an IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)


def public(address: str) -> bool:
    """Whether this is the literal address of a host on the public Internet; False for what is no address."""
    parsed = _parse(address)
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _SPECIAL_IPV4)
    if isinstance(parsed, IPv6Address):
        return parsed in _GLOBAL_IPV6 and not any(parsed in network for network in _SPECIAL_IPV6)
    return False


def in_turn(addresses: Iterable[str]) -> tuple[str, ...]:
    """The addresses to try: each once, the two families alternating (one of them is often dead), at most six."""
    once = tuple(dict.fromkeys(addresses))
    newer = [address for address in once if ":" in address]
    older = [address for address in once if ":" not in address]
    first, second = (newer, older) if once and ":" in once[0] else (older, newer)
    pairs = chain.from_iterable(zip_longest(first, second))
    return tuple(address for address in pairs if address is not None)[:MOST_ADDRESSES]


class Guard(httpcore.AsyncNetworkBackend):
    """Connects to checked addresses only. TLS still checks the host's name: httpcore hands it to the handshake.

    Args:
        resolve: finds a host's addresses.
        allowed: exact (host or address, port) pairs that need not be public.
        lookup_s: seconds for one lookup.
    """

    def __init__(
        self, resolve: Resolve, allowed: Collection[tuple[str, int]], *, lookup_s: float = LOOKUP_S
    ) -> None:
        self._resolve = resolve
        self._lookup_s = lookup_s
        self._allowed = frozenset((_normal(host), port) for host, port in allowed)
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of the host's addresses that accepts; each gets its share of the time left.

        Raises:
            Problem: the name has no address, or one that is refused.
            httpcore.ConnectError: no address accepts.
            httpcore.ConnectTimeout: nor answers in time.
        """
        addresses = in_turn(await self._checked(host, port))
        clock = asyncio.get_running_loop().time
        deadline = None if timeout is None else clock() + timeout
        refusal: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for number, address in enumerate(addresses):
            share = None if deadline is None else max(0.0, deadline - clock()) / (len(addresses) - number)
            try:
                return Stream(
                    await self._network.connect_tcp(address, port, share, local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refusal = refusal or error
        raise refusal or httpcore.ConnectError("no address")

    def refuse_literal(self, host: str, port: int) -> None:
        """Stop at a host that needs no lookup to be known as private: all that can be told of one that a proxy looks up.

        Raises:
            Problem: it is a literal address in whatever spelling, or this machine's own name, and not excepted.
        """
        address = "127.0.0.1" if _normal(host) == "localhost" else _literal(host)
        if address and not public(address) and (_normal(host), port) not in self._allowed:
            raise Problem(FailureKind.REFUSED, f"not a public address: {host} (port {port})")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's interface
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.AsyncNetworkStream:
        """Refused: no document of the web is behind a Unix socket."""
        raise Problem(FailureKind.REFUSED, f"a Unix socket is no web address: {path}")

    async def sleep(self, seconds: float) -> None:
        """Wait between retries."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        """The host's addresses, all of which may be connected to: one bad answer spoils the name."""
        addresses = await self._look_up(host, port)
        if not addresses:
            raise Problem(FailureKind.UNREACHABLE, f"{host} has no address")
        if (_normal(host), port) in self._allowed:
            return addresses
        for address in addresses:
            if not public(address) and (_normal(address), port) not in self._allowed:
                place = host if host == address else f"{host} is {address}"
                raise Problem(FailureKind.REFUSED, f"not a public address: {place} (port {port})")
        return addresses

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        if _parse(host) is not None:
            return (host,)
        try:
            async with asyncio.timeout(self._lookup_s):
                return await self._resolve(host, port)
        except TimeoutError:
            reason = f"no answer in {self._lookup_s:g} s when looking up {host}"
        except socket.gaierror as error:
            passing = error.errno == socket.EAI_AGAIN
            reason = f"{host} can't be looked up now" if passing else f"no such host: {host}"
        except (OSError, UnicodeError):
            reason = f"{host} can't be looked up"
        raise Problem(FailureKind.UNREACHABLE, reason)


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    """A literal address in its usual spelling; one of IPv4 in IPv6's clothes (`::ffff:127.0.0.1`) undressed."""
    try:
        parsed = ip_address(text)
    except ValueError:
        return None
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        return parsed.ipv4_mapped
    return parsed


def _literal(host: str) -> str:
    """The address a host stands for without a lookup, "" when it is a name; the C library knows `127.1` and `0x7f000001`."""
    bare = _normal(host)
    if _parse(bare) is not None:
        return bare
    try:
        return socket.inet_ntoa(socket.inet_aton(bare))
    except (OSError, UnicodeError):
        return ""


def _normal(host: str) -> str:
    """One spelling for a host: lower case, no brackets, no final dot, addresses in their shortest form."""
    bare = host.strip("[]").rstrip(".").lower()
    parsed = _parse(bare)
    return bare if parsed is None else str(parsed)
