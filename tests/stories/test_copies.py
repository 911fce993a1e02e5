"""The texts are invented; they read like agency copy, which is what outlets reprint."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.stories import LEAST_SHINGLES, choose, same_text, shingles

STORY = (
    "وصل وفد عسكري روسي رفيع المستوى إلى بيونغ يانغ صباح اليوم الأربعاء في زيارة رسمية تستمر ثلاثة أيام، وفق ما أعلنته وكالة الأنباء المركزية الكورية.",
    "وقالت الوكالة إن الوفد يرأسه نائب وزير الدفاع، وإن مسؤولين كبارا في الجيش الشعبي كانوا في استقباله في مطار سونان الدولي وسط مراسم ترحيب كبيرة.",
    "ومن المقرر أن يناقش الجانبان سبل تعزيز التعاون العسكري والتقني بين البلدين، إضافة إلى تنفيذ بنود معاهدة الشراكة الاستراتيجية الشاملة الموقعة بينهما.",
    "وأعربت سيول عن قلقها البالغ من الزيارة، وحذرت من أن أي نقل لتكنولوجيا الصواريخ إلى كوريا الشمالية يمثل انتهاكا صريحا لقرارات مجلس الأمن الدولي.",
    "وأضاف متحدث باسم وزارة الخارجية الكورية الجنوبية أن بلاده تتابع الوضع عن كثب بالتنسيق مع الولايات المتحدة واليابان، وأنها سترد بحزم على أي تهديد.",
)
SAME_SUBJECT = (
    "حذرت كوريا الجنوبية اليوم من تنامي العلاقات العسكرية بين موسكو وبيونغ يانغ، بعد ساعات من وصول وفد روسي إلى العاصمة الكورية الشمالية.",
    "وقال محللون في سيول إن زيارة نائب وزير الدفاع الروسي تأتي في توقيت حساس، إذ تسعى موسكو للحصول على مزيد من الذخائر لقواتها في أوكرانيا.",
    "ورأى خبراء أن بيونغ يانغ تأمل في مقابل ذلك أن تحصل على مساعدات غذائية ونفطية، وعلى خبرة تقنية في مجال الأقمار الاصطناعية والغواصات.",
    "وكان مجلس الأمن قد أخفق الشهر الماضي في تمديد عمل لجنة الخبراء المكلفة بمراقبة العقوبات، بعدما استخدمت روسيا حق النقض ضد مشروع القرار.",
)
FURNITURE = (
    "تابعوا آخر الأخبار على قناتنا في تطبيق المراسلة واشتركوا في نشرتنا البريدية اليومية.",
    "الأكثر قراءة هذا الأسبوع: أسعار العملات والذهب وحالة الطقس في العاصمة.",
    "ساهم في إعداد هذا التقرير مراسلنا في العاصمة ومحررو القسم الدولي.",
)


def respelt(text: str) -> str:
    """The same text as another desk would spell it."""
    for ours, theirs in (
        ("أ", "ا"),
        ("إ", "ا"),
        ("ي ", "ى "),
        ("ة ", "ه "),
        ("كوريا", "کوريا"),
        ("غ", "گ"),
        ("،", " ،"),
    ):
        text = text.replace(ours, theirs)
    return text


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(STORY, id="the same"),
        pytest.param(STORY[:2], id="its first two paragraphs"),
        pytest.param(STORY[1:4], id="its middle"),
        pytest.param((" ".join(STORY),), id="one paragraph"),
        pytest.param(tuple(map(respelt, STORY)), id="spelt differently"),
        pytest.param((*STORY, *FURNITURE), id="with additions"),
        pytest.param((*map(respelt, STORY[:3]), FURNITURE[0]), id="cut, re-spelt and with an addition"),
        pytest.param(("القاهرة - " + STORY[0], *STORY[2:]), id="a dateline, a paragraph missing"),
    ],
)
def test_a_copy_is_a_copy(other: tuple[str, ...]) -> None:
    """Cut, re-spelt, re-broken or with furniture: the same text, seen from either side."""
    ours, theirs = shingles(STORY), shingles(other)
    assert same_text(len(ours & theirs), len(ours), len(theirs))
    assert same_text(len(ours & theirs), len(theirs), len(ours))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SAME_SUBJECT, id="another text on the same event"),
        pytest.param((STORY[0], *SAME_SUBJECT), id="another text that quotes a paragraph"),
        pytest.param(STORY[:1], id="a flash of one sentence"),
        pytest.param(FURNITURE, id="furniture"),
        pytest.param((), id="nothing"),
    ],
)
def test_what_is_no_copy_is_none(other: tuple[str, ...]) -> None:
    """The same subject in other words, a quotation or a flash make no copy."""
    ours, theirs = shingles(STORY), shingles(other)
    assert not same_text(len(ours & theirs), len(ours), len(theirs))


@pytest.mark.parametrize(
    ("shared", "size", "other_size", "same"),
    [
        (60, 100, 100, True),
        (59, 100, 100, False),
        (18, 30, 500, True),
        (29, 29, 500, False),
        (0, 0, 0, False),
    ],
    ids=["at the threshold", "below it", "the least size", "too short", "nothing"],
)
def test_thresholds(shared: int, size: int, other_size: int, same: bool) -> None:  # noqa: FBT001 - a column of the table
    """Three fifths of the shorter text, which has 30 shingles or more."""
    assert same_text(shared, size, other_size) is same


def test_shingles_are_the_same_in_every_run() -> None:
    """They are stored: a known text has known numbers, and SQLite can hold them."""
    assert shingles(["وصل وفد روسي", "اليوم"]) == {1748738394767563914, 6694472584021331564}
    assert all(0 <= number < 1 << 63 for number in shingles(STORY))


@given(st.lists(st.text()))
@settings(max_examples=200)
def test_any_text_has_shingles(paragraphs: list[str]) -> None:
    """Any text can be taken, and how it is broken into paragraphs makes no difference."""
    assert shingles(paragraphs) == shingles(["\n".join(paragraphs)])


@dataclass(frozen=True)
class Stored:
    """An article as a store might return it."""

    article_id: int
    story: int
    size: int
    shared: int


@pytest.mark.parametrize(
    ("candidates", "story"),
    [
        pytest.param([], None, id="no candidate"),
        pytest.param([Stored(5, 5, 100, 20)], None, id="none alike enough"),
        pytest.param([Stored(5, 5, 20, 20)], None, id="a flash contained in it"),
        pytest.param([Stored(5, 2, 100, 70)], 2, id="the story of the article, not the article"),
        pytest.param([Stored(5, 5, 100, 70), Stored(9, 7, 100, 90)], 7, id="the best copy"),
        pytest.param([Stored(9, 7, 100, 90), Stored(5, 4, 50, 45)], 4, id="equally good: the first article"),
    ],
)
def test_the_story_is_that_of_the_best_copy(candidates: list[Stored], story: int | None) -> None:
    """Highest containment wins, then the lowest number, in whatever order they come."""
    assert choose(100, candidates) == story
    assert choose(100, reversed(candidates)) == story


def test_a_short_article_is_nobodys_copy() -> None:
    """A flash joins no story, however much of it an article contains."""
    assert choose(LEAST_SHINGLES - 1, [Stored(1, 1, 500, LEAST_SHINGLES - 1)]) is None
