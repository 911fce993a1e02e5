"""What a line is by the lines around it: questions that the walk asks, each about one line of all."""

import re

from monitor.article.annotate import LINK_TEXT, Annotated
from monitor.article.markers import Marker, Mode

# Labels so short and common that between prose they are text ("التاريخ: …" in a timeline).
WEAK = frozenset({"date", "counter", "byline", "ticker", "imprint", "nav", "legal"})
_COLON = re.compile(r"[:：|/]")
_SHORT_WORDS = 4  # that a sentence has …
_FEW_ENTRIES = range(1, 3)  # … below so many of a list, to be the text's
_LABELS_BELOW_DECK, _LABEL_WORDS = 2, 5


def is_in_cluster(lines: tuple[Annotated, ...], index: int) -> bool:
    """Whether a label of another class stands beside: author and date, date and counter are no text anywhere."""
    labels = {line.marker.cls for line in lines[max(0, index - 1) : index + 2] if line.marker}
    return len(labels & WEAK) > 1


def is_near_text(lines: tuple[Annotated, ...], index: int) -> bool:
    """Whether a sentence stands above a line, with nothing but an author's name or a place between."""
    above = reversed(lines[max(0, index - _LABELS_BELOW_DECK - 1) : index])
    found = next((line for line in above if line.prose or line.words > _LABEL_WORDS or line.full_stop), None)
    return found is not None and found.is_text


def is_subheading(lines: tuple[Annotated, ...], index: int, marker: Marker) -> bool:
    """Whether a label without a colon stands between two sentences: "المصدر والمصب" names no source."""
    line = lines[index]
    if marker.mode is not Mode.METADATA or marker.is_whole(line.key) or _COLON.search(line.line.text):
        return False
    sides = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return len(sides) > 1 and all(side.is_text for side in sides)


def is_short_text(lines: tuple[Annotated, ...], index: int, entries: int) -> bool:
    """Whether a short sentence between a list's few entries, right above it, and a paragraph is the text's.

    Entries are headlines, which have no full stop; lists of more have leads and slogans among them.
    """
    line, below = lines[index], lines[index + 1 : index + 2]
    if entries not in _FEW_ENTRIES or not below or not below[0].paragraph:
        return False
    if line.words < _SHORT_WORDS or not line.line.text.endswith("."):
        return False
    if line.line.item or line.line.heading or line.line.link_share:
        return False
    return not any(entry.full_stop for entry in lines[index - entries : index])


def is_listed(lines: tuple[Annotated, ...], index: int) -> bool:
    """Whether the lines on both sides are short and unmarked: "تنزانيا - الجزائر" in a list of fixtures."""
    sides = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return len(sides) > 1 and all(line.marker is None and not line.prose for line in sides)


def is_dated(lines: tuple[Annotated, ...], index: int) -> bool:
    """Whether the next line is a date: then this one is a headline in a list."""
    following = lines[index + 1].marker if index + 1 < len(lines) else None
    return following is not None and following.cls == "date"


def is_list_line(lines: tuple[Annotated, ...], index: int) -> bool:
    """Whether a line is a list's: an item, a link or another article's title; none stands behind the last."""
    if index >= len(lines):
        return False
    line = lines[index]
    return line.line.item or line.other_title or line.line.link_share >= LINK_TEXT
