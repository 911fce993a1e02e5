"""Cleaning, rule by rule, on invented articles."""

import pytest

from monitor.article import KnownTitles, clean
from monitor.model import Line, Quality
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE, classes, cleaned, page


def test_plain_article_is_left_alone() -> None:
    """An article without boilerplate keeps every paragraph, and its title line becomes the title."""
    article = cleaned(TITLE, *PROSE)
    assert (article.title, article.body, article.removed) == (TITLE, PROSE, ())
    assert article.quality is Quality.GOOD


@pytest.mark.parametrize(
    ("line", "cls"),
    [
        pytest.param("تابعونا على مواقع التواصل الاجتماعى", "follow", id="whole line"),
        pytest.param("اضغط هنا لمتابعة البث من موقع الحدث", "read_more_link", id="prefix"),
        pytest.param("اشترك فى النشرة البريدية لتصلك أهم الأخبار", "newsletter", id="pattern on the key"),
        pytest.param("جسر فوق النهر | أرشيفية", "caption", id="pattern on the line as printed"),
        pytest.param("جسر السلام مضاء في ليلة الافتتاح - رويترز", "caption", id="photo credit"),
        pytest.param("نستخدم ملفات تعريف الارتباط لتحسين تجربتك في موقعنا.", "cookie", id="cookie notice"),
        pytest.param("إعلان", "ad", id="advertisement"),
    ],
)
def test_line_marker_removes_its_line_only(line: str, cls: str) -> None:
    """A marker of mode line goes wherever it stands, and nothing with it."""
    article = cleaned(PROSE[0], line, *PROSE[1:])
    assert article.body == PROSE
    assert classes(article) == {line: cls}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("شارك في الافتتاح نواب المدينة وعدد كبير من سكان الأحياء القريبة من النهر.", id="share"),
        pytest.param("المصدر ذاته أكد أن الجسر سيفتح للمشاة أيضا خلال أيام العطل الرسمية كلها.", id="source"),
        pytest.param("هاشتاغات كثيرة عن الجسر تصدرت مواقع التواصل في المدينة.", id="tags without a colon"),
        pytest.param("الرد على منتقدي الجسر", id="subheading with a word of the comment form"),
        pytest.param("التاريخ: 22 سبتمبر 2016", id="date between paragraphs: a timeline"),
        pytest.param("هل يكفي جسر واحد لحل أزمة المرور؟", id="question"),
        pytest.param("كلفة المشروع", id="subheading"),
    ],
)
def test_text_that_looks_like_a_marker_stays(line: str) -> None:
    """Words of the catalogue inside sentences and subheadings are text."""
    article = cleaned(PROSE[0], line, *PROSE[1:])
    assert article.body == (PROSE[0], line, *PROSE[1:])


def test_list_goes_until_prose_resumes() -> None:
    """A list heading takes the headlines below it along, and the paragraph after them is body again."""
    article = cleaned(PROSE[0], "اقرأ أيضاً", *HEADLINES, *PROSE[1:])
    assert article.body == PROSE
    assert {removed.cls for removed in article.removed} == {"read_also"}
    assert article.removed[1].reason == "item 1 of the list under “اقرأ أيضا” in line 2"


def test_list_item_shaped_like_prose_stays_in_the_list() -> None:
    """Headlines of fourteen words, with a question mark or a date below, are no resumption."""
    long_headline = (
        "لجنة الخدمات تبحث مع أصحاب المحال التجارية نقل السوق القديم إلى أرض المعارض قبل نهاية العام"
    )
    question = "كيف تحمي أطفالك من حرارة الصيف في الأيام التي تنقطع فيها الكهرباء عن بيوت المدينة كلها؟"
    dated = "مدير المستشفى يرد على شكاوى المرضى من طول الانتظار في قسم الطوارئ خلال ساعات الليل."
    article = cleaned(*PROSE, "الأكثر قراءة", long_headline, question, dated, "01 نوفمبر 2025 04:44 ص")
    assert article.body == PROSE
    assert set(classes(article).values()) == {"most_read"}


