"""The quieter houses: an agency, a daily, an old newspaper and a content management system nobody has styled."""

from html import escape

from monitor.demo.article import SUBHEADING
from monitor.demo.templates.page import Page, document, element, link, links, paragraphs

_CARD_AFTER = 2  # paragraphs


def agency(page: Page) -> str:
    """A clean page; its one fault is a standfirst that the text below says again."""
    article = page.article
    return document(
        page,
        f"""\
<main><article class="a1">
<h1>{page.title}</h1>
<p class="a2">{escape(article.summary or article.paragraphs[0])}</p>
<time datetime="{page.own.at.isoformat(timespec="minutes")}">{page.date("d MMMM y - HH:mm")}</time>
<figure>{element("figcaption", article.caption)}</figure>
<div class="a3">
{paragraphs(article.paragraphs)}
</div>
</article></main>
<aside><h2>الأكثر قراءة</h2><ul>
{links(page.neighbours.most_read)}
</ul></aside>""",
    )


def daily(page: Page) -> str:
    """A card that leads away stands in the middle of the text, share buttons and an application below it."""
    lines = page.article.paragraphs
    related = (*page.neighbours.related, *page.neighbours.most_read)
    card = f"<p>اقرأ أيضا: {link(related[0])}</p>" if related else ""
    return document(
        page,
        f"""\
<div class="q1"><div class="q2">
<h1>{page.title}</h1>
<p>نشر في {page.date("EEEE d MMMM y")}</p>
{element("p", page.article.caption and f"صورة توضيحية: {page.article.caption}")}
{paragraphs(lines[:_CARD_AFTER])}
{card}
{paragraphs(lines[_CARD_AFTER:])}
<p>شارك هذا المقال</p>
<p>حمل تطبيق {page.name} مجانا</p>
</div></div>""",
    )


def newspaper(page: Page) -> str:
    """A table for a layout, as in 2003."""
    return document(
        page,
        f"""\
<table width="780" align="center"><tr><td valign="top" width="560">
<h1>{page.title}</h1>
<p align="right">بقلم: قسم {escape(page.article.section)}</p>
<p align="right">{page.date("EEEE d MMMM y")}</p>
{paragraphs(page.article.paragraphs)}
<p align="right">طباعة</p>
<p align="right">أرسل لصديق</p>
</td><td valign="top" width="200"><b>مواضيع ذات صلة</b><br>
{"<br>".join(link(one) for one in page.neighbours.related)}
</td></tr></table>""",
    )


def content_system(page: Page) -> str:
    """No paragraphs, only line breaks; no class name that means anything; tags and a share line at the end."""
    text = "<br><br>\n".join(_line(line) for line in page.article.paragraphs)
    words = "، ".join(escape(word) for word in (page.article.section, page.outlet.name, "أخبار اليوم"))
    return document(
        page,
        f"""\
<div id="d1"><div class="e5"><div class="e9">
<h1>{page.title}</h1>
<div class="e2">{page.date("dd/MM/y HH:mm")}</div>
<div class="e7">
{text}
</div>
<div class="e3">الوسوم: {words}</div>
<div class="e4">شارك على فيسبوك</div>
<div class="e6"><div>آخر الأخبار</div>
{"".join(f"<div>{link(one)}</div>" for one in page.neighbours.most_read)}</div>
</div></div></div>""",
        separator=" | ",
    )


def _line(line: str) -> str:
    if line.startswith(SUBHEADING):
        return element("b", line.removeprefix(SUBHEADING))
    return escape(line)
