"""What a feed means over many polls: its dates, its identities, what it changes and what it brings back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.model import FeedState, StoredArticle
from monitor.store.recognition import BY_LINK, BY_TITLE
from tests.fakes import Clock, Web, page
from tests.feeds.restless import ITEMS, RESTLESS, link_token
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


@pytest.mark.parametrize("kind", RESTLESS)
async def test_restless_feeds_bring_nothing_twice(database: Path, web: Web, clock: Clock, kind: str) -> None:
    """New guids, new links, tracking parameters, old items again, versions in turn: as many articles as there are items."""
    documents = [RESTLESS[kind](poll) for poll in range(4)]
    articles, state = await after(database, web, clock, *documents)

    assert len(articles) == ITEMS
    marks = {"guid-random": BY_LINK, "link-token": BY_TITLE, "flap": BY_LINK}
    assert state.remark == marks.get(kind, "")


async def test_the_link_that_is_open_today_is_kept(database: Path, web: Web, clock: Clock) -> None:
    """Where the links change, people get the latest, since an old token may have run out."""
    articles, _ = await after(database, web, clock, link_token(1), link_token(2))

    assert {article.url.rsplit("/", 1)[0] for article in articles} == {"https://neel.example/s2"}


async def test_a_recurring_headline_is_another_article(database: Path, web: Web, clock: Clock) -> None:
    """The daily gold price keeps its title and nothing else; where all else stays the same it is a new article."""
    others = [f"<title>خبر رقم {n}</title><link>https://neel.example/{n}</link>" for n in range(5)]
    gold = [f"<title>أسعار الذهب اليوم</title><link>https://neel.example/gold-{n}</link>" for n in (1, 2)]
    articles, state = await after(database, web, clock, feed(gold[0], *others), feed(gold[1], *others))

    assert sum(article.url.startswith("https://neel.example/gold") for article in articles) == 2
    assert state.remark == ""


async def test_an_edited_item_is_no_new_one(database: Path, web: Web, clock: Clock) -> None:
    """Same guid, other words: the article there is, read again."""
    first, second = (
        f"<guid>https://neel.example/1</guid><link>https://neel.example/1</link><title>{title}</title>"
        for title in ("انطلاق الأشغال", "انطلاق الأشغال في الجسر القديم وتحويل السير")
    )
    articles, _ = await after(database, web, clock, feed(first), feed(second))

    assert len(articles) == 1
    assert web.asked_for("https://neel.example/1") == 2


async def test_an_item_that_links_to_its_own_feed_has_no_page(database: Path, web: Web, clock: Clock) -> None:
    """The feed is not fetched as an article; the item is judged on its own text."""
    text = "<title>خبر بلا صفحة</title><link>https://neel.example/feed.xml#1</link><description>نص الخبر كما جاء.</description>"
    articles, _ = await after(database, web, clock, feed(text))

    assert [article.article.body for article in articles] == [("نص الخبر كما جاء.",)]
    assert web.asked_for(desk.NEEL) == 1


async def test_news_sitemap_index_stands_in_for_a_feed(database: Path, web: Web, clock: Clock) -> None:
    """The newest news sitemap it names is read with one more request, at every poll: the index need not change."""
    child = "https://neel.example/news-today.xml"
    index = f"<sitemapindex><sitemap><loc>{child}</loc></sitemap><sitemap><loc>https://neel.example/old.xml</loc></sitemap></sitemapindex>"
    entry = "<url><loc>https://neel.example/{0}</loc><n:news><n:title>خبر رقم {0}</n:title></n:news></url>"
    sitemap = "<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>{}</urlset>".format
    web.documents[child] = sitemap(entry.format(1))
    await after(database, web, clock, index)
    web.documents[child] = sitemap(entry.format(1) + entry.format(2))
    articles, state = await after(database, web, clock, index)

    assert {article.url for article in articles} == {"https://neel.example/1", "https://neel.example/2"}
    assert (web.asked_for(child), web.asked_for("https://neel.example/old.xml")) == (2, 0)
    assert state.problem is None


@pytest.mark.parametrize(
    "child", ["<sitemapindex><sitemap><loc>https://a.test/x</loc></sitemap></sitemapindex>", None]
)
async def test_sitemap_index_that_leads_nowhere(
    database: Path, web: Web, clock: Clock, child: str | None
) -> None:
    """An index in an index is not followed, and a child that can't be had is the feed's failure."""
    if child:
        web.documents["https://neel.example/child.xml"] = child
    index = "<sitemapindex><sitemap><loc>https://neel.example/child.xml</loc></sitemap></sitemapindex>"
    _, state = await after(database, web, clock, index)

    assert state.problem is not None
    assert web.asked_for("https://a.test/x") == 0


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="٢٠ نوفمبر ٢٠٢٦ ٣:٣٠ م">', datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        ('<meta property="article:published_time" content="2036-11-20T10:00:00Z">', None),
        ("", None),
    ],
)  # fmt: skip
async def test_where_the_feed_has_no_date_the_page_may(
    database: Path, web: Web, clock: Clock, head: str, published: datetime | None
) -> None:
    """Credible, in the feed's zone; else the article counts as published when it was first seen."""
    story = desk.bridge(clock)
    url = f"https://neel.example/{story.path}"
    web.documents[url] = page(story).replace("<head>", f"<head>{head}")
    articles, _ = await after(database, web, clock, feed(f"<title>{story.title}</title><link>{url}</link>"))

    assert [article.published for article in articles] == [published]
