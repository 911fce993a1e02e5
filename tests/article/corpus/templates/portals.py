"""Outlets on older systems: ASP.NET portals, layout tables, Drupal, and an aggregator's endless headlines."""

from tests.article.corpus.composer import Composer, head, stamp

_BROKEN = {
    "paragraph": "{text}<br /><br />\n",
    "heading": "<strong>{text}</strong><br />\n",
    "item": "- {text}<br />\n",
    "items": "{inner}<br />\n",
    "quote": "<em>{text}</em><br /><br />\n",
    "row": "{inner}<br />\n",
    "cell": "{text} &nbsp; ",
    "rows": "{inner}<br />\n",
    "post": "{text}<br />{sender} {date}<br /><br />\n",
    "figure": '<div class="imgIn"><img src="/i.jpg" /><br /><span class="cap">{caption} {credit}</span></div>\n',
}
"""Text with line breaks and no element of its own for any paragraph."""


def aspnet(page: Composer) -> str:
    """An Egyptian daily's portal: one div of broken lines, most read beside it, source and keywords as plain lines below."""
    story, put, each = page.story, page.put, page.each
    return f"""<!DOCTYPE html><html>{head(story, "بوابة السهول")}<body><form method="post" action="./Story.aspx?id=77" id="form1">
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY1NDU2" /><div class="header"><div class="topDate">{put("date", page.moment())}</div>
<div class="editor">{put("imprint", "رئيس مجلس الإدارة")} <span>{put("imprint", "عبد المنعم الصاوي")}</span></div><ul id="nav">{each("nav", ("الصفحة الأولى", "أخبار", "محافظات", "حوادث", "ملاعب", "مقالات", "صور وفيديو"))}</ul></div>
<div class="row"><div class="leftCol"><div class="boxTitle">{put("most_read", "الأكثر قراءة")}</div><ul class="most">{page.cards("most_read", 7, "<li>{title}</li>")}</ul>
<div class="boxTitle">{put("trending", "كلمات البحث الأكثر تداولاً")}</div><div class="cloud">{each("trending", page.pools.trending, "<span>{text}</span> ")}</div></div>
<div class="rightCol"><div class="secName"><a href="/s">{put("section", story.section)}</a></div><h1 id="lblTitle">{page.title()}</h1>
<div class="newsInfo"><span id="lblDate">{put("date", f"{page.moment()}")}</span><span class="by">{put("byline", f"كتب: {story.author}")}</span></div>
<div class="shareBox"><span>{put("share", "طباعة")}</span> <span>{put("share", "أرسل لصديق")}</span></div>
<div class="mainImg"><img src="/m.jpg" /><p class="cap">{put("caption", story.caption)}</p></div>
<div id="NewsStory" class="paragraph-list">
{page.body(_BROKEN)}</div>
<div class="more"><p>{put("follow", "لمزيد من الأخبار تابعوا قناة بوابة السهول على واتساب")}</p></div>
<div class="relBox"><h3>{put("related", "موضوعات متعلقة")}</h3><ul>{page.cards("related", 5, '<li><a href="{link}">{title}</a></li>')}</ul></div>
<div class="keys">{put("tags", "الكلمات المفتاحية:")} {each("tags", story.tags, "<a href='/k'>{text}</a> ")}</div>
<div class="commBox"><h3>{put("comment_form", "شاركنا برأيك")}</h3><p>{put("comment_form", "الآراء المنشورة تعبر عن أصحابها ولا تتحمل البوابة أي مسؤولية عنها.")}</p><label>{put("comment_form", "الاسم")}</label><input name="n" /><label>{put("comment_form", "رمز التحقق")}</label></div></div></div>
<div class="footer"><p>{put("imprint", "جميع الحقوق محفوظة لبوابة السهول ولا يجوز إعادة النشر دون إذن كتابي مسبق")}</p><p>{put("imprint", "برمجة: القسم التقني")}</p></div></form></body></html>"""


