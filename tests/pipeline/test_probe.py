"""Feeds tried without a database, and found behind the addresses people know."""

import pytest

from monitor.model import FailureKind, Feed
from monitor.pipeline import Outside, discover, probe
from monitor.sandbox import Inline
from monitor.schedule import HostGate
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk

HOME = "https://neel.example/"
SITEMAP = "<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://neel.example/1</loc><n:news><n:title>خبر</n:title></n:news></url></urlset>"
RSS = "<rss version='2.0'><channel><title>النيل</title><item><title>خبر</title><link>https://neel.example/1</link></item></channel></rss>"


def feed(url: str) -> Feed:
    """A feed at an address."""
    return Feed(id="neel", name="النيل", url=url, name_en="Neel", publisher="Neel")


def outside(web: Web, clock: Clock) -> Outside:
    """A fake web, in this process."""
    hosts = HostGate(2.0, 64, frozenset(), monotonic=clock.monotonic, sleep=clock.sleep)
    return Outside(fetcher=web, runner=Inline(), hosts=hosts, now=clock.now)


async def test_probe_with_page() -> None:
    """A feed, its items, and the newest item's page, cleaned."""
    clock = Clock()
    tried = await probe(outside(desk.online(clock), clock), feed(desk.NEEL), with_page=True)
    assert tried.failure is None
    assert tried.parsed is not None
    assert [item.title for item in tried.parsed.items] == [desk.BRIDGE_TITLE]
    assert tried.page is not None
    assert tried.page.article is not None
    assert tried.page.article.body == desk.BRIDGE


@pytest.mark.parametrize("broken", [desk.NEEL, "https://neel.example/bridge.html"])
async def test_probe_of_what_is_broken(broken: str) -> None:
    """What can't be had is named, of the feed or of the page."""
    clock = Clock()
    web = desk.online(clock)
    web.break_down(broken, FailureKind.BLOCKED)
    tried = await probe(outside(web, clock), feed(desk.NEEL), with_page=True)
    failure = tried.page.failure if tried.page else tried.failure
    assert failure is not None
    assert failure.kind is FailureKind.BLOCKED


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        ({HOME: RSS}, HOME),
        (
            {HOME: '<html><link type="application/rss+xml" href="/a.xml">', HOME + "a.xml": RSS},
            HOME + "a.xml",
        ),
        ({HOME: '<html><link type="application/rss+xml" href="/gone.xml">', HOME + "rss": RSS}, HOME + "rss"),
        ({HOME: "<html><p>أهلا", HOME + "feed/": "<html>", HOME + "rss.xml": RSS}, HOME + "rss.xml"),
        ({HOME + "feed/": RSS}, HOME + "feed/"),
        (
            {HOME: "<html><p>أهلا", HOME + "robots.txt": "Sitemap: /g.xml", HOME + "g.xml": SITEMAP},
            HOME + "g.xml",
        ),
        ({HOME: "<html><p>أهلا", HOME + "news-sitemap.xml": SITEMAP}, HOME + "news-sitemap.xml"),
    ],
    ids=[
        "itself",
        "declared",
        "declared but gone",
        "usual place",
        "no home page",
        "robots.txt",
        "usual sitemap",
    ],
)
async def test_the_feed_behind_a_home_page(documents: dict[str, str], found: str) -> None:
    """Itself, what the page names, the usual places, a news sitemap, in this order."""
    clock, tried = Clock(), list[str]()
    (first, *_) = await discover(outside(Web(documents), clock), feed(HOME), tried.append)
    assert (first.feed.url, first.failure) == (found, None)
    assert tried[0] == HOME
    assert len(tried) <= 20


async def test_a_site_without_a_feed() -> None:
    """It is said so, after some twenty requests; a site that does not answer is asked once."""
    clock = Clock()
    web = Web({HOME: "<html><p>أهلا"})
    (tried,) = await discover(outside(web, clock), feed(HOME), lambda _url: None)
    assert tried.failure is not None
    assert tried.failure.kind is FailureKind.NOT_A_FEED
    assert len(web.requests) <= 20
    silent = Web()
    silent.break_down(HOME, FailureKind.UNREACHABLE)
    await discover(outside(silent, clock), feed(HOME), lambda _url: None)
    assert len(silent.requests) == 1
