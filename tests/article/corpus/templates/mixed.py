"""A channel's post, a print view, a page full of frames, a site on a French theme, one put together from widgets."""

from tests.article.corpus.composer import Composer, excerpt, head, stamp

_DAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905 - words read best as words
)


def channel(page: Composer) -> str:
    """A channel's post as a page: text between line breaks in one box, hashtags, a preview of the link, views and hour."""
    story, put, each = page.story, page.put, page.each
    style = {
        "paragraph": "{text}<br/><br/>",
        "heading": "<b>▪️ {text}</b><br/><br/>",
        "item": "- {text}<br/>",
        "items": "{inner}<br/>",
        "quote": "<i>{text}</i><br/><br/>",
        "figure": '<a class="photo_wrap" href="/i.jpg"></a><small>{caption} {credit}</small><br/><br/>',
    }
    described = " ".join(f"{story.title} {story.paragraphs[0]}".split()[:30])
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>أخبار المرفأ – Channel</title><meta property="og:title" content="أخبار المرفأ"><meta property="og:site_name" content="Channel"><meta property="og:description" content="{described}…"></head><body class="widget_frame"><header class="widget_header"><div class="channel_info"><div class="info_title"><span dir="auto">{put("nav", "أخبار المرفأ")}</span></div><div class="info_counter"><span>{put("counter", "48.2K")}</span> <span>{put("counter", "subscribers")}</span></div><div class="info_description">{put("slogan", "خبر المدينة لحظة بلحظة. للتواصل والإعلان راسلوا الحساب المثبت")}</div></div><a class="button" href="/d">{put("app", "Download")}</a></header>
<main><section class="message_history"><div class="message_wrap"><div class="message" data-post="marfa/9120"><div class="message_author"><a class="owner_name" href="/c"><span dir="auto">{put("nav", "أخبار المرفأ")}</span></a></div><a class="photo_wrap" style="background-image:url('/p.jpg')"></a>
<div class="message_text js-text" dir="auto"><b>🔴 {page.title()}</b><br/><br/>
{page.body(style)}{each("tags", [tag.replace(" ", "_") for tag in story.tags], '<a href="?q=t">#{text}</a> ')}<br/><br/>{put("follow", "اشتركوا ليصلكم الجديد 👇")}<br/><a href="https://c.example/marfa">{put("follow", "c.example/marfa")}</a></div>
<div class="message_footer"><div class="message_info"><span class="message_views">{put("counter", f"{page.number(2, 90)}.1K")}</span> <span class="message_meta"><span class="from_author">{put("byline", story.author)}</span> <time datetime="{story.date.isoformat()}">{put("date", f"{story.date:%H:%M}")}</time></span></div></div></div></div>
<div class="message_wrap"><div class="message">{page.cards("related", 1, '<a class="link_preview" href="{link}"><i class="right_image"></i><div class="preview_site">{site}</div><div class="preview_title" dir="auto">{title}</div><div class="preview_description" dir="auto">{teaser}</div></a>', site=("related", "marfa.example"))}</div></div></section></main>
<div class="frame_button"><a href="/c">{put("app", "Open in app")}</a></div></body></html>"""


def printed(page: Composer) -> str:
    """A print view: no names at all, address and day of printing above and below the text."""
    story, put, each = page.story, page.put, page.each
    style = {"figure": "<p align=center><img src='/i.jpg'><br><small>{caption} {credit}</small></p>\n"}
    return f"""<html><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>بوابة الحقول - {story.title}</title></head><body onload="window.print()"><table width="100%"><tr><td><img src="/logo.gif"></td><td>{put("slogan", "بوابة الحقول: خبر من قلب الريف")}</td><td>{put("ui", f"طُبعت هذه الصفحة في {page.moment()}")}</td></tr></table><div>{each("ui", ("اطبع الصفحة", "أغلق النافذة"), "<a href='#'>{text}</a> ")}</div><hr>
