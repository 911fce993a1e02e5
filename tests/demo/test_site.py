"""The outlet where everything goes wrong, and paths that lead nowhere."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
import pytest_asyncio

from monitor.demo.article import DemoArticle
from monitor.demo.faults import BROKEN_FEEDS
from monitor.demo.outlets import OUTLETS
from monitor.demo.site import Site

_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_OUTLETS = {outlet.id: outlet for outlet in OUTLETS}


@pytest_asyncio.fixture
async def faulty() -> AsyncIterator[Site]:
    """The Faults Network with six articles online."""
    site = Site(_OUTLETS["maatal"], lambda: site.online)
    async with site.server:
        for number in range(6):
            site.publish(DemoArticle(f"a{number}", "maatal", "سياسة", f"عنوان {number}", "نص."), _NOON)
        yield site


def test_its_pages_fail_in_turn(faulty: Site) -> None:
    """Nothing, a PDF, a page without end, a refusal; then from the beginning."""
    answers = [faulty.answer(f"/articles/a{number}") for number in range(6)]
    assert answers[0].body == b""
    assert answers[1].content_type == "application/pdf"
    assert answers[1].body.startswith(b"%PDF-")
    assert answers[2].endless
    assert answers[3].status is HTTPStatus.FORBIDDEN
    assert answers[4:6] == answers[0:2]


def test_its_one_good_feed_has_all_its_news(faulty: Site) -> None:
    """The feed under the outlet's own name is whole; its other feeds are the faults."""
    feed = faulty.answer("/feed.xml").body.decode()
    assert [f"عنوان {number}" in feed for number in range(6)] == [True] * 6
    assert {feed.id for feed in faulty.feeds} == {"maatal", *(f"maatal-{fault}" for fault in BROKEN_FEEDS)}
    assert {faulty.page(one) for one in faulty.online} == {""}


@pytest.mark.parametrize(
    "path", ["", "/", "/articles/", "/articles/nothing", "/go/a0", "/rss", "/other.xml", "/../a"]
)
async def test_other_paths_lead_nowhere(path: str) -> None:
    """What a site does not have is not found."""
    site = Site(_OUTLETS["wakala"], lambda: site.online)
    async with site.server:
        site.publish(DemoArticle("a0", "wakala", "سياسة", "عنوان", "نص."), _NOON)
        assert site.answer(path).status is HTTPStatus.NOT_FOUND
        assert site.answer("/articles/a0").status is HTTPStatus.OK
