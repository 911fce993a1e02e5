"""Boxes that lead to other stories, cut out of the tree where they stand, before trafilatura sees it.

In the lines that an extractor gives, a list ends where prose resumes, and a box whose last entry is another story's
full-sentence lead looks like an article that goes on. The tree still knows where the box ends. Two kinds are cut:

    a heading of the catalogue with all that stands under it     "related", "most read", "read also" …
    a teaser between paragraphs: a linked headline with a lead   no heading needed

A sentence in a box belongs to a link of its own; two sentences without a link between them are the article again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from monitor.article.captions import captions
from monitor.article.lines import line_text
from monitor.article.markers import Marker, catalogue
from monitor.article.units import HEADINGS, PageText, Unit
from monitor.model import Removed

_TOP = frozenset({"body", "html", "main"})
_LISTS = frozenset({"ul", "ol", "dl"})
_LONGEST_HEADING = 90  # characters
_LONGEST_BOX = 6_000
_LONGEST_CARD = 700  # a label, a headline, a lead and a date
_MOST_SIBLINGS = 40
_MOST_BOXES = 60  # a page; real ones have a dozen
_MOST_LINES = 400
_PAIRS = 2  # headline and lead, headline and lead: so many in turn are a list
_LEFT = 0.5  # share of the page's running text that must be left by all cuts
_HEADLINE_WORDS = 4
_TEASER_DEPTH, _HEADING_DEPTH = 6, 2  # elements around a link
_STORY_DEPTH = 6  # elements around a h1
_ARTICLE_SENTENCES = 3  # that a page needs before a teaser can be told from its text


def cut_boxes(tree: HtmlElement, page: PageText) -> tuple[tuple[Removed, ...], list[Unit]]:
    """Cut the boxes out of a tree.

    Returns:
        what they said, with class, rule and reason, numbered 0: they are no lines; and the units that are left.
    """
    scissors = _Scissors(page)
    for element, marker in list(_headings(page.units))[:_MOST_BOXES]:
        if _is_attached(element, tree):
            _cut_box(element, marker, scissors)
    for wrapper in captions(tree, page):
        if _is_attached(wrapper, tree):
            scissors.cut([wrapper], "caption", "dom/caption", "stands with a picture")
    if sum(unit.sentence for unit in page.units) >= _ARTICLE_SENTENCES:
        for teaser in list(_teasers(tree, page))[:_MOST_BOXES]:
            if _is_attached(teaser, tree):
                scissors.cut(
                    [teaser],
                    "teaser",
                    "dom/teaser",
                    "in a teaser between paragraphs: a linked headline and its lead",
                )
    left = [unit for unit in page.units if unit.element not in scissors.gone]
    return tuple(scissors.removed[:_MOST_LINES]), left


class _Scissors:
    """Cuts elements out, writes down what they said, and stops before most of the running text is gone."""

    def __init__(self, page: PageText) -> None:
        self.page = page
        self.left = sum(len(unit.text) for unit in page.units if unit.sentence)  # characters of running text
        self.least = _LEFT * self.left
        self.removed: list[Removed] = []
        self.gone: set[HtmlElement] = set()

    def cut(
        self, elements: Sequence[HtmlElement], cls: str, rule: str, reason: str, *, foreign: bool = False
    ) -> bool:
        """Cut these siblings, all or none; what is surely `foreign` however much of the text it is. Whether they were cut."""
        found = [unit for element in elements for unit in self.page.of(element)]
        size = sum(len(unit.text) for unit in found if unit.sentence)
        if size and not foreign and self.left - size < self.least:
            return False
        self.left -= size
        self.gone.update(unit.element for unit in found)
        self.removed.extend(Removed(line_text(unit.text), cls, rule, reason, 0) for unit in found)
        for element in elements:
            self.page.changed(element)
            element.drop_tree()
        return True


# ── boxes under a heading ──────────────────────────────────────────────────────────────────────────────────────────


def _headings(page: Iterable[Unit]) -> Iterator[tuple[HtmlElement, Marker]]:
    markers = catalogue()
    longest_link = min(markers.longest_heading, _LONGEST_HEADING)
    for unit in page:
        if len(unit.text) > (longest_link if unit.link else _LONGEST_HEADING):
            continue
        marker = markers.heading(unit.text, unit.key, by_grammar=not unit.link)
        if marker is not None:
            yield unit.element, marker


def _cut_box(heading: HtmlElement, marker: Marker, scissors: _Scissors) -> None:
    """Cut the largest box that begins with the heading, else the siblings that stand under it."""
    page = scissors.page
    box, grown = heading, False
    while _begins_box(box, page):
        parent = box.getparent()
        grown = grown or any(
            not _is_label(unit) for sibling in parent if sibling is not box for unit in page.of(sibling)
        )
        box = parent
    doomed = [box] if grown or _is_box(heading, page) else _under(box, page)
    why = marker.cls, f"dom/{marker.rule}", f"in the box under “{marker.phrase}”"
    if not scissors.cut(doomed, *why) and _is_apart_from_story(doomed, page):
        scissors.cut(doomed, *why, foreign=True)


def _is_apart_from_story(doomed: Sequence[HtmlElement], page: PageText) -> bool:
    """Whether a list of headlines with their leads stands outside an element that has the page's only h1 and a sentence.

    Below a story of two sentences such a list is most of the page's text.
    """
    entries = [unit for element in doomed for unit in page.of(element)]
    headlines = sum(unit.link and unit.element.tag in HEADINGS for unit in entries)
    if headlines < max(_PAIRS, sum(unit.sentence for unit in entries)):
        return False
    titles = list(islice(doomed[0].getroottree().iter("h1"), _PAIRS))
    if len(titles) != 1:
        return False
    around = set(doomed[0].iterancestors())
    for story in islice(titles[0].iterancestors(), _STORY_DEPTH):
        if story in around or story.tag in _TOP:
            return False
        if any(unit.sentence and unit.element is not titles[0] for unit in page.of(story)):
            return True
    return False


def _is_box(element: HtmlElement, page: PageText) -> bool:
    """Whether a heading's words stand loose in their box, beside its entries, and none of those is a sentence."""
    found = page.of(element)
    if element.tag in _TOP or len(found) < _PAIRS or catalogue().heading(found[0].text, found[0].key) is None:
        return False
    return sum(len(unit.text) for unit in found) <= _LONGEST_CARD and not any(unit.sentence for unit in found)


