"""Outlets on WordPress: the four commercial themes most Arabic news sites wear."""

from tests.article.corpus.composer import Composer, head

_SECTIONS = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "منوعات")
_X = "\u202bX"  # the theme puts its button's name into an embedding nobody closes


def jannah(page: Composer) -> str:
    """Jannah: share buttons above and below, an inline card, author box, previous and next, related, comments."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph != 3:
            return ""
        return (
            '<div id="inline-related-post" class="mag-box mini-posts-box content-only"><div class="container-wrapper">'
            f'<div class="widget-title the-global-title"><div class="the-subtitle">{put("read_also", "مقالات ذات صلة")}</div></div>'
            '<div class="mag-box-container clearfix"><ul class="posts-items posts-list-container">'
            + page.cards(
                "read_also",
                2,
                '<li class="widget-single-post-item"><div class="post-widget-body"><a class="post-title the-subtitle" href="{link}">{title}</a>'
                '<div class="post-meta"><span class="date meta-item tie-icon">{date}</span></div></div></li>',
            )
            + "</ul></div></div></div>"
        )

    return f"""<!DOCTYPE html><html dir="rtl" lang="ar">{head(story, "صوت الساحل")}
<body id="tie-body" class="rtl single-post wrapper-has-shadow"><div id="tie-container"><header id="theme-header">
<nav id="top-nav"><div class="topbar-today-date tie-icon">{put("date", page.moment())}</div>
<div class="breaking"><span class="breaking-title"><span class="breaking-title-text">{put("ticker", "أخبار عاجلة")}</span></span>
<ul id="breaking-news-in-header">{each("ticker", page.headlines(4), '<li class="news-item"><a href="/n">{text}</a></li>')}</ul></div></nav>
<ul class="main-menu">{each("nav", _SECTIONS)}</ul></header>
<div id="content" class="site-content container"><div class="tie-row main-content-row"><div class="main-content tie-col-md-8">
<article id="the-post" class="container-wrapper post-content"><header class="entry-header-outer">
<nav id="breadcrumb"><a href="/">{put("breadcrumb", "الرئيسية")}</a><em class="delimiter">/</em><a href="/c">{put("breadcrumb", story.section)}</a></nav>
<div class="entry-header"><span class="post-cat-wrap"><a class="post-cat" href="/c">{put("section", story.section)}</a></span>
<h1 class="post-title entry-title">{page.title()}</h1>
<div class="single-post-meta post-meta clearfix"><span class="author-meta"><a href="/a">{put("byline", story.author)}</a></span>
<span class="date meta-item">{put("date", page.day())}</span><span class="meta-comment">{put("counter", "0")}</span>
<span class="meta-views">{put("counter", f"{page.number(90, 4000)} مشاهدة")}</span><span class="meta-reading-time">{put("counter", "3 دقائق")}</span></div></div></header>
<div class="featured-area"><figure class="single-featured-image"><img src="/f.jpg"><figcaption class="single-caption-text">{put("caption", story.caption)}</figcaption></figure></div>
<div id="share-buttons-top" class="share-buttons"><div class="share-links">{each("share", ("فيسبوك", _X, "لينكدإن", "واتساب", "مشاركة عبر البريد", "طباعة"), '<a href="#"><span class="social-text">{text}</span></a>')}</div></div>
<div class="entry-content entry clearfix">
{page.body(after=after)}
<p><a href="https://news.google.com/x">{put("follow", "لمتابعة آخر أخبار صوت الساحل لحظة بلحظة عبر تطبيق نبض اضغط هنا")}</a></p>
<div class="post-bottom-meta post-bottom-tags"><div class="post-bottom-meta-title">{put("tags", "الوسوم")}</div><span class="tagcloud">{each("tags", story.tags, '<a href="/t" rel="tag">{text}</a> ')}</span></div>
</div><div id="share-buttons-bottom" class="share-buttons">{each("share", ("شاركها", "فيسبوك", "تيلقرام", "ماسنجر"), '<a href="#"><span class="social-text">{text}</span></a>')}</div></article>
<div class="post-components"><div class="about-author container-wrapper"><div class="author-info"><h3 class="author-name"><a href="/a">{put("author_box", story.author)}</a></h3>
<div class="author-bio">{page.life()}</div></div></div>
<div class="prev-next-post-nav container-wrapper">{page.cards("prev_next", 2, '<div class="tie-col-xs-6"><a class="post-thumb" href="{link}"></a><a href="{link}" rel="prev"><h3 class="post-title">{title}</h3></a></div>')}</div>
<div id="related-posts" class="container-wrapper has-extra-post"><div class="mag-box-title"><h3>{put("related", "مقالات ذات صلة")}</h3></div><div class="related-posts-list">
{page.cards("related", 3, '<div class="related-item"><h3 class="post-title"><a href="{link}">{title}</a></h3><div class="post-meta"><span class="date">{date}</span></div></div>')}</div></div>
<div id="comments" class="comments-area"><div id="respond"><h3 id="reply-title">{put("comment_form", "اترك تعليقاً")} <small><a href="#">{put("comment_form", "إلغاء الرد")}</a></small></h3>
<form><p class="comment-notes">{put("comment_form", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *")}</p>
<label>{put("comment_form", "التعليق *")}</label><textarea></textarea><label>{put("comment_form", "الاسم *")}</label>
<p><label>{put("comment_form", "احفظ اسمي، بريدي الإلكتروني، والموقع الإلكتروني في هذا المتصفح لاستخدامها المرة المقبلة في تعليقي.")}</label></p></form></div></div></div></div>
<aside class="sidebar tie-col-md-4"><div class="container-wrapper tabs-container-wrapper"><div class="widget-title">{put("most_read", "الأكثر مشاهدة")}</div>
<ul>{page.cards("most_read", 5, '<li class="widget-post-list"><a class="post-title" href="{link}">{title}</a><span class="date">{date}</span></li>')}</ul></div></aside></div></div>
<footer id="footer"><div id="site-info"><div class="copyright-text">{put("imprint", "© حقوق النشر 2026، جميع الحقوق محفوظة | صوت الساحل")}</div>
<ul>{each("nav", ("من نحن", "اتصل بنا", "سياسة الخصوصية"))}</ul></div></footer>
<a id="go-to-top" href="#"><span class="screen-reader-text">{put("nav", "زر الذهاب إلى الأعلى")}</span></a></div></body></html>"""


def jnews(page: Composer) -> str:
    """JNews: a deck under the title, two inline cards, tags, previous and next with labels, the next article loaded below."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph not in {2, 4}:
            return ""
        return (
            "<div class='jnews_inline_related_post_wrapper left'><div class='jnews_inline_related_post'><div class='jeg_postblock_29 jeg_postblock'>"
            f'<div class="jeg_block_heading"><h3 class="jeg_block_title"><span>{put("read_also", "إقرأ أيضاً")}</span></h3></div>'
            '<div class="jeg_posts">'
            + page.cards(
                "read_also",
                1,
                '<article class="jeg_post jeg_pl_xs"><div class="jeg_postblock_content"><h3 class="jeg_post_title"><a href="{link}">{title}</a></h3>'
                '<div class="jeg_post_meta"><div class="jeg_meta_date"><a href="{link}">{date}</a></div></div></div></article>',
            )
            + "</div></div></div></div>"
        )

    return f"""<!doctype html><html dir="rtl" lang="ar">{head(story, "مرآة البلد", locale="en_US")}
<body class="rtl post-template-default single jnews"><div class="jeg_viewport"><div class="jeg_header normal">
<div class="jeg_nav_item"><ul class="jeg_menu jeg_main_menu">{each("nav", ("الرئيسية", "محليات", "عرب وعالم", "مال وأعمال", "ملاعب", "فن", "تحقيقات"))}</ul></div>
<div class="search-result"><div class="search-link search-noresult">{put("search", "لا يوجد نتائج")}</div><div class="search-all-button">{put("search", "شاهد كل النتائج")}</div></div></div>
<div class="post-wrapper"><div class="post-wrap"><div class="jeg_main"><div class="jeg_content jeg_singlepage"><div class="row"><div class="jeg_main_content col-md-8"><div class="jeg_inner_content">
<div class="jeg_breadcrumbs"><div id="breadcrumbs"><span><a href="/">{put("breadcrumb", "الرئيسية")}</a></span> <span class="breadcrumb_last_link"><a href="/c">{put("breadcrumb", story.section)}</a></span></div></div>
<div class="entry-header"><h1 class="jeg_post_title">{page.title()}</h1><h2 class="jeg_post_subtitle">{page.lead()}</h2>
<div class="jeg_meta_container"><div class="jeg_post_meta"><div class="jeg_meta_author"><span class="meta_text">{put("byline", "كتب")}</span> <a href="/a">{put("byline", story.author)}</a></div>
<div class="jeg_meta_date"><a href="#">{put("date", page.moment())}</a></div><div class="jeg_meta_category"><span>{put("section", "في")}</span> <a href="/c">{put("section", story.section)}</a></div>
<div class="jeg_meta_zoom">{put("ui", "A A")}</div><div class="jeg_meta_comment"><a href="#">{put("counter", "0")}</a></div></div></div></div>
<div class="jeg_featured featured_image"><a href="/f.jpg"><img src="/f.jpg"></a><p class="wp-caption-text">{put("caption", f"{story.caption} ({story.credit})")}</p></div>
<div class="jeg_share_top_container"><div class="jeg_share_button"><div class="jeg_share_stats"><div class="jeg_share_count"><div class="counts">{put("counter", str(page.number(3, 400)))}</div><span class="sharetext">{put("share", "مشاركات")}</span></div><div class="jeg_views_count"><div class="counts">{put("counter", f"{page.number(1, 9)}.{page.number(1, 9)}k")}</div><span class="sharetext">{put("counter", "المشاهدات")}</span></div></div>
<div class="jeg_sharelist">{each("share", ("شارك على فيسبوك", "شارك على تويتر", "أرسل عبر واتساب"), '<a class="jeg_btn"><span>{text}</span></a>')}</div></div></div>
<div class="entry-content no-share"><div class="content-inner">
{page.body(after=after)}
<div class="jeg_post_tags"><span>{put("tags", "Tags:")}</span> {each("tags", story.tags, '<a href="/t" rel="tag">{text}</a>')}</div></div></div>
<div class="jeg_bottombar">{each("share", ("Share", "Tweet", "Send"), '<a class="jeg_btn"><span>{text}</span></a>')}</div>
<div class="jnews_prev_next_container"><div class="jeg_prevnext_post">
{page.cards("prev_next", 1, '<a href="{link}" class="post prev-post"><span class="caption">{before}</span><h3 class="post-title">{title}</h3></a>', before=("prev_next", "الخبر السابق"))}
{page.cards("prev_next", 1, '<a href="{link}" class="post next-post"><span class="caption">{before}</span><h3 class="post-title">{title}</h3></a>', before=("prev_next", "الخبر التالي"))}</div></div>
<div class="jnews_related_post_container"><div class="jeg_block_heading"><h3 class="jeg_block_title"><span>{put("related", "مواضيع")}<strong>{put("related", "مشابهة")}</strong></span></h3></div>
<div class="jeg_posts">{page.cards("related", 3, '<article class="jeg_post"><div class="jeg_postblock_content"><h3 class="jeg_post_title"><a href="{link}">{title}</a></h3><div class="jeg_meta_date">{date}</div><div class="jeg_post_excerpt"><p>{teaser}</p><a href="{link}" class="jeg_readmore">{more}</a></div></div></article>', more=("related", "قراءة المزيد"))}</div></div>
</div></div><div class="jeg_sidebar col-md-4"><div class="widget"><h3>{put("most_read", "الأكثر رواجاً")}</h3>{page.cards("most_read", 4, '<div class="jeg_post jeg_pl_sm"><span>{number}</span><h3 class="jeg_post_title"><a href="{link}">{title}</a></h3></div>')}</div>
<div class="widget jnews_newsletter"><h3>{put("newsletter", "نشرتنا")}</h3><p>{put("newsletter", "خلاصة ما يحدث في البلد تصلك كل مساء. لا نرسل إعلانات ولا نبيع عنوانك لأحد.")}</p></div></div></div></div></div></div></div>
<div class="jeg_footer"><p class="copyright">{put("imprint", "مرآة البلد صحيفة إلكترونية مستقلة تصدر عن مؤسسة النهر للإعلام منذ 2011.")}</p><p>{put("imprint", "تصميم وتطوير استديو الحبر")}</p></div>
<div id="gdpr"><p>{put("cookie", "نستخدم ملفات تعريف الارتباط لنمنحك تجربة أفضل. بمواصلة التصفح فإنك توافق على سياسة الخصوصية.")}</p><button>{put("cookie", "حسناً، فهمت")}</button></div></div></body></html>"""


def penci(page: Composer) -> str:
    """Penci Soledad: related links as a paragraph inside the text, a rating, comments by readers."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph == 2:
            heading = put("read_also", "قد تودّ قراءة")
            links = page.cards("read_also", 3, '<li><a href="{link}">{title}</a></li>')
            return f'<div class="penci-ilrltpost-insert penci-ilrelatedpost"><div class="penci-ilrltpost-title">{heading}</div><ul>{links}</ul></div>'
        if paragraph == 5:
            return page.cards(
                "read_also",
                1,
                '<p style="text-align:center"><strong><a href="{link}">{before} | {title}</a></strong></p>',
                before=("read_also", "شاهد أيضًا"),
            )
        return ""

    return f"""<!DOCTYPE html><html lang="ar" dir="rtl">{head(story, "نافذة المرجان")}
<body class="soledad-ver rtl"><div id="wrapper" class="wrapper-boxed header-style-header-3"><div class="penci-topbar"><a href="/l">{put("login", "تسجيل الدخول")}</a> {each("nav", ("فيسبوك", "يوتيوب"), "<a href='#'>{text}</a> ")}</div>
<nav id="navigation"><ul id="menu-main">{each("nav", _SECTIONS)}</ul></nav>
<div class="container container-single penci_sidebar right-sidebar"><div id="main"><div class="theiaStickySidebar">
<article id="post-311" class="post type-post"><div class="header-standard header-classic single-header"><div class="penci-standard-cat"><span class="cat"><a class="penci-cat-name" href="/c">{put("section", story.section)}</a></span></div>
<h1 class="post-title single-post-title entry-title">{page.title()}</h1><h2 class="penci-psub-title">{page.lead()}</h2>
<div class="post-box-meta-single"><span class="author-post byline">{put("byline", "بواسطة")} <a class="author-url" href="/a">{put("byline", story.author)}</a></span><span><time class="entry-date published">{put("date", page.day(months="levant"))}</time></span><span>{put("counter", "لا توجد تعليقات")}</span></div></div>
<div class="post-image"><img src="/f.jpg"><div class="penci-featured-caption">{put("caption", story.caption)}</div></div>
<div class="post-entry blockquote-style-1"><div id="penci-post-entry-inner" class="inner-post-entry entry-content">
{page.body({"heading": "<h3>{text}</h3>"}, after)}
<div class="penci-review"><p>{put("rating", "هل وجدت هذا الخبر مفيدا؟")}</p><p>{put("rating", f"قيّم 4.{page.number(1, 9)} / 5 - عدد الأصوات {page.number(11, 80)}")}</p></div>
<div class="post-tags">{each("tags", story.tags, '<a href="/t" rel="tag">{text}</a>')}</div></div></div>
<div class="tags-share-box"><span class="single-comment-o">{put("counter", "0 تعليق")}</span><div class="list-posts-share">{each("share", ("FacebookTwitterWhatsappTelegramEmail",), "<a href='#'>{text}</a>")}</div></div>
<div class="post-author"><div class="author-content"><h5><a href="/a">{put("author_box", story.author)}</a></h5><p>{page.life()}</p></div></div>
<div class="post-pagination">{page.cards("prev_next", 1, '<div class="prev-post"><span>{before}</span><a href="{link}"><h5 class="prev-title">{title}</h5></a></div>', before=("prev_next", "المقال السابق"))}</div>
<div class="post-related"><div class="post-title-box"><h4 class="post-box-title">{put("related", "ربما تعجبك أيضاً")}</h4></div><div class="penci-related-carousel">{page.cards("related", 4, '<div class="item-related"><h3><a href="{link}">{title}</a></h3><span class="date">{date}</span></div>')}</div></div>
<div class="post-comments" id="comments"><h4>{put("comments", "3 تعليقات")}</h4><div class="comments">{page.comments(3, '<div class="comment"><span class="author">{author}</span><span class="date">{date}</span><div class="comment-content"><p>{text}</p></div><a class="comment-reply-link" href="#">{reply}</a></div>', reply=("comments", "رد"))}</div></div>
</article></div></div>
<div id="sidebar" class="penci-sidebar-content"><aside class="widget penci_latest_news_widget"><h3>{put("most_read", "آخر ما نُشر")}</h3><ul>{page.cards("most_read", 6, '<li><a href="{link}">{title}</a><span>{date}</span></li>')}</ul></aside></div></div>
<footer id="footer-section"><p>{put("slogan", "نافذة المرجان: نطل عليكم من البحر، ونكتب ما نراه.")}</p><p>{put("imprint", "@2026 - All Right Reserved. Designed and Developed by PenciDesign")}</p></footer></div></body></html>"""


def tagdiv(page: Composer) -> str:
    """Newspaper by tagDiv: source and via, boxes of comments and related, the app's promotion inside the text."""
    story, put, each = page.story, page.put, page.each

    def after(paragraph: int) -> str:
        if paragraph == 1:
            return f'<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">{put("ad", "- إعلان -")}</span></div>'
        if paragraph == 4:
            return page.cards(
                "read_also",
                1,
                f'<p><strong>{put("read_also", "اقرأ/ي أيضا:")} <a href="{{link}}">{{title}}</a></strong></p>',
            )
        return ""

    return f"""<!doctype html ><html dir="rtl" lang="ar">{head(story, "الميدان نيوز")}
<body class="rtl single td-standard-pack"><div id="td-outer-wrap"><div class="td-header-wrap"><div class="td-trending-now-wrapper"><div class="td-trending-now-title">{put("ticker", "الأحدث الآن")}</div>{each("ticker", page.headlines(3), '<div class="td_module_trending_now"><h3 class="entry-title td-module-title"><a href="/n">{text}</a></h3></div>')}</div>
<ul class="sf-menu">{each("nav", _SECTIONS)}</ul></div>
<div class="td-main-content-wrap"><div class="td-container td-post-template-default"><div class="td-crumb-container"><div class="entry-crumbs">{each("breadcrumb", ("الصفحة الرئيسية", story.section), '<span><a href="/">{text}</a></span>')} <span class="td-bred-no-url-last">{put("breadcrumb", story.title)}</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content"><article class="post type-post"><div class="td-post-header"><ul class="td-category">{each("section", (story.section,))}</ul>
<header class="td-post-title"><h1 class="entry-title">{page.title()}</h1><p class="td-post-sub-title">{page.lead()}</p>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">{put("byline", "من")}</div> <a href="/a">{put("byline", story.author)}</a></div><span class="td-post-date"><time>{put("date", page.day())}</time></span><div class="td-post-views"><span>{put("counter", str(page.number(200, 9000)))}</span></div></div></header></div>
<div class="td-post-sharing-top">{each("share", ("Facebook", "Twitter", "WhatsApp", "Telegram"), '<a class="td-social-sharing-button"><div class="td-social-but-text">{text}</div></a>')}</div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><a href="/f.jpg"><img src="/f.jpg"></a><figcaption class="wp-caption-text">{put("caption", f"{story.caption} / {story.credit}")}</figcaption></figure></div>
{page.body(after=after)}
<p>{put("app", "حمّل تطبيق الميدان نيوز وكن أول من يعرف ما يجري في مدينتك.")}</p></div>
<footer><div class="td-post-source-tags"><div class="td-post-source-via"><div class="td-post-small-box"><span>{put("source", "المصدر")}</span><a href="/x">{put("source", "الميدان نيوز + وكالات")}</a></div></div><ul class="td-tags td-post-small-box"><li><span>{put("tags", "الكلمات الدليلية")}</span></li>{each("tags", story.tags)}</ul></div>
<div class="td-block-row td-post-next-prev">{page.cards("prev_next", 1, '<div class="td-post-next-prev-content"><span>{before}</span><a href="{link}">{title}</a></div>', before=("prev_next", "المادة السابقة"))}{page.cards("prev_next", 1, '<div class="td-post-next-prev-content"><span>{before}</span><a href="{link}">{title}</a></div>', before=("prev_next", "المادة التالية"))}</div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name"><a href="/a">{put("author_box", story.author)}</a></div><div class="td-author-description">{page.life()}</div></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title">{each("related", ("مقالات مشابهة", "المزيد من نفس الكاتب"), '<a class="td-related-left" href="#">{text}</a>')}</h4>{page.cards("related", 3, '<div class="td_module_related_posts"><div class="item-details"><h3 class="entry-title"><a href="{link}">{title}</a></h3></div></div>')}</div>
<div class="comments" id="comments"><div id="respond"><h3>{put("comment_form", "ترك الرد")} <small><a href="#">{put("comment_form", "إلغاء الرد")}</a></small></h3><p class="comment-form-input-wrap">{put("comment_form", "يرجى كتابة التعليق!")}</p></div></div></div>
<div class="td-pb-span4 td-main-sidebar"><aside class="widget"><div class="td-block-title">{put("most_read", "ما يقرؤه الآخرون")}</div>{page.cards("most_read", 5, '<div class="td_module_6"><h3 class="entry-title"><a href="{link}">{title}</a></h3><span class="td-post-date">{date}</span></div>')}</aside></div></div></div></div>
<div class="td-footer-wrapper"><div class="td-footer-text">{put("slogan", "الميدان نيوز منصة إخبارية شابة، نؤمن بأن الخبر حق لكل الناس وأن السؤال نصف الجواب.")}</div><div>{put("imprint", "تواصلوا معنا على: desk@almaydan.example")}</div></div>
<div class="td-subfooter">{each("nav", ("عن الميدان", "أعلن معنا", "وظائف"))}</div></div></body></html>"""
