from pathlib import Path

import pytest

from monitor import __version__
from monitor.fetch import Fetcher
from monitor.model import FailureKind, FetchSettings, Unchanged, Validators
from tests.faults.documents import FEED
from tests.faults.semantics import ETAG, ETAGS, LAST_MODIFIED
from tests.faults.server import FaultServer
from tests.fetch.asking import KNOWN, fail, feed, get
from tests.fetch.conftest import SMALL_LIMITS


async def test_a_feed_comes_with_all_that_is_known_of_it(server: FaultServer, fetcher: Fetcher) -> None:
    """A good answer becomes text, charset, address, size and validators."""
    answer = await get(fetcher, feed(server.url("etag")))
    assert answer.text == FEED.decode()
    assert (answer.charset, answer.size) == ("utf-8", len(FEED))
    assert answer.url == server.url("etag")
    assert answer.validators == KNOWN
    assert answer.moved_to == ""
    again = await get(fetcher, feed(server.url("ok")))
    assert answer.body_hash == again.body_hash
    assert len(answer.body_hash) == 16


async def test_we_say_who_we_are_and_want_only_gzip(server: FaultServer) -> None:
    """The request names the program and the contact, asks for gzip only, and carries nothing of the environment."""
    settings = FetchSettings(contact="https://desk.example/bot", allow_private=frozenset({server.host_port}))
    async with Fetcher(settings, limits=SMALL_LIMITS) as fetcher:
        await get(fetcher, feed(server.url("ok")))
    headers = server.requests("ok")[0].headers
    assert headers["user-agent"] == f"monitor/{__version__} (+https://desk.example/bot)"
    assert headers["accept-encoding"] == "gzip"
    assert headers.keys() == {"host", "user-agent", "accept", "accept-encoding", "connection"}


async def test_a_contact_can_hold_any_script_and_no_second_header(server: FaultServer) -> None:
    """Line breaks in the contact do not make a header of their own; Arabic is sent as utf-8."""
    settings = FetchSettings(contact="مكتب\r\nX-Evil: 1", allow_private=frozenset({server.host_port}))
    async with Fetcher(settings, limits=SMALL_LIMITS) as fetcher:
        await get(fetcher, feed(server.url("ok")))
    headers = server.requests("ok")[0].headers
    assert headers["user-agent"] == f"monitor/{__version__} (+مكتبX-Evil: 1)"
    assert "x-evil" not in headers


