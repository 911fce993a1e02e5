import time

import pytest

from monitor.feeds import common_places, find_feeds, news_sitemaps

HOME = "https://www.marsad.test/news/"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param('<link rel="alternate" type="application/rss+xml" href="/feed/">', ["https://www.marsad.test/feed/"], id="declared"),
        pytest.param("<LINK type=application/atom+xml rel=alternate href=atom.xml />", ["https://www.marsad.test/news/atom.xml"], id="no quotes, relative"),
        pytest.param('<link type="application/rss+xml" href="/a?x=1&amp;y=2">', ["https://www.marsad.test/a?x=1&y=2"], id="escaped"),
        pytest.param('<link type="application/rss+xml" title="المرصد » تعليقات" href="/c1"><link type="application/rss+xml" href="/comments/feed">', [], id="comments"),
        pytest.param('<link rel="stylesheet" type="text/css" href="/rss.css"><a href="/feedback">x</a><a href="/dress">x</a>', [], id="others"),
        pytest.param('<a href="/rss/all.xml">خلاصات</a><a class="x" href="https://feeds.marsad.test/rss2">RSS</a>', ["https://www.marsad.test/rss/all.xml", "https://feeds.marsad.test/rss2"], id="links like a feed"),
        pytest.param('<a href="/rss">x</a><link type="application/rss+xml" href="/feed/"><a href="/feed/">x</a>', ["https://www.marsad.test/feed/", "https://www.marsad.test/rss"], id="declared first, each once"),
        pytest.param('<link type="application/rss+xml" href="javascript:alert(1)"><link type="application/rss+xml" href="file:///etc/passwd">', [], id="hostile"),
        pytest.param("".join(f'<a href="/rss/{n}">x</a>' for n in range(50)), [f"https://www.marsad.test/rss/{n}" for n in range(5)], id="many"),
    ],
)  # fmt: skip
def test_feeds_that_a_page_names(page: str, found: list[str]) -> None:
    """Declared ones, then links that look like one; never more than five, never the comments."""
    assert list(find_feeds(f"<html><body>{page}<p>نص</p>", HOME)) == found


@pytest.mark.parametrize(
    "unit", ["<link ", "<a href='", '<a x="', "<link type=application/rss+xml href=", "<a " + "a=b " * 400]
)
def test_a_hostile_page_takes_linear_time(unit: str) -> None:
    """A megabyte of unfinished tags."""
    started = time.process_time()
    find_feeds(unit * (1_000_000 // len(unit)), HOME)
    assert time.process_time() - started < 6


def test_places() -> None:
    """Below a section first, then at the top of the site; sitemaps as robots.txt names them, news ones first."""
    places = common_places(HOME)
    assert places[:2] == ("https://www.marsad.test/news/feed/", "https://www.marsad.test/feed/")
    assert common_places("https://www.marsad.test")[0] == "https://www.marsad.test/feed/"
    robots = (
        "User-agent: *\nDisallow: /x\nSitemap: https://www.marsad.test/pages.xml\nsitemap:/news-google.xml\n"
    )
    assert news_sitemaps(robots, HOME)[:2] == (
        "https://www.marsad.test/news-google.xml",
        "https://www.marsad.test/pages.xml",
    )
    assert "https://www.marsad.test/news-sitemap.xml" in news_sitemaps("", HOME)
