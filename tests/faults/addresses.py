"""Private addresses as URLs may spell them, and the ways they come in."""

import socket
from collections.abc import Sequence

from monitor.model import RequestKind

# This machine, its neighbours and what carries their addresses, as URLs may spell them. Names are looked up by `resolve`.
SPELLINGS = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "0177.1",
    "127.0.0.1.", "127.255.255.254", "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost",
    "127。0。0。1", "127.0.0.１", "①②⑦.0.0.1", "127%2e0%2e0%2e1", "127.0.0.1%00.example.org", "example.org\\@127.0.0.1",
    "user@127.0.0.1", "user:secret@127.0.0.1", "example.org@127.0.0.1", "example.org:80@127.0.0.1", "example.org%40@127.0.0.1",
    "0.0.0.0", "0", "0x0", "0.0", "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",  # noqa: S104 - refused, not bound
    "[0:0:0:0:0:ffff:7f00:1]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[fc00::1]",
    "[fd00:ec2::254]", "[ff02::1]", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "2852039166", "0xa9fea9fe",
    "100.64.0.1", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
)  # fmt: skip

WAYS: dict[str, tuple[RequestKind, bool]] = {
    "the address of a feed": (RequestKind.FEED, False),
    "a redirect of a feed": (RequestKind.FEED, True),
    "a link to a page": (RequestKind.PAGE, False),
    "a redirect of a page": (RequestKind.PAGE, True),
    "a robots.txt": (RequestKind.ROBOTS, False),
    "a redirect of a robots.txt": (RequestKind.ROBOTS, True),
}


async def resolve(host: str, port: int) -> Sequence[str]:
    """What the C library makes of odd spellings, and this machine's own names; asks no name server."""
    if host.rstrip(".").startswith(("localhost", "ip6-localhost")):
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(address[0]) for *_, address in found]
