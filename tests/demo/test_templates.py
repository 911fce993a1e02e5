"""The pages: every kind shows the whole article, escaped, with its boilerplate around it."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.demo.article import DemoArticle, Published
from monitor.demo.neighbours import Neighbours
from monitor.demo.outlets import OUTLETS, Outlet
from monitor.demo.templates import TEMPLATES, Page

_NOON = datetime(2026, 7, 3, 22, 30, tzinfo=UTC)
_ARTICLE = DemoArticle(
    id="well",
    outlet="bawaba",
    section="محليات",
    title="بئر جديدة في القرية",
    summary="حفر الأهالي بئرا.",
    body="حفر الأهالي بئرا في أسبوع.\nشرب منها الجميع.\n## ماء عذب\nوالماء عذب بارد.",
    caption="البئر بعد حفرها",
)
_VISIBLE = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=40)

# What each kind must have around its articles: the blocks the cleaner has to take away.
_BOILERPLATE = {
    "portal": [
        "الأكثر قراءة",
        "أخبار ذات صلة",
        "04 يوليو 2026 01:30 ص",
        "أكثر الكلمات انتشاراً",
        "البئر بعد حفرها، أرشيفية",
    ],
    "aggregator": [
        "تاريخ النشر: 3rd, July 2026 GMT",
        "المصدر: ",
        "كلمات دلالية: ",
        "إقرأ أيضاً:",
        "نص آخر طويل.",
    ],
    "agency": ["4 تموز 2026"],
    "news_site": [
        "أخبار عاجلة",
        "google news",
        "النشرة البريدية",
        "تابعنا على",
        "السابق عنوان",
        "التالى عنوان",
    ],
    "blog": [
        "admin4 تموز 20260 مشاهدةآخر تحديث :",
        "اترك تعليق",
        "شروط التعليق :",
        "عاجل",
        "الكوكيز",
        "موافق",
    ],
    "newspaper": ["بقلم: ", "طباعة", "مواضيع ذات صلة"],
    "daily": ["نشر في الجمعة 3 جويلية 2026", "اقرأ أيضا: ", "شارك هذا المقال", "حمل تطبيق"],
    "content_system": ["الوسوم: ", "شارك على فيسبوك"],
    "sports": ["مباشر", "كتب: ", "الأكثر مشاهدة", "قد يعجبك أيضا"],
}


class _Reader(HTMLParser):
    """What a reader sees of a page, and the elements it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []
        self.feed(page.partition("</head>")[2])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - signature
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(outlet: Outlet, article: DemoArticle) -> str:
    others = tuple(
        Published(
            DemoArticle(f"other-{n}", "wakala", "سياسة", f"عنوان {n}", "نص آخر طويل."),
            _NOON,
            f"http://127.0.0.1:1/{n}",
        )
        for n in range(9)
    )
    around = Neighbours(others[:5], others[5:], others[0])
    return TEMPLATES[outlet.template](
        Page(outlet, Published(article, _NOON, "http://127.0.0.1:1/own"), around)
    )


def _id(outlet: Outlet) -> str:
    return outlet.id


@pytest.mark.parametrize("outlet", OUTLETS, ids=_id)
def test_a_page_shows_the_whole_article(outlet: Outlet) -> None:
    """Headline and every paragraph are there, in order."""
    text = _Reader(_page(outlet, _ARTICLE)).text
    places = [text.find(part) for part in ("بئر جديدة", "في أسبوع", "شرب منها", "ماء عذب", "والماء عذب")]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("outlet", [one for one in OUTLETS if not one.faulty], ids=_id)
def test_a_page_has_the_boilerplate_of_its_kind(outlet: Outlet) -> None:
    """Each kind of page carries the blocks it is there for, dates in the months of its country."""
    text = _Reader(_page(outlet, _ARTICLE)).text
    assert [part for part in _BOILERPLATE[outlet.template] if part not in text] == []


@pytest.mark.parametrize("outlet", OUTLETS, ids=_id)
def test_a_page_shows_other_headlines(outlet: Outlet) -> None:
    """No kind of page is without other articles' headlines, so that a sidebar trap works at every outlet."""
    assert (
        "عنوان 0" in _Reader(_page(outlet, _ARTICLE)).text
        or "عنوان 5" in _Reader(_page(outlet, _ARTICLE)).text
    )


@settings(max_examples=60)
@given(outlet=st.sampled_from(OUTLETS), title=_VISIBLE, text=_VISIBLE)
def test_an_articles_text_stays_text(outlet: Outlet, title: str, text: str) -> None:
    """Whatever stands in an article is seen as it is and never becomes an element of the page."""
    article = DemoArticle(
        "any", outlet.id, text, title, f"{text}\n## {text}\n{text}", summary=text, caption=text
    )
    plain = DemoArticle("any", outlet.id, "نص", "نص", "نص\n## نص\nنص", summary="نص", caption="نص")
    seen = _Reader(_page(outlet, article))
    assert title in seen.text
    assert text in seen.text
    assert seen.elements == _Reader(_page(outlet, plain)).elements


def test_a_page_without_neighbours_or_caption_still_stands() -> None:
    """The first article of an outlet has a page like any other."""
    article = DemoArticle("first", "bawaba", "سياسة", "أول خبر", "هذا أول خبر.")
    for outlet in OUTLETS:
        own = Published(article, _NOON, "http://127.0.0.1:1/own")
        html = TEMPLATES[outlet.template](Page(outlet, own, Neighbours((), (), None)))
        assert "هذا أول خبر." in _Reader(html).text
