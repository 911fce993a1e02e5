"""A WordPress site of a small town, with every plugin there is."""

from monitor.demo.article import SUBHEADING
from monitor.demo.templates.page import Page, document, element, links, paragraphs

_COMMENT_RULES = "الامتناع عن الإساءة إلى الأشخاص أو المقدسات، وعن كل ما يحرض على الكراهية أو العنصرية، وإدارة الموقع غير مسؤولة عن التعليقات."
_COOKIES = "نستخدم ملفات تعريف الارتباط (الكوكيز) لنقدم لك تجربة أفضل ونحلل حركة الزيارات في موقعنا، وباستمرارك في التصفح توافق على ذلك."


def blog(page: Page) -> str:
    """Byline, date and counter in one word, the headline twice, a caption in the text; comments, ticker, cookies."""
    first, rest = _halves(page.article.paragraphs)
    caption = page.article.caption
    quoted_title = f"{page.title} “{page.name}”"
    return document(
        page,
        f"""\
<div class="c1"><div class="c2">
<h1>{quoted_title}</h1>
<div class="c3"><p><span>admin</span><span>{page.date("d MMMM y")}</span><span>0 مشاهدة</span><span>آخر تحديث :</span></p></div>
<p>{quoted_title}</p>
{paragraphs(first)}
{element("p", caption and f"{caption} - موقع {page.outlet.name}")}
{paragraphs(rest)}
<div class="c4"><p>اترك تعليق</p>
<p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p>
<form action="/comment"><textarea name="comment"></textarea><button>إرسال التعليق</button></form>
<p>شروط التعليق :</p>
<p>{_COMMENT_RULES}</p></div>
<div class="c5"><p>عاجل</p>
<ul>
{links(page.neighbours.most_read)}
</ul></div>
<div class="c6"><p>{_COOKIES}...سياسة الخصوصية</p><p>موافق</p></div>
</div></div>""",
        separator=" – ",
    )


def _halves(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The text cut where a picture would go: after the second paragraph, but never below a subheading."""
    middle = 2 if len(lines) > 2 and not lines[1].startswith(SUBHEADING) else 1  # noqa: PLR2004 - two paragraphs
    return lines[:middle], lines[middle:]