<p>{put("section", f"القسم: {story.section}")}</p><h2>{page.title()}</h2><p>{put("date", page.moment())} - {put("byline", f"بقلم {story.author}")}</p><p><b>{page.lead()}</b></p><hr size="1">
<div>
{page.body(style)}</div>
<hr size="1"><p>{put("source", f"المصدر: {story.credit}")}</p><p>{put("source", "عنوان الخبر على الشبكة:")}<br>{put("source", f"http://www.huqul.example/view.aspx?id={page.number(20000, 90000)}")}</p>
<p>{put("tags", "كلمات ذات علاقة: " + "، ".join(story.tags))}</p><p align="center"><font size="1">{put("imprint", "حقوق النشر محفوظة لبوابة الحقول، ويسمح بالاقتباس مع ذكر المصدر")}</font></p></body></html>"""


def frames(page: Composer) -> str:
    """A page full of frames: players, advertisements and posts of networks between the paragraphs, with their labels."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        match paragraph:
            case 1:
                return f'<div class="adv-box"><span class="adv-label">{put("ad", "إعلان")}</span><div id="div-gpt-ad-1"><script>googletag.cmd.push(function(){{}})</script><iframe src="https://ads.example/f" width="300" height="250"></iframe></div></div>\n'
            case 2:
                return f'<div class="embed-video"><iframe src="https://player.example/v/1" allowfullscreen></iframe><div class="embed-hint">{put("listen", "إذا تعذر عرض المقطع انقر هنا لفتحه في نافذة جديدة")}</div></div>\n'
            case 4:
                return f'<div class="adv-box"><span class="adv-label">{put("ad", "إعلان")}</span><iframe src="about:blank"></iframe></div>\n<div class="inline-promo"><iframe src="/promo"></iframe><p>{put("read_also", "لا يفوتك")}</p>{page.cards("read_also", 2, "<p><a href={link}>{title}</a></p>")}</div>\n'
            case _:
                return ""

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "شبكة الميدان الإعلامية")}<body class="single"><noscript><iframe src="https://tags.example/ns"></iframe></noscript><div class="mega-header"><div class="ticker-holder"><span>{put("ticker", "الآن")}</span><marquee>{each("ticker", page.headlines(4), "<a href='/n'>{text}</a> • ")}</marquee></div><div class="logo">{put("nav", "شبكة الميدان الإعلامية")}</div><div class="links">{each("nav", ("مصر", "عرب وعالم", "حوادث", "رياضة", "توك شو"), "<a href='/s'>{text}</a>")}</div></div><iframe class="top-banner" src="/b"></iframe>
<div class="cols"><div class="col-8"><div class="news-head"><div class="path">{each("breadcrumb", ("الصفحة الرئيسية", story.section), "<a href='/'>{text}</a> / ")}</div><h1>{page.title()}</h1><div class="writer">{put("byline", f"كتب - {story.author}:")}</div><div class="when">{put("date", page.moment())}</div></div>
<div class="img-holder"><img src="/f.jpg"><div class="img-title">{put("caption", story.caption)}</div></div><div class="share-top"><iframe src="https://www.facebook.example/plugins/like"></iframe>{each("share", ("شارك على فيسبوك", "غرّد", "أرسل"), "<a href='#'>{text}</a>")}</div>
<div class="details" id="details">
{page.body(after=after)}</div><div class="gnews"><a href="https://news.example">{put("follow", "تابع شبكة الميدان على أخبار جوجل")}</a></div><div class="tags-holder"><b>{put("tags", "كلمات البحث")}</b>{each("tags", story.tags, "<a href='/t'>{text}</a>")}</div><iframe src="/taboola" title="recommended"></iframe>
<div class="fb"><div class="fb-title">{put("comments", "تعليقات فيسبوك")}</div><iframe src="https://www.facebook.example/plugins/comments"></iframe></div><div class="from-section"><div class="t">{put("related", f"المزيد من {story.section}")}</div>{page.cards("related", 4, '<div class="it"><a href="{link}"><img src="/t.jpg"></a><a href="{link}" class="h">{title}</a><div class="d">{date}</div><div class="s">{teaser}</div></div>')}</div></div>
<div class="col-4"><iframe src="/side"></iframe><div class="t">{put("most_read", "الأكثر قراءة خلال ساعة")}</div>{page.cards("most_read", 5, '<div class="it2"><span>{number}</span><a href="{link}">{title}</a></div>')}</div></div><div class="foot">{put("imprint", "شبكة الميدان الإعلامية - ترخيص رقم 77 لسنة 2011")}</div></body></html>"""


def maghreb(page: Composer) -> str:
    """A Moroccan site on a French theme: dates, sharing and lists in French beside Arabic text, a video block amid it."""
    story, put, each = page.story, page.put, page.each
    date = story.date
    day = f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year} - {date:%H:%M}"

    def after(paragraph: int) -> str:
        if paragraph == 2:
            card = '<div class="encadre"><span class="etiquette">{above}</span><a href="{link}"><strong>{title}</strong></a></div>\n'
            return page.cards("read_also", 1, card, above=("read_also", "A lire également"))
        if paragraph == 4:
            return f'<p class="pub">{put("ad", "La suite après la publicité")}</p>\n'
        return ""

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "Sawt 24 صوت", locale="ar_MA", description=excerpt(story))}<body><div class="barre-haut">{each("nav", ("Connexion", "فرنسية", "S'abonner"), "<a href='/c'>{text}</a> ")}<span class="heure-priere">{put("weather", "مواقيت الصلاة: الدار 18°")}</span></div><nav class="menu-principal">{each("nav", ("الرئيسية", "سياسة", "مجتمع", "جهات", "Vidéos"), "<a href='/s'>{text}</a>")}</nav>
<main class="page"><div class="fil">{put("breadcrumb", "Accueil")} › {put("breadcrumb", story.section)}</div><h1 class="titre">{page.title()}</h1><div class="meta"><span class="signature">{put("byline", f"{story.author} - صوت")}</span><span class="date">{put("date", day)}</span><span class="maj">{put("date", f"Mis à jour le {stamp(date)}")}</span><span>{put("counter", f"{page.number(1, 9)} min de lecture")}</span></div>
<ul class="reseaux">{each("share", ("Partager sur Facebook", "Partager sur WhatsApp", "Copier le lien"))}</ul><div class="visuel"><img src="/f.jpg"><p class="legende">{put("caption", f"{story.caption} - DR")}</p></div><h2 class="accroche">{page.lead()}</h2>
<section class="corps">
{page.body({"heading": '<h2 class="inter">{text}</h2>'}, after)}<p class="fin">{put("byline", f"{story.author} (صحافي متدرب)")}</p></section>
<div class="themes"><strong>{put("tags", "Tags")}</strong>{each("tags", story.tags, "<a class='theme' href='/t'>{text}</a>")}</div><div class="appli"><p>{put("app", "حمّل تطبيق صوت من Google Play وApp Store")}</p></div>
<section class="sur-meme"><h3>{put("related", "Sur le même sujet")}</h3>{page.cards("related", 3, "<article class='vignette'><a href='{link}'><h4>{title}</h4></a><time>{date}</time></article>")}</section><section class="avis"><h3>{put("comments", "تعليقات الزوار (2)")}</h3>{page.comments(2, "<article class='un-avis'><h5>{author}</h5><time>{date}</time><p>{text}</p><a href='#'>{signal}</a></article>", signal=("comments", "Signaler"))}</section></main>
<aside class="colonne"><h3>{put("most_read", "Les plus partagés")}</h3>{page.cards("most_read", 5, "<a href='{link}' class='rang'><em>{number}</em> {title}</a>")}<h3>{put("newsletter", "نشرتنا")}</h3><p>{put("newsletter", "Recevez l'essentiel de l'actualité chaque matin")}</p></aside><footer>{put("imprint", "Sawt 24 - ملف الصحافة 14/2016. Mentions légales")}</footer></body></html>"""


