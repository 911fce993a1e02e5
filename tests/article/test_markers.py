"""The catalogue of markers: its file and its lookup."""

import re
from itertools import product

import pytest

from monitor.arabic.line_key import line_key
from monitor.article.markers import Catalogue, Marker, Mode, Position, catalogue, parse

ENTRY = """
[[markers]]
class = "related"
match = "{match}"
mode = "list"
longest = 60
phrases = {phrases}
"""


def find(text: str, markers: Catalogue | None = None) -> Marker | None:
    """The marker a printed line is."""
    return (markers or catalogue()).find(text, line_key(text))


@pytest.mark.parametrize(
    ("line", "cls"),
    [
        ("الأكثر قراءة", "most_read"),
        ("الاكثر قراءه :", "most_read"),
        ("الأكثر قراءة في السياسة", "most_read"),
        ("ما يقرؤه الآخرون", "most_read"),
        ("المقالات الشائعة", "most_read"),
        ("خبر قد يهمكم", "related"),
        ("أخبار لا تفوّتها", "related"),
        ("اخترنا لكم من الأرشيف", "related"),
        ("المزيد من نفس الكاتب", "related"),
        ("اقرأ/ي أيضا: خبر آخر من المدينة", "read_also"),
        ("Lire aussi : خبر آخر من المدينة", "read_also"),
        ("Publié le 12/03/2024", "date"),
        ("Par سالم الحداد", "byline"),
        ("Partager : Facebook Imprimer", "share"),
        ("Mots-clés : جسر نهر", "tags"),
        ("ماذا قال القراء", "comments"),
        ("هناك تعليقان (2)", "comments"),
        ("3 تعليقات على الخبر", "comments"),
        ("رسالة النهر تصلك كل خميس", "newsletter"),
        ("تابع القراءة بعد الإعلان", "ad"),
        ("باستمرارك في تصفح الموقع فإنك توافق على ملفات تعريف الارتباط", "cookie"),
        ("3 الأكثر مشاهدة", "most_read"),
        ("أكثر الكلمات انتشاراً", "trending_words"),
        ("قد يهمك أيضًا: خبر آخر من المدينة", "related"),
        ("شاهد أيضاً »", "read_also"),
        ("تاريخ النشر: 13th, September 2023 GMT", "date"),
        ("12:02 م الأربعاء 03 سبتمبر 2025", "date"),
        ("الخميس-2019-04-25 09:29 am", "date"),
        ("منذ 4 ساعات", "date"),
        ("150 مشاهدة", "counter"),
        ("المصدر: وكالات", "source"),
        ("شارك هذا التحديث", "share"),
        ("list 1 of 3list 2 of 3end of list", "skip"),
        ("© وكالة النهر . سالم الحداد / الانتقال إلى المعرض", "caption"),
        ("يمكنك متابعة المزيد عبر موقعنا على أخبار النهر الآن", "follow"),
        ("تقرير: سالم الحداد", "byline"),
        ("فيسبوك تويتر واتساب", "share"),
        ("التالى خبر آخر من المدينة", "prev_next"),
        ("هذا الموقع يستخدم ملف تعريف الارتباط Cookie", "cookie"),
        ("جميع الحقوق محفوظة © جريدة النهر 2024", "copyright"),
        ("كتب – سالم الحداد", "byline"),
        ("سالم الحداد – القاهرة", "byline"),
        ("رئيس التحرير", "imprint"),
        ("// انتهى //", "wire"),
        ("انتهى 11:05 ت م", "wire"),
        ("/ س خ / ر م", "wire"),
        ("La suite après la publicité", "ad"),
        ("سالم الحداد (صحافي متدرب)", "byline"),
        ("موقع النهر – متابعات – 11 ربيع الأول 1446هـ", "date"),
        ("أرسلت بواسطة سالم الحداد في الثلاثاء, 08/05/2025 - 14:22", "byline_counter"),
        ("نشره سالم الحداد في 12/03/2024", "byline_counter"),
        ("التدوينة جسر جديد فوق النهر ظهرت أولاً على أخبار النهر.", "aggregator"),
        ("نص الفيديو", "audio"),
        ("يسمح بإعادة نشر المادة شريطة ذكر المصدر ووضع رابط مباشر للمقال الأصلي.", "copyright"),
        ("ادعموا الصحافة المستقلة", "follow"),
        ("حلقات سابقة", "related"),
        ("التفاصيل | تعليقات (12) | أرسل لصديق", "read_more_link"),
    ],
)
def test_lines_of_real_sites_are_known(line: str, cls: str) -> None:
    """Lines as sites print them, in any spelling, have the class they should."""
    marker = find(line)
    assert marker is not None
    assert marker.cls == cls


