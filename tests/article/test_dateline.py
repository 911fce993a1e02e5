import pytest
from lxml import html

from monitor.article import extract_page
from monitor.article.dateline import page_date

TEXT = "<p>" + "فقرة طويلة من نص الخبر كما جاء في الصفحة. " * 12 + "</p>"


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ('<meta property="article:published_time" content="2026-08-21T15:30:00+03:00">', "2026-08-21T15:30:00+03:00"),
        ('<meta itemprop="datePublished" content=" 21 آب 2026 ">', "21 آب 2026"),
        ('<script type="application/ld+json">{"@graph": [{"dateModified": "2026-08-22", "datePublished" : "2026-08-21"}, x</script>', "2026-08-21"),
        ('<time datetime="1999">x</time><article><time datetime="2026-08-21">x</time><time datetime="2020">x</time></article>', "2026-08-21"),
        ('<meta name="pubdate" content=""><article><time datetime="2026-08-21"></article>', "2026-08-21"),
        ("<p>21/08/2026</p>", ""),
    ],
    ids=["meta", "itemprop", "JSON-LD, broken", "time in the article", "empty meta", "none"],
)  # fmt: skip
def test_where_a_page_says_its_date(markup: str, date: str) -> None:
    """Metadata first, then the first time element of the article."""
    assert page_date(html.document_fromstring(f"<html><body>{markup}{TEXT}</body></html>")) == date


def test_it_comes_with_the_text() -> None:
    """In the page's own words: what they mean depends on the feed's zone."""
    page = f'<html><head><meta name="pubdate" content="21 آب 2026"></head><body><article><h1>خبر</h1>{TEXT}</article></body></html>'
    assert extract_page(page).published_text == "21 آب 2026"
