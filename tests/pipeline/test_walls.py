"""Pages that answer 200 and are not the article."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from monitor.model import ArticleState, FailureKind, Level
from tests.fakes import Clock, Web, page
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk
from tests.pipeline.test_readings import CONSENT_WALL, NEWSLETTER, SCRIPT_WALL

URL = "https://madar.example/train.html"
TITLE = "تطور جديد على الحدود"  # says nothing of the topic: only the text does
TOPICS = ("russia-dprk",)
PAYWALL = (
    "هذا المحتوى للمشتركين فقط، اشترك الآن لمتابعة القراءة والوصول إلى جميع مواد الصحيفة دون إعلانات.",
)
LOGIN = "https://accounts.madar.example/login?back=train"


def _web(clock: Clock) -> Web:
    web = Web()
    web.publish(desk.MADAR, [desk.train(clock, title=TITLE)])
    return web


def _wall(clock: Clock, *paragraphs: str) -> str:
    return page(replace(desk.train(clock), title="موقعنا", paragraphs=paragraphs))


@pytest.mark.parametrize(
    ("paragraphs", "reason"),
    [
        pytest.param(SCRIPT_WALL, "empty: the page is not the article", id="script wall"),
        pytest.param(CONSENT_WALL, "blocked: the page asks for consent", id="consent wall"),
        pytest.param(NEWSLETTER, "empty: the page is not the article", id="newsletter"),
        pytest.param(desk.POTATOES, "empty: the page is not the article", id="home page"),
        pytest.param(PAYWALL, "blocked: the page is for subscribers", id="paywall"),
    ],
)
async def test_a_wall_does_not_hide_what_the_feed_says(
    tmp_path: Path, paragraphs: tuple[str, ...], reason: str
) -> None:
    """The article is judged on the feed's text, says why, and is read ten minutes later when the wall is gone."""
    clock = Clock()
    web = _web(clock)
    article_page = web.documents[URL]
    web.documents[URL] = _wall(clock, *paragraphs)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await desk.poll_all(pipeline)
        behind_wall = desk.everything(tmp_path / "monitor.db")[URL]
        web.documents[URL] = article_page
        clock.advance(minutes=11)
        await desk.poll_due(pipeline)

    assert (behind_wall.state, behind_wall.level) == (ArticleState.FROM_FEED, Level.MATCH)
    assert behind_wall.reason == reason
    assert desk.everything(tmp_path / "monitor.db")[URL].article.body == desk.TRAIN


async def test_a_login_page_at_the_end_of_a_redirect_is_named(tmp_path: Path) -> None:
    """Whatever it says, it is not the article, and the article is judged on its feed."""
    clock = Clock()
    web = _web(clock)
    web.move(URL, LOGIN)
    web.documents[LOGIN] = _wall(clock, *desk.POTATOES)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await desk.poll_all(pipeline)
    stored = desk.everything(tmp_path / "monitor.db")[URL]
    assert (stored.state, stored.level) == (ArticleState.FROM_FEED, Level.MATCH)
    assert stored.reason == "blocked: the page is a login page at accounts.madar.example"


@pytest.mark.parametrize(
    ("paragraphs", "problem"),
    [
        (("<input type=password>",), "blocked: instead of the feed a page that asks for a password"),
        (CONSENT_WALL, "blocked: instead of the feed a page that asks for consent"),
        (desk.POTATOES, "not a feed: HTML page"),
    ],
    ids=["login", "consent", "home page"],
)
async def test_a_wall_in_place_of_a_feed_is_told_from_a_page(
    tmp_path: Path, paragraphs: tuple[str, ...], problem: str
) -> None:
    """The one is blocked and will come back, the other has become something else."""
    clock = Clock()
    web = _web(clock)
    web.documents[desk.MADAR] = unescape(_wall(clock, *paragraphs))
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await desk.poll_all(pipeline)
        state = pipeline.stages.store.feed_states(clock.now())["madar"]
    assert str(state.problem) == problem


async def test_a_wall_at_the_retry_takes_nothing_back(tmp_path: Path) -> None:
    """What was flagged on the feed's text stays flagged when the page comes back as a wall."""
    clock = Clock()
    web = _web(clock)
    web.break_down(URL, FailureKind.SERVER_ERROR)
    with newsdesk(tmp_path / "monitor.db", web, clock) as pipeline:
        await desk.poll_all(pipeline)
        web.repair(URL)
        web.documents[URL] = _wall(clock, *SCRIPT_WALL)
        clock.advance(minutes=11)
        await desk.poll_due(pipeline)
        flagged = [item.title for item in pipeline.stages.store.unshown(TOPICS)]

    assert web.asked_for(URL) == 2
    assert flagged == [TITLE]
