"""When a page says it was published: in its head, for search engines, or in the first time element of its text."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from monitor.safe.text import one_line

_LONGEST = 100  # characters
_LONGEST_SCRIPT = (
    64 * 1024
)  # characters; articles with their whole text in JSON-LD name the date at its beginning or end
_META_XPATH = etree.XPath(
    '//meta[@property="article:published_time" or @property="og:published_time" or @itemprop="datePublished"'
    ' or @name="article:published_time" or @name="datePublished" or @name="pubdate" or @name="publishdate"'
    ' or @name="DC.date.issued"]/@content'
)
_JSON_LD_XPATH = etree.XPath('//script[@type="application/ld+json"]/text()')
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,100})"')
# Time elements looked at: the article's own is among the first; further down are those of other headlines.
_MOST_TIMES = 20


def page_date(tree: HtmlElement) -> str:
    """The date of publication as the page writes it, or "": metadata first, then the first time element of its text."""
    scripts = (text[:_LONGEST_SCRIPT] + text[-_LONGEST_SCRIPT:] for text in _JSON_LD_XPATH(tree))
    in_scripts = (found[1] for text in scripts if (found := _JSON_DATE.search(text)))
    candidates = (*_META_XPATH(tree), *in_scripts, *_times(tree))
    return next((line for text in candidates if (line := one_line(text, _LONGEST))), "")


def _times(tree: HtmlElement) -> Iterator[str]:
    """What the first time elements inside an article say."""
    for element in islice(tree.iter("time"), _MOST_TIMES):
        if next(element.iterancestors("article", "main"), None) is not None:
            yield element.get("datetime", "")
