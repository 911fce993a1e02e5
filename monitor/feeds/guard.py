"""Cut from a feed document what is known to hang XML parsers and no feed needs, in one linear pass.

The child process with its deadline is the real defence; this keeps the known tricks from costing even that much:
100,000 `ATTLIST` declarations took expat more than 40 s, one comment of 32 MB 8.3 s, 677 KB of attributes 32.7 s,
100,000 honest items 18 s.
"""

import re
from dataclasses import dataclass

from monitor.model import Failure, FailureKind

LONGEST_TAG = 64 * 1024
MOST_ATTRIBUTES = 1_000

# Everything a `<` can begin. Branches that lack their end take the rest of the text, so that no character is looked at
# again and again.
_MARKUP = re.compile(
    r"""
      (?P<cdata> <!\[CDATA\[ (?: .*?\]\]> | .* ) )
    | (?P<dropped> <!-- (?: .*?--> | .* )                                   # comment
                 | <!DOCTYPE (?: [^\[>]*+ (?: \[ .*? \] \s*+ )? > | .* )    # with its internal subset
                 | <\?xml \s [^>]*+ >? )                                    # declares an encoding that no longer holds
    | < (?P<tag> [^<!?/] [^<]*+ )                                           # start tag and the text after it
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
# Where a start tag ends: a `>` outside quotes.
_TAG_END = re.compile(r"""[^"'>]*+ (?: (?: "[^"]*+" | '[^']*+' ) [^"'>]*+ )*+ >""", re.VERBOSE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ITEM_START = re.compile(r"<(?:item|entry)[\s>]")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A document a parser may see.

    Attributes:
        text: without XML declaration, DOCTYPE, comments and characters XML does not know.
        left_out: items cut from the middle of a document that has far too many.
        cut_off: whether it ends inside an item.
    """

    text: str
    left_out: int
    cut_off: bool


def guard(text: str, most_items: int) -> Guarded | Failure:
    """Make a document fit for a parser, or refuse it.

    Args:
        text: the decoded document.
        most_items: of a document with more than twice as many items only the first and the last so many are kept:
            where the newest are, its parsed dates will tell.
    """
    text = _NOT_XML.sub("", text.lstrip("\ufeff")).lstrip()
    kept: list[str] = []
    position = 0
    for markup in _MARKUP.finditer(text):
        if markup["dropped"] is not None:
            # A space in its place, lest the two sides join to what was just cut: `<<!-- -->!DOCTYPE`.
            kept += (text[position : markup.start()], " ")
            position = markup.end()
        elif (tag := markup["tag"]) is not None and len(tag) > MOST_ATTRIBUTES:
            end = _TAG_END.match(tag)
            size = end.end() if end else len(tag)
            if size > LONGEST_TAG or tag.count("=", 0, size) > MOST_ATTRIBUTES:
                return Failure(FailureKind.NOT_A_FEED, f"a tag of {size:,} characters")
    text = "".join((*kept, text[position:])).lstrip()
    text, left_out = _without_middle(text, most_items)
    return Guarded(text, left_out, cut_off=_is_cut_off(text))


def _without_middle(text: str, most_items: int) -> tuple[str, int]:
    starts = [match.start() for match in _ITEM_START.finditer(text)]
    left_out = len(starts) - 2 * most_items
    if left_out <= 0:
        return text, 0
    return text[: starts[most_items]] + text[starts[-most_items] :], left_out


def _is_cut_off(text: str) -> bool:
    last_end = max(text.rfind("</item"), text.rfind("</entry"), 0)
    return _ITEM_START.search(text, last_end) is not None
