"""A blog, a page whose pieces stick together, a bilingual daily, a press agency."""

from dataclasses import replace

from tests.article.corpus.composer import Composer, head, stamp
from tests.article.corpus.model import Story

# Sites begin or embed such labels with control characters; written as escapes so that nobody overlooks them.
_SHARED_ON_X = "\u200fالمشاركة على X"


def blogger(page: Composer) -> str:
    """Blogger: text in spans and divs with inline styles, labels, the archive's years, a gadget of popular posts with snippets."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<div style="text-align: right;"><span style="font-size: large;">{text}</span></div><div style="text-align: right;"><br /></div>\n',
        "heading": '<div><b><span style="color: #cc0000; font-size: x-large;">{text}</span></b></div>\n',
        "figure": '<table class="tr-caption-container" align="center"><tbody><tr><td><img src="/i.jpg" /></td></tr><tr><td class="tr-caption">{caption} {credit}</td></tr></tbody></table>\n',
    }
    return f"""<!DOCTYPE html><html class="v2" dir="rtl">{head(story, "مدونة أخبار التلال")}<body class="loading"><div class="content"><div class="header section"><h1 class="title"><a href="/">{put("nav", "مدونة أخبار التلال")}</a></h1><p class="description"><span>{put("slogan", "أخبار القرى العشر كما يرويها أهلها")}</span></p></div>
