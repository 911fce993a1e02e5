import pytest

from monitor.fetch import Fetcher
from monitor.model import FailureKind
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed, get


class TestRedirects:
    """Redirects, followed by hand."""

    @pytest.mark.parametrize(
        ("status", "for_good"), [("301", True), ("308", True), ("302", False), ("307", False), ("303", False)]
    )
    async def test_only_permanent_ones_move_a_feed(
        self, server: FaultServer, fetcher: Fetcher, status: str, *, for_good: bool
    ) -> None:
        """`moved_to` is set when every hop was 301 or 308."""
        answer = await get(fetcher, feed(server.url(f"hops?left=2&status={status}%20Moved")))
        assert answer.url.startswith(server.url("hops?left=0"))
        assert answer.moved_to == (answer.url if for_good else "")

    async def test_one_passing_hop_spoils_it(self, server: FaultServer, fetcher: Fetcher) -> None:
        """302 and then 301 is no move."""
        answer = await get(fetcher, feed(server.url("redirect?to=/hops?left=1")))
        assert answer.moved_to == ""

    async def test_five_are_followed_and_six_are_not(self, server: FaultServer, fetcher: Fetcher) -> None:
        """The sixth redirect is a bad response, and so is a loop."""
        await get(fetcher, feed(server.url("hops?left=5")))
        for name in ("hops?left=6", "loop"):
            failure = await fail(fetcher, feed(server.url(name)))
            assert (failure.kind, failure.reason) == (FailureKind.BAD_RESPONSE, "more than 5 redirects")
        assert len(server.requests("loop")) == 6

    @pytest.mark.parametrize("variant", ["file", "ftp", "gopher", "data", "unix", "javascript", "ssh"])
    async def test_they_do_not_lead_out_of_the_web(
        self, server: FaultServer, fetcher: Fetcher, variant: str
    ) -> None:
        """Other schemes and other protocols' ports are refused."""
        failure = await fail(fetcher, feed(server.url(f"to-scheme-{variant}")))
        assert failure.kind is FailureKind.REFUSED

    async def test_they_do_not_lead_to_private_addresses(self, server: FaultServer, fetcher: Fetcher) -> None:
        """The exception for one port of this machine is none for another one."""
        failure = await fail(fetcher, feed(server.url("to-private")))
        assert failure.kind is FailureKind.REFUSED
        assert "not a public address" in failure.reason

    async def test_one_in_windows_1256_is_sent_back_as_it_came(
        self, server: FaultServer, fetcher: Fetcher
    ) -> None:
        """Bytes of an old server's own encoding are percent-encoded, not replaced."""
        failure = await fail(fetcher, feed(server.url("to-legacy")))
        assert failure.kind is FailureKind.MISSING
        assert [entry.path for entry in server.ledger] == ["/to-legacy", "/%CE%C8%D1"]

    async def test_one_without_a_target_is_a_bad_response(
        self, server: FaultServer, fetcher: Fetcher
    ) -> None:
        """So is one whose target is no address."""
        for name in ("redirect?to=", "to-scheme-nowhere"):
            assert (await fail(fetcher, feed(server.url(name)))).kind is FailureKind.BAD_RESPONSE

    async def test_a_cookie_lives_as_long_as_one_fetch(self, server: FaultServer, fetcher: Fetcher) -> None:
        """A wall that wants its cookie back is passed; the next fetch begins without any."""
        await get(fetcher, feed(server.url("cookie-wall")))
        await get(fetcher, feed(server.url("cookie-wall")))
        assert ["cookie" in entry.headers for entry in server.requests("cookie-wall")] == [False, True] * 2
