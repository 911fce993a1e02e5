"""Where a feed says its older items are."""

import pytest

from monitor.feeds.older import older_page
from monitor.safe.urls import LONGEST_URL

URL = "https://sahel.test/feed/"
WORDPRESS = "https://wordpress.org/?v=6.4.2"


@pytest.mark.parametrize(
    ("feed", "url", "older"),
    [
        ({}, URL, ""),
        ({"links": [{"rel": "next", "href": "?page=2"}]}, URL, "https://sahel.test/feed/?page=2"),
        ({"links": [{"rel": "self", "href": URL}, {"rel": "alternate", "href": "/"}]}, URL, ""),
        (
            {"links": [{"rel": "next", "href": "/n"}, {"rel": "prev-archive", "href": "/archive/3"}]},
            URL,
            "https://sahel.test/archive/3",
        ),
        ({"links": [{"rel": "next", "href": "javascript:alert(1)"}]}, URL, ""),
        ({"links": [{"rel": "next", "href": "https://[sahel.test/"}]}, URL, ""),
        ({"links": [{"rel": "next", "href": "/" + "n" * LONGEST_URL}]}, URL, ""),
        ({"links": [{"rel": "next"}], "generator": None}, URL, ""),
        ({"generator": WORDPRESS}, URL, "https://sahel.test/feed/?paged=2"),
        (
            {"generator": WORDPRESS},
            "https://sahel.test/?feed=rss2&cat=&paged=2",
            "https://sahel.test/?feed=rss2&cat=&paged=3",
        ),
        ({"generator": WORDPRESS}, "https://sahel.test/feed/?paged=99999", ""),
        ({"generator": "Drupal"}, URL, ""),
    ],
)
def test_older_page(feed: dict[str, object], url: str, older: str) -> None:
    """RFC 5005's links come first, then WordPress's pages; what is no web address is none."""
    assert older_page(feed, url) == older
