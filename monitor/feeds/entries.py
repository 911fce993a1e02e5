"""One entry as feedparser gives it to an `Item`: cleaned, resolved, capped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.feeds.dates import Dates
from monitor.feeds.document import Entry
from monitor.feeds.identity import article_key, entry_identity, item_key, page_key, resolve
from monitor.feeds.text import plain_text
from monitor.model import Item
from monitor.safe.text import one_line, paragraphs
from monitor.safe.urls import is_web

LONGEST_TITLE = 1_000  # characters
LONGEST_TEXT = 64 * 1024  # characters of a summary or content
LONGEST_DATE = 100


@dataclass(frozen=True, slots=True)
class Source:
    """What entries of one document have in common: the feed's address, and how their dates are to be read."""

    url: str
    dates: Dates


def entry_date(entry: Entry, source: Source) -> datetime | None:
    """When the entry was published, or else last changed; see `Dates.published`."""
    text, parsed = _date(entry)
    return source.dates.published(parsed, text)[0]


def date_text(entry: Entry) -> str:
    """The date as the entry writes it, or ""."""
    return _date(entry)[0]


def read_entry(entry: Entry, source: Source) -> Item | None:
    """The entry as an item, or None when it says nothing: no page, no title, no text."""
    title = one_line(plain_text(_text(entry, "title")), LONGEST_TITLE)
    summary, content = _texts(entry)
    url = resolve(_link(entry), source.url)
    if page_key(url) == page_key(source.url):  # a link to the feed itself names no page
        url = ""
    if not (title or summary or content or url):
        return None
    written, parsed = _date(entry)
    published, dating = source.dates.published(parsed, written)
    identity = entry_identity(_text(entry, "id"), url, (title or summary or content, written))
    return Item(
        identity=identity,
        url=url,
        page_key=article_key(url) or item_key(source.url, identity),
        title=title,
        summary="" if summary == title else summary,
        content=content,
        published=published,
        published_text=one_line(written, LONGEST_DATE),
        dating=dating,
    )


def _text(entry: Entry, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _link(entry: Entry) -> str:
    """The entry's link; a guid that stands in for one only if it is an address (`12345` is none, whatever it claims)."""
    link = _text(entry, "link")
    if link == _text(entry, "id") and not is_web(link):
        return ""
    return link


def _date(entry: Entry) -> tuple[str, Any]:
    """The text and feedparser's reading of the date of publication, or else of the last change."""
    # feedparser warns when asked for "updated" of an entry that has only "published".
    key = "published" if _text(entry, "published") else "updated"
    return (_text(entry, key), entry.get(f"{key}_parsed")) if key in entry else ("", None)


def _texts(entry: Entry) -> tuple[str, str]:
    """Summary and content as plain text; content only when it says more than the summary."""
    raw_summary = _text(entry, "summary")
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    raw_content = max(contents, key=len, default="")
    if raw_content == raw_summary:  # feedparser's copy of the content, for feeds without a summary
        raw_summary = ""
    summary = paragraphs(plain_text(raw_summary), LONGEST_TEXT)
    content = paragraphs(plain_text(raw_content), LONGEST_TEXT)
    return summary, content if len(content) > len(summary) else ""