def tables(page: Composer) -> str:
    """A newspaper that has not been rebuilt since 2005: cells within cells, fonts, everything side by side."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<p align="justify"><font face="Simplified Arabic" size="4">{text}</font></p>\n',
        "heading": '<p><font color="#990000"><b>{text}</b></font></p>\n',
        "item": '<font size="4">* {text}</font><br>\n',
        "items": "<p>{inner}</p>\n",
        "quote": '<table align="left" width="180" bgcolor="#eeeeee"><tr><td><b>{text}</b></td></tr></table>\n',
        "rows": '<table border="1" width="90%">{inner}</table>\n',
        "post": '<p><font size="4">{text}</font><br><font size="2">{sender} {date}</font></p>\n',
        "figure": '<table align="center"><tr><td><img src="/i.jpg"></td></tr><tr><td><font size="2">{caption} {credit}</font></td></tr></table>\n',
    }
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>جريدة القنطرة: {story.title}</title></head><body bgcolor="#ffffff" topmargin="0">
<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="3"><font size="2">{put("date", page.moment())} - {put("imprint", "العدد 11842 - السنة الثالثة والثلاثون")}</font></td></tr>
<tr><td colspan="3">{each("nav", ("الأولى", "شؤون محلية", "اقتصاد", "رياضة", "الأخيرة", "أعداد سابقة", "اتصل بنا"), '<a href="/p">{text}</a> | ')}</td></tr>
<tr><td width="180" valign="top"><table width="100%"><tr><td bgcolor="#003366"><font color="#ffffff">{put("most_read", "أكثر المواضيع قراءة")}</font></td></tr>
{page.cards("most_read", 6, '<tr><td><font size="3">{number}. <a href="{link}">{title}</a></font></td></tr>')}</table>
<table width="100%"><tr><td>{put("rating", "استفتاء الأسبوع")}</td></tr><tr><td>{put("rating", "هل تؤيد تمديد العطلة الصيفية؟")}</td></tr><tr><td>{put("rating", "نعم")}</td></tr><tr><td>{put("rating", "لا")}</td></tr></table></td>
<td valign="top"><table width="100%"><tr><td><font size="3" color="#666666">{put("section", f"{story.section} >> أخبار")}</font></td></tr><tr><td><font size="6" color="#003366"><b>{page.title()}</b></font></td></tr>
<tr><td><font size="4" color="#666666">{page.lead()}</font></td></tr><tr><td><font size="2">{put("byline", f"القنطرة - {story.author}")}</font></td></tr>
<tr><td><img src="/m.jpg"><br><font size="2">{put("caption", story.caption)}</font></td></tr>
<tr><td class="text">
{page.body(style)}</td></tr>
<tr><td><font size="2"><a href="/print">{put("share", "نسخة للطباعة")}</a> <a href="/send">{put("share", "أرسل الموضوع إلى صديق")}</a></font></td></tr>
<tr><td><font size="2">{put("counter", f"عدد مرات القراءة: {page.number(40, 900)}")}</font></td></tr>
<tr><td bgcolor="#eeeeee">{put("related", "مواضيع أخرى في هذا الباب")}</td></tr>{page.cards("related", 4, '<tr><td><a href="{link}">{title}</a></td></tr>')}</table></td>
<td width="160" valign="top"><font size="2">{put("weather", "الطقس في القنطرة")} {put("weather", f"العظمى {page.number(20, 38)} الصغرى {page.number(8, 19)}")}</font></td></tr>
<tr><td colspan="3" align="center"><font size="2">{put("imprint", "جريدة القنطرة اليومية السياسية - تأسست عام 1993 - هاتف 0555000 فاكس 0555001")}</font></td></tr></table></body></html>"""


