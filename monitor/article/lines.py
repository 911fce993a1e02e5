"""Text that is no page: files, corpora and what feeds carry, taken as extracted lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from monitor.arabic.line_key import line_key
from monitor.article.headline import headline
from monitor.article.markers import Marker, Mode, catalogue
from monitor.article.relatedness import content_words, share
from monitor.model import Extracted, Item, Line
from monitor.safe.text import one_line

_BULLETED = re.compile(r"^[-–—•*·▪●►] ")
_FULL_STOP = re.compile(r"[.…][\"”»)\]]?$")
_LINKS = frozenset({"read_more_link", "read_also", "related"})
# "أكمل القراءة على موقعنا": four words at most, from the end of a sentence on.
_AFTER_SENTENCE = re.compile(r"(?<=[\w….][.!؟…»\])]) ?([(\[]?\w\S{0,19}(?: \S{1,20}){0,3})$")
_LONGEST_TITLE = 250  # characters
_HEADLINE_WORDS = 4  # rubrics and site names above a headline have fewer
_BEGINNING = 3  # lines of the text that a headline is compared with
# Share of its content words that makes a line the text's headline, and up to which it is somebody else's: the outlet's name
# may be in both.
_RELATED, _UNRELATED = 0.4, 0.15
_FEW = 4  # headlines above a text; of more, with hardly a word of the text, none is its own
_RUN_GAP = re.compile(r"[ \xa0\u2003]{3,}")
_SHORTEST_RUN = 3  # headlines in one line …
_MOST_OF_RUN = 0.8  # … and the share of the pieces that have to be as long as one

_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|article|section|main|nav|header|table|h1|p|br)\b[^<>]*>",
    re.IGNORECASE,
)
# What may stand before the first element; without the XML root's own DOCTYPE, which names it.
_PROLOGUE = re.compile(r"(?:[\s\ufeff]|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+")
_XML_ROOT = re.compile(
    r"<(?:!doctype\s+)?(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)(?![-\w])", re.IGNORECASE
)
# Characters from the first element on; a page shows what it is before that, a text that quotes a tag later on stays a
# text.
_SNIFFED = 4096

# The longest article of the corpora has 60,000 characters. Two million characters in one line kept cleaning and
# matching busy for 6.5 s.
_MOST_LINES = 3_000
_LONGEST_TEXT = 200_000  # characters
_LONGEST_LINE = _LONGEST_TEXT // 2  # so that the line after a headline always fits


def looks_like_html(text: str) -> bool:
    """Whether a document is to be read as a page; feeds and other XML are not pages."""
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    beginning = text[start : start + _SNIFFED]
    return _XML_ROOT.match(beginning) is None and _HTML_TAG.search(beginning) is not None


def read_text(text: str) -> Extracted:
    """Take a text as extracted lines: one block a line, its title the first that is no marker and no rubric.

    A line without a letter or digit is a bullet: it makes the next one a list item. A sentence is no title: a text that begins with
    one has the title "".
    """
    lines = split_lines(text)
    return Extracted(title=_title(lines), lines=lines, method="text")


def from_item(item: Item) -> Extracted:
    """Take a feed item's own text as extracted lines: its full content, else its summary."""
    return Extracted(
        title=headline(item.title),
        lines=tuple(_links_apart(split_lines(item.content or item.summary))),
        description=item.summary,
        method="feed",
    )


def _links_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines; of one that ends in a link to the article behind its last sentence ("… read more") that becomes one of its own."""
    for line in lines:
        found = _AFTER_SENTENCE.search(line.text)
        link = found and replace(line, text=found[1])
        marker = link and _marker(link)
        if found and link and marker and marker.cls in _LINKS and marker.is_bare(line_key(link.text)):
            yield replace(line, text=line.text[: found.start()])
            yield link
        else:
            yield line


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that say something, safe and in NFC, numbered as in the text, at most an article's worth."""
    return capped(_split(text))


def headline_run(text: str) -> list[str]:
    """The headlines that stand in one line with nothing but three spaces or more between; none for another line."""
    headlines = _RUN_GAP.split(text.strip())
    if len(headlines) < _SHORTEST_RUN or any(each.endswith(".") for each in headlines):
        return []
    long_enough = sum(len(each.split()) >= _HEADLINE_WORDS for each in headlines)
    return headlines if long_enough >= max(_SHORTEST_RUN, _MOST_OF_RUN * len(headlines)) else []


def _split(text: str) -> Iterator[Line]:
    after_bullet = False
    for number, raw in enumerate(text.splitlines(), start=1):
        if run := headline_run(raw):
            yield from (Line(line_text(each), number, item=True) for each in run)
            continue
        line = line_text(raw)
        if not line:
            continue
        if not any(map(str.isalnum, line)):
            after_bullet = True
            continue
        yield Line(line, number, item=after_bullet or _BULLETED.match(line) is not None)
        after_bullet = False


def line_text(raw: str) -> str:
    """Foreign text as the text of a line: see `one_line`, cut off after 100,000 characters."""
    return one_line(raw, _LONGEST_LINE)


def capped(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The first lines, at most 3,000 with 200,000 characters: what follows is no article's, and costs seconds."""
    kept: list[Line] = []
    size = 0
    for line in lines:
        size += len(line.text)
        if size > _LONGEST_TEXT or len(kept) == _MOST_LINES:
            break
        kept.append(line)
    return tuple(kept)


def _title(lines: tuple[Line, ...]) -> str:
    """The first line above the text that has the words of a headline, else the first that is no marker.

    One that has hardly a word in common with the text's beginning is passed over for one that has many: menus and tickers stand
    above headlines, too; so is one below the heading of a list. Several headlines with hardly a word of the text are nobody's title.
    """
    above = list(takewhile(_is_above_text, lines))
    places = [index for index, line in enumerate(above) if not line.item and _marker(line) is None]
    long_enough = [index for index in places if len(above[index].text.split()) >= _HEADLINE_WORDS]
    if not long_enough:
        return headline(above[places[0]].text) if places else ""
    below = lines[len(above) : len(above) + _BEGINNING]
    words = content_words(" ".join(line_key(line.text) for line in below))
    shares = [share(content_words(line_key(above[index].text)), words) for index in long_enough]
    related = next((index for index, part in zip(long_enough, shares, strict=True) if part >= _RELATED), None)
    first = long_enough[0]
    if related is None:
        is_own = not words or shares[0] > _UNRELATED or len(long_enough) <= _FEW
        return headline(above[first].text) if is_own else ""
    return headline(
        above[first if shares[0] > _UNRELATED and not _is_below_list_heading(above, first) else related].text
    )


def _is_below_list_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the first of a list: "latest news" and what that is, above an article's headline."""
    marker = _marker(lines[index - 1]) if index else None
    return marker is not None and marker.mode is Mode.LIST


def _marker(line: Line) -> Marker | None:
    return catalogue().find(line.text, line_key(line.text))


def _is_above_text(line: Line) -> bool:
    return _marker(line) is not None or (
        len(line.text) <= _LONGEST_TITLE and not _FULL_STOP.search(line.text)
    )
