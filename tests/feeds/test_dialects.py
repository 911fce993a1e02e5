"""Other kinds of feeds than today's RSS and Atom."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds import parse
from monitor.model import Dating, Failure, FailureKind, Item, ParsedFeed, SitemapIndex

NOW = datetime(2026, 8, 22, 12, tzinfo=UTC)
URL = "https://marsad.test/news-sitemap.xml"

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
 <url><loc>https://marsad.test/a/1?utm_source=g</loc><lastmod>2026-08-22T09:00:00Z</lastmod>
  <news:news><news:publication><news:name>المرصد</news:name><news:language>ar</news:language></news:publication>
   <news:publication_date>2026-08-22T10:30:00+03:00</news:publication_date>
   <news:title>انطلاق الموسم &amp;quot;الجديد&amp;quot; في الميناء</news:title></news:news>
  <image:image><image:loc>https://marsad.test/1.jpg</image:loc><image:title>صورة</image:title></image:image></url>
 <url><loc>https://marsad.test/about</loc></url>
 <url><loc>https://marsad.test/a/2</loc><news:news><news:publication_date>2026-08-22</news:publication_date><news:title>خبر ثان</news:title></news:news></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap><loc>https://marsad.test/pages.xml</loc><lastmod>2026-08-22T11:00:00Z</lastmod></sitemap>
 <sitemap><loc>/news-2.xml</loc><lastmod>2026-08-21T09:00:00Z</lastmod></sitemap>
 <sitemap><loc>https://marsad.test/news-3.xml</loc><lastmod>2026-08-22T09:00:00Z</lastmod></sitemap>
 <sitemap><loc>file:///etc/passwd</loc></sitemap>
</sitemapindex>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "المرصد",
    "items": [
        {"id": 7, "url": "https://marsad.test/a/7", "title": "خبر", "content_html": "<p>فقرة.</p><p>أخرى.</p>", "summary": "ملخص", "date_published": "2026-08-22T10:30:00+03:00"},
        {"id": "8", "external_url": "https://marsad.test/a/8", "content_text": "نص بلا عنوان", "date_modified": "2026-08-22"},
        "no item",
        {"title": None, "url": ["x"]},
    ],
}  # fmt: skip


def read(text: str) -> ParsedFeed:
    """Parse what must be a feed."""
    parsed = parse(text, URL, "Asia/Riyadh", NOW)
    assert isinstance(parsed, ParsedFeed), parsed
    return parsed


def test_news_sitemap() -> None:
    """Addresses with news are items with title and date; an ordinary page among them is none."""
    feed = read(NEWS)
    assert (feed.dialect, feed.problem, len(feed.items)) == ("news sitemap", "", 2)
    assert feed.items[0] == Item(
        identity="marsad.test/a/1",
        url="https://marsad.test/a/1?utm_source=g",
        page_key="marsad.test/a/1",
        title='انطلاق الموسم "الجديد" في الميناء',
        published=datetime(2026, 8, 22, 7, 30, tzinfo=UTC),
        published_text="2026-08-22T10:30:00+03:00",
        dating=Dating.STANDARD,
    )
    assert feed.items[1].published == datetime(2026, 8, 21, 21, tzinfo=UTC)


def test_a_broken_sitemap_gives_what_stands_before_the_mistake() -> None:
    """And says what is wrong."""
    feed = read(NEWS.replace("خبر ثان", "خبر & ثان"))
    assert len(feed.items) == 1
    assert "not well-formed" in feed.problem


def test_sitemap_index() -> None:
    """Its children, those with news in their name first, of these the newest; only addresses of the web."""
    assert parse(INDEX, URL, "UTC", NOW) == SitemapIndex(
        ("https://marsad.test/news-3.xml", "https://marsad.test/news-2.xml", "https://marsad.test/pages.xml")
    )


def test_json_feed() -> None:
    """What the specification asks for, and what feeds send instead."""
    feed = read(json.dumps(JSON))
    assert (feed.title, feed.dialect) == ("المرصد", "json")
    first, second = feed.items
    assert (first.identity, first.title, first.summary, first.content) == ("7", "خبر", "ملخص", "فقرة.\nأخرى.")
    assert first.published == datetime(2026, 8, 22, 7, 30, tzinfo=UTC)
    assert (second.url, second.content) == ("https://marsad.test/a/8", "نص بلا عنوان")


OLD = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.test/rss-0.91.dtd">
<rss version="{version}"><channel><title>قناة</title><link>https://marsad.test/</link><language>ar</language>
<item><title>خبر قديم</title><link>https://marsad.test/a/1</link><description>نص</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>قناة</title></channel><item><title>خبر قديم</title><link>https://marsad.test/a/1</link></item></rdf:RDF>', "rss090", id="RSS 0.90"),
        pytest.param(OLD.format(version="0.91"), "rss091u", id="RSS 0.91"),
        pytest.param(OLD.format(version="0.92").partition("?>")[2].partition(">")[2], "rss092", id="RSS 0.92"),
        pytest.param('<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>قناة</title><entry><title>خبر قديم</title><link rel="alternate" href="https://marsad.test/a/1"/></entry></feed>', "atom03", id="Atom 0.3"),
        pytest.param('<channel href="https://marsad.test/"><title>قناة</title><item href="https://marsad.test/a/1"><title>خبر قديم</title></item></channel>', "xml", id="CDF"),
    ],
)  # fmt: skip
def test_dialects_of_the_last_century(text: str, dialect: str) -> None:
    """Some ministries still have them."""
    feed = read(text)
    assert [(item.title, item.url) for item in feed.items] == [("خبر قديم", "https://marsad.test/a/1")]
    assert feed.dialect == dialect


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<opml version="2.0"><body><outline xmlUrl="https://a.test/rss"/></body></opml>', "monitor feeds import"),
        ("<urlset><url><loc>https://a.test/</loc></url></urlset>", "sitemap without news"),
        ("<sitemapindex></sitemapindex>", "sitemap without news"),
        ('{"version": "2", "items": []}', "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", ', "no JSON Feed"),
        ("[" * 100_000, "no JSON Feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_named(text: str, reason: str) -> None:
    """With what to do about it, where there is something."""
    failure = parse(text, URL, "UTC", NOW)
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.NOT_A_FEED
    assert reason in failure.reason


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=9),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["id", "url", "title", "summary", "content_html", "date_published", "x"]), inside, max_size=4),
        max_leaves=12,
    )
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_any_json_is_read(items: object) -> None:
    """Whatever stands where items should."""
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    assert isinstance(parse(text, URL, "UTC", NOW), ParsedFeed)
