"""Forms of telling: live blog, gallery, video with a short text, opinion column."""

from dataclasses import replace
from datetime import timedelta

from tests.article.corpus.composer import Composer, head, json_ld
from tests.article.corpus.model import EITHER, Story


def live(page: Composer) -> str:
    """A live blog: entries with times and share links of their own."""
    story, put, each = page.story, page.put, page.each

    def entry(number: int) -> str:
        """Share links close the entry, a time opens the next one."""
        if number < 3:
            return ""
        time = story.date - timedelta(minutes=17 * number)
        shared = each("share", ("شارك", "نسخ الرابط"), '<button class="lb-share">{text}</button>')
        return f'<div class="lb-tools">{shared}<time>{put(EITHER, f"{time:%H:%M}")}</time></div>'

    style = {
        "heading": '<h3 class="lb-entry__title">{text}</h3>\n',
        "paragraph": '<div class="lb-entry__text"><p>{text}</p></div>\n',
    }
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "قناة الضحى", description=story.lead)}<body><div class="site"><header><a href="/">{put("nav", "قناة الضحى")}</a>{each("nav", ("بث حي", "برامج", "أخبار", "خرائط"), "<a href='/s'>{text}</a>")}</header>
<div class="ticker"><strong>{put("ticker", "عاجل")}</strong>{each("ticker", page.headlines(3), "<span>{text}</span>")}</div>
<main class="live-blog"><span class="live-badge">{put("ticker", "تغطية مباشرة")}</span><h1>{page.title()}</h1><p class="live-blog__standfirst">{page.lead()}</p>
<p class="live-blog__count">{put("counter", f"{page.number(30, 200)} ألف متابع الآن")}</p><div class="lb-controls"><button>{put("ui", "الأحدث أولا")}</button><button>{put("ui", "الأقدم أولا")}</button><label>{put("ui", "تحديث تلقائي")}</label></div>
<div class="lb-entries">
{page.body(style, entry)}</div><button class="lb-more">{put("ui", "تحميل المزيد من التحديثات")}</button></main>
<aside class="more-live"><h2>{put("related", "تغطيات أخرى")}</h2><ul>{page.cards("related", 4, '<li><a href="{link}">{title}</a><p>{teaser}</p></li>')}</ul></aside>
<div class="sub"><p>{put("newsletter", "فعّل التنبيهات لتصلك التحديثات فور حدوثها")}</p></div>
<footer>{put("imprint", "جميع الحقوق محفوظة © شبكة الضحى 2026")}</footer></div></body></html>"""


def gallery(page: Composer) -> str:
    """A gallery: a picture with number and credit after each paragraph, other albums below."""
    story, put, each = page.story, page.put, page.each
    count = len(story.paragraphs)

    def slide(number: int) -> str:
        numbered = put("counter", f"{number} / {count}")
        credit = put("caption", f"(تصوير: {story.credit})")
        return f'<div class="slide"><span class="slide-no">{numbered}</span><img src="/g{number}.jpg"><small class="credit">{credit}</small></div>\n'

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "عدسة البلد", description=story.lead)}<body><header class="top">{each("nav", ("عدسة البلد", "ألبومات", "قصة صورة", "مصورون"), "<a href='/s'>{text}</a>")}</header>
<main><div class="album-head"><span class="album-kind">{put("section", "بالصور")}</span><h1>{page.title()}</h1><div class="album-sub">{page.lead()}</div><div class="album-meta"><span>{put("byline", f"إعداد: {story.author}")}</span><span>{put("date", page.moment())}</span></div></div>
<div class="album">
{page.body(after=slide)}</div>
<div class="album-nav"><a href="#">{put("prev_next", "الصورة السابقة")}</a><a href="#">{put("prev_next", "الصورة التالية")}</a></div>
<div class="rate"><p>{put("rating", "أي الصور أعجبتك أكثر؟ صوّت الآن")}</p></div>
<div class="albums"><h3>{put("related", "ألبومات أخرى")}</h3>{page.cards("related", 6, '<div class="album-card"><a href="{link}"><img src="/t.jpg"><span>{title}</span></a><em>{number}</em></div>')}</div></main>
<footer><p>{put("imprint", "الصور في هذا الموقع محمية، وللاستفسار عن حقوق الاستخدام راسلونا.")}</p></footer></body></html>"""


