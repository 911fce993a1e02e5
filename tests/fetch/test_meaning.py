from datetime import UTC, datetime

import pytest

from monitor.fetch import Fetcher
from monitor.model import FailureKind, FetchSettings
from tests.faults.documents import PAGE, TITLE
from tests.faults.server import FaultServer
from tests.fetch.asking import fail, feed, get, page
from tests.fetch.conftest import SMALL_LIMITS


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("status-401", FailureKind.BLOCKED, 401),
        ("forbidden", FailureKind.BLOCKED, 403),
        ("status-451", FailureKind.BLOCKED, 451),
        ("404", FailureKind.MISSING, 404),
        ("gone", FailureKind.GONE, 410),
        ("status-429", FailureKind.LIMITED, 429),
        ("status-500", FailureKind.SERVER_ERROR, 500),
        ("status-503", FailureKind.SERVER_ERROR, 503),
        ("status-522", FailureKind.SERVER_ERROR, 522),
        ("retry-seconds?status=503", FailureKind.LIMITED, 503),
        ("retry-garbage?status=503", FailureKind.SERVER_ERROR, 503),
        ("status-204", FailureKind.STATUS, 204),
        ("status-205", FailureKind.STATUS, 205),
        ("status-206", FailureKind.STATUS, 206),
        ("status-300", FailureKind.STATUS, 300),
        ("status-400", FailureKind.STATUS, 400),
        ("status-418", FailureKind.STATUS, 418),
        ("status-999", FailureKind.STATUS, 999),
        ("challenge", FailureKind.BLOCKED, 503),
        ("challenge?status=403", FailureKind.BLOCKED, 403),
        ("challenge?status=429&header=1", FailureKind.BLOCKED, 429),
        ("challenge?status=200&header=1", FailureKind.BLOCKED, 200),
    ],
)  # fmt: skip
async def test_a_status_is_a_named_failure(
    server: FaultServer, fetcher: Fetcher, name: str, kind: FailureKind, status: int
) -> None:
    """Each status has its kind; the reason is the standard's phrase, not the server's."""
    failure = await fail(fetcher, feed(server.url(name)))
    assert (failure.kind, failure.status) == (kind, status)
    assert str(status) in failure.reason
    assert failure.reason.isprintable()
    assert ("challenge" in failure.reason) == name.startswith("challenge")


async def test_retry_after_is_measured_by_the_servers_clock(server: FaultServer) -> None:
    """A date is five minutes away for the server, although our clock is a year behind."""
    settings = FetchSettings(allow_private=frozenset({server.host_port}))
    clock = datetime(2025, 1, 1, tzinfo=UTC)
    async with Fetcher(settings, limits=SMALL_LIMITS, now=lambda: clock) as fetcher:
        failure = await fail(fetcher, feed(server.url("retry-date")))
    assert failure.retry_after_s == 300


class TestPages:
    """Requests for pages, which must be able to hold an article."""

    async def test_a_page_comes(self, server: FaultServer, fetcher: Fetcher) -> None:
        """HTML is a page."""
        assert TITLE in (await get(fetcher, page(server.url("html")))).text

    @pytest.mark.parametrize(
        "content_type", ["text/html", "application/xhtml+xml", "text/plain", "html", "TEXT/HTML; charset=x"]
    )
    async def test_types_that_can_hold_an_article(
        self, server: FaultServer, fetcher: Fetcher, content_type: str
    ) -> None:
        """Text, HTML, XML, and what is no type at all."""
        url = server.publish("page", PAGE, content_type=content_type)
        assert (await get(fetcher, page(url))).text == PAGE.decode()

    @pytest.mark.parametrize(
        "content_type", ["application/pdf", "video/mp4", "image/svg+xml", "application/json", "text/css"]
    )
    async def test_types_that_can_not(self, server: FaultServer, fetcher: Fetcher, content_type: str) -> None:
        """Refused on the header: a body of 200 KB is not waited for."""
        url = server.publish("page", PAGE, content_type=content_type)
        failure = await fail(fetcher, page(url))
        assert (failure.kind, failure.reason) == (FailureKind.NOT_A_PAGE, f"declared as {content_type}")

    async def test_a_pdf_that_says_html_is_none(self, server: FaultServer, fetcher: Fetcher) -> None:
        """The first bytes tell."""
        failure = await fail(fetcher, page(server.url("pdf?type=text/html")))
        assert failure.kind is FailureKind.NOT_A_PAGE
        assert "PDF" in failure.reason