def drupal(page: Composer) -> str:
    """Drupal: fields within fields, terms, a book of links and readers' comments with signatures."""
    story, put, each = page.story, page.put, page.each
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "صحيفة الشروق الجديد", description=story.lead)}<body class="html not-front node-type-article i18n-ar">
<div id="skip-link"><a href="#main-content" class="element-invisible">{put("nav", "تجاوز إلى المحتوى الرئيسي")}</a></div>
<header id="header"><form id="search-block-form"><h2 class="element-invisible">{put("search", "استمارة البحث")}</h2></form><ul class="menu">{each("nav", ("الرئيسية", "وطنية", "جهات", "العالم", "رياضة"), '<li class="leaf"><a href="/s">{text}</a></li>')}</ul></header>
<div id="main"><div id="content" class="column"><h2 class="element-invisible">{put("nav", "أنت هنا")}</h2><div class="breadcrumb"><a href="/">{put("breadcrumb", "الرئيسية")}</a> » <a href="/s">{put("breadcrumb", story.section)}</a></div>
<div class="region region-content"><div class="block block-system"><article class="node node-article node-published clearfix"><header><h1 class="title" id="page-title">{page.title()}</h1>
<div class="submitted"><span>{put("byline", "أرسله")} <span class="username">{put("byline", "محرر الموقع")}</span> {put("date", f"بتاريخ {page.moment(months='maghreb')}")}</span></div></header>
<div class="field field-name-field-image"><div class="field-items"><figure><img src="/f.jpg"><blockquote class="image-field-caption"><p>{put("caption", story.caption)}</p></blockquote></figure></div></div>
<div class="field field-name-field-chapo field-type-text-long field-label-hidden"><div class="field-items"><div class="field-item even">{page.lead()}</div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">
{page.body()}</div></div></div>
<div class="field field-name-field-tags field-label-above"><div class="field-label">{put("tags", "كلمات البحث:")}</div><div class="field-items">{each("tags", story.tags, '<div class="field-item"><a href="/t">{text}</a></div>')}</div></div>
<div class="field field-name-field-source field-label-inline"><div class="field-label">{put("source", "مصدر الخبر:")}</div><div class="field-item">{put("source", story.credit)}</div></div>
<footer><ul class="links inline">{each("share", ("أضف تعليقاً جديداً", "نسخة سهلة الطبع", "إرسال الصفحة بالبريد"))}</ul></footer>
<section id="comments" class="comment-wrapper"><h2 class="title">{put("comments", "التعليقات")}</h2>{page.comments(3, '<div class="comment"><h3><a href="#">{author}</a></h3><div class="submitted">{date}</div><div class="content"><div class="field-item"><p>{text}</p></div></div></div>')}</section></article></div>
<div class="block block-views"><h2>{put("related", "في نفس الركن")}</h2><div class="view-content">{page.cards("related", 4, '<div class="views-row"><span class="views-field-title"><a href="{link}">{title}</a></span><div class="views-field-body"><p>{teaser}</p></div></div>')}</div></div></div></div>
<aside class="sidebars"><div class="block"><h2>{put("most_read", "الأكثر تصفّحًا")}</h2><ol>{page.cards("most_read", 5, '<li><a href="{link}">{title}</a></li>')}</ol></div>
<div class="block block-simplenews"><h2>{put("newsletter", "القائمة البريدية")}</h2><p>{put("newsletter", "كن أول من تصله عناويننا كل صباح")}</p><label>{put("newsletter", "البريد الإلكتروني *")}</label></div></aside></div>
<footer id="footer"><p>{put("imprint", "الشروق الجديد © دار المنار للنشر والتوزيع، نهج الياسمين عدد 12")}</p></footer></body></html>"""


def headlines(page: Composer) -> str:
    """An aggregator: other stories' headlines run together in one line before and after, then how to read at the source."""
    story, put, each = page.story, page.put, page.each

    def run(count: int) -> str:
        links = "&nbsp;&nbsp;&nbsp;&nbsp;".join(
            f'<a href="/a/{number}">{put("headline_run", title)}</a>'
            for number, title in enumerate(page.headlines(count))
        )
        return f'<div class="strip">{links}</div>'

    return f"""<!DOCTYPE html><html lang="ar">{head(story, "مرسال العرب")}<body><div id="wrap"><div class="logo"><a href="/">{put("nav", "مرسال العرب")}</a></div>{run(14)}
<div id="content"><div class="path">{put("breadcrumb", "أخبار")} &gt; {put("breadcrumb", story.section)}</div><h1>{page.title()}</h1>
<div class="info">{put("source", "صحيفة المدينة")} <span>{put("date", f"نشر في مرسال العرب يوم {stamp(story.date)}")}</span></div>
<div id="txt">
{page.body({"paragraph": "<div>{text}</div>", "heading": "<div><b>{text}</b></div>", "item": "<div>• {text}</div>", "items": "{inner}"})}
</div><p class="orig"><a href="http://x.example">{put("source", "انقر هنا لقراءة الخبر من مصدره.")}</a></p>
<p class="note">{put("disclaimer", "ملحوظة: مضمون هذا الخبر تم كتابته بواسطة صحيفة المدينة ولا يعبر عن وجهة نظر مرسال العرب وانما تم نقله بمحتواه كما هو من صحيفة المدينة ونحن غير مسئولين عن محتوى الخبر والعهدة علي المصدر السابق ذكرة.")}</p>
<h4>{put("related", "مواضيع ذات صلة")}</h4>{run(9)}<div class="bad"><a href="/r">{put("ui", "أبلغ عن إشهار غير لائق")}</a></div></div>
<div class="foot">{each("nav", ("من نحن", "اتصل بنا", "إبراء ذمة"), "<a href='/f'>{text}</a> ")}</div></div></body></html>"""
