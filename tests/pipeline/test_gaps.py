"""Gaps between two polls of a feed are told, and filled where the site has older pages."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.model import FeedPolled, Gap, PollEvent, RobotsTxt
from monitor.store import Store
from tests.fakes import Clock, Story, Web, rss
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

BASE = "https://neel.example"


def stories(clock: Clock, *minutes_ago: int) -> list[Story]:
    """Stories of Neel, published so many minutes ago."""
    return [
        Story(
            f"{(clock.now() - timedelta(minutes=ago)):%H%M}.html",
            f"خبر من النيل قبل {ago} دقيقة",
            desk.BRIDGE,
            published=clock.now() - timedelta(minutes=ago),
        )
        for ago in minutes_ago
    ]


def with_older(document: str, address: str) -> str:
    """A document that names the one before it (RFC 5005)."""
    link = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="{address}"/>'
    return document.replace("</title>", f"</title>{link}", 1)


async def gap_after(database: Path, web: Web, clock: Clock, document: str) -> Gap | None:
    """Neel shows three stories, and two hours later this document: the gap that is found between the two."""
    events: list[PollEvent] = []
    with newsdesk(database, web, clock, events=events) as pipeline:
        web.publish(desk.NEEL, stories(clock, 5, 15, 25))
        await desk.poll_all(pipeline)
        clock.advance(hours=2)
        web.documents[desk.NEEL] = document
        await desk.poll_all(pipeline)
    [_, second] = [event for event in events if isinstance(event, FeedPolled) and event.feed_id == "neel"]
    with Store.open_readonly(database) as store:
        [coverage] = store.ledger.coverage(clock.now() - timedelta(days=1), clock.now(), ["neel"]).feeds
    assert coverage.gaps == (() if second.gap is None else (second.gap,))
    return second.gap


@pytest.fixture
def clock() -> Clock:
    """A clock at a fixed time."""
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database will be."""
    return tmp_path / "monitor.db"


def later(clock: Clock) -> Clock:
    """The clock as it will stand at the second poll."""
    return Clock(clock.now() + timedelta(hours=2))


async def test_overlapping_documents(database: Path, clock: Clock) -> None:
    """As long as an item of the last look is still there, there is no gap."""
    document = rss(BASE, stories(later(clock), 10, 60, 125))

    assert await gap_after(database, desk.online(clock), clock, document) is None


async def test_a_gap_that_stays_open(database: Path, clock: Clock) -> None:
    """It reaches from the newest item known to the oldest of the new document, and the feed is due sooner."""
    web, then = desk.online(clock), later(clock)
    gap = await gap_after(database, web, clock, rss(BASE, stories(then, 10, 20)))

    assert gap == Gap(then.now() - timedelta(minutes=125), then.now() - timedelta(minutes=20))
    with Store.open_readonly(database) as store:
        state = store.feed_states(clock.now())["neel"]
        neighbour = store.feed_states(clock.now())["madar"]
    assert state.next_due is not None
    assert neighbour.next_due is not None
    assert state.next_due - clock.now() < 0.7 * (neighbour.next_due - clock.now())


async def test_a_gap_filled_from_older_pages(database: Path, clock: Clock) -> None:
    """Older pages are read until one reaches back to what was known; what they held is news like any other."""
    web, then = desk.online(clock), later(clock)
    web.documents[f"{BASE}/2.xml"] = with_older(rss(BASE, stories(then, 50, 80)), "3.xml")
    web.documents[f"{BASE}/3.xml"] = with_older(rss(BASE, stories(then, 100, 125, 135)), "4.xml")
    document = with_older(rss(BASE, stories(then, 10, 20)), "2.xml")

    gap = await gap_after(database, web, clock, document)

    assert gap is not None
    assert (gap.filled, gap.recovered, gap.how) == (True, 5, "2 older pages of the feed")
    assert web.asked_for(f"{BASE}/4.xml") == 0
    assert f"{BASE}/{stories(then, 80)[0].path}" in desk.everything(database)


@pytest.mark.parametrize(
    "older", ["https://elsewhere.example/2.xml", "missing.xml", "page.xml", "feed.xml", "empty.xml"]
)
async def test_older_pages_that_are_of_no_use(database: Path, clock: Clock, older: str) -> None:
    """Another site, an address that is dead, no feed, always the same document: the gap stays, the poll goes well."""
    web, then = desk.online(clock), later(clock)
    document = with_older(rss(BASE, stories(then, 10, 20)), older)
    web.documents[f"{BASE}/page.xml"] = "<!doctype html><html><body>لا شيء</body></html>"
    web.documents[f"{BASE}/empty.xml"] = rss(BASE, ())
    web.documents["https://elsewhere.example/2.xml"] = rss(BASE, stories(then, 125))

    gap = await gap_after(database, web, clock, document)

    assert gap is not None
    assert (gap.filled, gap.recovered) == (False, 0)
    assert web.asked_for("https://elsewhere.example/2.xml") == 0


async def test_an_endless_archive(database: Path, clock: Clock) -> None:
    """No more than five older pages are asked for; the gap is smaller by what they held."""
    web, then = desk.online(clock), later(clock)
    for page in range(1, 10):
        listed = stories(then, *(20 + 8 * page - step for step in range(3)))
        web.documents[f"{BASE}/{page}.xml"] = with_older(rss(BASE, listed), f"{page + 1}.xml")

    gap = await gap_after(database, web, clock, with_older(rss(BASE, stories(then, 10, 20)), "1.xml"))

    assert gap is not None
    assert (gap.filled, gap.recovered) == (False, 15)
    assert gap.ends == then.now() - timedelta(minutes=60)
    assert web.asked_for(f"{BASE}/6.xml") == 0


def news_sitemap(listed: list[Story]) -> str:
    """A sitemap of news."""
    entries = "".join(
        f"<url><loc>{BASE}/{story.path}</loc><news:news><news:title>{story.title}</news:title>"
        f"<news:publication_date>{story.published:%Y-%m-%dT%H:%M:%S+00:00}</news:publication_date></news:news></url>"
        for story in listed
    )
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    )


@pytest.mark.parametrize(
    ("rules", "filled"),
    [
        (f"Sitemap: {BASE}/sitemap.xml\nSitemap: {BASE}/news-sitemap.xml", True),
        ("Sitemap: https://elsewhere.example/news.xml", False),
        ("User-agent: *\nDisallow: /admin", False),
    ],
)
async def test_a_gap_filled_from_the_news_sitemap(
    database: Path, clock: Clock, rules: str, *, filled: bool
) -> None:
    """Where a feed has no older pages, the site's news sitemap gives what was published in the gap, and that alone."""
    web, then = desk.online(clock), later(clock)
    in_gap, known, too_old = stories(then, 40, 70), stories(then, 125), stories(then, 400)
    document = rss(BASE, stories(then, 10, 20))
    web.documents[f"{BASE}/news-sitemap.xml"] = news_sitemap(
        [*stories(then, 10, 20), *in_gap, *known, *too_old]
    )
    with Store.open(database) as store:
        store.keep_robots(RobotsTxt(BASE, rules, None, then.now()))

    gap = await gap_after(database, web, clock, document)

    assert gap is not None
    assert (gap.filled, gap.recovered) == (filled, 2 if filled else 0)
    stored = desk.everything(database)
    assert all((f"{BASE}/{story.path}" in stored) is filled for story in in_gap)
    assert f"{BASE}/{too_old[0].path}" not in stored
