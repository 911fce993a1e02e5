from urllib.parse import quote

import pytest

from monitor.fetch import Fetcher
from monitor.model import FailureKind, FetchSettings, Request, RequestKind
from tests.faults.addresses import SPELLINGS, WAYS, resolve
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed
from tests.fetch.conftest import SMALL, SMALL_LIMITS

# A final dot makes a name of an address, and it depends on the system whether it knows it.
UNTOUCHED = {FailureKind.REFUSED, FailureKind.UNREACHABLE}


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