def elementor(page: Composer) -> str:
    """WordPress put together from Elementor's widgets: a table of contents above the text, boxes everywhere."""
    story, put, each = page.story, page.put, page.each
    contents = [block.parts[0] for block in story.blocks if block.kind == "heading"]

    def widget(kind: str, inner: str) -> str:
        return f'<div class="elementor-element elementor-widget elementor-widget-{kind}" data-element_type="widget"><div class="elementor-widget-container">{inner}</div></div>\n'

    def table() -> str:
        if not contents:
            return ""
        label = f'<div class="elementor-toc__header"><h4 class="elementor-toc__header-title">{put("ui", "محتويات المقال")}</h4></div>'
        listed = each("ui", contents, '<li><a href="#h">{text}</a></li>')
        return widget("table-of-contents", f'{label}<div class="elementor-toc__body"><ol>{listed}</ol></div>')

    item = '<li class="elementor-icon-list-item"><a href="#"><span class="elementor-icon-list-text elementor-post-info__item">{text}</span></a></li>'
    shared = '<div class="elementor-share-btn"><span class="elementor-share-btn__title">{text}</span></div>'
    form = "<h3>{name}</h3><p>{promise}</p>"
    beside = '<div class="elementor-post-navigation__link"><a href="{link}"><span class="post-navigation__prev--label">{above}</span><span class="post-navigation__prev--title">{title}</span></a></div>'
    card = '<article class="elementor-post"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="{link}">{title}</a></h3><div class="elementor-post__excerpt"><p>{teaser}</p></div><a class="elementor-post__read-more" href="{link}">{more}</a><div class="elementor-post__meta-data">{date}</div></div></article>'
    return f"""<!DOCTYPE html><html dir="rtl" lang="ar">{head(story, "مجلة الشاطئ")}<body class="elementor-default single-post"><div data-elementor-type="header">{put("nav", "مجلة الشاطئ")}{each("nav", ("الرئيسية", "تحقيقات", "ثقافة", "آراء"), '<li class="menu-item"><a class="elementor-item" href="/s">{text}</a></li>')}</div>
<div data-elementor-type="single-post" class="elementor post type-post"><section class="elementor-section"><div class="elementor-container">
{widget("theme-post-title", f'<h1 class="elementor-heading-title elementor-size-default">{page.title()}</h1>')}
{widget("post-info", f'<ul class="elementor-icon-list-items elementor-post-info">{each("byline", [story.author], item)}{each("date", [page.day(), f"{story.date:%I:%M} ص"], item)}{each("comment_form", ["لا توجد تعليقات"], item)}</ul>')}
{widget("theme-post-featured-image", f'<figure class="wp-caption"><img src="/f.jpg"><figcaption class="widget-image-caption wp-caption-text">{put("caption", story.caption)}</figcaption></figure>')}
{table()}{widget("theme-post-content", page.body({"heading": '<h2 class="wp-block-heading" id="h">{text}</h2>'}))}
{widget("share-buttons", each("share", ("Facebook", "Twitter", "WhatsApp", "Telegram"), shared))}
{widget("heading", f'<h3 class="elementor-heading-title">{put("tags", "الوسوم:")}</h3>')}{widget("post-terms", each("tags", story.tags, '<a href="/t" rel="tag">{text}</a>, '))}
{widget("author-box", f'<div class="elementor-author-box__text"><h4>{put("author_box", story.author)}</h4><div class="elementor-author-box__bio">{page.life()}</div></div>')}
{widget("post-navigation", page.cards("prev_next", 2, beside, above=("prev_next", "المقال")))}
{widget("heading", f'<h2 class="elementor-heading-title">{put("related", "ربما تود قراءته")}</h2>')}{widget("posts", page.cards("related", 3, card, more=("related", "أكمل »")))}
{widget("form", page.fill(form, name=("newsletter", "كن أول من يعلم"), promise=("newsletter", "نرسل إليك أبرز ما ننشر مرة كل أسبوع، ويمكنك إلغاء الاشتراك متى شئت.")))}
</div></section></div><div data-elementor-type="footer">{put("imprint", "مجلة الشاطئ 2026. صنع بحب في الميناء")}</div></body></html>"""
