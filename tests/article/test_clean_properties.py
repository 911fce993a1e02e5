"""What holds of cleaning whatever the lines."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.article import clean
from monitor.article.headline import headline
from monitor.model import Extracted, Line, Quality
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE

BOILERPLATE = (
    "الأكثر قراءة", "أخبار ذات صلة", "إقرأ أيضاً:", "المصدر: الساحل", "كلمات دلالية: جسر", "اترك تعليق", "إعلان", "موافق",
    "السابق خبر قديم", "01 نوفمبر 2025 04:44 ص", "عاجل", "آخر الأخبار", f"اقرأ أيضا: {HEADLINES[0]}", "محليات",
    "تتوقع الوزارة انتهاء العمل قبل نهاية السنةوبحسب البيان فإن العمل بدأ",
)  # fmt: skip
texts = st.sampled_from((TITLE, *PROSE, *FOREIGN, *HEADLINES, *BOILERPLATE)) | st.text(
    min_size=1, max_size=40
).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def extracted_pages(draw: st.DrawFn) -> Extracted:
    """Pages of articles, boilerplate and noise in any order."""
    lines = tuple(
        Line(text, number, item=draw(st.booleans()), link_share=draw(st.sampled_from((0.0, 0.0, 0.5, 1.0))))
        for number, text in enumerate(draw(st.lists(texts, max_size=25)), start=1)
    )
    return Extracted(draw(st.sampled_from(("", TITLE))), lines, draw(st.sampled_from(("", PROSE[0]))))


@given(extracted_pages(), st.sampled_from(("", TITLE, HEADLINES[1])))
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost_and_order_is_kept(extracted: Extracted, title: str) -> None:
    """Title, body and removed lines are the extracted lines, but for spaces put back where words were glued."""
    article = clean(extracted, title=title, other_titles=(HEADLINES[2],))
    removed = {line.number: line.text for line in article.removed}
    kept = [line.text for line in extracted.lines if line.number not in removed]
    if article.title in (headline(text) for text in kept) and _squeezed(*kept) != _squeezed(*article.body):
        kept.remove(next(text for text in kept if headline(text) == article.title))
    assert _squeezed(*article.body) == _squeezed(*kept)
    assert [line.number for line in article.removed] == sorted(removed)
    assert Counter(removed.values()) <= Counter(line.text for line in extracted.lines)


@given(extracted_pages())
@settings(max_examples=100, deadline=None)
def test_prose_never_vanishes_altogether(extracted: Extracted) -> None:
    """Where a paragraph without a rule against it was extracted, there is a body."""
    article = clean(extracted)
    if any(line.text in PROSE and not line.link_share for line in extracted.lines):
        assert article.body


@given(extracted_pages())
@settings(max_examples=60, deadline=None)
def test_the_lead_is_not_in_the_body(extracted: Extracted) -> None:
    """A standfirst that the body has is not given a second time."""
    article = clean(extracted, summary=PROSE[0])
    assert not article.lead or article.lead not in article.body


@given(st.lists(st.sampled_from((*PROSE, *HEADLINES)), min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_an_article_between_its_own_paragraphs_is_left_alone(middle: list[str]) -> None:
    """Without any marker nothing between two paragraphs is removed."""
    lines = (PROSE[0], *middle, PROSE[1])
    extracted = Extracted("", tuple(Line(text, number) for number, text in enumerate(lines, start=1)))
    article = clean(extracted)
    assert article.body == lines
    assert article.quality is Quality.GOOD


def _squeezed(*lines: str) -> str:
    return "".join("".join(lines).split())
