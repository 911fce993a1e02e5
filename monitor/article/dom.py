"""The page's tree, prepared before trafilatura sees it. Each step is one pass and changes the tree in place."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from lxml import etree
from lxml.html import HtmlElement

from monitor.arabic.line_key import line_key
from monitor.article.asides import keep_asides
from monitor.article.boxes import cut_boxes
from monitor.article.container import name_container, text_container
from monitor.article.lines import headline_run
from monitor.article.markers import catalogue
from monitor.article.markup import open_details, open_markup, set_scripts_apart, strip_markup
from monitor.article.picture_story import open_picture_story
from monitor.article.unglue import unglue
from monitor.article.units import HEADINGS, PageText, Unit
from monitor.article.unwrap import unwrap
from monitor.model import Removed

_BLOCKS = frozenset(
    "p div ul ol li dl table tr td section article h1 h2 h3 h4 h5 h6 "  # noqa: SIM905 - words read best as words
    "blockquote pre figure aside main header footer nav form".split()
)
_NAVIGATION = frozenset({"nav", "header", "footer", "aside", "menu", "form"})
_CONTAINERS = ("body", "div", "article", "section", "main")
_SIGNPOSTS = ("div", "h2", "h3", "h4", "h5", "h6")
_SIGNPOST_LENGTH = 400  # characters: the longest line of tags
_BOLD = frozenset({"strong", "b"})

# trafilatura takes any class with "bar" in it for navigation: so also khabar-text (خبر), akhbar (أخبار), barlaman
# (برلمان), barnamaj (برنامج). English compounds (sidebar, navbar, top-bar) are left to it.
_BAR = re.compile(
    r"(?P<english>(?:side|nav|tool|top|menu|bottom|task|status|admin|title|scroll|share|social|action|search|info|head"
    r"|foot|\b|_)bars?(?![a-z]))|bar",
    re.IGNORECASE,
)
_LEAF_LENGTH = 40  # characters of text that make a paragraph
_ROW = range(2, 9)
_ROW_PIECES = frozenset({"span", "time", "b", "strong", "i", "em"})


def prepare(tree: HtmlElement) -> tuple[tuple[Removed, ...], list[Unit]]:
    """Do everything below, in order, and cut out the boxes of other stories: what they said, and the units that are left."""
    # lxml makes a Python object of an element each time it is come by, unless one is alive: half the time of all this.
    elements = list(tree.iter())
    set_scripts_apart(tree)
    neutralise_classes(tree)
    open_markup(tree)
    open_details(tree)
    open_picture_story(tree)
    unwrap(tree)
    name_custom_elements(tree)
    make_paragraphs(tree)
    unglue(tree)
    keep_asides(tree)
    split_runs(tree)
    split_rows(tree)
    page = PageText(tree)
    cut, left = cut_boxes(tree, page)
    keep_signposts(tree, page)
    keep_subheadings(tree, page)
    if (container := text_container(tree, left)) is not None:
        name_container(container)
    strip_markup(tree)
    del elements
    return cut, left


def neutralise_classes(tree: HtmlElement) -> None:
    """Rename Arabic words in Latin letters that read like English ones for navigation, in class and id."""
    for element in tree.iter(etree.Element):
        for name in ("class", "id"):
            value = element.get(name)
            if value and "bar" in value.lower() and element.tag not in _NAVIGATION:
                element.set(name, _BAR.sub(_neutral, value))


def _neutral(found: re.Match[str]) -> str:
    return found["english"] or "text"


def keep_signposts(tree: HtmlElement, page: PageText) -> None:
    """Make plain paragraphs of headings and divs that cleaning needs to see.

    trafilatura drops short divs and headings it finds no text for, and keeps what they stood over: the list without
    "most read" above it, the next article without source and tags before it.
    """
    for element in list(tree.iter(*_SIGNPOSTS)):
        if not _is_leaf(element) or not page.count(element):
            continue
        text, key = _text_and_key(element, page)
        if len(text) <= _SIGNPOST_LENGTH and catalogue().signpost(text, key) is not None:
            page.changed(element)
            for child in list(element):
                element.remove(child)
            element.attrib.clear()
            element.tag, element.text = "p", text


def _text_and_key(element: HtmlElement, page: PageText) -> tuple[str, str]:
    """What stands in an element, as one line, and its line key; several units are put together as they are written."""
    found = page.of(element)
    if len(found) == 1:
        return found[0].text, found[0].key
    text = " ".join("".join(element.itertext()).split())
    return text, line_key(text)


def _is_leaf(element: HtmlElement) -> bool:
    return _BLOCKS.isdisjoint([child.tag for child in element])


def split_runs(tree: HtmlElement) -> None:
    """Break a line at the gaps where it is several headlines in a row, with nothing but three spaces or more between."""
    for element in tree.iter("p", "div", "td", "span", "li"):
        headlines = headline_run(element.text) if element.text and not len(element) else []
        if not headlines:
            continue
        element.text = headlines[0]
        for headline in headlines[1:]:
            line_break = element.makeelement("br")
            line_break.tail = headline
            element.append(line_break)


def split_rows(tree: HtmlElement) -> None:
    """Break a line between its pieces where it is a row of labels: author, date and counter in a span each."""
    for element in tree.iter("p", "div", "li"):
        if len(element) not in _ROW or not all(map(_is_label, element)) or _loose_text(element):
            continue
        for piece in element[1:]:
            piece.addprevious(element.makeelement("br"))


def _is_label(piece: HtmlElement) -> bool:
    if piece.tag not in _ROW_PIECES:
        return False
    text = "".join(piece.itertext()).strip()
    return len(text) < _LEAF_LENGTH and not text.endswith(":")


def keep_subheadings(tree: HtmlElement, page: PageText) -> None:
    """Make plain paragraphs of the headings and short divs that stand between paragraphs.

    Where nothing in its class names tells trafilatura which element is the article, it takes the paragraphs and drops
    headings; it drops short divs everywhere.
    """
    for parent in dict.fromkeys(paragraph.getparent() for paragraph in tree.iter("p")):
        if parent is None:
            continue
        children = list(parent.iterchildren(etree.Element))
        sentences = [
            index for index, child in enumerate(children) if child.tag == "p" and page.has_sentence(child)
        ]
        for index in range(sentences[-1] if sentences else 0):
            child = children[index]
            between = index > sentences[0] or (child.tag in HEADINGS and index + 1 in sentences)
            if between and (child.tag == "div" or child.tag in HEADINGS) and _is_subheading(page.of(child)):
                page.changed(child)
                child.tag = "p"
                etree.strip_tags(child, "*")


def _is_subheading(found: Sequence[Unit]) -> bool:
    return len(found) == 1 and not found[0].link and len(found[0].text) <= _SIGNPOST_LENGTH


def name_custom_elements(tree: HtmlElement) -> None:
    """Make divs of the elements that a site invented for its paragraphs (`<news-p>`); trafilatura drops their text.

    They are paragraphs where at least one of them holds a sentence and no text stands between them.
    """
    invented = [element for element in tree.iter(etree.Element) if "-" in element.tag]
    for parent in dict.fromkeys(element.getparent() for element in invented):
        if parent is None or (parent.tag not in _CONTAINERS and "-" not in parent.tag):
            continue
        custom = [
            child for child in parent.iterchildren(etree.Element) if "-" in child.tag and _is_leaf(child)
        ]
        if not any(_has_own_text(child.text, list(child)) for child in custom):
            continue
        if not _loose_text(parent):
            for child in custom:
                child.tag = "div"


def _loose_text(element: HtmlElement) -> str:
    """The text of an element that stands in none of its children."""
    return "".join((element.text or "", *(child.tail or "" for child in element))).strip()


def make_paragraphs(tree: HtmlElement) -> None:
    """Make paragraphs of text that stands in a container without one.

    Among paragraphs trafilatura drops bare divs (of 12 paragraphs with 4 in divs it kept 8), and of text between line
    breaks it drops the last piece. A short div beside such a paragraph is a subheading, a date or a label: one too.
    """
    beside_paragraphs = set()
    for element in list(tree.iter(*_CONTAINERS)):
        if element.tag != "div" or not _is_leaf(element):
            _wrap_loose_text(element)
        elif element.getparent() is not None and _has_own_text(element.text, list(element)):
            element.tag = "p"
            beside_paragraphs.add(element.getparent())
    for parent in beside_paragraphs | _alike_wrappers(beside_paragraphs):
        for sibling in parent.iterchildren("div"):
            if _is_leaf(sibling) and _own_text(sibling.text, list(sibling)):
                sibling.tag = "p"


def _alike_wrappers(parents: AbstractSet[HtmlElement]) -> set[HtmlElement]:
    """The elements around one div alone, of the same class as their neighbours around a paragraph alone.

    Sites that give each block of a text an element of its own give one to a short last sentence, too.
    """
    alone = {(parent.getparent(), parent.get("class")) for parent in parents if len(parent) == 1}
    return {
        sibling
        for outer, name in alone
        if outer is not None and name
        for sibling in outer.iterchildren("div")
        if len(sibling) == 1 and sibling.get("class") == name
    }


def _wrap_loose_text(container: HtmlElement) -> None:
    """Put each run of text and inline elements between blocks into a paragraph."""
    block: HtmlElement | None = None
    text, run = container.text, []
    for child in list(container):
        if child.tag not in _BLOCKS:
            run.append(child)
            continue
        if run or (text and not text.isspace()):
            _wrap(container, block, text, run)
        block, text, run = child, child.tail, []
    if run or (text and not text.isspace()):
        _wrap(container, block, text, run)


def _wrap(
    container: HtmlElement, block: HtmlElement | None, text: str | None, run: list[HtmlElement]
) -> None:
    """Wrap the text after a block, or at the container's beginning, and the inline elements that follow it."""
    if not _has_own_text(text, run) and not _is_bold_line(text, run):
        return
    paragraph = container.makeelement("p")
    paragraph.text = text
    if block is None:
        container.text = None
        container.insert(0, paragraph)
    else:
        block.tail = None
        block.addnext(paragraph)
    paragraph.extend(run)


def _is_bold_line(text: str | None, run: list[HtmlElement]) -> bool:
    """Whether words in bold stand alone between blocks: a heading."""
    bold = [element for element in run if element.tag in _BOLD]
    loose = "".join([text or "", *(element.tail or "" for element in run)]).strip()
    if len(bold) != 1 or loose or any(element.tag not in {"br", *_BOLD} for element in run):
        return False
    return len(_own_text(bold[0].text, list(bold[0])).split()) > 1


def _has_own_text(text: str | None, children: list[HtmlElement]) -> bool:
    """Whether there is a sentence outside the inline elements: links alone make no paragraph."""
    return len(_own_text(text, children)) >= _LEAF_LENGTH


def _own_text(text: str | None, children: list[HtmlElement]) -> str:
    pieces = [text or ""]
    for child in children:
        if child.tag != "a":
            pieces.append(_own_text(child.text, list(child)))
        pieces.append(child.tail or "")
    return "".join(pieces).strip()