<div class="main section" id="main"><div class="widget Blog"><div class="blog-posts hfeed"><h2 class="date-header"><span>{put("date", page.moment(months="levant"))}</span></h2>
<div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{page.title()}</h3><div class="post-body entry-content">
{page.body(style)}
<div style="text-align: center;"><b>{put("follow", "لا تنس الإعجاب بصفحتنا ليصلك كل جديد")}</b></div></div>
<div class="post-footer"><span class="post-author vcard">{put("byline", "مرسلة بواسطة")} <a href="/a">{put("byline", "أبناء التلال")}</a></span> <span class="post-timestamp">{put("date", f"في {story.date:%I:%M} ص")}</span> <span class="post-comment-link"></span>
<div class="post-share-buttons">{each("share", ("إرسال بالبريد الإلكتروني", "كتابة مدونة حول هذه المشاركة", _SHARED_ON_X, "المشاركة في Facebook"), '<a href="#"><span class="share-button-link-text">{text}</span></a>')}</div>
<span class="post-labels">{put("tags", "التسميات:")} {each("tags", story.tags, '<a href="/l" rel="tag">{text}</a>, ')}</span></div></div>
<div class="comments" id="comments"><h4>{put("comments", "هناك تعليقان (2):")}</h4><dl>{page.comments(2, '<dt class="comment-author"><a href="#">{author}</a></dt><dd class="comment-body"><p>{text}</p></dd><dd class="comment-footer">{date}</dd>')}</dl><p><a href="#">{put("comment_form", "إرسال تعليق")}</a></p></div></div>
<div class="blog-pager"><a href="#">{put("prev_next", "رسالة أحدث")}</a> <a href="#">{put("prev_next", "رسالة أقدم")}</a> <a href="/">{put("nav", "الصفحة الرئيسية")}</a></div><div class="blog-feeds">{put("follow", "الاشتراك في: تعليقات الرسالة (Atom)")}</div></div></div>
<div class="sidebar section"><div class="widget PopularPosts"><h2>{put("most_read", "المشاركات الشائعة")}</h2><ul>{page.cards("most_read", 4, '<li><div class="item-title"><a href="{link}">{title}</a></div><div class="item-snippet">{teaser}</div></li>')}</ul></div>
<div class="widget BlogArchive"><h2>{put("nav", "أرشيف المدونة الإلكترونية")}</h2>{each("nav", ("2026 (214)", "2025 (390)", "نوفمبر (31)"), "<li><a href='/y'>{text}</a></li>")}</div></div>
<div class="footer">{put("imprint", "يتم التشغيل بواسطة Blogger.")}</div></div></body></html>"""


def glued(page: Composer) -> str:
    """White space stripped by a build step: labels stick to dates, headings to the words that follow them."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": "{text}</div><div class='tx'>",
        "heading": "<strong>{text}</strong>",
        "item": "<li>{text}</li>",
        "items": "<ul>{inner}</ul></div><div class='tx'>",
        "quote": "<em>{text}</em></div><div class='tx'>",
        "rows": "<table>{inner}</table></div><div class='tx'>",
        "post": "<q>{text}</q><small>{sender}</small><small>{date}</small></div><div class='tx'>",
        "figure": "<img src='/i.jpg'><span class='cp'>{caption}</span><span class='cp'>{credit}</span></div><div class='tx'>",
    }
    return (
        f"<!DOCTYPE html><html lang='ar' dir='rtl'>{head(story, 'إذاعة الوادي', locale='en_US')}<body><div class='w'><div class='n'>"
        f"{each('nav', ('الرئيسية', 'أخبار', 'برامج', 'استمع الآن'), '<a href=/s>{text}</a>')}</div><div class='m'><div class='h'><span>{put('section', story.section)}</span>"
        f"<h1>{page.title()}</h1><div class='i'><span>{put('byline', story.author)}</span><span>{put('date', page.day())}</span><span>{put('counter', f'{page.number(10, 900)} مشاهدة')}</span>"
        f"<span>{put('date', 'آخر تحديث :')}</span><span>{put('date', page.moment())}</span></div></div><div class='c'><img src='/f.jpg'><div class='cp'>{put('caption', story.caption)}</div>"
        f"<div class='tx'>{page.body(style)}</div><div class='sr'><span>{put('source', 'المصدر:')}</span><span>{put('source', story.credit)}</span></div></div>"
        f"<div class='sh'>{each('share', ('فيسبوك', 'تويتر', 'واتساب', 'نسخ الرابط'), '<a href=#>{text}</a>')}</div>"
        f"<div class='rl'><b>{put('related', 'قد يعجبك أيضا')}</b>{page.cards('related', 4, '<a href={link}><span>{title}</span><span>{date}</span></a>')}</div>"
        f"<div class='mr'><b>{put('most_read', 'الأكثر استماعا')}</b>{page.cards('most_read', 4, '<div><i>{number}</i><span>{title}</span></div>')}</div></div>"
        f"<div class='f'><span>{put('slogan', 'إذاعة الوادي على الموجة المتوسطة 909 كيلوهرتز')}</span><span>{put('imprint', 'كل الحقوق محفوظة')}</span></div></div></body></html>"
    )


def french(page: Composer) -> str:
    """A Maghreb daily: Arabic text, its furniture half in French."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph != 3:
            return ""
        return page.cards(
            "read_also",
            1,
            '<p class="lire-aussi">{before} <a href="{link}">{title}</a></p>\n',
            before=("read_also", "Lire aussi :"),
        )

    return f"""<!DOCTYPE html><html lang="fr-FR" dir="rtl">{head(story, "Le Phare المنارة", locale="fr_FR", description=story.lead)}<body><header><div class="langues">{each("nav", ("Français", "العربية", "English"), "<a href='/l'>{text}</a> ")}</div>