def test_prefix_marker_with_a_title_removes_one_line() -> None:
    """A list marker that carries its headline opens no list unless list lines follow."""
    article = cleaned(PROSE[0], f"اقرأ أيضاً: {HEADLINES[0]}", "تفاصيل المشروع", *PROSE[1:])
    assert article.body == (PROSE[0], "تفاصيل المشروع", *PROSE[1:])


def test_prefix_marker_before_list_lines_opens_a_list() -> None:
    """The same marker above list items takes them along."""
    items = (Line(HEADLINES[1], 3, item=True), Line(HEADLINES[2], 4, item=True))
    article = cleaned(PROSE[0], f"اقرأ أيضاً: {HEADLINES[0]}", *items, *PROSE[1:])
    assert article.body == PROSE


def test_end_marker_cuts_the_rest() -> None:
    """Below the comment form nothing is the article's, and what has a class of its own keeps it."""
    article = cleaned(*PROSE, "اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني.", FOREIGN[0], "موافق")
    assert article.body == PROSE
    assert list(classes(article).values()) == ["comments", "comments", "comments", "cookie_button"]


def test_end_marker_does_not_cut_the_body() -> None:
    """In the middle of a text the same words cut nothing."""
    article = cleaned(PROSE[0], "التعليقات", *PROSE[1:])
    assert article.body == (PROSE[0], "التعليقات", *PROSE[1:])


def test_end_marker_needs_an_article_above() -> None:
    """After one short sentence an end marker removes its line only."""
    article = cleaned("0 تعليقات", PROSE[0], "التعليقات", "شكرا لكم.")
    assert article.body == (PROSE[0], "شكرا لكم.")


def test_metadata_lines_become_fields() -> None:
    """Source, tags, byline and date leave the body and can be read by class, without their labels."""
    article = cleaned(
        "كتب: سالم الحداد",
        "تاريخ النشر: 12 مارس 2024",
        *PROSE,
        "المصدر: وكالة النهر",
        "كلمات دلالية: جسر نقل",
    )
    assert article.body == PROSE
    assert article.metadata == {
        "byline": "سالم الحداد",
        "date": "12 مارس 2024",
        "source": "وكالة النهر",
        "tags": "جسر نقل",
    }


def test_dates_of_a_list_are_not_the_articles() -> None:
    """A date under a related headline says nothing of this article."""
    article = cleaned(*PROSE, "أخبار ذات صلة", HEADLINES[0], "01 نوفمبر 2025 04:44 ص")
    assert article.metadata == {}


@pytest.mark.parametrize(
    "heading", [("إقرأ أيضاً:", HEADLINES[0]), (HEADLINES[0],), ()], ids=["whole", "lost", "none"]
)
def test_tail_chain_ends_the_article(heading: tuple[str, ...]) -> None:
    """After source and tags comes another article, with or without a heading; its topic does not matter."""
    article = cleaned(*PROSE, "المصدر: الساحل", "كلمات دلالية: جسر نهر", *heading, *FOREIGN)
    assert article.body[: len(PROSE)] == PROSE
    assert not set(FOREIGN) & set(article.body)
    assert {classes(article)[text] for text in FOREIGN} <= {"other_article", "read_also_article"}


def test_source_and_tags_above_the_text_are_no_chain() -> None:
    """The same two lines in the head of a page cut nothing."""
    assert cleaned("المصدر: الساحل", "كلمات دلالية: جسر نهر", *PROSE).body == PROSE


def test_labels_around_the_text_go() -> None:
    """Section names above the first sentence and short labels below the last are no text."""
    article = cleaned("محليات", TITLE, "تصوير سالم الحداد", *PROSE, "شارك", "خدمات المدينة")
    assert article.body == PROSE
    assert classes(article)["محليات"] == classes(article)["تصوير سالم الحداد"] == "head_label"
    assert classes(article)["خدمات المدينة"] == "tail_label"