async def test_a_proxy_of_the_environment_is_ignored(
    server: FaultServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Proxy variables, certificate files and passwords of the environment change nothing."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, server.canary.base)
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent")
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login desk password s3cret\n", "utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    await get(fetcher, feed(server.url("ok")))
    assert "authorization" not in server.ledger[0].headers


async def test_a_configured_proxy_gets_the_request(server: FaultServer) -> None:
    """With a proxy every request goes to it, whatever the address; its password goes to it alone."""
    host, port = server.host_port
    server.publish("feed.xml", FEED, content_type="application/rss+xml")
    settings = FetchSettings(proxy=f"http://desk:secret@{host}:{port}")
    async with Fetcher(settings, limits=SMALL_LIMITS) as fetcher:
        answer = await get(fetcher, feed("http://news.example/feed.xml"))
    assert answer.url == "http://news.example/feed.xml"
    headers = server.ledger[0].headers
    assert headers["host"] == "news.example"
    assert headers["proxy-authorization"].startswith("Basic ")
    assert "authorization" not in headers


async def test_a_password_in_an_address_is_used_and_not_passed_on(
    server: FaultServer, fetcher: Fetcher
) -> None:
    """Basic authentication works, and neither result nor failure shows it."""
    secret = server.url("hops?left=1").replace("://", "://desk:s3cret@")
    answer = await get(fetcher, feed(secret))
    assert "authorization" in server.requests("hops")[0].headers
    assert "authorization" in server.requests("hops")[1].headers
    assert "s3cret" not in repr(answer)
    refused = await fail(fetcher, feed("ftp://desk:s3cret@news.example/feed?token=s3cret"))
    assert "s3cret" not in str(refused)


class TestUnchanged:
    """Conditional requests."""

    async def test_validators_go_out_byte_for_byte(self, server: FaultServer, fetcher: Fetcher) -> None:
        """A weak entity tag with a byte outside ASCII is sent as it came; 304 keeps the validators."""
        answer = await fetcher.fetch(feed(server.url("etag"), KNOWN))
        assert answer == Unchanged(KNOWN)
        sent = server.requests("etag")[0].headers
        assert sent["if-none-match"] == ETAG
        assert sent["if-modified-since"] == LAST_MODIFIED

    async def test_304_without_validators_keeps_ours(self, server: FaultServer, fetcher: Fetcher) -> None:
        """What a 304 does not repeat stays as it was."""
        assert await fetcher.fetch(feed(server.url("304-bare"), KNOWN)) == Unchanged(KNOWN)

    async def test_304_to_an_unconditional_request_is_a_failure(
        self, server: FaultServer, fetcher: Fetcher
    ) -> None:
        """Nobody asked whether it had changed."""
        failure = await fail(fetcher, feed(server.url("304-bare")))
        assert (failure.kind, failure.status) == (FailureKind.BAD_RESPONSE, 304)

    @pytest.mark.parametrize("kind", [kind for kind in ETAGS if kind != "long"])
    async def test_entity_tags_come_back_as_they_were(
        self, server: FaultServer, fetcher: Fetcher, kind: str
    ) -> None:
        """Weak, unquoted, in any bytes, up to 1 KiB: the server knows its own again."""
        url = server.url(f"etags-{kind}")
        answer = await get(fetcher, feed(url))
        assert answer.validators.etag == ETAGS[kind].encode(errors="surrogateescape")
        assert await fetcher.fetch(feed(url, answer.validators)) == Unchanged(answer.validators)

    async def test_an_entity_tag_of_8_kb_is_no_validator(self, server: FaultServer, fetcher: Fetcher) -> None:
        """It is left out; the date beside it is kept."""
        answer = await get(fetcher, feed(server.url("etags-long")))
        assert answer.validators == Validators(b"", LAST_MODIFIED.encode())

    async def test_the_body_tells_what_a_fickle_entity_tag_does_not(
        self, server: FaultServer, fetcher: Fetcher
    ) -> None:
        """Another tag each time, and the same hash."""
        first, second = [await get(fetcher, feed(server.url("etag-random"))) for _ in range(2)]
        assert first.validators != second.validators
        assert first.body_hash == second.body_hash

    async def test_validators_stay_with_their_origin(self, server: FaultServer, fetcher: Fetcher) -> None:
        """A redirect on the same origin shows them again; one to another origin does not."""
        await fetcher.fetch(feed(server.url("redirect?to=/etag"), KNOWN))
        assert "if-none-match" in server.requests("etag")[0].headers
        async with FaultServer() as other:
            both = frozenset({server.host_port, other.host_port})
            async with Fetcher(FetchSettings(allow_private=both), limits=SMALL_LIMITS) as wanderer:
                await get(wanderer, feed(server.url(f"redirect?to={other.url('etag')}"), KNOWN))
            assert "if-none-match" not in other.requests("etag")[0].headers
            assert "if-modified-since" not in other.requests("etag")[0].headers


async def test_what_nobody_thought_of_costs_one_document(caplog: pytest.LogCaptureFixture) -> None:
    """An error that should not happen becomes a failure, and its log entry shows where, but no secret."""

    async def resolve(host: str, _port: int) -> list[str]:
        raise RuntimeError("s3cret at " + host)

    async with Fetcher(FetchSettings(), resolve=resolve, limits=SMALL_LIMITS) as fetcher:
        failure = await fail(fetcher, feed("http://desk:s3cret@news.example/?token=s3cret"))
    assert (failure.kind, failure.reason) == (FailureKind.BAD_RESPONSE, "unexpected RuntimeError")
    assert "while fetching http://news.example/" in caplog.text
    assert "in resolve" in caplog.text
    assert "s3cret" not in caplog.text.replace('"s3cret at "', "")  # the line of this file
