"""What a host repeats is learnt, and what a running story repeats is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.article import changed, clean, learn
from monitor.article.memory import FORGOTTEN, WINDOW
from monitor.model import Extracted, HostMemory, Line
from tests.article.texts import FOREIGN, PROSE, TITLE, page

NOW = datetime(2026, 8, 21, 10, tzinfo=UTC)
PROMOTION = "يمكنكم متابعة جميع أخبار النهر عبر تطبيقنا الجديد على الهواتف والأجهزة اللوحية كلها."
BACKGROUND = "وكان الجسر القديم قد انهار قبل ثلاث سنوات بعد فيضان كبير أغرق الأحياء الواقعة على ضفتي النهر."

WHEAT = (
    *FOREIGN,
    "وتوقع التجار أن تنخفض أسعار الخبز والدقيق في الأسواق خلال الشهرين القادمين مع وصول المحصول الجديد.",
)
CINEMA = (
    "فازت المخرجة الشابة بجائزة أفضل فيلم قصير عن عملها الذي يروي حكاية صياد عجوز وحفيدته الصغيرة.",
    "وقالت في حفل التكريم إنها صورت المشاهد كلها في قرية جبلية نائية بكاميرا استعارتها من صديق قديم.",
    "ويعرض الفيلم ابتداء من السبت على شاشات المسرح الوطني بحضور الممثلين وعدد من النقاد المعروفين.",
)
FOOTBALL = (
    "تغلب فريق الميناء على ضيفه بثلاثة أهداف مقابل هدف واحد في افتتاح مباريات الدوري الممتاز لكرة القدم.",
    "وسجل المهاجم البرازيلي هدفين في الشوط الأول قبل أن يضيف القائد الثالث من ركلة جزاء متأخرة.",
    "ورفع الفائز رصيده إلى تسع نقاط متقدما على منافسه التقليدي بفارق المواجهات المباشرة بينهما.",
)
STORIES = (PROSE, WHEAT, CINEMA, FOOTBALL)
"""Four articles that have nothing to do with each other."""
FOLLOW_UPS = tuple((f"قال مسؤول {day} إن الجسر الجديد فوق النهر سيخفف الزحام عن المدينة.", *PROSE[1:]) for day in ("الأحد", "الاثنين", "الثلاثاء"))  # fmt: skip
"""Three articles on one story."""


def read(*articles: tuple[str, ...], memory: HostMemory | None = None, at: datetime = NOW) -> HostMemory:
    """The memory of a host after these articles were read, an hour apart."""
    memory = memory or HostMemory("river.example")
    first = max((each.id for each in memory.articles), default=0) + 1
    for number, lines in enumerate(articles, first):
        memory = learn(memory, page(*lines).lines, number, at + number * timedelta(hours=1))
    return memory


def learnt(memory: HostMemory) -> set[str]:
    """The lines that are furniture."""
    return {line.text for line in memory.learnt.values()}


def test_learnt_from_the_third_article_on() -> None:
    """A line on two unrelated pages says nothing; on the third it is the host's."""
    pages = [(*story, PROMOTION) for story in STORIES]
    assert learnt(read(*pages[:2])) == set()
    memory = read(*pages[:3])
    assert learnt(memory) == {PROMOTION}
    (line,) = memory.learnt.values()
    assert (line.articles, line.of) == (3, 3)
    assert line.overlap < 0.1


def test_background_of_a_running_story_is_not_learnt() -> None:
    """What follow-ups repeat, word for word, is their text: the rest of them speaks of the same things."""
    assert learnt(read(*((*story, BACKGROUND) for story in FOLLOW_UPS))) == set()


def test_figures_are_all_one() -> None:
    """Counters and dates that differ in figures only are the same line."""
    pages = [
        (*story, f"بلغ عدد متابعي هذه الصفحة {number} متابعا") for number, story in enumerate(STORIES, 100)
    ]
    assert len(learnt(read(*pages))) == 1


def test_reprints_teach_nothing() -> None:
    """The same article under three addresses leaves no rest to compare."""
    assert learnt(read((*PROSE, PROMOTION), (*PROSE, PROMOTION), (*PROSE, PROMOTION))) == set()


def test_an_article_read_again_counts_once() -> None:
    """Polling an article again and again teaches nothing."""
    memory = HostMemory("river.example")
    for story in (PROSE, WHEAT, CINEMA):
        memory = learn(memory, page(*story, PROMOTION).lines, 1, NOW)
    assert learnt(memory) == set()
    assert len(memory.articles) == 1


