import socket
from collections.abc import Sequence
from urllib.parse import quote

import pytest

from monitor.fetch import Fetcher
from monitor.model import FailureKind, FetchSettings, Request, RequestKind
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed
from tests.fetch.conftest import SMALL, SMALL_LIMITS

# A final dot makes a name of an address, and it depends on the system whether it knows it.
UNTOUCHED = {FailureKind.REFUSED, FailureKind.UNREACHABLE}


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


class TestAddresses:
    """Whom we talk to."""

    @pytest.mark.parametrize("way", WAYS)
    async def test_every_spelling_of_a_private_address_is_refused(
        self, server: FaultServer, way: str
    ) -> None:
        """More than 60 spellings each way in: the canary on the same machine never sees a connection (checked at its end)."""
        kind, redirected = WAYS[way]
        limits = dict.fromkeys(RequestKind, SMALL)
        settings = FetchSettings(allow_private=frozenset({server.host_port}))
        assert len(SPELLINGS) > 60
        async with Fetcher(settings, limits=limits, resolve=resolve) as fetcher:
            for spelling in SPELLINGS:
                url = f"http://{spelling}:{server.canary.host_port[1]}/"
                if redirected:
                    url = server.url(f"redirect?to={quote(url)}")
                failure = await fail(fetcher, Request(url, kind))
                assert failure.kind in UNTOUCHED or "to no valid address" in failure.reason, (
                    spelling,
                    failure,
                )

    async def test_a_proxy_is_not_asked_for_one_either(self, server: FaultServer) -> None:
        """What can be told without a lookup is: a proxy that would know its way there is not even connected to."""
        settings = FetchSettings(proxy=server.canary.base)
        async with Fetcher(settings, limits=SMALL_LIMITS, resolve=resolve) as fetcher:
            for spelling in SPELLINGS:
                if not spelling.startswith(("localhost.local", "ip6")):  # names, for the proxy to look up
                    failure = await fail(fetcher, feed(f"http://{spelling}:{server.host_port[1]}/ok"))
                    assert failure.kind is FailureKind.REFUSED, (spelling, failure)

    @pytest.mark.parametrize(
        "address",
        ["127.0.0.1", "::1", "::ffff:127.0.0.1", "::", "0.0.0.0", "10.1.2.3", "169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%lo"],  # noqa: S104 - refused, not bound
    )  # fmt: skip
    @pytest.mark.parametrize("beside", ["", "1.1.1.1", "2606:4700::1111"])
    async def test_a_name_that_leads_to_one_is_refused(
        self, server: FaultServer, address: str, beside: str
    ) -> None:
        """Whatever else the name server says, before or after it."""
        answers = [found for found in (address, beside) if found]

        async def spoofed(_host: str, _port: int) -> list[str]:
            answers.reverse()
            return answers

        async with Fetcher(FetchSettings(), resolve=spoofed, limits=SMALL_LIMITS) as fetcher:
            for _ in answers:
                failure = await fail(fetcher, feed(f"http://news.example:{server.canary.host_port[1]}/"))
                assert failure.kind is FailureKind.REFUSED

    @pytest.mark.parametrize(
        "url",
        ["", "feed.xml", "file:///etc/passwd", "ftp://news.example/", "http://", "http:///feed", "http://[::1", "http://a b/", "http://%31/", "http://[fe80::1%25lo]/",
         "http://news.example:99999/", "http://news.example:25/", "http://news.example:0/", "http://new\0s.example/",
         "http://news.example/" + "a" * 2048, "http://example.org\\@127.0.0.1/"],
    )  # fmt: skip
    async def test_what_is_no_web_address_is_refused(self, fetcher: Fetcher, url: str) -> None:
        """Without an exception, and before anything is looked up."""
        failure = await fail(fetcher, feed(url))
        assert failure.kind is FailureKind.REFUSED
        assert len(failure.reason) < 300

    async def test_a_name_that_changes_its_mind_is_checked_each_time(self, server: FaultServer) -> None:
        """A name server that answers with a public address first and this machine's next gains nothing."""
        answers = iter([["1.1.1.1", "127.0.0.1"], ["127.0.0.1"]])

        async def resolve(host: str, port: int) -> list[str]:
            assert (host, port) == ("news.example", server.canary.host_port[1])
            return next(answers)

        async with Fetcher(FetchSettings(), resolve=resolve, limits=SMALL_LIMITS) as fetcher:
            for _ in range(2):
                failure = await fail(fetcher, feed(f"http://news.example:{server.canary.host_port[1]}/"))
                assert failure.kind is FailureKind.REFUSED

    async def test_nobody_at_home_is_unreachable(self, server: FaultServer) -> None:
        """A closed port says that the connection was refused."""
        port = server.host_port[1]
        async with Fetcher(
            FetchSettings(allow_private=frozenset({server.host_port})), limits=SMALL_LIMITS
        ) as fetcher:
            await server.close()
            failure = await fail(fetcher, feed(f"http://127.0.0.1:{port}/"))
        assert (failure.kind, failure.reason) == (FailureKind.UNREACHABLE, "connection refused")
