"""What a feed means over many polls: its dates, its identities, what it changes and what it brings back."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.model import FeedState, StoredArticle
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk


@pytest.fixture
def clock() -> Clock:
    """A clock at a fixed time."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """Three feeds online."""
    return desk.online(clock)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database will be."""
    return tmp_path / "monitor.db"


def feed(*items: str) -> str:
    """An RSS document of items, each the inside of an `<item>`."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>النيل</title>{inside}</channel></rss>'


async def after(
    database: Path, web: Web, clock: Clock, *documents: str
) -> tuple[list[StoredArticle], FeedState]:
    """Poll once for each of these documents, an hour apart; what is stored of that feed, and its state."""
    with newsdesk(database, web, clock) as pipeline:
        for document in documents:
            web.documents[desk.NEEL] = document
            await desk.poll_all(pipeline)
            clock.advance(hours=1)
        state = pipeline.stages.store.feed_states(clock.now())["neel"]
    return [article for article in desk.everything(database).values() if article.feed_id == "neel"], state


async def test_dates_in_the_future(database: Path, web: Web, clock: Clock) -> None:
    """Two hours ahead is a wrong zone and kept; ten years ahead counts as seen now, and the feed's remark says so."""
    soon = clock.now() + timedelta(hours=2)
    items = [f"<title>خبر {when:%Y}</title><link>https://neel.example/{when:%Y}</link><pubDate>{when.isoformat()}</pubDate>" for when in (soon, soon.replace(year=2036))]  # fmt: skip
    started = clock.now()
    articles, state = await after(database, web, clock, feed(*items))

    dates = {article.url: article.published for article in articles}
    assert dates == {"https://neel.example/2026": soon, "https://neel.example/2036": None}
    assert {article.first_seen for article in articles} == {started}
    assert state.remark == "dates in the future: 1"


async def test_no_dates_at_all(database: Path, web: Web, clock: Clock) -> None:
    """The order of the document is kept: the first item is the newest and has the highest number."""
    items = [f"<title>خبر رقم {n}</title><link>https://neel.example/{n}</link>" for n in (3, 2, 1)]
    articles, state = await after(database, web, clock, feed(*items))

    by_number = [article.url[-1] for article in sorted(articles, key=lambda article: article.id)]
    assert by_number == ["1", "2", "3"]
    assert state.remark == ""
