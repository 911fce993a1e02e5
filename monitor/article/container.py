"""Which element holds the article's text, told by where the page's sentences are.

trafilatura looks for class names that mean "article" in English, and where there are none it takes all paragraphs of the
page. Sentences crowd in one element whatever it is called (C. Kohlschütter et al., "Boilerplate Detection using Shallow
Text Features", 2010).
"""

import re
from collections import Counter
from collections.abc import Collection

from lxml.html import HtmlElement

from monitor.article.units import Unit

_MOST = 0.8  # of the page's sentences, in characters, that the element has to hold: comments and slogans have the rest
_ENOUGH = 3  # sentences: of fewer it can't be told
_HINTED = 0.5  # of the sentences; an element with a telling name that holds so many is left to trafilatura
_ARTICLE_NAME = re.compile(
    r"articlebody|(?:entry|article|art|post|page|text|story|main|body)[-_]{0,2}(?:content|text|body|container)|postcontent",
    re.IGNORECASE,
)
_ASIDE = frozenset({"aside", "footer", "nav"})
_ASIDE_NAME = re.compile(r"comment|sidebar|footer|widget", re.IGNORECASE)
_CONTAINERS = frozenset({"div", "section", "article", "main", "td", "form", "span", "center", "p"})


def text_container(tree: HtmlElement, page: list[Unit]) -> HtmlElement | None:
    """The smallest element that holds most of the page's sentences, or None.

    Args:
        tree: the page.
        page: its units.
    """
    sentences = [unit for unit in page if unit.sentence]
    aside = _aside({unit.element for unit in sentences})
    sentences = [unit for unit in sentences if unit.element not in aside]
    if len(sentences) < _ENOUGH:
        return None
    held: Counter[HtmlElement] = Counter()
    for unit in sentences:
        for ancestor in (unit.element, *unit.element.iterancestors()):
            held[ancestor] += len(unit.text)
    least = _MOST * sum(len(unit.text) for unit in sentences)
    found, element = None, tree
    while True:
        inner = next((child for child in element if held[child] >= least), None)
        if inner is None:
            break
        element = inner
        if element.tag in _CONTAINERS:
            found = element
    if found is None or any(
        _is_named(inner)
        for inner, size in held.items()
        if size >= _HINTED * held[found] and inner is not found and found in inner.iterancestors()
    ):
        return None
    return found


def _aside(elements: Collection[HtmlElement]) -> set[HtmlElement]:
    """Those of the elements that stand beside the text: in a footer, a sidebar, among comments."""
    around = {outer for element in elements for outer in (element, *element.iterancestors())}
    asides = {outer for outer in around if outer.tag not in {"body", "html"} and _is_aside(outer)}
    return {
        element for element in elements if element in asides or not asides.isdisjoint(element.iterancestors())
    }


def _is_aside(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _ASIDE or _ASIDE_NAME.search(names) is not None


def _is_named(element: HtmlElement) -> bool:
    """Whether trafilatura finds the element by its name."""
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return element.tag == "article" or _ARTICLE_NAME.search(names) is not None


def name_container(container: HtmlElement) -> None:
    """Give the element the name under which trafilatura looks for the text first; a paragraph gets a div around it."""
    if container.tag == "p":  # whose sentences are parted by line breaks
        around = container.makeelement("div")
        container.addprevious(around)
        around.tail, container.tail = container.tail, None
        around.append(container)
        container = around
    if container.tag not in {"div", "section", "article", "main"}:
        container.tag = "div"
    container.set("itemprop", "articleBody")