def test_labels_between_standfirst_and_text_go() -> None:
    """Author, date and counter below a standfirst are labels, the subheading after them is not."""
    article = cleaned(TITLE, PROSE[0], "ليلى حداد", "21 نيسان 2026", "دقيقتان", "كلفة المشروع", *PROSE[1:])
    assert article.body == (PROSE[0], "كلفة المشروع", *PROSE[1:])


@pytest.mark.parametrize("line", ["المصدر والمصب", "تصنيفات الاتحاد الدولي"])
def test_subheadings_that_begin_like_labels_stay(line: str) -> None:
    """Between two sentences a label without a colon is a subheading."""
    assert cleaned(*PROSE[:2], line, *PROSE[2:]).body == (*PROSE[:2], line, *PROSE[2:])


def test_headlines_above_the_title_go() -> None:
    """A ticker above the headline is not the article's, however long its lines."""
    article = cleaned(*HEADLINES, TITLE, *PROSE)
    assert article.body == PROSE
    assert {removed.rule for removed in article.removed} == {"zone/above_title"}


def test_ranking_at_the_end_stays() -> None:
    """More than four short lines right below the text are its list."""
    ranking = tuple(
        f"{place}. فريق {name}"
        for place, name in enumerate(["النهر", "الجسر", "الميناء", "السوق", "القلعة"], 1)
    )
    article = cleaned(*PROSE, *ranking)
    assert article.body == PROSE + ranking


FIXTURES = ("النهر - الجسر", "الميناء - السوق", "القلعة - طرابلس", "الساحل - المدينة", "الوادي - الجبل")
DEMANDS = (
    "فتح الجسر الجديد أمام الشاحنات الثقيلة ليلا", "تركيب إشارات ضوئية عند مدخلي الجسر كليهما",
    "خفض رسم العبور للدراجات والسيارات الصغيرة", "إقامة مواقف مجانية قرب محطة الحافلات القديمة",
    "تشغيل حافلات ليلية بين ضفتي النهر يوميا",
)  # fmt: skip
OTHER_HEADLINES = (
    "ارتفاع أسعار الخضار قبل العيد بأيام قليلة", "فريق المدينة يفوز بكأس الناشئين للمرة الثالثة",
    "افتتاح معرض الكتاب غدا في الساحة الكبرى", "مدير المستشفى يرد على شكاوى المرضى من الانتظار",
    "لجنة الخدمات تبحث نقل السوق القديم إلى أرض المعارض",
)  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*PROSE, *FIXTURES), id="fixtures, one like a byline"),
        pytest.param((*PROSE[:3], "وطالب سكان الحي القديم في رسالتهم إلى الوزير بخمسة أمور، هي:", *DEMANDS), id="introduced"),
        pytest.param((*PROSE, *(f"{place}. {text}" for place, text in enumerate(DEMANDS, 1))), id="numbered"),
    ],
)  # fmt: skip
def test_lists_of_the_article_stay(lines: tuple[str, ...]) -> None:
    """Lists that end a text are its own when they are introduced, numbered or of names."""
    assert cleaned(*lines).body == lines


def test_headlines_below_the_text_go() -> None:
    """Several lines as long as headlines, that nothing introduces, are other stories."""
    article = cleaned(*PROSE, *OTHER_HEADLINES)
    assert article.body == PROSE
    assert {removed.rule for removed in article.removed} == {"zone/headlines"}


def test_lead_below_a_list_goes() -> None:
    """A last sentence below a list that shares no word with the article is the lead of another story."""
    article = cleaned(*PROSE, "أخبار ذات صلة", *HEADLINES, FOREIGN[0])
    assert article.body == PROSE
    assert classes(article)[FOREIGN[0]] == "related_article"


