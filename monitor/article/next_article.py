"""Pages that go on with the next article when a reader comes to the end: only the first is the page's.

The next article is printed by the same template below the first, so the two are siblings of one shape, each with a
headline of the first rank and running text of its own. An article whose author used such headings inside the text is
of another shape: there the headline stands apart from the text, or beside the other headings.
"""

from collections import Counter, deque
from collections.abc import Mapping
from itertools import chain, takewhile

from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key
from monitor.article.lines import line_text
from monitor.article.markers import catalogue
from monitor.article.units import Unit, units
from monitor.model import Removed

_MOST_HEADLINES = 12  # of a page that is one article, or a few in a row; front pages have more
_SENTENCES = 2  # that the first must have for what follows to be the next
_LABELS = 6  # units below a headline among which its date or author stands
_DATED = frozenset({"date", "byline"})
_MOST_LINES = 400


def cut_next_articles(tree: HtmlElement, title: str) -> tuple[Removed, ...]:
    """Cut the articles that follow the page's own; what they said, numbered 0: it is no lines.

    Args:
        tree: the page.
        title: its headline; without one that is printed, the first headline counts.
    """
    headlines = list(tree.iter("h1"))
    if len(headlines) not in range(2, _MOST_HEADLINES + 1):
        return ()
    key = line_key(title)
    own = next((found for found in headlines if line_key("".join(found.itertext())) == key), headlines[0])
    held = Counter(chain.from_iterable(headline.iterancestors() for headline in headlines))
    first = _sole_holder(own, held)
    if sum(unit.sentence for unit in units(first)) < _SENTENCES:
        return ()
    removed: list[Removed] = []
    for headline in headlines[headlines.index(own) + 1 :]:
        other = _sole_holder(headline, held)
        found = units(other)
        if _is_of_one_shape(first, other, found):
            removed.extend(
                Removed(
                    line_text(unit.text),
                    "next_article",
                    "dom/next_article",
                    "is of the next article, below the page's own",
                    0,
                )
                for unit in found
            )
            other.drop_tree()
    return tuple(removed[:_MOST_LINES])


def _sole_holder(headline: HtmlElement, held: Mapping[HtmlElement, int]) -> HtmlElement:
    """The largest element around a headline in which there is no other, given how many each element holds."""
    return deque(
        chain([headline], takewhile(lambda ancestor: held[ancestor] == 1, headline.iterancestors())), maxlen=1
    )[0]


def _is_of_one_shape(first: HtmlElement, other: HtmlElement, found: list[Unit]) -> bool:
    """Whether an element is an article like the first, beside it: dated where nothing but its class says so."""
    if other.getparent() is not first.getparent() or other.tag != first.tag:
        return False
    if not any(unit.sentence for unit in found):
        return False
    if first.tag == "article":
        return True
    return first.tag == "div" and _first_class(other) == _first_class(first) != "" and _is_dated(found)


def _first_class(element: HtmlElement) -> str:
    return next(iter((element.get("class") or "").split()), "")


def _is_dated(found: list[Unit]) -> bool:
    markers = (catalogue().find(unit.text, unit.key) for unit in found[:_LABELS])
    return any(marker is not None and marker.cls in _DATED for marker in markers)