@pytest.mark.parametrize(
    "line",
    [
        "المزيد من القوات وصلت إلى الحدود صباح اليوم",
        "وقال المصدر إن الجسر آمن",
        "نشر الجيش قواته على الحدود",
        "تابع الوزير حديثه عن الجسر",
        "عاجل: وزير النقل يفتتح الجسر",
        "تستخدم غالبية المواقع ملفات الارتباط لتذكر تفضيلات الزائر",
        "تابع أيضا الوزير أعمال البناء في الضفة الأخرى من النهر ساعة كاملة.",
        "لا تفوت المدينة فرصة",
        "الأكثر مبيعا بين السيارات",
        "رد الوزير على النواب",
        "غادر الوزير من دون إجابة عن الأسئلة، بعد كلمة قصيرة لم تتجاوز 12 دقيقة.",
        "نشر الجيش قواته على الحدود في 12/3/2024",
        "المقال الذي نشر لأول مرة في المجلة أثار جدلا واسعا بين القراء وأهل المدينة كلها مدة طويلة",
        "التفاصيل | جسر فوق النهر",
        "يسمح القانون للمزارعين بنقل المياه من النهر إلى حقولهم",
        "التاريخ | الاسم",
        "2024",
        "",
        "…",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    """Sentences that begin or go on like a marker are none."""
    assert find(line) is None


def test_too_long_a_line_is_no_marker() -> None:
    """A phrase is a marker only up to the length its entry gives."""
    assert find("اقرأ أيضا " + "خبر " * 20) is not None
    assert find("اقرأ أيضا " + "خبر " * 60) is None


def test_a_sentence_is_no_marker_unless_labelled() -> None:
    """Beyond `sentence_over` characters a line that ends like a sentence needs a colon to be a marker."""
    rest = "عن جسر المدينة ما كتبه سكان الأحياء القديمة في رسائلهم إلى الوزير وما رد به عليهم في لقائه معهم مساء أمس الأول."
    assert find(f"اقرأ أيضا {rest}") is None
    assert find(f"اقرأ أيضا: {rest}") is not None


def test_the_longest_prefix_wins() -> None:
    """Of two prefixes that fit, the longer gives the rule."""
    marker = find("قد يهمك أيضا خبر آخر")
    assert marker is not None
    assert marker.rule == "related/قد يهمك أيضا"


def test_the_shipped_file_is_in_order() -> None:
    """Classes stand together in alphabetical order, and every phrase is found as itself."""
    shipped = catalogue()
    classes = list(dict.fromkeys(marker.cls for marker in shipped.whole.values()))
    assert classes == sorted(classes)
    assert all(shipped.find(marker.phrase, key) is marker for key, marker in shipped.whole.items())


def test_entries_are_read_as_written() -> None:
    """Every field of an entry reaches the marker; positions have a default."""
    marker = find("ذات صلة", parse(ENTRY.format(match="whole", phrases='["ذات صلة"]')))
    assert marker == Marker(
        "related/ذات صلة", "related", "ذات صلة", "ذات صله", Mode.LIST, Position.ANY, 60, None
    )


def test_vocabularies_are_filled_into_patterns() -> None:
    """`<word>` in a pattern stands for the alternatives of that vocabulary."""
    markers = parse(
        "[vocabulary]\nday = 'السبت|الاحد'\n[[markers]]\nclass = 'date'\nmatch = 'pattern'\nmode = 'metadata'\n"
        "longest = 20\npatterns.day = '^(<day>)$'"
    )
    assert find("الأحد", markers) is not None
    assert find("الاثنين", markers) is None


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        pytest.param(
            ENTRY.format(match="whole", phrases='["مختارات", "مُختارات:"]'), "in the catalogue", id="twice"
        ),
        pytest.param(ENTRY.format(match="suffix", phrases='["مختارات"]'), "suffix", id="unknown match"),
        pytest.param(
            ENTRY.format(match="whole", phrases='["مختارات"]').replace("list", "lst"),
            "lst",
            id="unknown mode",
        ),
    ],
)
def test_mistakes_in_the_file_are_named(toml: str, problem: str) -> None:
    """A marker file that can't be meant is refused."""
    with pytest.raises(ValueError, match=problem):
        parse(toml)


def test_patterns_use_letters_that_keys_have() -> None:
    """A pattern with a letter that folding drops or changes would never match."""
    dropped = set("ءأإآؤئةىـ")
    assert [marker.rule for pattern, marker in catalogue().patterns if dropped & set(pattern.pattern)] == []


def test_a_pattern_of_the_beginning_has_no_other_alternative() -> None:
    """It is tried at the beginning of a line alone: an alternative outside of brackets would not be found elsewhere."""
    every = [pattern.pattern for pattern, _ in (*catalogue().patterns, *catalogue().raw_patterns)]
    assert len(every) > 100
    assert [each for each in every if each.startswith("^") and "|" in outside_brackets(each)] == []


def outside_brackets(pattern: str) -> str:
    """What of a regular expression stands in no group and no class of characters."""
    left = re.sub(r"\\.", "", pattern)
    left = re.sub(r"\[[^\]]*\]", "", left)
    while left != (left := re.sub(r"\([^()]*\)", "", left)):
        pass
    return left


def test_no_pattern_is_lost_in_repetition() -> None:
    """A line of a pattern's own words and numbers over and over is decided at once; one that tries every split takes minutes."""
    every = (*catalogue().patterns, *catalogue().raw_patterns)
    tried = 0
    for pattern, marker in every:
        words = set(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\[a-zA-Z]", " ", pattern.pattern)))
        for word, between in product(words, (" ", " 1 ", " - ")):
            for line in (word + between, f"{word} " + "1 " * marker.longest):
                pattern.search((line * marker.longest)[: marker.longest - 1] + "!")
                tried += 1
    assert tried > len(every)
