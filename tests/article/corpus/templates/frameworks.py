"""Outlets on today's frameworks: Bootstrap, WordPress' blocks, a newsletter's service, a broadcaster's own."""

from tests.article.corpus.composer import Composer, excerpt, head, json_ld, stamp
from tests.article.corpus.model import EITHER


def bootstrap(page: Composer) -> str:
    """A daily on Bootstrap: cards and badges everywhere, prices of the day, a slider of stories amid the text."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph == 3:
            slide = '<div class="swiper-slide"><a href="{link}" class="text-dark"><img src="/t.jpg" class="img-fluid"><h6>{title}</h6></a></div>'
            return f'<div class="swiper my-4"><div class="fw-bold">{put("read_also", "من اختيارات المحررين")}</div><div class="swiper-wrapper">{page.cards("read_also", 3, slide)}</div></div>\n'
        if paragraph == 5:
            return f'<div class="text-center small text-muted">{put("ad", "إعلان تجاري")}</div>\n'
        return ""

    return f"""<!doctype html><html lang="ar" dir="rtl">{head(story, "صحيفة المضيق", description=story.lead, extra=json_ld(story, with_text=False))}<body><div class="topbar bg-dark text-white py-1"><div class="container d-flex justify-content-between"><span>{put("date", page.moment())}</span><span class="rates">{each("weather", ("دولار 31.2", "يورو 33.8", "ذهب 21: 2,410"), "<em>{text}</em> ")}</span></div></div><nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/">{put("nav", "صحيفة المضيق")}</a><ul class="navbar-nav">{each("nav", ("محليات", "عرب", "دولي", "اقتصاد", "منوعات"), '<li class="nav-item"><a class="nav-link" href="/s">{text}</a></li>')}</ul></nav>