<nav><ul>{each("nav", ("Accueil", "الوطنية", "Économie", "رياضة", "Culture", "الجهات"))}</ul></nav></header><div class="conteneur"><main><article class="article-detail"><div class="rubrique">{put("section", story.section)}</div><h1>{page.title()}</h1>
<p class="chapo">{page.lead()}</p><div class="infos"><span class="auteur">{put("byline", f"Par {story.author}")}</span> <span class="date-pub">{put("date", f"Publié le {stamp(story.date)}")}</span> <span>{put("date", page.day(months="maghreb"))}</span></div>
<figure><img src="/f.jpg"><figcaption>{put("caption", f"{story.caption} © {story.credit}")}</figcaption></figure><div class="partager"><span>{put("share", "Partager :")}</span>{each("share", ("Facebook", "Imprimer", "E-mail"), "<a href='#'>{text}</a> ")}</div>
<div class="texte">
{page.body(after=after)}</div><div class="mots-cles"><span>{put("tags", "Mots-clés :")}</span> {each("tags", story.tags, "<a href='/t'>{text}</a> ")}</div></article>
<section class="similaires"><h2>{put("related", "Articles similaires")}</h2>{page.cards("related", 3, '<div class="carte"><a href="{link}"><h3>{title}</h3></a><p>{teaser}</p><span>{more}</span></div>', more=("related", "Lire la suite"))}</section>
<section class="commentaires"><h2>{put("comment_form", "Laisser un commentaire")}</h2><p>{put("comment_form", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *")}</p>{page.comments(2, "<div class='commentaire'><strong>{author}</strong><p>{text}</p></div>")}</section></main>
<aside><h3>{put("most_read", "Les plus lus الأكثر قراءة")}</h3><ol>{page.cards("most_read", 5, "<li><a href='{link}'>{title}</a></li>")}</ol><div class="lettre"><h3>{put("newsletter", "Newsletter")}</h3><p>{put("newsletter", "سجّل بريدك وستصلك نشرة المنارة بالعربية والفرنسية")}</p></div></aside></div>
<footer><p>{put("imprint", "© Le Phare المنارة - Tous droits réservés")}</p></footer><div class="cookies"><p>{put("cookie", "Ce site utilise des cookies pour améliorer votre expérience.")}</p><button>{put("cookie", "Accepter")}</button></div></body></html>"""


def dispatched(story: Story) -> Story:
    """The story as an agency sends it: place, day and source before the first words."""
    first, *rest = story.blocks
    dateline = f"النخيل {story.date.day}-{story.date.month}-{story.date.year} (الأفق) -- {first.parts[0]}"
    return replace(story, blocks=(replace(first, parts=(dateline,)), *rest))


def agency(page: Composer) -> str:
    """A press agency: dateline in the first paragraph, end mark and initials after the last, other dispatches with times."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<p class="dispatch">{text}</p>\n',
        "heading": '<p class="dispatch"><b>{text}</b></p>\n',
    }
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "وكالة الأفق للأنباء")}<body><div class="agency"><div class="bar-top"><span>{put("date", page.moment())}</span>{each("nav", ("الرئيسية", "نشرة عامة", "نشرة اقتصادية", "خدمة الصور", "دخول المشتركين"), "<a href='/s'>{text}</a>")}</div>
<div class="dispatches"><h4>{put("ticker", "آخر البرقيات")}</h4>{page.cards("ticker", 6, "<div class='flash'><span>{time}</span> <a href='{link}'>{title}</a></div>", time=("date", "14:20"))}</div>
<div class="item"><div class="code">{put("wire", f"الأفق-{page.number(100, 999)}/عام")}</div><h2 class="item-title">{page.title()}</h2>
<div class="item-text">
{page.body(style)}<p class="dispatch">{put("wire", "انتهى/ ن ق")}</p><p class="dispatch">{put("wire", "الأفق // م.س.ع")}</p></div>
<div class="item-tools">{each("share", ("طباعة", "حفظ", "إرسال"), "<span>{text}</span> ")}</div><div class="item-more"><h4>{put("related", "برقيات ذات صلة")}</h4>{page.cards("related", 4, "<div><span>{date}</span> <a href='{link}'>{title}</a></div>")}</div></div>
<div class="rights">{put("imprint", "لا يجوز نشر مواد الوكالة إلا باشتراك. وكالة الأفق للأنباء مؤسسة عامة ذات استقلال مالي وإداري.")}</div></div></body></html>"""
