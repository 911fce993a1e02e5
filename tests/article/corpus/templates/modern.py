"""Outlets built by their own developers: AMP, hashed class names, Next.js, advertisements between all paragraphs."""

from tests.article.corpus.composer import Composer, head, json_ld, stamp


def amp(page: Composer) -> str:
    """An accelerated page: components, a carousel of cards, a side bar that is always in the document."""
    story, put, each = page.story, page.put, page.each
    style = {
        "figure": '<amp-img src="/i.jpg" width="600" height="400"></amp-img><p class="amp-wp-caption-text">{caption} {credit}</p>\n',
        "post": '<amp-twitter data-tweetid="1"><blockquote placeholder>{text} {sender} {date}</blockquote></amp-twitter>\n',
        "quote": '<p class="pullquote">{text}</p>\n',
    }

    def after(paragraph: int) -> str:
        return (
            '<div class="amp-ad-wrapper"><amp-ad width="300" height="250" type="doubleclick"></amp-ad></div>'
            if paragraph % 2
            else ""
        )

    return f"""<!doctype html><html amp lang="ar" dir="rtl">{head(story, "موجز اليوم", description=story.lead, extra=json_ld(story, with_text=False))}<body>
<amp-sidebar id="menu" layout="nodisplay"><ul>{each("nav", ("الرئيسية", "عاجل", "تقارير", "صحة", "سيارات", "مطبخ"))}</ul></amp-sidebar>
<header class="amp-wp-header"><a href="/">{put("nav", "موجز اليوم")}</a></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{page.title()}</h1>
<div class="amp-wp-meta amp-wp-byline"><span>{put("byline", story.author)}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time>{put("date", f"منذ {page.number(2, 20)} ساعة")}</time></div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="/f.jpg" width="800" height="450"></amp-img><figcaption class="wp-caption-text">{put("caption", story.caption)}</figcaption></figure>
<div class="amp-wp-article-content">
{page.body(style, after)}
<p>{put("read_also", "طالع كذلك:")}</p><ul>{page.cards("read_also", 3, '<li><a href="{link}">{title}</a></li>')}</ul></div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">{put("tags", f"الأقسام: {story.section}")}</div><div class="amp-wp-meta amp-wp-tax-tag">{put("tags", "وسوم: " + "، ".join(story.tags))}</div>
<div class="amp-wp-comments-link"><a href="#">{put("comment_form", "كتابة تعليق")}</a></div></footer></article>
<amp-carousel type="carousel">{page.cards("related", 4, '<div class="slide"><a href="{link}"><h4>{title}</h4></a><p>{teaser}</p></div>')}</amp-carousel>
<amp-user-notification id="gdpr" layout="nodisplay">{put("cookie", "هذا الموقع يستخدم الكوكيز لتحسين خدماته.")} <button on="tap:gdpr.dismiss">{put("cookie", "قبول")}</button></amp-user-notification>
<footer class="amp-wp-footer"><p>{put("imprint", "موجز اليوم")}</p><a href="#top" class="back-to-top">{put("nav", "العودة إلى الأعلى")}</a></footer></body></html>"""


