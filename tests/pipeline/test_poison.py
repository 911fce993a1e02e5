"""A document that costs a parser its process costs one, not one at every poll."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import SandboxCrash, SandboxError, SandboxTimeout
from monitor.model import ArticleState
from monitor.pipeline import Pipeline
from monitor.sandbox import Inline, Result
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

POISON = "بطاطس مسمومة"
URL = "https://madar.example/potatoes.html"


class Fragile(Inline):
    """Children that die of one word."""

    def __init__(self, error: SandboxError) -> None:
        self._error = error
        self.deaths = 0

    async def run(self, function: Callable[..., Result], *args: object) -> Result:
        """Die, or call the function."""
        if any(isinstance(argument, str) and POISON in argument for argument in args):
            self.deaths += 1
            raise self._error
        return await super().run(function, *args)


async def poll(path: Path, web: Web, clock: Clock, children: Fragile) -> str:
    """One run; what it says of the feed."""
    with newsdesk(path / "monitor.db", web, clock) as pipeline:
        await desk.poll_due(Pipeline(replace(pipeline.stages, runner=children)))
        return str(pipeline.stages.store.feed_states(clock.now())["madar-world"].problem or "")


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """Three feeds, of which one is poisonous."""
    web = desk.online(clock)
    web.documents[desk.MADAR_WORLD] += f"<!-- {POISON} -->"
    return web


@pytest.mark.parametrize(
    "error", [SandboxTimeout("no result after 10 s"), SandboxCrash("Segmentation fault")], ids=str
)
async def test_a_poisonous_feed_costs_one_child_a_day(
    tmp_path: Path, web: Web, clock: Clock, error: SandboxError
) -> None:
    """Run after run it is asked for and says what it did; changed, it is read; the next day it is tried once more."""
    children = Fragile(error)
    assert await poll(tmp_path, web, clock, children) == f"parser crashed: {error}"
    for _ in range(3):
        clock.advance(hours=5)
        said = await poll(tmp_path, web, clock, children)
        assert said == f"parser crashed: {error}; the same document is tried once a day"
    assert children.deaths == 1
    clock.advance(hours=12)
    await poll(tmp_path, web, clock, children)
    assert children.deaths == 2
    web.documents[desk.MADAR_WORLD] = web.documents[desk.MADAR_WORLD].replace(POISON, "")
    clock.advance(hours=6)
    assert await poll(tmp_path, web, clock, children) == ""
    assert children.deaths == 2


async def test_a_poisonous_page_costs_one_child_for_all_its_addresses(
    tmp_path: Path, web: Web, clock: Clock
) -> None:
    """Its article is judged on the feed; a copy of the page at another address is not tried at all."""
    copy = URL.replace("potatoes", "copy")
    web.documents[desk.MADAR_WORLD] = web.documents[desk.MADAR_WORLD].replace(POISON, "")
    web.publish(
        desk.MADAR, [desk.potatoes(clock), replace(desk.potatoes(clock), path="copy.html", guid="copy")]
    )
    web.documents[URL] += POISON
    web.documents[copy] = web.documents[URL]
    children = Fragile(SandboxCrash("Aborted"))
    await poll(tmp_path, web, clock, children)
    stored = desk.everything(tmp_path / "monitor.db")
    assert children.deaths == 1
    assert {stored[url].state for url in (URL, copy)} == {ArticleState.FROM_FEED}
    assert {stored[url].reason for url in (URL, copy)} == {
        "parser crashed: Aborted",
        "parser crashed: Aborted; the same document is tried once a day",
    }


async def test_a_machine_without_processes_poisons_nothing(tmp_path: Path, web: Web, clock: Clock) -> None:
    """When no child can be started the document is not to blame, and is tried at the next poll."""
    children = Fragile(SandboxError("no child process could be started"))
    for _ in range(2):
        assert (
            await poll(tmp_path, web, clock, children) == "parser crashed: no child process could be started"
        )
        clock.advance(hours=2)
    assert children.deaths == 2
