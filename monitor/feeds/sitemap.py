"""News sitemaps, which many outlets keep for Google although they gave up RSS.

A news sitemap is a `<urlset>` whose addresses carry `<news:news>` with title and date, of the last two days
(https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap); a sitemap index names several.
A sitemap without news is a list of all pages a site has, navigation included, and no feed.
"""

import io
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from monitor.feeds.document import Document
from monitor.model import SitemapIndex
from monitor.safe.urls import is_web

# An index names its children by month or section; one that has been looked at is enough to have the newest.
_MOST_CHILDREN = 50_000  # https://www.sitemaps.org/protocol.html


def read_sitemap(text: str, url: str) -> Document | SitemapIndex | None:
    """Read a news sitemap or a sitemap index; None when it is neither.

    Args:
        text: the document, without DOCTYPE; what stands behind a mistake in its markup is not read.
        url: the address it came from.
    """
    document = Document("")
    children: list[tuple[bool, str, str]] = []
    problem = ""
    try:
        for element in _elements(text):
            fields = dict(_fields(element))
            if _name(element) == "url" and "title" in fields:
                document.entries.append(_entry(fields))
            elif _name(element) == "sitemap" and len(children) < _MOST_CHILDREN:
                child = urljoin(url, fields.get("loc", ""))
                children.append(("news" in child.lower(), fields.get("lastmod", ""), child))
    except ET.ParseError as error:
        problem = f"not well-formed: {error}"
    if document.entries:
        return Document("", document.entries, problem, "news sitemap")
    newest_first = sorted(children, key=lambda child: child[:2], reverse=True)
    found = tuple(child for _, _, child in newest_first if is_web(child))
    return SitemapIndex(found) if found else None


def _elements(text: str) -> Iterator[ET.Element]:
    """Each `<url>` or `<sitemap>` with all that is in it, then emptied."""
    document = io.BytesIO(text.encode("utf-8"))
    for _, element in ET.iterparse(document):  # noqa: S314 - the guard has cut the DOCTYPE, and we are in a child process
        if _name(element) in {"url", "sitemap"}:
            yield element
            element.clear()


def _fields(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Local names of the elements inside, and their texts; an image's title is not the article's."""
    for child in element:
        if _name(child) == "news":
            yield from _fields(child)
        elif _name(child) not in {"image", "video"}:
            yield _name(child), (child.text or "").strip()


def _entry(fields: dict[str, str]) -> dict[str, object]:
    return {
        "id": fields.get("loc", ""),
        "link": fields.get("loc", ""),
        "title": fields["title"],
        "published": fields.get("publication_date", ""),
        "updated": fields.get("lastmod", ""),
    }


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