def hashed(page: Composer) -> str:
    """CSS modules: no element but div and span, no name that means anything, most read in the text column."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<div class="_1kq9z">{text}</div>',
        "heading": '<div class="_8xw0c">{text}</div>',
        "item": '<div class="_3pd7e"><span>{text}</span></div>',
        "items": '<div class="_3pd7d">{inner}</div>',
        "quote": '<div class="_77ab1"><div class="_77ab2">{text}</div></div>',
        "row": '<div class="_r5">{inner}</div>',
        "cell": '<div class="_c5">{text}</div> ',
        "rows": '<div class="_t5">{inner}</div>',
        "post": '<div class="_e2"><div>{text}</div><div>{sender}</div><div>{date}</div></div>',
        "figure": '<div class="_f6"><img src="/i.jpg"><div class="_f7">{caption}</div><div class="_f8">{credit}</div></div>',
    }

    def after(paragraph: int) -> str:
        if paragraph != 2:
            return ""
        heading = f'<div class="_q1a">{put("most_read", "يقرأ الناس الآن")}</div>'
        return f'<div class="_q10">{heading}{page.cards("most_read", 5, "<div class=_q1b><div>{number}</div><div>{title}</div></div>")}</div>'

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "ضفاف", description=story.lead)}<body><div id="root"><div class="_a1"><div class="_a2">{each("nav", ("ضفاف", "خبر", "رأي", "بودكاست", "ملفات"), '<a class="_a3" href="/s">{text}</a>')}</div></div>
<div class="_b1"><div class="_b2"><div class="_b3">{put("section", story.section)}</div><h1 class="_b4">{page.title()}</h1><div class="_b5">{page.lead()}</div>
<div class="_b6"><span>{put("byline", story.author)}</span><span>{put("date", page.day(months="levant"))}</span><span>{put("counter", f"{page.number(2, 6)} دقائق قراءة")}</span></div>
<div class="_b7"><img src="/f.jpg"><div class="_b8">{put("caption", story.caption)}</div><div class="_b9">{put("caption", story.credit)}</div></div>
<div class="_b10">{page.body(style, after)}</div>
<div class="_g1"><div class="_g2">{put("newsletter", "هل أعجبتك هذه القصة؟ رسالة ضفاف تصلك كل خميس.")}</div><div class="_g3">{put("newsletter", "أريدها")}</div></div>
<div class="_h1">{each("tags", story.tags, '<a class="_h2" href="/t">{text}</a>')}</div>
<div class="_i1"><div class="_i2">{put("related", "اخترنا لك")}</div>{page.cards("related", 4, '<a class="_i3" href="{link}"><div class="_i4">{title}</div><div class="_i5">{teaser}</div></a>')}</div>
<div class="_j1"><div class="_j2">{put("comments", "ماذا قال القراء")}</div>{page.comments(3, '<div class="_j3"><div class="_j4">{author}</div><div class="_j5">{text}</div></div>')}</div></div></div>
<div class="_k1"><div>{put("slogan", "ضفاف مشروع صحافي غير ربحي يموله قراؤه. إن رأيت في عملنا نفعا فساعدنا على الاستمرار.")}</div><div>{put("imprint", "© 2026 ضفاف")}</div></div></div></body></html>"""


def nextjs(page: Composer) -> str:
    """Next.js and Tailwind: the text also in JSON-LD and in the page's data, sections of cards with teasers, a paywall's notice."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<p class="mb-6 text-lg leading-9 text-gray-800 dark:text-gray-200">{text}</p>',
        "heading": '<h2 class="mt-10 mb-4 text-2xl font-bold" id="h">{text}</h2>',
        "item": '<li class="ms-4 list-disc"><span class="text-lg">{text}</span></li>',
        "quote": '<aside class="my-8 border-s-4 ps-6"><p class="text-2xl italic">{text}</p></aside>',
        "figure": '<figure class="my-8"><img alt="" src="/_next/image?url=i"/><figcaption class="text-sm text-gray-500"><span>{caption}</span><span>{credit}</span></figcaption></figure>',
    }

    def after(paragraph: int) -> str:
        if paragraph != 3:
            return ""
        heading = put("read_also", "قصص ذات صلة")
        cards = page.cards(
            "read_also",
            2,
            '<a class="flex gap-4" href="{link}"><div><h3 class="font-bold">{title}</h3><p class="line-clamp-2 text-sm">{teaser}</p></div></a>',
        )
        return f'<div class="not-prose my-8 rounded-xl bg-gray-50 p-4"><div class="mb-2 text-sm text-red-700">{heading}</div>{cards}</div>'

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "مدار", description=story.lead, extra=json_ld(story, with_text=True))}<body class="antialiased"><div id="__next"><header class="sticky top-0"><nav>{each("nav", ("مدار", "الآن", "تحليلات", "أعمال", "بيئة", "علوم"), '<a class="px-3" href="/s">{text}</a>')}</nav><button>{put("login", "دخول المشتركين")}</button></header>
<main class="container mx-auto"><div class="flex text-sm"><a href="/s">{put("section", story.section)}</a></div><h1 class="text-4xl font-black">{page.title()}</h1><p class="mt-4 text-xl text-gray-600">{page.lead()}</p>
<div class="mt-6 flex"><div>{put("byline", story.author)}</div><time class="text-sm">{put("date", f"نُشر: {page.moment()}")}</time><time class="text-sm">{put("date", f"آخر تحديث: {page.day()}")}</time></div>
<div class="flex gap-2"><button>{put("share", "مشاركة")}</button><button>{put("share", "حفظ")}</button><button>{put("listen", "استمع إلى هذه المادة")}</button><span>{put("listen", "4:12")}</span></div>
<figure><img alt="" src="/_next/image?url=f"/><figcaption class="text-sm">{put("caption", f"{story.caption} ({story.credit})")}</figcaption></figure>
<div class="prose prose-lg max-w-none rtl">{page.body(style, after)}</div>
<div class="rounded-lg border p-6 text-center"><p class="font-bold">{put("paywall", "تبقّى لك مقالان مجانيان هذا الشهر")}</p><p>{put("paywall", "اشترك بأقل من ثمن فنجان قهوة في الأسبوع، وادعم صحافة لا يملكها أحد سوى قرائها.")}</p><a href="/sub">{put("paywall", "ابدأ اشتراكك")}</a></div>
<div class="flex flex-wrap">{each("tags", story.tags, '<a class="rounded-full" href="/t">{text}</a>')}</div>
<section class="mt-12"><h2 class="text-xl">{put("related", f"المزيد في {story.section}")}</h2><div class="grid grid-cols-3">{page.cards("related", 3, '<article><a href="{link}"><h3>{title}</h3></a><p class="text-gray-600">{teaser}</p><time>{date}</time></article>')}</div></section>
<section><h2>{put("most_read", "الأكثر تداولاً هذا الأسبوع")}</h2><ol>{page.cards("most_read", 5, '<li><span>{number}</span><a href="{link}">{title}</a></li>')}</ol></section></main>
<footer><p>{put("imprint", "مدار © 2026. يحظر نسخ أي مادة دون إذن.")}</p></footer></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{}}}}</script></body></html>"""