def short(story: Story) -> Story:
    """The story as a video's text has it: the first two paragraphs, nothing else."""
    first = [block for block in story.blocks if block.kind == "paragraph"][:2]
    return replace(story, blocks=tuple(first))


def video(page: Composer) -> str:
    """A video page: a player, two paragraphs, a long list of other videos with lengths."""
    story, put, each = page.story, page.put, page.each
    clip = '<li class="clip"><span class="dur">{length}</span><a href="{link}">{title}</a></li>'

    def clips() -> str:
        lengths = (f"0{minutes}:{37 + minutes}" for minutes in range(1, 9))
        return "".join(page.cards("related", 1, clip, length=("listen", length)) for length in lengths)

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "تلفزيون الميناء", description=story.lead, extra=json_ld(story, with_text=False))}<body><nav>{each("nav", ("تلفزيون الميناء", "مباشر", "نشرات", "وثائقي", "ترددات"), "<a href='/s'>{text}</a>")}</nav>
<div class="player"><div class="vjs-text">{put("listen", "يتعذر تشغيل هذا المقطع على متصفحك")}</div><button>{put("listen", "تشغيل")}</button><span>{put("listen", "00:00 / 03:21")}</span></div>
<div class="video-info"><h1 class="video-title">{page.title()}</h1><div class="video-bar"><span>{put("date", page.day())}</span><span>{put("counter", f"{page.number(2, 90)} ألف مشاهدة")}</span><button>{put("share", "شارك المقطع")}</button></div>
<div class="video-desc">
{page.body({"paragraph": "<p>{text}</p>"})}</div><div class="program"><a href="/p">{put("section", "برنامج: حصاد الميناء")}</a></div><div class="hash">{each("tags", story.tags, "<a href='/t'>#{text}</a> ")}</div></div>
<div class="playlist"><h2>{put("related", "التالي في القائمة")}</h2><ul>{clips()}</ul></div>
<div class="yt"><p>{put("follow", "اشترك في قناتنا على يوتيوب وفعّل الجرس")}</p></div>
<footer>{put("imprint", "تلفزيون الميناء - البث على مدار الساعة")}</footer></body></html>"""


def opinion(page: Composer) -> str:
    """A column: the author's portrait and life first, a disclaimer and an address after, other columns of the author."""
    story, put, each = page.story, page.put, page.each
    style = {
        "quote": '<p class="pull"><span>“</span>{text}<span>”</span></p>\n',
        "heading": "<h4>{text}</h4>\n",
    }
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "منبر الرأي", description=story.lead)}<body><header>{each("nav", ("منبر الرأي", "كتّاب", "افتتاحية", "كاريكاتير", "بريد القراء"), "<a href='/s'>{text}</a>")}</header>
<div class="columnist"><img src="/p.jpg"><div class="columnist__name">{put("byline", story.author)}</div><div class="columnist__bio">{page.life()}</div><a href="/w">{put("author_box", "كل مقالات الكاتب")}</a></div>
<article class="column"><span class="kicker">{put("section", "نقطة نظر")}</span><h1>{page.title()}</h1><p class="column__deck">{page.lead()}</p><span class="column__date">{put("date", page.moment(months="levant"))}</span>
<div class="font-tools"><button>{put("ui", "تكبير الخط")}</button><button>{put("ui", "تصغير الخط")}</button></div>
<div class="column__text">
{page.body(style)}<p class="sign">{put("author_box", "* كاتب وصحفي، ينشر مقاله هنا كل أسبوعين")}</p><p>{put("author_box", "columnist@minbar.example")}</p></div>
<p class="note">{put("disclaimer", "ما ينشر في هذه الصفحة يعبر عن آراء كتّابه، ولا يعكس بالضرورة موقف منبر الرأي.")}</p></article>
<section class="same"><h3>{put("related", f"مقالات أخرى لـ{story.author}")}</h3><ul>{page.cards("related", 4, '<li><a href="{link}">{title}</a> <time>{date}</time></li>')}</ul></section>
<section class="readers"><h3>{put("comments", "آراء القراء")}</h3>{page.comments(4, '<div class="reader"><b>{author}</b> <i>{date}</i><p>{text}</p><button>{reply}</button></div>', reply=("comments", "أعجبني"))}</section>
<footer><p>{put("slogan", "منبر الرأي: نختلف لنفهم.")}</p><p>{put("imprint", "هيئة التحرير - ميثاق النشر - للمراسلة")}</p></footer></body></html>"""
