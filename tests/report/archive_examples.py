"""Invented results of looking into the archive again: searches, marks, other rules, cleaning, learnt lines."""

from dataclasses import replace
from datetime import timedelta

from monitor.model import (
    Answer,
    Checked,
    Found,
    HostMemory,
    LearntLine,
    Level,
    LevelChange,
    Marks,
    MemoryUsed,
    OutletCount,
    Recleaned,
    Recleaning,
    Rejudged,
    Removed,
    SeenArticle,
    Suggestion,
)
from tests.report.examples import (
    ARTICLE,
    ITEMS,
    LEAD,
    MENTION,
    MIXED_TITLE,
    NOW,
    SHORT_OF,
    TITLE,
    TOPIC_CHECKED,
    TOPICS,
    VERDICT,
)

NOTE = "اسأل مكتب Seoul (سيول) قبل 18:00"
BANNER = (
    "ولمزيد من حكايات المدينة انضموا إلى Madar+ (نسخة 2026) حيث يروي مراسلونا كل مساء 3 قصص عن الحي والناس"
)

FOUND = Answer(
    (
        Found(ITEMS[0], ((0, 14),), f"… {LEAD}", ((2, 8),)),
        Found(ITEMS[3], (), "", ()),
    ),
    40,
    more=True,
)
MARKED = (
    replace(ITEMS[0], marks=Marks(starred=True, note=NOTE, labels={"russia-dprk": "relevant"})),
    replace(ITEMS[3], marks=Marks(hidden=True, note="check with the desk: رحلة SU-101 (مباشرة)")),
    replace(ITEMS[4], marks=Marks(muted=True, labels={"russia-dprk": "mention"})),
)
SHORT = replace(
    ARTICLE,
    marks=MARKED[0].marks,
    verdicts=(replace(MENTION, why_not=SHORT_OF),),
    article=replace(
        ARTICLE.article,
        removed=(
            Removed("الأكثر قراءة", "most_read", "box:most-read", "in the box under “الأكثر قراءة”", 9),
            Removed(
                "كيم كارداشيان تطلق مجموعة أزياء",
                "most_read",
                "box:most-read",
                "in the box under “الأكثر قراءة”",
                10,
            ),
            Removed(BANNER, "host_furniture", "host", "stands in 12 of 13 articles of this host", 11),
        ),
    ),
)
REMEMBERED = Checked(
    "seeds/one.html", SHORT.article, SHORT.verdicts, memory=MemoryUsed("madar.example", 19, 2, 120)
)

CHANGES = (
    LevelChange(4127, "madar", "Madar", TITLE, Level.MENTION, Level.MATCH, 5, 12),
    LevelChange(4119, "nile", "Nile", MIXED_TITLE, Level.MATCH, Level.NONE, 7, 0),
    LevelChange(4102, "old", "Old", "منتخب روسيا يلتقي كوريا الشمالية وديا", Level.NONE, Level.MENTION, 0, 3),
)
REJUDGED = Rejudged(
    "russia-dprk",
    12_480,
    310,
    309,
    27,
    CHANGES,
    (
        OutletCount("madar", "Madar", 40, 41),
        OutletCount("old", "Old", 9, 9),
        OutletCount("nile", "Nile", 7, 6),
    ),
    applied=False,
)
SUGGESTIONS = (
    Suggestion("مناورات مشتركة", 12, 1, 3.4),
    Suggestion("فوستوتشني", 5, 0, 2.1),
    Suggestion("كأس آسيا (تحت 23)", 0, 9, -2.8),
)
RECLEANED = Recleaning(
    12_480,
    12_480,
    9_311,
    (
        Recleaned(4127, "madar", "Madar", TITLE, (BANNER,), (LEAD,), CHANGES[:1], from_page=True),
        Recleaned(4119, "nile", "Nile", MIXED_TITLE, (), (), CHANGES[1:2], from_page=False),
    ),
    applied=True,
)
LEARNT = (
    HostMemory(
        "madar.example",
        tuple(SeenArticle(number, NOW, {}) for number in range(19)),
        {
            number: LearntLine(number, text, 12, 13, 0.05, NOW - timedelta(days=9), NOW, pinned)
            for number, text, pinned in (
                (0x7C8DB1, BANNER, False),
                (0x1FB682, "حكاية المدينة كل يوم", True),
            )
        },
    ),
)

# A topic whose writer named groups, rules and cues in Arabic.
NAMED = replace(
    VERDICT,
    topic="arab-topic",
    cues=("أسلحة", "دبلوماسية"),
    evidence=(replace(VERDICT.evidence[0], rule="ذكر كوريا في العنوان (قاعدة 2)"), *VERDICT.evidence[1:]),
    capped_by="قائمة دول",
    why_not=(
        "روسيا and كوريا الشمالية come together only in a list of countries, in sentence 4 and in sentence 11",
    ),
)
NAMED_TOPIC = replace(TOPICS[0], id="arab-topic", groups=("روسيا", "كوريا", "سلاح", "عقوبات (اقتصادية)"))
NAMED_CHECKED = replace(
    TOPIC_CHECKED,
    terms={"روسيا": 61, "كوريا": 36},
    rules=(
        "title",
        "opening",
        "ذكر كوريا في العنوان (قاعدة 2)",
        "جنود في الحرب",
        "قمة بين الزعيمين",
        "رياضة",
    ),
    examples=(replace(TOPIC_CHECKED.examples[1], why_not=NAMED.why_not),),
)