def sections(page: Composer) -> str:
    """Every paragraph in a section of its own, with an advertisement, a promotion or a card after each."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<section class="article-section"><p>{text}</p></section>\n',
        "heading": "<section><h3>{text}</h3></section>\n",
    }

    def after(paragraph: int) -> str:
        if paragraph % 4 == 1:
            return f'<section class="slot"><span>{put("ad", "إعلان")}</span></section>\n'
        if paragraph % 4 == 2:
            return page.cards(
                "read_also",
                1,
                '<section class="slot2"><p>{before}</p><p><a href="{link}">{title}</a></p><p>{teaser}</p></section>\n',
                before=("read_also", "خبر يهمك"),
            )
        if paragraph % 4 == 3:
            return f'<section class="slot"><p>{put("ad", "تابع القراءة بعد الإعلان")}</p></section>\n'
        return f'<section class="slot3"><p>{put("follow", "انضم إلى مليون متابع لقناة خبرك على تلغرام")}</p></section>\n'

    return f"""<!DOCTYPE html><html lang="ar">{head(story, "خبرك")}<body><div class="page"><div class="nav-akhbar">{each("nav", ("خبرك", "عاجل", "مشاهير", "ترند", "أبراج", "سيارات"), "<a href='/s'>{text}</a>")}</div>
<div class="khabar-details"><section class="head"><h1>{page.title()}</h1><p class="khabar-date">{put("date", f"{stamp(story.date)} | {story.date:%H:%M}")}</p><p>{put("byline", f"خبرك - {story.author}")}</p></section>
<section class="pic"><img src="/f.jpg"><p>{put("caption", f"{story.caption} - {story.credit}")}</p></section>
<section class="khabar-text">
{page.body(style, after)}</section>
<section><p>{put("follow", "للمزيد من الأخبار العاجلة تابعونا عبر غوغل نيوز")}</p></section>
<section class="khabar-bottom"><h4>{put("related", "أخبار لا تفوّتها")}</h4>{page.cards("related", 6, "<p><a href='{link}'>{title}</a></p>")}<h4>{put("tags", "هاشتاغ")}</h4>{each("tags", story.tags, "<a href='/t'>#{text}</a> ")}</section></div>
<div class="bottom"><p>{put("app", "التطبيق متوفر على متجر آبل وغوغل بلاي")}</p><p>{put("imprint", "خبرك 2026")}</p></div></div></body></html>"""
