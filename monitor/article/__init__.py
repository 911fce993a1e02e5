"""From a page to an article: extract its text blocks, then take out what is not the article.

    html ─► dom ─► extract ─┐
    text ─► lines ──────────┼─► Extracted ─► clean ─► Article
    feed item ─► lines ─────┘

`dom`, `extract`, `metadata` and `serialise` are the only home of lxml and trafilatura; everything from `Extracted`
on is pure.
"""

from monitor.article.clean import clean
from monitor.article.extract import address_of, extract_page
from monitor.article.lines import from_item, looks_like_html, read_text
from monitor.article.memory import changed, learn
from monitor.article.prune import prune_problem
from monitor.article.titles import KnownTitles

__all__ = [
    "KnownTitles",
    "address_of",
    "changed",
    "clean",
    "extract_page",
    "from_item",
    "learn",
    "looks_like_html",
    "prune_problem",
    "read_text",
]