def _begins_box(element: HtmlElement, page: PageText) -> bool:
    """Whether an element's parent is a box too: it begins with the element and holds nothing of the article."""
    parent = element.getparent()
    if parent is None or parent.tag in _TOP or (parent.text or "").strip():
        return False
    if any(page.of(before) for before in element.itersiblings(preceding=True)):
        return False
    if next(parent.iter("h1"), None) is not None or len("".join(parent.itertext())) > 2 * _LONGEST_BOX:
        return False
    return _holds_entries([page.of(sibling) for sibling in element.itersiblings()])


def _holds_entries(parts: Iterable[Sequence[Unit]]) -> bool:
    """Whether each sentence in the parts below a heading has a link of its own, in its part or before it in turn."""
    linked, pairs, size, links = False, 0, 0, 0
    for part in parts:
        size += sum(len(unit.text) for unit in part)
        if any(unit.sentence for unit in part):
            if len(part) > 1:
                if not _is_entry(part):
                    return False
            elif linked:
                pairs += 1
            else:
                return False
            linked = False
        else:
            links += any(unit.link for unit in part)
            linked = linked or any(unit.link for unit in part)
    is_card = pairs == 1 and links == 1 and size <= _LONGEST_CARD
    return size <= _LONGEST_BOX and (pairs == 0 or pairs >= _PAIRS or is_card)


def _is_entry(part: Sequence[Unit]) -> bool:
    """Whether a link stands before each sentence and after the one before."""
    linked = False
    for unit in part:
        if unit.sentence and not linked:
            return False
        linked = unit.link or (linked and not unit.sentence)
    return True


def _is_label(unit: Unit) -> bool:
    return catalogue().find(unit.text, unit.key) is not None


def _under(heading: HtmlElement, page: PageText) -> list[HtmlElement]:
    """The heading with the siblings below it that are surely entries; nothing if they may go on after those."""
    taken: list[HtmlElement] = []
    siblings = list(heading.itersiblings())[:_MOST_SIBLINGS]
    pairs = _leading_pairs([page.of(sibling) for sibling in siblings])
    for index, sibling in enumerate(siblings):
        found = page.of(sibling)
        if index < pairs or not found or _is_entries(sibling, found):
            taken.append(sibling)
            continue
        if not any(unit.sentence for unit in found) and sibling.tag not in HEADINGS:
            return []  # a short line: whether it is an entry or a subheading is seen from the lines around it
        break
    while taken and not page.of(taken[-1]):
        taken.pop()
    return [heading, *taken] if taken else []


def _leading_pairs(parts: Sequence[Sequence[Unit]]) -> int:
    """How many siblings are headlines and leads in strict turn, from the first on."""
    told = [(index, part) for index, part in enumerate(parts) if part]
    end = pairs = 0
    for (_, head), (index, lead) in zip(told[::2], told[1::2], strict=False):
        if not (len(lead) == 1 and lead[0].sentence and all(unit.link for unit in head)):
            break
        end, pairs = index + 1, pairs + 1
    return end if pairs >= _PAIRS else 0


def _is_entries(element: HtmlElement, found: Sequence[Unit]) -> bool:
    if any(unit.sentence for unit in found):
        return len(found) > 1 and _is_entry(found)
    size = sum(len(unit.text) for unit in found)
    return element.tag in _LISTS or sum(len(unit.text) for unit in found if unit.link) * 2 >= size


# ── teasers ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _teasers(tree: HtmlElement, page: PageText) -> Iterator[HtmlElement]:
    """Elements between paragraphs that are a linked headline and one lead."""
    for link in tree.iter("a"):
        if not _leads_elsewhere(link):
            continue
        for element in islice(link.iterancestors(), _TEASER_DEPTH):
            if element.tag in _TOP:
                break
            if _is_between_sentences(element, page):
                if element.tag != "p" and _is_teaser(page.of(element)):
                    yield element
                break


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Whether it is a headline that leads to another page: in a heading or around one."""
    address = (link.get("href") or "#").lstrip()
    if address.startswith("#"):
        return False
    outer = [parent.tag for parent in islice(link.iterancestors(), _HEADING_DEPTH)]
    if HEADINGS.isdisjoint(outer) and (not len(link) or next(link.iterdescendants(*HEADINGS), None) is None):
        return False
    return len("".join(link.itertext()).split()) >= _HEADLINE_WORDS


def _is_between_sentences(element: HtmlElement, page: PageText) -> bool:
    before, after = element.getprevious(), element.getnext()
    return all(side is not None and side.tag == "p" and page.has_sentence(side) for side in (before, after))


def _is_teaser(found: Sequence[Unit]) -> bool:
    size = sum(len(unit.text) for unit in found)
    return size <= _LONGEST_CARD and sum(unit.sentence for unit in found) == 1 and _is_entry(found)


def _is_attached(element: HtmlElement, tree: HtmlElement) -> bool:
    return any(ancestor is tree for ancestor in element.iterancestors())
