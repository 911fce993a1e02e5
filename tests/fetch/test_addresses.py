import pytest

from monitor.fetch import Fetcher
from monitor.model import FailureKind, FetchSettings
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed
from tests.fetch.conftest import SMALL_LIMITS


class TestAddresses:
    """Whom we talk to."""

    @pytest.mark.parametrize(
        "spelling",
        [
            "127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f000001", "0x7f.1", "017700000001",
            "127.1", "127.0.1", "127。0。0。1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]",
            "user@127.0.0.1", "example.org@127.0.0.1", "example.org:80@127.0.0.1", "0.0.0.0", "0",  # noqa: S104 - refused, not bound
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("way", ["directly", "by a redirect"])
    async def test_every_spelling_of_a_private_address_is_refused(
        self, server: FaultServer, fetcher: Fetcher, spelling: str, way: str
    ) -> None:
        """The canary on the same machine never sees a connection (the server's own check at its end)."""
        url = f"http://{spelling}:{server.canary.host_port[1]}/"
        if way == "by a redirect":
            url = server.url(f"redirect?to={url}")
        failure = await fail(fetcher, feed(url))
        assert failure.kind is FailureKind.REFUSED, failure

    @pytest.mark.parametrize("spelling", ["localhost.", "127.0.0.1."])
    async def test_a_final_dot_leads_nowhere_either(
        self, server: FaultServer, fetcher: Fetcher, spelling: str
    ) -> None:
        """It depends on the system whether it knows such a name; the canary stays alone either way."""
        failure = await fail(fetcher, feed(f"http://{spelling}:{server.canary.host_port[1]}/"))
        assert failure.kind in {FailureKind.REFUSED, FailureKind.UNREACHABLE}

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