def test_last_paragraph_below_a_list_stays() -> None:
    """A sentence there that speaks of the same things is the article's last."""
    assert cleaned(*PROSE[:3], "أخبار ذات صلة", *HEADLINES, PROSE[3]).body == PROSE


def test_subheadings_stay() -> None:
    """Short lines between paragraphs are the article's."""
    lines = (PROSE[0], "كلفة المشروع", PROSE[1], PROSE[2], "ماذا بعد؟", PROSE[3])
    assert cleaned(TITLE, *lines).body == lines


def test_other_titles_are_links() -> None:
    """A line equal to another article's title goes, in any spelling, labelled or cut off."""
    known = KnownTitles.of(["إرتفاع اسعار الخضار قبل العيد بايام", "افتتاح معرض الكتاب غدا في الساحة الكبرى"])
    links = (HEADLINES[0], f"عاجل | {HEADLINES[0]}", "افتتاح معرض الكتاب غدا في…")
    article = cleaned(PROSE[0], *links, *PROSE[1:], other_titles=known)
    assert article.body == PROSE
    assert {removed.cls for removed in article.removed} == {"other_title"}


FLASHES = (
    "الوزير: الجسر الثاني يبدأ العمل فيه قبل نهاية العام الحالي في ضاحية الميناء القديم.",
    "مصادر: كلفة الجسر الثاني لن تتجاوز ستين مليونا بحسب بيان أولي للوزارة.",
)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((PROSE[0], FLASHES[0], *PROSE[1:]), id="between sentences"),
        pytest.param((TITLE, FLASHES[0], *PROSE), id="first sentence"),
        pytest.param((TITLE, *FLASHES, *PROSE), id="first two sentences"),
        pytest.param((*PROSE, FLASHES[0]), id="last sentence"),
        pytest.param((*PROSE, FLASHES[0], "المصدر: الساحل"), id="last sentence before the tail"),
    ],
)
def test_a_flash_is_text_in_the_article_it_became(lines: tuple[str, ...]) -> None:
    """A sentence that was the title of a flash stays where the text goes on with it."""
    expected = tuple(line for line in lines if line not in {TITLE, "المصدر: الساحل"})
    assert cleaned(*lines, other_titles=FLASHES).body == expected


@pytest.mark.parametrize(
    "links",
    [
        pytest.param(tuple(Line(text, 9, item=True) for text in FLASHES), id="list items"),
        pytest.param(tuple(Line(text, 9, link_share=1.0) for text in FLASHES), id="links"),
        pytest.param(("الأكثر قراءة", *FLASHES), id="under a list's heading"),
        pytest.param(FLASHES, id="several below the text"),
        pytest.param((FLASHES[0][:60] + "...",), id="cut off"),
    ],
)
def test_flashes_in_lists_are_links(links: tuple[str | Line, ...]) -> None:
    """Titles that end in a full stop go like others where they are links."""
    assert cleaned(*PROSE, *links, other_titles=FLASHES).body == PROSE


def test_text_resumes_below_a_list_of_flashes() -> None:
    """In the middle of an article a list of flashes goes, and the text goes on below it."""
    lines = (*PROSE[:2], "الأكثر قراءة", *FLASHES, *PROSE[2:])
    assert cleaned(*lines, other_titles=FLASHES).body == PROSE


def test_the_own_title_is_no_other_title() -> None:
    """The outlet's titles include this article's own: the line is still the title."""
    article = cleaned(TITLE, *PROSE, other_titles=(TITLE,))
    assert article.body == PROSE
    assert article.removed == ()


def test_link_lines_go() -> None:
    """A line that is link text only is no text; a sentence with a link in it is."""
    linked = Line(PROSE[1], 3, link_share=0.2)
    article = cleaned(PROSE[0], Line("صور من افتتاح معرض الكتاب", 2, link_share=1.0), linked, *PROSE[2:])
    assert article.body == PROSE
    assert set(classes(article).values()) == {"link_line"}


