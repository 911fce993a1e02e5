"""An aggregator: other people's articles, one running into the next."""

from collections.abc import Sequence
from html import escape

from monitor.demo.article import SUBHEADING, DemoArticle, Published
from monitor.demo.outlets import OUTLETS
from monitor.demo.templates.page import Page, document, element, paragraphs

_SOURCES = {outlet.id: outlet.name for outlet in OUTLETS}
_READ_ON_PARAGRAPHS = 3
_SHORTEST_KEYWORD = 5
_KEYWORDS = 6


def aggregator(page: Page) -> str:
    """Date, text with glued subheadings, source, keywords; then another article on the same subject, text and all."""
    read_on = page.neighbours.read_on
    return document(
        page,
        f"""\
<div class="r"><div class="k">
<h1>{page.title}</h1>
<div>تاريخ النشر: {_english_date(page)}</div>
<div class="t">
{_glued(page.article.paragraphs)}
</div>
<p>المصدر: {_source(page)}</p>
<p>كلمات دلالية: {escape(" ".join(_keywords(page)))}</p>
{_next_article(read_on) if read_on else ""}
</div></div>""",
    )


def _english_date(page: Page) -> str:
    """`13th, September 2026 GMT`, as one aggregator writes it."""
    at = page.own.at
    ending = "th" if at.day in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}.get(at.day % 10, "th")
    return f"{at.day}{ending}, {at:%B} {at.year} GMT"


def _glued(lines: Sequence[str]) -> str:
    """Paragraphs, a subheading set bold at the beginning of the next one with no space between."""
    html = []
    bold = ""
    for line in lines:
        if line.startswith(SUBHEADING):
            bold = element("strong", line.removeprefix(SUBHEADING))
        else:
            html.append(f"<p>{bold}{escape(line)}</p>")
            bold = ""
    return "\n".join(html)


def _source(page: Page) -> str:
    read_on = page.neighbours.read_on
    return escape(_SOURCES[read_on.article.outlet] if read_on else page.outlet.name)


def _keywords(page: Page) -> list[str]:
    """The longer words of the headline, and of the article it carries on with: that is how far such keywords reach."""
    articles: list[DemoArticle] = [page.article]
    if page.neighbours.read_on:
        articles.append(page.neighbours.read_on.article)
    return [
        word
        for article in articles
        for word in [word for word in article.title.split() if len(word) >= _SHORTEST_KEYWORD][:_KEYWORDS]
    ]


def _next_article(read_on: Published) -> str:
    article = read_on.article
    text = [line for line in article.paragraphs if not line.startswith(SUBHEADING)]
    return f"""\
<p>إقرأ أيضاً:</p>
<p>{escape(article.title)}</p>
{paragraphs(text[:_READ_ON_PARAGRAPHS])}"""
