"""Which pages are the article a feed announced, and which readings replace an earlier one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Article, ArticleState, Item, Level, Verdict
from monitor.pipeline.readings import is_the_article, outdoes
from tests.pipeline import newsdesk as desk

SCRIPT_WALL = (
    "يرجى تفعيل جافاسكريبت في متصفحك لمتابعة القراءة ثم إعادة تحميل الصفحة من جديد حتى تتمكن من مشاهدة المحتوى كاملا.",
)
CONSENT_WALL = (
    "نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لتحسين تجربتك ولعرض إعلانات تناسب اهتماماتك وقياس أدائها.",
    "بالضغط على زر الموافقة فإنك تقبل سياسة الخصوصية وشروط الاستخدام ويمكنك تغيير اختيارك لاحقا من الإعدادات.",
    "لمزيد من التفاصيل حول الأغراض التي نعالج بياناتك من أجلها اطلع على قائمة الموردين في أسفل هذه النافذة.",
)
NEWSLETTER = ("اشترك في النشرة البريدية ليصلك جديدنا كل صباح.",)
TEASER = ("قالت وزارة النقل الروسية إن قطارا يحمل ذخيرة مدفعية عبر الحدود. هذا المحتوى للمشتركين فقط.",)
FLASH = ("عاجل: قطار ذخيرة من كوريا الشمالية يصل إلى روسيا فجر اليوم.",)
METAPHOR = "القاتل الصامت"
WHOLE = "\n".join(desk.TRAIN)


def item(title: str = desk.TRAIN_TITLE, summary: str = "", content: str = "") -> Item:
    """What a feed says of an article."""
    return Item(
        "guid", "https://madar.example/train.html", "madar.example/train.html", title, summary, content
    )


@pytest.mark.parametrize(
    ("body", "headline", "announced", "expected"),
    [
        pytest.param(desk.TRAIN, desk.TRAIN_TITLE, item(), True, id="article"),
        pytest.param(desk.TRAIN, "", item(), True, id="article without a headline"),
        pytest.param(desk.TRAIN, desk.TRAIN_TITLE, item(content=WHOLE), True, id="feed in full"),
        pytest.param(desk.TRAIN, "", item(METAPHOR, desk.TRAIN[0]), True, id="shares the summary only"),
        pytest.param(desk.TRAIN, METAPHOR, item(METAPHOR), True, id="shares the headline only"),
        pytest.param(desk.TRAIN, "", item("", ""), True, id="feed says nothing"),
        pytest.param(FLASH, desk.TRAIN_TITLE, item(), True, id="flash"),
        pytest.param(FLASH, desk.TRAIN_TITLE, item(summary=FLASH[0]), True, id="flash is its summary"),
        pytest.param((), desk.TRAIN_TITLE, item(summary=desk.TRAIN[0]), False, id="no body"),
        pytest.param(SCRIPT_WALL, "موقعنا", item(content=WHOLE), False, id="script wall"),
        pytest.param(SCRIPT_WALL, desk.TRAIN_TITLE, item(), False, id="script wall below the headline"),
        pytest.param(CONSENT_WALL, "موقعنا", item(), False, id="consent wall, feed with title only"),
        pytest.param(CONSENT_WALL, desk.TRAIN_TITLE, item(content=WHOLE), False, id="consent below headline"),
        pytest.param(NEWSLETTER, desk.TRAIN_TITLE, item(summary=WHOLE), False, id="newsletter stub"),
        pytest.param(TEASER, desk.TRAIN_TITLE, item(content=WHOLE), False, id="teaser of a feed in full"),
        pytest.param(
            TEASER, desk.TRAIN_TITLE, item(summary=desk.TRAIN[0]), True, id="teaser, feed no longer"
        ),
        pytest.param(desk.POTATOES, "الصفحة الرئيسية", item(content=WHOLE), False, id="home page"),
        pytest.param(desk.POTATOES + desk.BRIDGE, "موقعنا", item(), False, id="home page, title only"),
    ],
)
def test_pages_that_are_the_article(
    body: tuple[str, ...], headline: str, announced: Item, *, expected: bool
) -> None:
    """A page stays the article when it shares text with the feed, or the headline when that is all the feed says."""
    page = Article(announced.title or headline, "", body)
    assert is_the_article(page, headline, announced) is expected


@given(st.lists(st.text(min_size=1), min_size=1), st.text(), st.text())
@settings(max_examples=100)
def test_a_page_that_says_what_the_feed_says_is_the_article(
    body: list[str], headline: str, title: str
) -> None:
    """Whatever the text: a body equal to the feed's content is the article."""
    announced = item(title="", content="\n".join(body))
    assert is_the_article(Article(title, "", tuple(body)), headline, announced)


def verdict(level: Level, topic: str = "russia-dprk") -> Verdict:
    """A verdict; only topic and level matter here."""
    return Verdict(topic, level, 0, 10, 5)


@pytest.mark.parametrize(
    ("state", "level", "earlier", "earlier_level", "expected"),
    [
        (ArticleState.DONE, Level.NONE, ArticleState.FROM_FEED, Level.MATCH, True),
        (ArticleState.DONE, Level.NONE, ArticleState.DONE, Level.MATCH, True),
        (ArticleState.FROM_FEED, Level.NONE, ArticleState.FROM_FEED, Level.MATCH, True),
        (ArticleState.FROM_FEED, Level.NONE, ArticleState.DONE, Level.MATCH, False),
        (ArticleState.FROM_FEED, Level.MATCH, ArticleState.DONE, Level.MATCH, False),
        (ArticleState.FROM_FEED, Level.MATCH, ArticleState.DONE, Level.MENTION, True),
        (ArticleState.FROM_FEED, Level.NONE, ArticleState.FAILED, Level.NONE, True),
    ],
)
def test_readings_that_replace_an_earlier_one(
    state: ArticleState, level: Level, earlier: ArticleState, earlier_level: Level, *, expected: bool
) -> None:
    """A reading from as good a source does; one from a worse source only when it raises a level."""
    assert outdoes(state, (verdict(level),), earlier, (verdict(earlier_level),)) is expected


def test_a_failed_reading_never_replaces_a_judged_one() -> None:
    """Without verdicts nothing is raised; a topic judged for the first time is."""
    before = (verdict(Level.MATCH),)
    assert not outdoes(ArticleState.FAILED, (), ArticleState.FROM_FEED, before)
    assert outdoes(
        ArticleState.FROM_FEED, (*before, verdict(Level.MENTION, "new")), ArticleState.DONE, before
    )
