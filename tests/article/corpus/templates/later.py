"""Content management systems of earlier years, an application's pages, and text broken like a printed column."""

import re
from textwrap import wrap

from tests.article.corpus.composer import Composer, head, json_ld, stamp

_COLUMN = 68  # characters a line of the scanned bulletin
_TEXT = re.compile("\x02(.*?)\x03")


def joomla(page: Composer) -> str:
    """Joomla with K2: the first paragraph set apart, rating, hits, "tagged under", the author's latest items."""
    story, put, each = page.story, page.put, page.each
    link = '<li class="even"><a href="{link}">{title}</a></li>'
    return f"""<!DOCTYPE html><html dir="rtl" lang="ar-aa">{head(story, "صحيفة السهل", description=story.lead)}<body class="com_k2 view-item"><div id="wrapper"><div id="logo"><a href="/">{put("nav", "صحيفة السهل")}</a><p>{put("slogan", "يومية سياسية جامعة")}</p></div><ul class="menu">{each("nav", ("الرئيسية", "محليات", "عربي ودولي", "أعمدة", "اتصل بنا"))}</ul>
<span class="breadcrumbs">{each("breadcrumb", ("أنت هنا:", "الرئيسية", story.section), '<a class="pathway" href="/">{text}</a> ')}</span>
<div id="k2Container" class="itemView"><span id="startOfPageId812"></span><div class="itemHeader"><span class="itemDateCreated">{put("date", page.moment())}</span><h2 class="itemTitle">{page.title()}</h2><span class="itemAuthor">{put("byline", "كتبه")} <a rel="author" href="/a">{put("byline", story.author)}</a></span></div>
<div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">{put("ui", "حجم الخط")}</span><a href="#" id="fontDecrease"><span>{put("ui", "تصغير حجم الخط")}</span></a><a href="#" id="fontIncrease"><span>{put("ui", "زيادة حجم الخط")}</span></a></li><li><a class="itemPrintLink" href="#"><span>{put("ui", "طباعة")}</span></a></li><li><a class="itemEmailLink" href="#"><span>{put("share", "البريد الإلكتروني")}</span></a></li><li><a class="itemCommentsLink" href="#c">{put("comment_form", "كن أول من يعلق!")}</a></li></ul></div>
<div class="itemRatingBlock"><span>{put("rating", "قيم الموضوع")}</span><div class="itemRatingForm"><ul class="itemRatingList">{each("rating", "12345", "<li><a href='#'>{text}</a></li>")}</ul><div class="itemRatingLog">{put("rating", "(0 أصوات)")}</div></div></div>
<div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><a class="modal" href="/i.jpg"><img src="/i.jpg" alt=""></a></span><span class="itemImageCaption">{put("caption", story.caption)}</span><span class="itemImageCredits">{put("caption", story.credit)}</span></div>
<div class="itemIntroText"><p>{page.lead()}</p></div><div class="itemFullText">
{page.body()}</div>
<div class="itemContentFooter"><span class="itemHits">{put("counter", "قراءة")} <b>{put("counter", str(page.number(30, 900)))}</b> {put("counter", "مرات")}</span> <span class="itemDateModified">{put("date", f"آخر تعديل على {page.moment()}")}</span></div></div>
<div class="itemLinks"><div class="itemCategory"><span>{put("section", "نشر في")}</span> <a href="/s">{put("section", story.section)}</a></div><div class="itemTagsBlock"><span>{put("tags", "موسومة تحت")}</span><ul class="itemTags">{each("tags", story.tags)}</ul></div></div>
<div class="itemAuthorBlock"><img src="/a.jpg"><div class="itemAuthorDetails"><h3 class="itemAuthorName"><a href="/a">{put("author_box", story.author)}</a></h3><p>{page.life()}</p></div></div>
<div class="itemAuthorLatest"><h3>{put("related", f"أحدث من {story.author}")}</h3><ul>{page.cards("related", 4, link)}</ul></div>
<div class="itemRelated"><h3>{put("related", "مواد ذات صلة (بواسطة علامة)")}</h3><ul>{page.cards("related", 3, link)}</ul></div>
<div class="itemNavigation"><span class="itemNavigationTitle">{put("prev_next", "المزيد في هذه الفئة:")}</span>{page.cards("prev_next", 2, '<a class="itemPrevious" href="{link}">&laquo; {title}</a>')}</div><div class="itemBackToTop"><a href="#s">{put("ui", "العودة للأعلى")}</a></div>
<div class="itemCommentsForm"><h3>{put("comment_form", "رأيك في الموضوع")}</h3><p class="itemCommentsFormNotes">{put("comment_form", "تأكد من إدخال المعلومات المطلوبة (*) المشار إليها. كود HTML غير مسموح به.")}</p><form>{each("comment_form", ("الرسالة *", "الاسم *", "البريد الإلكتروني *"), "<label class='formComment'>{text}</label>")}</form></div></div>
<div class="module"><h3>{put("most_read", "الأكثر زيارة")}</h3><ul class="mostread">{page.cards("most_read", 5, "<li><a href='{link}'>{title}</a></li>")}</ul></div><div id="footer">{put("imprint", "صحيفة السهل، الحقوق محفوظة. تصميم وبرمجة: ركن الويب")}</div></div></body></html>"""