<div class="container"><div class="row"><div class="col-lg-8"><div class="card border-0"><div class="card-body"><span class="badge bg-danger">{put("section", story.section)}</span><h1 class="card-title fs-2 fw-bold">{page.title()}</h1><p class="lead text-secondary">{page.lead()}</p><div class="d-flex gap-3 small text-muted"><span><i class="bi bi-person"></i> {put("byline", story.author)}</span><span><i class="bi bi-clock"></i> {put("date", f"{stamp(story.date)} {story.date:%H:%M}")}</span><span><i class="bi bi-eye"></i> {put("counter", str(page.number(100, 9000)))}</span></div>
<figure class="figure w-100"><img src="/f.jpg" class="figure-img"><figcaption class="figure-caption">{put("caption", story.caption)}</figcaption></figure><div class="btn-group">{each("share", ("مشاركة", "تغريدة", "واتس"), '<button class="btn btn-sm btn-outline-primary">{text}</button>')}</div>
<div class="post-txt mt-3">
{page.body(after=after)}</div>
<div class="alert alert-light border-start border-4">{put("follow", "لمتابعة أخبار المضيق لحظة بلحظة انضم إلى قناتنا")}</div><div class="mt-2">{each("tags", story.tags, '<a href="/t" class="badge rounded-pill text-bg-light">{text}</a> ')}</div></div></div>
<h4 class="border-bottom pb-2 mt-4">{put("related", "في الموضوع ذاته")}</h4><div class="row row-cols-2">{page.cards("related", 4, '<div class="col"><div class="card h-100"><img src="/t.jpg" class="card-img-top"><div class="card-body"><a href="{link}" class="stretched-link"><h5 class="card-title">{title}</h5></a><p class="card-text">{teaser}</p><small>{date}</small></div></div></div>')}</div></div>
<div class="col-lg-4"><div class="list-group"><div class="list-group-item active">{put("most_read", "الأوسع انتشارا")}</div>{page.cards("most_read", 5, '<a href="{link}" class="list-group-item list-group-item-action"><span class="badge">{number}</span> {title}</a>')}</div><div class="card mt-3"><div class="card-body"><h6>{put("newsletter", "موجز المساء")}</h6><p>{put("newsletter", "ملخص اليوم في بريدك عند السابعة")}</p></div></div></div></div></div>
<footer class="bg-dark text-white-50 py-3 text-center">{put("imprint", "صحيفة المضيق 2026 | الترخيص 118/ص")}</footer></body></html>"""


def blocks(page: Composer) -> str:
    """WordPress' own blocks with a query loop below, sharing and subscribing by Jetpack."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": '<p class="wp-block-paragraph has-text-align-right">{text}</p>\n',
        "heading": '<h2 class="wp-block-heading has-text-align-right">{text}</h2>\n',
        "quote": '<blockquote class="wp-block-quote is-layout-flow"><p>{text}</p></blockquote>\n',
        "figure": '<figure class="wp-block-image size-large"><img src="/i.jpg"><figcaption class="wp-element-caption">{caption} {credit}</figcaption></figure>\n',
        "rows": '<figure class="wp-block-table"><table><tbody>{inner}</tbody></table></figure>\n',
    }
    card = '<li class="wp-block-post post type-post"><h3 class="wp-block-post-title"><a href="{link}">{title}</a></h3><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{teaser}</p></div><div class="wp-block-post-date"><time>{date}</time></div></li>'
    return f"""<!DOCTYPE html><html dir="rtl" lang="ar">{head(story, "دفتر الجبل")}<body class="wp-singular single-post"><a class="skip-link screen-reader-text" href="#wp--skip-link--target">{put("ui", "التخطي إلى المحتوى")}</a><div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">{put("nav", "دفتر الجبل")}</a></p><p class="wp-block-site-tagline">{put("slogan", "حكايات القرى وأهلها")}</p><nav class="wp-block-navigation">{each("nav", ("البداية", "تقارير", "يوميات", "من نحن"), '<li class="wp-block-navigation-item"><a href="/s"><span>{text}</span></a></li>')}</nav></header>
<main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">{page.title()}</h1><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time>{put("date", page.day(months="levant"))}</time></div><div class="wp-block-post-author-name">{put("byline", story.author)}</div><div class="taxonomy-category wp-block-post-terms"><a href="/c" rel="tag">{put("section", story.section)}</a></div></div><figure class="wp-block-post-featured-image"><img src="/f.jpg"></figure>
<div class="entry-content wp-block-post-content is-layout-constrained">
{page.body(style)}<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">{put("share", "شاركها على:")}</h3><div class="sd-content"><ul>{each("share", ("المشاركة على فيس بوك (فتح في نافذة جديدة)", "المشاركة على X (فتح في نافذة جديدة)"), '<li><a href="#"><span>{text}</span></a></li>')}</ul></div></div></div><div class="sharedaddy sd-block sd-like jetpack-likes-widget-wrapper"><h3 class="sd-title">{put("rating", "معجب بهذه:")}</h3><span class="button"><span>{put("rating", "إعجاب")}</span></span> <span class="loading">{put("rating", "تحميل...")}</span></div><div class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>{put("related", "مرتبط")}</em></h3></div></div>
<div class="taxonomy-post_tag wp-block-post-terms"><span class="wp-block-post-terms__prefix">{put("tags", "وسوم:")}</span> {each("tags", story.tags, '<a href="/t" rel="tag">{text}</a>، ')}</div><div class="wp-block-comments"><h2>{put("comments", "2 من الردود")}</h2><ol class="wp-block-comment-template">{page.comments(2, '<li><div class="wp-block-comment-author-name">{author}</div><div class="wp-block-comment-content"><p>{text}</p></div><div class="wp-block-comment-reply-link"><a href="#">{reply}</a></div></li>', reply=("comments", "رد"))}</ol></div>
<h2 class="wp-block-heading">{put("related", "المزيد من التدوينات")}</h2><div class="wp-block-query"><ul class="wp-block-post-template">{page.cards("related", 4, card)}</ul></div><div class="wp-block-jetpack-subscriptions"><h4>{put("newsletter", "اكتشاف المزيد من دفتر الجبل")}</h4><p>{put("newsletter", "اشترك الآن للاستمرار في القراءة والحصول على حق الوصول إلى الأرشيف الكامل.")}</p><button>{put("newsletter", "متابعة القراءة")}</button></div></main>
<footer class="wp-block-template-part"><p>{put("imprint", "بكل فخر، يعمل بووردبريس")}</p></footer></div></body></html>"""


def letter(page: Composer) -> str:
    """A newsletter's page in an English interface: a subscription box amid the text, likes, a discussion, a top list."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph != 3:
            return ""
        promise = put(
            "newsletter", "رسالة الضاحية تصل مشتركيها كل أحد. انضم إليهم مجانا أو ادعم عملنا باشتراك مدفوع."
        )
        return f'<div class="subscription-widget-wrap"><div class="subscription-widget"><div class="preamble"><p class="cta-caption">{promise}</p></div><input type="email"><button>{put("newsletter", "Subscribe")}</button></div></div>\n'

    return f"""<!DOCTYPE html><html lang="en">{head(story, "رسالة الضاحية", description=story.lead, locale="en_US")}<body><div id="main"><div class="topbar"><a href="/">{put("nav", "رسالة الضاحية")}</a><button>{put("newsletter", "Subscribe")}</button><button>{put("login", "Sign in")}</button></div>
