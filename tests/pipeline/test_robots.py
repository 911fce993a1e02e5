"""Sites decide which of their pages are asked for."""

from pathlib import Path

import pytest

from monitor.fetch.robots import ASKED_AGAIN
from monitor.model import ArticleState, FailureKind, Level
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

ROBOTS = "https://madar.example/robots.txt"
TRAIN, POTATOES = "https://madar.example/train.html", "https://madar.example/potatoes.html"


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """Three feeds, and a robots.txt at Madar that closes the page about the train."""
    web = desk.online(clock)
    web.documents[ROBOTS] = "User-agent: *\nDisallow: /train"
    return web


async def poll(path: Path, web: Web, clock: Clock, *, obey: bool = True) -> None:
    """One run of `monitor poll`, with nothing in memory."""
    with newsdesk(path / "monitor.db", web, clock, obey_robots=obey) as pipeline:
        await desk.poll_due(pipeline)


async def test_a_disallowed_page_is_judged_on_its_feed(tmp_path: Path, web: Web, clock: Clock) -> None:
    """It is never asked for, its reason names the robots.txt, and it is flagged all the same."""
    await poll(tmp_path, web, clock)
    stored = desk.everything(tmp_path / "monitor.db")
    assert (stored[TRAIN].state, stored[TRAIN].level) == (ArticleState.FROM_FEED, Level.MATCH)
    assert stored[TRAIN].reason == f"disallowed: by {ROBOTS}"
    assert stored[POTATOES].state is ArticleState.DONE
    clock.advance(days=2)
    await poll(tmp_path, web, clock)
    assert web.asked_for(TRAIN) == 0


async def test_each_site_is_asked_once_a_day(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Two articles of a site, and a run of cron every ten minutes, make one request; the next day another one."""
    await poll(tmp_path, web, clock)
    assert web.asked_for(ROBOTS) == 1
    for hours, requests in ((1, 1), (22, 1), (2, 2)):
        clock.advance(hours=hours)
        web.publish(desk.MADAR, [desk.train(clock, path=f"train-{hours}.html")])
        await poll(tmp_path, web, clock)
        assert web.asked_for(ROBOTS) == requests


async def test_feeds_are_not_asked_about(tmp_path: Path, web: Web, clock: Clock) -> None:
    """They are for programs, and the user subscribed to them."""
    web.documents[ROBOTS] = "User-agent: *\nDisallow: /"
    await poll(tmp_path, web, clock)
    assert web.asked_for(desk.MADAR) == 1
    assert web.asked_for(POTATOES) == 0


async def test_a_site_that_fails_to_say_is_asked_again(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Its pages wait, judged on the feed meanwhile, and are read once it can say."""
    web.break_down(ROBOTS, FailureKind.SERVER_ERROR, "500 Internal Server Error")
    await poll(tmp_path, web, clock)
    stored = desk.everything(tmp_path / "monitor.db")
    assert stored[TRAIN].reason == "server error: robots.txt: 500 Internal Server Error"
    assert (web.asked_for(TRAIN), web.asked_for(ROBOTS)) == (0, 1)
    web.repair(ROBOTS)
    web.documents[ROBOTS] = ""
    clock.advance(seconds=ASKED_AGAIN.total_seconds() + 60)
    await poll(tmp_path, web, clock)
    assert desk.everything(tmp_path / "monitor.db")[TRAIN].state is ArticleState.DONE


async def test_a_redirect_asks_the_site_it_leads_to(tmp_path: Path, web: Web, clock: Clock) -> None:
    """A page that moved to a site that does not want it asked for is not asked for there."""
    moved = "https://www.madar.example/potatoes.html"
    web.move(POTATOES, moved)
    web.documents["https://www.madar.example/robots.txt"] = "User-agent: monitor\nDisallow: /"
    await poll(tmp_path, web, clock)
    stored = desk.everything(tmp_path / "monitor.db")
    assert stored[POTATOES].reason == "disallowed: by https://www.madar.example/robots.txt"
    assert (web.asked_for(POTATOES), web.asked_for(moved)) == (1, 0)


async def test_it_can_be_switched_off(tmp_path: Path, web: Web, clock: Clock) -> None:
    """Then nobody is asked, and every page is."""
    await poll(tmp_path, web, clock, obey=False)
    assert (web.asked_for(ROBOTS), web.asked_for(TRAIN)) == (0, 1)