def test_repeated_title_goes() -> None:
    """The headline printed twice is removed once and is the title once."""
    article = cleaned(TITLE, "2024/03/12", TITLE, *PROSE)
    assert article.body == PROSE
    assert classes(article) == {"2024/03/12": "date", TITLE: "duplicate_title"}


def test_title_line_does_not_end_the_head() -> None:
    """A headline of fourteen words, told by the feed in other words, still leaves head rules in force below it."""
    long_title = (
        "وزير النقل يفتتح جسرا جديدا فوق النهر في مدينة السلام بحضور نواب المدينة وسكان الأحياء القريبة"
    )
    extracted = page(long_title, "admin12 مارس 20240 مشاهدةآخر تحديث :", *PROSE, title=long_title)
    article = clean(
        extracted, title="وزير النقل يفتتح جسرا جديدا فوق النهر في مدينة السلام بحضور نواب المدينة"
    )
    assert article.body == PROSE
    assert article.removed[0].cls == "title"


def test_first_paragraph_is_no_title() -> None:
    """A text whose first line was taken for its headline keeps it when the feed's title is another."""
    extracted = page(PROSE[0].rstrip("."), *PROSE[1:], title=PROSE[0].rstrip("."))
    assert len(clean(extracted, title="جسر جديد في مدينة السلام").body) == len(PROSE)


def test_suspect_when_most_of_the_text_would_go() -> None:
    """When a cut would take more than 60 % of the running text, the text stays and the quality says so."""
    article = cleaned(*PROSE[:3], "المصدر: الساحل", "كلمات دلالية: جسر", *(FOREIGN * 3))
    assert article.quality is Quality.SUSPECT
    assert article.body == PROSE[:3] + FOREIGN * 3
    assert set(classes(article).values()) == {"source", "tags"}


def test_the_body_is_never_empty() -> None:
    """When everything but the title would go, a title that is a sentence is the body."""
    sentence = (
        "الجيش يعلن وقفا لإطلاق النار من جانب واحد لمدة ثلاثة أيام ابتداء من منتصف ليل الجمعة في كل الجبهات"
    )
    assert cleaned(sentence, "إعلان", title=sentence).body == (sentence,)


@pytest.mark.parametrize(
    ("line", "paragraphs"),
    [
        pytest.param(
            "الوزير يتوقع انتهاء العمل قبل نهاية السنةوبحسب بيان الوزارة فإن الجسر الثاني سيبدأ قريبا.",
            ("الوزير يتوقع انتهاء العمل قبل نهاية السنة", "وبحسب بيان الوزارة فإن الجسر الثاني سيبدأ قريبا."),
            id="a bold heading glued to its paragraph",
        ),
        pytest.param(
            "ويمر الجسر فوق المدينةالقديمة إلى الميناء مباشرة.",
            ("ويمر الجسر فوق المدينة القديمة إلى الميناء مباشرة.",),
            id="a lost space inside a sentence",
        ),
        pytest.param(
            "وصل رجال الطوارىء إلى المكان.", ("وصل رجال الطوارىء إلى المكان.",), id="ىء is a spelling"
        ),
    ],
)
def test_glued_words(line: str, paragraphs: tuple[str, ...]) -> None:
    """ة and ى end words: what was glued after them is taken apart."""
    assert cleaned(PROSE[0], line, *PROSE[1:]).body == (PROSE[0], *paragraphs, *PROSE[1:])


def test_every_removal_says_why() -> None:
    """Class, rule, reason and number stand beside each removed line."""
    article = cleaned(TITLE, PROSE[0], "إعلان", *PROSE[1:])
    (removed,) = article.removed
    assert (removed.text, removed.cls, removed.rule, removed.number) == ("إعلان", "ad", "ad/إعلان", 3)
    assert removed.reason == "is the marker “إعلان”"


