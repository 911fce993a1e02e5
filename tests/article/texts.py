"""Invented Arabic news lines for the tests of cleaning."""

from monitor.article import KnownTitles, clean
from monitor.model import Article, Extracted, Line

TITLE = "وزير النقل يفتتح جسرا جديدا فوق النهر في مدينة السلام"
PROSE = (
    "افتتح وزير النقل صباح اليوم جسرا جديدا يربط ضفتي النهر في مدينة السلام بحضور عدد من النواب.",
    "وقال الوزير في كلمته إن الجسر سيخفف الزحام عن وسط المدينة ويقصر الطريق إلى الميناء القديم.",
    "وأضاف أن كلفة المشروع بلغت أربعين مليونا وأن العمل فيه استغرق ثلاث سنوات بلا توقف يذكر.",
    "وأشار مهندس المشروع إلى أن الجسر صمم ليحتمل مرور ألفي شاحنة في اليوم الواحد دون صيانة.",
)
FOREIGN = (
    "أعلنت وزارة الزراعة أن موسم القمح هذا العام سيكون الأفضل منذ عشرين عاما بفضل كثرة الأمطار.",
    "وذكر بيان الوزارة أن المزارعين سيبيعون محصولهم للدولة بسعر أعلى من سعر العام الماضي بقليل.",
)
HEADLINES = (
    "ارتفاع أسعار الخضار قبل العيد بأيام",
    "فريق المدينة يفوز بكأس الناشئين",
    "افتتاح معرض الكتاب غدا في الساحة الكبرى",
)


def page(*lines: str | Line, title: str = TITLE, description: str = "") -> Extracted:
    """An extracted page of these lines, numbered in order."""
    numbered = tuple(
        Line(line, number) if isinstance(line, str) else line for number, line in enumerate(lines, start=1)
    )
    return Extracted(title, numbered, description, "test")


def cleaned(
    *lines: str | Line, title: str = TITLE, other_titles: tuple[str, ...] | KnownTitles = ()
) -> Article:
    """The article made of these lines."""
    return clean(page(*lines, title=title), other_titles=other_titles)


def classes(article: Article) -> dict[str, str]:
    """Text of each removed line → its class."""
    return {removed.text: removed.cls for removed in article.removed}
