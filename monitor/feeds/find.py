"""Where a site keeps its feeds: what its home page says, what robots.txt says, and where they usually are."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from monitor.feeds.identity import resolve

# A home page names a main feed and a few sections; comment feeds and the like come after.
MOST_LINKS = 5
_LONGEST_PAGE = 4 << 20  # characters
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_TAG = re.compile(r"<(?P<name>link|a)\s(?P<attributes>[^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LIKE_A_FEED = re.compile(r"(?:^|[/.?=_-])(?:rss2?|atom|feeds?)(?:$|[/.?&=_-])|\.rdf$", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|تعليق", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)

# The commonest first: of the 72 feeds that ship with the program 34 are at one of the first five; then Blogger and others.
_FEED_PLACES = (
    "/feed/",
    "/rss",
    "/rss.xml",
    "/rss.aspx",
    "/ar/rss",
    "/feed.xml",
    "/atom.xml",
    "/feeds/posts/default",
)
_SITEMAP_PLACES = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/googlenews.xml")


def find_feeds(page: str, url: str) -> tuple[str, ...]:
    """Addresses of the feeds a home page names, at most five: declared ones, then links that look like one.

    Args:
        page: its HTML.
        url: where it came from.
    """
    declared, linked = [], []
    for name, attributes in _tags(page[:_LONGEST_PAGE]):
        address = resolve(attributes.get("href", ""), url)
        if not address or _COMMENTS.search(address + attributes.get("title", "")):
            continue
        if name == "link" and attributes.get("type", "").lower() in _FEED_TYPES:
            declared.append(address)
        elif name == "a" and _LIKE_A_FEED.search(urlsplit(address).path + "?" + urlsplit(address).query):
            linked.append(address)
    return tuple(dict.fromkeys(declared + linked))[:MOST_LINKS]


def common_places(url: str) -> tuple[str, ...]:
    """Where feeds usually are: below the address itself, when it is a section's, then at the top of its site."""
    below = [f"{url.partition('?')[0].rstrip('/')}/feed/"] if urlsplit(url).path.strip("/") else []
    return tuple(dict.fromkeys([*below, *(urljoin(url, place) for place in _FEED_PLACES)]))


def news_sitemaps(robots: str, url: str) -> tuple[str, ...]:
    """Where a site's news sitemap may be: named in its robots.txt, those with news in their name first, or at usual places.

    Args:
        robots: text of its robots.txt, or "".
        url: an address of the site.
    """
    named = [address for found in _SITEMAP_LINE.findall(robots) if (address := resolve(found, url))]
    named.sort(key=lambda address: "news" not in address.lower())
    return tuple(dict.fromkeys([*named[:MOST_LINKS], *(urljoin(url, place) for place in _SITEMAP_PLACES)]))


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in _TAG.finditer(page):
        yield (
            tag["name"].lower(),
            {
                name.lower(): html.unescape(double or single or bare).strip()
                for name, double, single, bare in _ATTRIBUTE.findall(tag["attributes"])
            },
        )
