"""JSON Feed (https://jsonfeed.org/version/1.1), which feedparser does not read yet."""

import json
from typing import Any

from monitor.feeds.document import Document, Entry

_VERSION = "https://jsonfeed.org/version/"


def read_json_feed(text: str) -> Document | None:
    """Read a JSON Feed; None when it is other JSON, or none."""
    try:
        data = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not _text(data, "version").startswith(_VERSION):
        return None
    items = data.get("items")
    return Document(
        title=_text(data, "title"),
        entries=[_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else [],
        dialect="json",
    )


def _entry(item: dict[str, Any]) -> Entry:
    content = _text(item, "content_html") or _text(item, "content_text")
    identity = item.get("id")  # the specification asks for a string, and for readers that put up with numbers
    return {
        "id": str(identity) if isinstance(identity, str | int) else "",
        "link": _text(item, "url") or _text(item, "external_url"),
        "title": _text(item, "title"),
        "summary": _text(item, "summary"),
        "content": [{"value": content}],
        "published": _text(item, "date_published"),
        "updated": _text(item, "date_modified"),
    }


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