@pytest.mark.parametrize(
    "line", ["انتهى كل شيء", "لا يمكن عرض الملف النووي على المجلس", "لا يمكن عرض الفيديو في قاعة المحكمة"]
)
def test_subheadings_like_end_marks_and_players_stay(line: str) -> None:
    """Initials are single letters, and a player speaks of itself: subheadings with the same beginning stay."""
    assert cleaned(TITLE, *PROSE[:2], line, *PROSE[2:]).body == (*PROSE[:2], line, *PROSE[2:])


DATELINE = "الأحد 18 كانون الثاني 2026 - 01:20 م"


def test_date_below_a_standfirst_goes() -> None:
    """A page's only date with an hour goes where it stands alone between standfirst and text."""
    article = cleaned(TITLE, PROSE[0], DATELINE, *PROSE[1:])
    assert article.body == PROSE
    assert classes(article)[DATELINE] == "date"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((PROSE[0], DATELINE, PROSE[1], DATELINE, *PROSE[2:]), id="timeline"),
        pytest.param((PROSE[0], "18 كانون الثاني 2026", *PROSE[1:]), id="no hour"),
        pytest.param((*PROSE[:2], DATELINE, *PROSE[2:]), id="amid the text"),
        pytest.param((" ".join(PROSE), DATELINE, *PROSE), id="below a long paragraph"),
    ],
)
def test_dates_in_the_text_stay(lines: tuple[str, ...]) -> None:
    """Dates that head the parts of an article are its subheadings."""
    assert cleaned(TITLE, *lines).body == lines


def test_labels_below_a_short_last_sentence_go() -> None:
    """A last sentence of few words ends the text like a long one: labels below it go, what stands above it stays."""
    article = cleaned(TITLE, *PROSE, "قصيدة الجسر", "والجسر ذاكرة النهر.", "الأفق // م.س.ع", "خدمات المدينة")
    assert article.body == (*PROSE, "قصيدة الجسر", "والجسر ذاكرة النهر.")


def test_list_with_full_stops_at_the_end_stays() -> None:
    """The last entry of a list is text though it has no full stop and the one before has."""
    entries = (Line("إغلاق النوافذ.", 7, item=True), Line("ارتداء الكمامات", 8, item=True))
    assert cleaned(TITLE, *PROSE, *entries).body == (*PROSE, "إغلاق النوافذ.", "ارتداء الكمامات")


OTHER = "كشف متحف المدينة عن مجموعة نادرة من الخرائط القديمة التي رسمها بحارة قبل ثلاثة قرون كاملة."


def _card(headline: str, lead: str) -> tuple[Line, Line]:
    return Line(headline, 0, heading=True, link_share=1.0), Line(lead, 0)


def test_leads_below_linked_headlines_at_the_end_go() -> None:
    """Below the text, a sentence under a headline that is a link is that story's; above the end it is the article's."""
    cards = (*_card(HEADLINES[0], FOREIGN[0]), *_card(HEADLINES[1], FOREIGN[1]))
    assert cleaned(*PROSE, *cards).body == PROSE
    assert cleaned(*PROSE, *_card(HEADLINES[0], PROSE[0])).body[-1] == PROSE[0]


def test_list_of_links_with_a_sentence_each_stays() -> None:
    """A text that says something of each of its links keeps what it says to the end."""
    links = [_card(headline, lead) for headline, lead in zip(HEADLINES, (*FOREIGN, OTHER), strict=True)]
    body = cleaned(PROSE[0], *links[0], PROSE[1], *links[1], *PROSE[2:], *links[2]).body
    assert (FOREIGN[0], FOREIGN[1], OTHER) == tuple(text for text in body if text not in PROSE)


def test_labels_below_a_standfirst_go() -> None:
    """Author, day and hour, and a bare number between a standfirst and the text are none of it."""
    deck = "جسر جديد فوق النهر ينهي سنوات من الزحام، والوزير يعد السكان بجسر ثان قبل الصيف."
    labels = ("سالم الحداد", "2026/01/18 13:20", "7269")
    assert cleaned(TITLE, deck, *labels, *PROSE).body == (deck, *PROSE)
