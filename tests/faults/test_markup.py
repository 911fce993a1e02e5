"""Hostile markup reads no file, asks nobody, and costs its own document only."""

from datetime import UTC, datetime

import pytest

from monitor.article import extract_page
from monitor.errors import SandboxTimeout
from monitor.feeds import parse
from monitor.model import Extracted
from monitor.sandbox import Sandbox
from tests.faults.documents import PAGE
from tests.faults.markup import PAGES, temptations, tempting_pages
from tests.faults.server import FaultServer

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


async def test_nothing_is_fetched_while_a_document_is_read() -> None:
    """Entities, DTDs, style sheets, includes, frames: the canary stays alone, and no file is read into the text."""
    async with FaultServer() as server:  # whose canary it is
        for name, text in temptations(server.canary.base).items():
            assert "root:" not in repr(parse(text, server.base, "UTC", NOW)), name
        for name, text in tempting_pages(server.canary.base).items():
            assert isinstance(extract_page(text, server.base), Extracted), name


@pytest.mark.slow
async def test_a_page_that_hangs_the_parser_is_left() -> None:
    """At the deadline; the page after it is read at once."""
    async with Sandbox(workers=1, seconds=2, preload=["monitor.article"]) as sandbox:
        await sandbox.run(extract_page, PAGE.decode())
        with pytest.raises(SandboxTimeout):
            await sandbox.run(extract_page, PAGES["64,000 attributes"]())
        assert (await sandbox.run(extract_page, PAGE.decode())).lines
