"""Two big Egyptian portals: everything below the article wants to be read next."""

from monitor.demo.templates.page import Page, document, element, links, paragraphs, titles

_WORDS = ("الطقس", "أسعار الذهب", "الدوري", "سعر الدولار", "مسلسلات", "الثانوية العامة", "معرض الكتاب")


def portal(page: Page) -> str:
    """A caption above the text; below it the most read without links, dated related articles and a word cloud."""
    caption = page.article.caption
    archive = "" if "أرشيفية" in caption else "، أرشيفية"
    related = "\n".join(
        f"<p>{element('b', one.article.title)}</p><p>{page.date('dd MMMM y hh:mm a', one.at)}</p>"
        for one in page.neighbours.related
    )
    words = " ".join(f"<span>{word}</span>" for word in _WORDS)
    return document(
        page,
        f"""\
<main class="x1"><div class="x2">
<h1>{page.title}</h1>
<div class="x3">{element("p", caption and caption + archive)}</div>
<div class="x4">
{paragraphs(page.article.paragraphs)}
<div class="x5"><h3>الأكثر قراءة</h3>
<ul>
{titles(page.neighbours.most_read)}
</ul></div>
<div class="x6"><h3>أخبار ذات صلة</h3>
{related}
</div>
<div class="x7"><h3>أكثر الكلمات انتشاراً</h3>
<p>{words}</p></div>
</div>
</div></main>""",
    )


def news_site(page: Page) -> str:
    """A ticker above the headline, a Google News line below it; at the end newsletter, follow, previous and next."""
    around = (*page.neighbours.most_read, *page.neighbours.related)[:2]
    previous_next = "\n".join(
        f"<p>{label} {element('span', one.article.title)}</p>"
        for label, one in zip(("السابق", "التالى"), around, strict=False)
    )
    return document(
        page,
        f"""\
<main class="m1">
<div class="m2"><p>أخبار عاجلة</p></div>
<div class="m3">
<h1>{page.title}</h1>
<p>تابع أحدث الأخبار عبر تطبيق google news</p>
{paragraphs(page.article.paragraphs)}
<p>اشترك فى النشرة البريدية لتحصل على اهم الاخبار بمجرد نشرها</p>
<p>تابعنا على مواقع التواصل الاجتماعى</p>
{previous_next}
</div>
<div class="m4"><h4>اخترنا لك</h4><ul>
{links(page.neighbours.related)}
</ul></div>
</main>""",
        separator=" | ",
    )
