"""The user's own rules for a feed's pages: XPaths of what is cut out before anything else looks at the page."""

from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from monitor.article.lines import line_text
from monitor.article.units import units
from monitor.model import Removed

_MOST_LINES = 400


def prune_problem(xpath: str) -> str:
    """Why an XPath can't be used, or "" when it can."""
    try:
        _compiled(xpath)(etree.Element("page"))
    except etree.XPathError as error:
        return str(error)
    return ""


def _compiled(xpath: str) -> etree.XPath:
    """With regular expressions, as `re:test(@class, "promo")`."""
    return etree.XPath(xpath, namespaces={"re": "http://exslt.org/regular-expressions"})


def cut_pruned(tree: HtmlElement, xpaths: Sequence[str]) -> tuple[Removed, ...]:
    """Cut out every element that one of the XPaths finds; what they said, numbered 0: they are no lines."""
    removed: list[Removed] = []
    for xpath in xpaths:
        found = _compiled(xpath)(tree)
        for element in found if isinstance(found, list) else ():
            if not isinstance(element, HtmlElement) or element.getparent() is None:
                continue
            reason = f"is cut by this feed's prune = “{xpath}”"
            removed.extend(
                Removed(line_text(unit.text), "dropped", "feed/prune", reason, 0) for unit in units(element)
            )
            element.drop_tree()
    return tuple(removed[:_MOST_LINES])
