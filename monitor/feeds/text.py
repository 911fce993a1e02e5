"""HTML fragments, as feeds carry them in titles and summaries, to plain text.

Not html.parser's work: Python 3.11's raises on `<![`, and 250 KB of `<a b=c ` keep it busy for minutes. All a summary
needs is where its tags are and which of them begin a new line; the patterns here look at each character a few times.
"""

import html
import re

# More HTML than that is no item's text: the longest article of the corpora has 60,000 characters.
LONGEST_FRAGMENT = 256 * 1024

_BLOCKS = frozenset(
    """address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul
    """.split()  # noqa: SIM905 - names are read more easily as words
)
_CELLS = frozenset({"td", "th"})

# Branches end at the next `<` or take the rest of the text, so that nothing is looked at again and again.
_MARKUP = re.compile(
    r"""
      <!-- (?: .*?--> | .* )                                                        # comment
    | < (script|style|template|noscript|iframe|object|svg|head) \b [^<>]*+ >        # what is not shown, with
        (?: .*? </ \1 \b [^<>]*+ > | .* )                                           # all that is inside
    | < blockquote \b                                                              # WordPress' link to another post, with
        (?= [^<>]{0,300}? \b class= ["']? [^<>"']{0,200}? \b wp-embedded-content \b )
        [^<>]*+ > (?: (?! </? blockquote \b ) . ){0,2000}+ </ blockquote \b [^<>]*+ >   # its headline
    | </? (?P<name> [a-z][a-z0-9]*+ ) (?: [^<>"'] | "[^"<]*+" | '[^'<]*+' | ["'] )*+ >
    | <[!?] [^<>]*+ >
    | <[a-z/!?] [^<>]*+ \Z                                                          # cut off in the middle of a tag
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"</?[A-Za-z][^<>]*+>|&(?:#\d|#[xX][0-9A-Fa-f]|[A-Za-z][A-Za-z0-9]*+;)")
_NO_CHARACTER = re.compile(r"&#[xX]?[0-9A-Fa-f]{8,}+;?")  # html.unescape raises at more than 4,300 digits


def plain_text(fragment: str) -> str:
    """The text of an HTML fragment: one paragraph a line, no empty lines, runs of white space collapsed.

    Text that was escaped once too often (`&amp;quot;`, `&lt;p&gt;` that shows as a tag) is decoded a second time.
    Newlines of a fragment without tags are kept: there they are the only paragraphs.
    """
    text = _rendered(fragment[:LONGEST_FRAGMENT])
    if _ESCAPED.search(text):
        text = _rendered(text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _rendered(fragment: str) -> str:
    if _MARKUP.search(fragment):
        fragment = _MARKUP.sub(_break_of, re.sub(r"\s", " ", fragment))
    return html.unescape(_NO_CHARACTER.sub("", fragment))


def _break_of(markup: re.Match[str]) -> str:
    """What a browser puts where a tag stands: a new line, the next cell, or nothing."""
    name = (markup["name"] or "").lower()
    if name in _BLOCKS:
        return "\n"
    return " " if name in _CELLS else ""
