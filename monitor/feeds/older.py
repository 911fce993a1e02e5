"""Where a feed's older items are to be had: a pure reading of what the document says of itself."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from monitor.safe.urls import LONGEST_URL

# RFC 5005: an archived feed names the document before it, a paged one the page with older entries.
_RELATIONS = ("prev-archive", "next")
# WordPress gives any feed in pages (https://developer.wordpress.org/reference/classes/wp_query/#pagination-parameters)
# and says in the document that it is WordPress.
_WORDPRESS = "wordpress.org"
_PAGE = "paged"
_MOST_DIGITS = 4


def older_page(feed: Mapping[str, Any], url: str) -> str:
    """The address of the document with the items before these, or "" when the feed names none.

    Args:
        feed: feedparser's reading of the channel.
        url: the address it came from.
    """
    links = feed.get("links") or ()
    for relation in _RELATIONS:
        for link in links:
            if link.get("rel") == relation and link.get("href"):
                return _address(str(link["href"]), url)
    if _WORDPRESS in str(feed.get("generator") or ""):
        return _next_page(url)
    return ""


def _address(href: str, base: str) -> str:
    try:
        address = urljoin(base, href.strip())
        scheme = urlsplit(address).scheme
    except ValueError:  # a bracket that does not close
        return ""
    return address if scheme in ("http", "https") and len(address) <= LONGEST_URL else ""


def _next_page(url: str) -> str:
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    given = next((value for name, value in query if name == _PAGE), "1")
    if not (given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS):
        return ""
    query = [(name, value) for name, value in query if name != _PAGE]
    return urlunsplit(parts._replace(query=urlencode([*query, (_PAGE, str(int(given) + 1))]), fragment=""))
