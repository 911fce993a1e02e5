"""What every template is given, and the pieces most of them share. Every function here returns HTML, escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from monitor.demo.article import SUBHEADING, DemoArticle, Published
from monitor.demo.neighbours import Neighbours
from monitor.demo.outlets import Outlet

SECTIONS = ("سياسة", "اقتصاد", "رياضة", "ثقافة", "منوعات")


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page shows."""

    outlet: Outlet
    own: Published
    neighbours: Neighbours

    @property
    def article(self) -> DemoArticle:
        """The article it is the page of."""
        return self.own.article

    @property
    def name(self) -> str:
        """The outlet's name."""
        return escape(self.outlet.name)

    @property
    def title(self) -> str:
        """The headline."""
        return escape(self.article.title)

    def date(self, pattern: str, at: datetime | None = None) -> str:
        """A moment (by default, the publication) in the outlet's zone and month names; `pattern` is CLDR's."""
        local = (at or self.own.at).astimezone(ZoneInfo(self.outlet.timezone))
        return escape(format_datetime(local, pattern, locale=self.outlet.locale))


def document(page: Page, body: str, *, separator: str = " - ") -> str:
    """A whole page: a head as sites have it, navigation, `body` (HTML), footer."""
    site_title = f"{page.title}{separator}{page.name}"
    description = escape(page.article.summary or page.article.paragraphs[0])
    sections = "".join(
        f'<li><a href="/section/{index}">{name}</a></li>' for index, name in enumerate(SECTIONS)
    )
    return f"""\
<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="{page.outlet.charset}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{site_title}</title>
<meta name="description" content="{description}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{page.name}">
<meta property="og:title" content="{site_title}">
<meta property="og:description" content="{description}">
<meta property="article:published_time" content="{page.own.at.isoformat(timespec="seconds")}">
<meta property="article:section" content="{escape(page.article.section)}">
<link rel="canonical" href="{escape(page.own.url)}">
<link rel="stylesheet" href="/style.css">
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body>
<header><a href="/">{page.name}</a>
<nav><ul><li><a href="/">الرئيسية</a></li>{sections}</ul></nav></header>
{body}
<footer><ul><li><a href="/about">من نحن</a></li><li><a href="/contact">اتصل بنا</a></li>
<li><a href="/privacy">سياسة الخصوصية</a></li></ul>
<p>جميع الحقوق محفوظة © {page.date("y")} {page.name}</p></footer>
</body>
</html>
"""


def paragraphs(lines: Iterable[str]) -> str:
    """Paragraphs, and subheadings as most sites set them: a paragraph in bold."""
    return "\n".join(
        f"<p>{element('strong', line.removeprefix(SUBHEADING))}</p>"
        if line.startswith(SUBHEADING)
        else element("p", line)
        for line in lines
    )


def titles(headlines: Iterable[Published]) -> str:
    """List items that are no links."""
    return "\n".join(f"<li><p>{escape(one.article.title)}</p></li>" for one in headlines)


def links(headlines: Iterable[Published]) -> str:
    """List items that are links."""
    return "\n".join(
        f'<li><a href="{escape(one.url)}">{escape(one.article.title)}</a></li>' for one in headlines
    )


def link(one: Published) -> str:
    """One headline as a link."""
    return f'<a href="{escape(one.url)}">{escape(one.article.title)}</a>'


def element(tag: str, text: str) -> str:
    """An element with this text, or nothing when there is no text."""
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""
