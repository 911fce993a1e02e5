"""What every reader of a feed dialect gives: entries under the names feedparser made common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from monitor.model import Hints

# What feedparser hands out: a dictionary whose values depend on the feed's dialect. Used here are id, link, title,
# summary, content (list of {value}), published, published_parsed, updated and updated_parsed.
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document, before its entries become items.

    Attributes:
        title: what the feed calls itself, perhaps HTML.
        entries: in document order.
        problem: what was wrong with the document although entries could be read, or "".
        dialect: which kind of feed it is, in feedparser's words where it read it.
        hints: what it asks of its readers.
        older: address of the document with the entries before these, or "".
    """

    title: str
    entries: list[Entry] = field(default_factory=list)
    problem: str = ""
    dialect: str = ""
    hints: Hints = field(default_factory=Hints)
    older: str = ""
