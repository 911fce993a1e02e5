"""A sports site: scores above, everybody's favourite players below."""

from monitor.demo.templates.page import Page, document, element, links, paragraphs, titles


def sports(page: Page) -> str:
    """Live label, byline; below the text hashtags, the most read and what one may like."""
    return document(
        page,
        f"""\
<div class="s1">
<aside class="s2"><h4>جميع المباريات</h4><p>لا توجد مباريات جارية</p></aside>
<div class="s3">
<p>مباشر</p>
<h1>{page.title}</h1>
<p>كتب: محرر {page.name}</p>
<p>{page.date("EEEE d MMMM y - HH:mm")}</p>
<figure>{element("figcaption", page.article.caption)}</figure>
{paragraphs(page.article.paragraphs)}
<p>شارك الخبر</p>
<p>الأكثر مشاهدة</p>
<ul>
{titles(page.neighbours.most_read)}
</ul>
<p>قد يعجبك أيضا</p>
<ul>
{links(page.neighbours.related)}
</ul>
</div></div>""",
    )
