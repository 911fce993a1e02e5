"""Words that touch across an inline element, put apart."""

import re

from lxml.html import HtmlElement

from monitor.article.units import BLOCKS

_INLINE = ("strong", "b", "span", "em", "u", "font", "h2", "h3", "h4")
_BOLD = frozenset({"strong", "b"})
_HEADING_LENGTH = 20  # characters of bold text that make a heading
_LETTER = re.compile(r"[ء-ي]")
_ASKS = frozenset("؟?!…")
_WORD_END = re.compile(r"[ةى]$")


def unglue(tree: HtmlElement) -> None:
    """Put a space, or a line break after a bold heading, where inline elements touch the next word.

    A browser shows `<strong>بالذخيرة</strong>وبحسب` as the page's style says, often as two blocks; without the tags it
    would become one word.
    """
    for element in tree.iter(*_INLINE):
        tail = element.tail or ""
        following = element.getnext()
        if element.tag == "span" and not tail and following is not None and following.tag == "span":
            element.tail = " "
        elif _LETTER.match(tail):
            _separate(element, tail)


def _separate(element: HtmlElement, tail: str) -> None:
    text = "".join(element.itertext()).strip()
    if not text or not (_LETTER.match(text[-1]) or text[-1] in _ASKS):
        return
    is_heading = _opens_block(element, text) or (len(text) >= _HEADING_LENGTH and text[-1] not in _ASKS)
    if element.tag in _BOLD and is_heading:
        _break_after(element, tail)
    elif len(text) >= _HEADING_LENGTH or _WORD_END.search(text) or text[-1] in _ASKS:
        element.tail = " " + tail


def _break_after(element: HtmlElement, tail: str) -> None:
    line_break = element.makeelement("br")
    element.tail = None
    element.addnext(line_break)
    line_break.tail = tail


def _opens_block(element: HtmlElement, text: str) -> bool:
    """Whether a paragraph begins with these bold words, several of them."""
    parent = element.getparent()
    begins = element.getprevious() is None and not (parent.text or "").strip()
    return begins and parent.tag in BLOCKS and len(text.split()) > 1