<article class="newsletter-post post"><div class="post-header"><h1 dir="auto" class="post-title published">{page.title()}</h1><h3 dir="auto" class="subtitle">{page.lead()}</h3><div class="byline-wrapper"><div><a href="/@a">{put("byline", story.author)}</a></div><div>{put("date", f"{story.date:%b %d, %Y}")}</div></div><div class="post-ufi"><a href="#">{put("counter", str(page.number(10, 90)))}</a><a href="#">{put("counter", str(page.number(2, 9)))}</a><a href="#">{put("share", "Share")}</a></div></div>
<div class="available-content"><div dir="auto" class="body markup">
{page.body({"figure": '<div class="captioned-image-container"><figure><img src="/i.jpg"><figcaption class="image-caption">{caption} {credit}</figcaption></figure></div>'}, after)}<p class="button-wrapper"><a class="button primary" href="#"><span>{put("share", "Share this post")}</span></a></p></div></div><div class="post-footer"><div class="likes">{put("rating", f"{page.number(10, 90)} Likes")}</div></div></article>
<div class="discussion"><h4>{put("comments", "Discussion about this post")}</h4><div class="tabs">{each("comments", ("Comments", "Restacks"), "<button>{text}</button>")}</div>{page.comments(2, '<div class="comment"><a href="/@x">{author}</a> <span>{date}</span><div class="comment-body"><p>{text}</p></div><button>{reply}</button></div>', reply=("comments", "Reply"))}</div>
<div class="archive"><div class="tabs">{each("most_read", ("Top", "Latest"), "<button>{text}</button>")}</div>{page.cards("most_read", 3, '<div class="post-preview"><a href="{link}" dir="auto">{title}</a><div dir="auto">{teaser}</div><time>{date}</time></div>')}</div>
<div class="ready"><h4>{put("newsletter", "Ready for more?")}</h4><button>{put("newsletter", "Subscribe")}</button></div><footer><div>{put("imprint", f"© 2026 {story.author}")}</div><a href="/p">{put("imprint", "Privacy")}</a> ∙ <a href="/t">{put("imprint", "Terms")}</a></footer></div></body></html>"""


def radio(page: Composer) -> str:
    """A broadcaster abroad: an audio player above, picture credits in the text, boxes of programmes, times of the schedule."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph == 2:
            card = '<aside class="inset"><h4>{above}</h4><a href="{link}"><p>{title}</p></a></aside>\n'
            return page.cards("read_also", 1, card, above=("read_also", "للاطلاع أكثر"))
        if paragraph == 4:
            return f'<div class="embed-notice"><p>{put("cookie", "لعرض هذا المحتوى من يوتيوب من الضروري السماح بجمع نسب المشاهدة وإعلانات يوتيوب.")}</p><button>{put("cookie", "قبول")}</button></div>\n'
        return ""

    schedule = '<li><time>{time}</time> <a href="{link}">{title}</a></li>'
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "إذاعة الشرفة الدولية", description=excerpt(story))}<body><header role="banner"><a href="/">{put("nav", "إذاعة الشرفة الدولية")}</a><div class="live"><span>{put("listen", "البث المباشر")}</span><span>{put("listen", "نشرة الثالثة")}</span></div><nav>{each("nav", ("أخبار", "برامج", "بودكاست", "موجاتنا"), "<a href='/s'>{text}</a>")}</nav></header>
<main><ol class="breadcrumb">{each("breadcrumb", ("الصفحة الأولى", story.section))}</ol><article><span class="tag">{put("section", story.section)}</span><h1>{page.title()}</h1><p class="chapo">{page.lead()}</p><div class="pubs"><p>{put("date", f"نشرت في: {page.day()} - {story.date:%H:%M}")}</p><p>{put("date", f"آخر تحديث: {page.day()} - {story.date:%H:%M}")}</p></div><div class="reading">{put("counter", f"{page.number(2, 9)} دقائق")}</div>
<div class="audio"><button>{put("listen", "استمع - 04:12")}</button><button>{put("listen", "أضف إلى قائمة الاستماع")}</button></div><figure><img src="/f.jpg"><figcaption>{put("caption", f"{story.caption} © {story.credit}")}</figcaption></figure><div class="author">{put("byline", f"نص: {story.author} | مراسلنا")} <button>{put("follow", "تابِع")}</button></div>
<div class="content">
{page.body(after=after)}<p class="signature">{put(EITHER, "الشرفة / أ ف ب")}</p></div><ul class="tags-list">{each("tags", story.tags)}</ul><div class="share-bar"><span>{put("share", "شارك:")}</span>{each("share", ("فيس بوك", "لينكد إن", "بريد"), "<a href='#'>{text}</a>")}</div></article>
<section><h2>{put("related", "على الموجة ذاتها")}</h2>{page.cards("related", 3, '<div class="m-item"><a href="{link}"><p class="article__title">{title}</p></a><time>{date}</time></div>')}</section><section><h2>{put("nav", "برامج اليوم")}</h2><ul>{page.cards("nav", 3, schedule, time=("date", "18:05"))}</ul></section></main>
<aside><h2>{put("most_read", "الأكثر استماعا هذا الأسبوع")}</h2><ol>{page.cards("most_read", 4, "<li><a href='{link}'>{title}</a></li>")}</ol><p>{put("app", "حمّل تطبيق الشرفة واستمع أينما كنت")}</p></aside><footer>{put("imprint", "الشرفة الدولية عضو في اتحاد الإذاعات. جميع الحقوق محفوظة")}</footer></body></html>"""