def fields(page: Composer) -> str:
    """Drupal 7: every piece a field with a label, class names in Arabic letters, a view of other nodes amid the text."""
    story, put, each = page.story, page.put, page.each

    def field(name: str, label: str, inner: str) -> str:
        return f'<div class="field field-name-field-{name} field-type-text field-label-inline clearfix"><div class="field-label">{label}&nbsp;</div><div class="field-items"><div class="field-item even">{inner}</div></div></div>\n'

    def after(paragraph: int) -> str:
        if paragraph != 2:
            return ""
        label = put("read_also", "من الملف نفسه")
        rows = page.cards(
            "read_also",
            2,
            '<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="{link}">{title}</a></span></div></div>',
        )
        return f'<div class="view view-من-الملف"><div class="view-header">{label}</div><div class="view-content">{rows}</div></div>\n'

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl" prefix="content: http://purl.org/rss/1.0/modules/content/">{head(story, "مركز الأفق", description=story.lead)}<body class="html not-front page-node node-type-خبر"><div id="skip-link"><a href="#main-content">{put("ui", "تجاوز إلى المحتوى الرئيسي")}</a></div><div id="page"><div class="region region-header"><div class="block block-menu">{each("nav", ("الصفحة الأولى", "أخبار", "ملفات", "حوارات", "مكتبة"), "<li class='leaf'><a href='/s'>{text}</a></li>")}</div><form class="search-form"><label>{put("search", "استمارة البحث")}</label><input type="text"></form></div>
<div id="main-content" class="column المحتوى"><h1 class="page-title">{page.title()}</h1><div class="tabs"></div><div class="node node-خبر view-mode-full"><div class="submitted">{put("byline", f"أضافه {story.author} في")} {put("date", page.moment(months="levant"))}</div>
<div class="field field-name-field-المقدمة field-type-text-long field-label-hidden"><div class="field-items"><div class="field-item even">{page.lead()}</div></div></div>
<div class="field field-name-field-صورة field-type-image"><div class="field-items"><div class="field-item even"><img typeof="foaf:Image" src="/i.jpg"><blockquote class="image-field-caption"><p>{put("caption", story.caption)}</p></blockquote></div></div></div>
<div class="field field-name-body field-type-text-with-summary نص-الخبر"><div class="field-items"><div class="field-item even" property="content:encoded">
{page.body(after=after)}</div></div></div>
{field("المصدر", put("source", "المصدر:"), put("source", story.credit))}{field("الوسوم", put("tags", "كلمات مفتاحية:"), each("tags", story.tags, "<a href='/t' typeof='skos:Concept'>{text}</a> "))}
<ul class="links inline"><li class="statistics_counter first"><span>{put("counter", f"{page.number(40, 9000)} قراءة")}</span></li><li class="print_html"><a href="/print">{put("ui", "نسخة سهلة الطبع")}</a></li><li class="comment_forbidden last"><span>{put("login", "لإضافة تعليقات")} <a href="/user">{put("login", "تسجيل الدخول")}</a></span></li></ul></div></div>
<div class="region region-sidebar-second">{_block(put("related", "مواد القسم"), page.cards("related", 5, '<div class="views-row"><span class="field-content"><a href="{link}">{title}</a></span><div class="field-content"><p>{teaser}</p></div></div>'))}{_block(put("trending", "سحابة المواضيع"), each("trending", page.pools.trending[:6], "<a href='/t'>{text}</a> "))}</div>
<div id="footer"><p>{put("imprint", "مركز الأفق للدراسات 2009 - 2026")}</p></div></div></body></html>"""


def _block(heading: str, inner: str) -> str:
    return f'<div class="block block-views"><h2>{heading}</h2><div class="content">{inner}</div></div>'


def nuxt(page: Composer) -> str:
    """An application rendered on the server: hashed attributes, no telling names, the whole text once more as JSON."""
    story, put, each = page.story, page.put, page.each
    scope = 'data-v-4c1e9a7b=""'
    style = {
        "paragraph": f'<p {scope} dir="RTL">{{text}}</p>\n<!---->',
        "heading": f"<div {scope}><h3 {scope}>{{text}}</h3></div>\n",
        "quote": f'<div {scope} class="q1"><svg></svg><div {scope}>{{text}}</div></div>\n',
        "figure": f'<div {scope} class="x9"><img data-src="/i.jpg"><div {scope} class="x8">{{caption}}</div><div {scope} class="x8">{{credit}}</div></div>\n',
    }

    def after(paragraph: int) -> str:
        if paragraph == 3:
            label = put("read_also", "تابعوا في هذا الملف")
            cards = page.cards(
                "read_also",
                1,
                f'<a {scope} href="{{link}}" class="k2"><img data-src="/t.jpg"><div {scope}><h4 {scope}>{{title}}</h4><div {scope}>{{teaser}}</div></div></a>',
            )
            return f"<div {scope} class='k1'><span {scope}>{label}</span>{cards}</div>\n"
        return f'<div {scope} class="dfp">{put("ad", "مساحة إعلانية")}</div>\n' if paragraph == 1 else ""

    def tab(label: str) -> str:
        row = f'<a {scope} href="{{link}}" class="r3"><span {scope}>{{number}}</span><div {scope}>{{title}}</div></a>'
        return f"<div {scope} role='tabpanel'>{page.cards(label, 4, row)}</div>"

    return f"""<!doctype html><html data-n-head-ssr lang="ar" dir="rtl">{head(story, "منصة الرصيف", description=story.lead, extra=json_ld(story, with_text=True))}<body><div data-server-rendered="true" id="__nuxt"><div id="__layout"><div {scope}><div {scope} class="b0"><button {scope} aria-label="menu"></button>{each("nav", ("منصة الرصيف", "الآن", "قصص", "اقتصاد", "بودكاست"), f"<a {scope} href='/s'>{{text}}</a>")}<button {scope}>{put("login", "حسابي")}</button></div>