def test_what_the_catalogue_knows_is_not_learnt() -> None:
    """Markers have rules of their own, and titles are nobody's furniture."""
    memory = HostMemory("river.example")
    for number, story in enumerate(STORIES):
        memory = learn(
            memory, page("حصاد الأسبوع في صور", *story, "إعلان").lines, number, NOW, {"حصاد الاسبوع في صور"}
        )
    assert learnt(memory) == set()


def test_unlearnt_when_the_pages_turn_out_to_be_related() -> None:
    """A line that goes on in a running story is given back, and its articles are to be cleaned again."""
    before = read((*PROSE, BACKGROUND), (*WHEAT, BACKGROUND), (*CINEMA, BACKGROUND))
    after = before
    for number, story in enumerate(FOLLOW_UPS * 2, 10):
        after = learn(after, page(f"{story[0]} {number}", BACKGROUND, *story[1:]).lines, number, NOW)
    assert (learnt(before), learnt(after)) == ({BACKGROUND}, set())
    assert changed(before, after) >= {1, 2, 3}


def test_memory_is_bounded_and_forgets() -> None:
    """So many articles are remembered and no more; what has not been seen for two months is forgotten."""
    memory = read(*((*story, PROMOTION) for story in STORIES))
    later = learn(memory, page(*PROSE).lines, 99, NOW + FORGOTTEN + timedelta(days=1))
    assert (learnt(later), len(later.articles)) == (set(), 1)
    for number in range(WINDOW + 10):
        later = learn(later, page(*PROSE).lines, 100 + number, NOW + FORGOTTEN + timedelta(days=1))
    assert len(later.articles) == WINDOW


def test_furniture_goes_with_its_reason() -> None:
    """A learnt line is removed, and the reason gives the numbers behind it."""
    memory = read(*((*story, PROMOTION) for story in STORIES))
    article = clean(page(*PROSE, PROMOTION), memory=memory)
    assert article.body == PROSE
    (removed,) = article.removed
    assert (removed.text, removed.cls, removed.rule.split("/")[0]) == (PROMOTION, "host_furniture", "host")
    assert removed.reason.startswith("stands in 4 of 4 articles of this host; the rest of them share ")


def test_pinned_lines_stay() -> None:
    """What somebody called text is never removed, and stays pinned when it is seen again."""
    memory = read(*((*story, PROMOTION) for story in STORIES))
    pinned = replace(memory, learnt={key: replace(line, pinned=True) for key, line in memory.learnt.items()})
    again = read((*PROSE, PROMOTION), memory=pinned)
    assert all(line.pinned for line in again.learnt.values())
    assert clean(page(*PROSE, PROMOTION), memory=again).body == (*PROSE, PROMOTION)


def test_lines_about_the_title_stay() -> None:
    """Memory never takes a line with a third of the title's words: that is what the article is about."""
    line = "وزير النقل يفتتح جسرا جديدا، وهذه قصة النهر والمدينة كما رواها لنا السكان القدامى."
    memory = read(*((*story, line) for story in (WHEAT, CINEMA, FOOTBALL)))
    assert learnt(memory) == {line}
    assert clean(page(TITLE, *PROSE, line), memory=memory).body == (*PROSE, line)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        pytest.param((BACKGROUND, *PROSE), 0, id="first sentence"),
        pytest.param((*PROSE[:2], "خلفية الحكاية كلها", *PROSE[2:]), 2, id="subheading"),
    ],
)
def test_doubtful_places_need_more(lines: tuple[str, ...], place: int) -> None:
    """A first sentence or a subheading is only furniture on five pages and on every fifth."""
    text = lines[place]
    few = read(*((*story, text) for story in (WHEAT, CINEMA, FOOTBALL)))
    many = read(
        *((*story, f"{number} {text}") for number, story in enumerate((WHEAT, CINEMA, FOOTBALL) * 2)),
        memory=few,
    )
    assert clean(page(*lines), memory=few).body == lines
    settled = replace(many, learnt={key: replace(line, articles=6, of=6) for key, line in few.learnt.items()})
    assert clean(page(*lines), memory=settled).body == tuple(line for line in lines if line != text)


TEXTS = st.lists(st.sampled_from((*PROSE, *WHEAT, *CINEMA, PROMOTION, BACKGROUND, "شارك", "42")), max_size=12)


@given(st.lists(TEXTS, min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_memory_never_empties_an_article(pages: list[list[str]]) -> None:
    """Whatever was learnt, an article with prose keeps some, and what memory removes says why."""
    memory = HostMemory("river.example")
    for number, texts in enumerate(pages):
        lines = tuple(Line(text, place) for place, text in enumerate(texts, 1))
        memory = learn(memory, lines, number, NOW)
        article = clean(Extracted("", lines), memory=memory)
        assert bool(article.body) or not any(text in (*PROSE, *WHEAT, *CINEMA) for text in texts)
        assert all(removed.reason for removed in article.removed)