<div {scope} class="b1"><div {scope} class="c0"><a {scope} href="/s">{put("section", story.section)}</a><h1 {scope}>{page.title()}</h1><div {scope} class="c1"><a {scope} href="/w">{put("byline", story.author)}</a><div {scope}>{put("date", f"{page.day()} | {story.date:%H:%M}")}</div><div {scope}>{put("counter", f"{page.number(2, 9)} د للقراءة")}</div></div>
<div {scope} class="c2">{each("share", ("إكس", "فيسبوك", "واتساب", "انسخ"), f"<button {scope}><span {scope}>{{text}}</span></button>")}</div><div {scope} class="x9"><img src="/f.jpg"><div {scope} class="x8">{put("caption", story.caption)}</div></div>
<div {scope} class="c3">
{page.body(style, after)}</div>
<div {scope} class="c4">{each("tags", story.tags, f"<a {scope} href='/t'><span {scope}>{{text}}</span></a>")}</div><div {scope} class="c5"><div {scope}>{put("newsletter", "رسالة الرصيف الصباحية")}</div><div {scope}>{put("newsletter", "خمس قصص في بريدك قبل القهوة، من دون ضجيج.")}</div><button {scope}>{put("newsletter", "أريدها")}</button></div></div>
<div {scope} class="r0"><div {scope} role="tablist"><button {scope}>{put("most_read", "الأعلى قراءة")}</button><button {scope}>{put("related", "جديدنا")}</button></div>{tab("most_read")}{tab("related")}</div></div>
<div {scope} class="f0">{each("nav", ("عن الرصيف", "اكتب لنا", "الخصوصية"), f"<a {scope} href='/p'>{{text}}</a>")}<div {scope}>{put("imprint", "الرصيف © 2026")}</div></div></div></div></div><script>window.__NUXT__={{layout:"default",data:[{{}}],serverRendered:true}}</script></body></html>"""


def gulf(page: Composer) -> str:
    """A Gulf state's agency: nested tables, the text in one cell between line breaks, code and hour below it."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": "{text}<br /><br />\n",
        "heading": "<u><b>{text}</b></u><br /><br />\n",
        "quote": "{text}<br /><br />\n",
        "item": " - {text}<br />\n",
        "items": "{inner}<br />\n",
        "figure": '<table align="left" width="200"><tr><td><img src="/i.jpg" width="200"></td></tr><tr><td class="cap">{caption} {credit}</td></tr></table>\n',
    }
    row = '<tr><td valign="top"><img src="/dot.gif"></td><td><a class="lnk" href="{link}">{title}</a></td></tr><tr><td colspan="2" class="tm">{date}</td></tr>'
    return f"""<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>وكالة أنباء الساحل - {story.title}</title><meta name="description" content="وكالة أنباء الساحل: الخبر الرسمي أولا بأول"><meta name="keywords" content="وكالة، أنباء، الساحل"></head><body topmargin="0"><table width="980" align="center" cellpadding="0"><tr><td colspan="3"><table width="100%"><tr><td>{put("nav", "وكالة أنباء الساحل")}</td><td align="left">{put("date", page.moment())}</td></tr></table></td></tr>
<tr bgcolor="#00447c"><td colspan="3"><table><tr>{each("nav", ("الرئيسية", "نشاط القيادة", "محلي", "عالمي", "ثقافة", "English"), "<td class='mn'><a href='/s'>{text}</a></td>")}</tr></table></td></tr>
<tr><td width="180" valign="top"><table>{each("weather", ("حالة الطقس", "المدينة 31°", "الجزيرة 29°"), "<tr><td>{text}</td></tr>")}</table><table><tr><td>{put("related", "آخر الأنباء")}</td></tr>{page.cards("related", 6, row)}</table></td>
<td width="620" valign="top"><table width="100%"><tr><td class="sec">{put("section", f"{story.section} / خبر رسمي")}</td></tr><tr><td class="ttl"><b>{page.title()}</b></td></tr><tr><td class="tools">{each("ui", ("طباعة", "حفظ", "تكبير"), "<a href='#'>{text}</a> | ")}</td></tr>
<tr><td class="dtl"><div align="justify"><font size="4">{put("date", f"المدينة في {page.day()}")} <br /><br />
{page.body(style)}<center>{put("wire", "/ س خ / ر م")}</center><br />{put("wire", f"انتهى {story.date:%H:%M} ت م")}</font></div></td></tr>
<tr><td>{put("share", "أرسل الخبر إلى صديق")}</td></tr><tr><td><table><tr><td colspan="2">{put("most_read", "الأخبار الأكثر طباعة")}</td></tr>{page.cards("most_read", 3, row)}</table></td></tr></table></td><td width="180"><img src="/ad.gif"></td></tr>
<tr><td colspan="3" align="center" class="ft">{put("imprint", f"وكالة أنباء الساحل - {story.date.year} - صندوق بريد 118")}</td></tr></table></body></html>"""


def wrapped(page: Composer) -> str:
    """A bulletin pasted from a printed page: a line break wherever the column ended, two between paragraphs."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": "\x02{text}\x03<br>\n<br>\n",
        "heading": "<b>{text}</b><br>\n<br>\n",
        "quote": "\x02{text}\x03<br>\n<br>\n",
        "item": "* \x02{text}\x03<br>\n",
        "items": "{inner}<br>\n",
        "figure": "<br><img src='/i.jpg'><br><small>{caption} {credit}</small><br><br>\n",
    }
    return f"""<html lang="ar"><head><meta charset="utf-8"><title>{story.title}</title></head><body dir="rtl" bgcolor="white"><center><h3>{put("nav", "نشرة الغرفة الأسبوعية")}</h3><i>{put("slogan", "صوت التجار والصناع منذ عام 1961")}</i></center><p>{each("nav", ("الصفحة الأولى", "العدد الكامل", "أرشيف الأعداد", "اشتراكات"), "[<a href='/s'>{text}</a>] ")}</p><hr>
<p><font color="gray">{put("section", story.section)} - {put("ui", "صفحة 4")}</font></p><h1>{page.title()}</h1><p><i>{put("byline", f"تقرير: {story.author}")}</i> / {put("date", stamp(story.date))}</p>
<p>
{_broken(page.body(style))}</p>
<p><a href="/pdf">{put("ui", "تحميل الصفحة بصيغة PDF")}</a></p><hr><b>{put("related", "من العدد نفسه")}</b><br>{page.cards("related", 5, "<a href='{link}'>{title}</a><br>")}<hr>
<p>{put("prev_next", "الصفحة السابقة")} | {put("prev_next", "الصفحة التالية")}</p><address>{put("imprint", "تصدر عن غرفة التجارة والصناعة. الطباعة: مطابع المرفأ")}</address></body></html>"""


def _broken(body: str) -> str:
    """A body whose marked texts are broken where a column ends."""
    return _TEXT.sub(lambda found: "<br>\n".join(wrap(found[1], _COLUMN)), body)
