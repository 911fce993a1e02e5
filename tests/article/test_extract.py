"""From a page to its lines."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.article import clean, extract_page
from monitor.article.extract import best
from monitor.model import Extracted, Line
from tests.article.pages import html_page, meta, paragraphs
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE

ARTICLE = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
LONG = PROSE + FOREIGN


def body_of(page: str) -> tuple[str, ...]:
    """The cleaned body of a page."""
    return clean(extract_page(page)).body


def test_article_page() -> None:
    """Headline, description and paragraphs come out; what stands around them does not."""
    head = meta("og:title", f"{TITLE} - قناة النهر") + meta("og:description", PROSE[0])
    body = f"<nav><a href='/'>الرئيسية</a></nav>{ARTICLE}<footer>جميع الحقوق محفوظة</footer>"
    extracted = extract_page(html_page(body, head=head), "https://river.example/1")
    assert (extracted.title, extracted.description, extracted.method) == (TITLE, PROSE[0], "precision")
    assert clean(extracted).body == PROSE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div class='khabar-text'>{paragraphs(LONG)}</div>", id="class khabar"),
        pytest.param(f"<article><div>{paragraphs(LONG, 'div')}</div></article>", id="bare divs"),
        pytest.param(f"<article>{'<br><br>'.join(LONG)}</article>", id="line breaks"),
        pytest.param("<br><br>".join(LONG), id="line breaks in the body itself"),
        pytest.param(f"<news-body>{paragraphs(LONG, 'news-p')}</news-body>", id="elements of the site's own"),
        pytest.param(f"<news-body>{'<br>'.join(LONG)}</news-body>", id="line breaks in such an element"),
        pytest.param("<div>" * 400 + paragraphs(LONG) + "</div>" * 400, id="nested 400 deep"),
        pytest.param(f"<article>{paragraphs(LONG)}", id="never closed"),
        pytest.param(f"<form>{paragraphs(LONG)}</form>", id="one form around the page"),
    ],
)
def test_no_paragraph_is_lost(body: str) -> None:
    """Markup that Arabic sites use, and that extractors stumble over, keeps every paragraph."""
    assert body_of(html_page(body)) == LONG


def test_lines_of_a_page_are_safe() -> None:
    """Control characters and direction overrides get into neither title nor body nor description."""
    noise = "\u202e\u2066\u200f&#x9b;31m"
    head = meta("og:title", noise + TITLE) + meta("og:description", noise + FOREIGN[0])
    extracted = extract_page(
        html_page(f"<article>{paragraphs([noise + text for text in LONG])}</article>", head=head)
    )
    texts = (extracted.title, extracted.description, *(line.text for line in extracted.lines))
    assert len(texts) == 2 + len(LONG)
    assert all(text.isprintable() for text in texts)


def test_no_more_than_an_article_is_extracted() -> None:
    """A page of far more characters than an article gives lines that are cleaned and judged in no time."""
    for body in (f"<p>{'كلمة ' * 400_000}</p>", paragraphs(PROSE * 600)):
        lines = extract_page(html_page(f"<article>{body}</article>")).lines
        assert 1 <= len(lines) <= 3_000
        assert 50_000 < sum(len(line.text) for line in lines) <= 200_000


def test_glued_heading_and_paragraph() -> None:
    """A bold heading without a space before its paragraph is a line of its own."""
    text = f"<p><strong>الوزير يعد سكان المدينة بجسر ثان</strong>{PROSE[0]}</p>{paragraphs(PROSE[1:])}"
    assert body_of(html_page(f"<article>{text}</article>")) == ("الوزير يعد سكان المدينة بجسر ثان", *PROSE)


def test_boilerplate_of_a_page_goes() -> None:
    """A page with everything around its article gives the article."""
    links = "".join(f"<li><a href='/{number}'>{text}</a></li>" for number, text in enumerate(HEADLINES))
    after = f"<p>المصدر: الساحل</p><p>كلمات دلالية: جسر نهر</p><h3>إقرأ أيضاً:</h3>{paragraphs(FOREIGN)}"
    body = f"<article><h1>{TITLE}</h1>{paragraphs()}<h3>الأكثر قراءة</h3><ul>{links}</ul>{after}</article>"
    assert body_of(html_page(body)) == PROSE


@pytest.mark.parametrize("tag", ["p", "div"])
def test_boilerplate_without_telling_tags_goes(tag: str) -> None:
    """On a page that has one tag for everything, headings, lists and another article go all the same."""
    lines = (
        *PROSE[:2],
        "كلفة المشروع",
        *PROSE[2:],
        "الأكثر قراءة",
        *HEADLINES,
        "المصدر: الساحل",
        "كلمات دلالية: جسر",
    )
    body = paragraphs((*lines, "إقرأ أيضاً:", HEADLINES[0], *FOREIGN), tag)
    assert body_of(html_page(f"<div>{body}</div>")) == (*PROSE[:2], "كلفة المشروع", *PROSE[2:])


def test_short_articles_are_not_run_together_with_their_page() -> None:
    """Of a page with little text its paragraphs are taken, not all that stands on it as one line."""
    short = ("سجلت محطات الرصد مساء الجمعة هزة أرضية خفيفة شمال المدينة القديمة.", "ولم ترد أنباء عن أضرار.")
    labels = "<div><span>بواسطة المحرر</span> <span>لا توجد تعليقات</span></div>" * 3
    text = f"<div class='entry-content'>{paragraphs(short)}</div>"
    page = f"<div id='page' class='site'><header><p>أخبار على مدار الساعة</p></header><article><header><h1>{TITLE}</h1>{labels}</header>{text}</article></div>"
    assert body_of(html_page(page)) == short


def test_labels_are_not_preferred_to_a_paragraph_with_their_words() -> None:
    """One attempt may find two labels and the next the paragraph in which both words stand: the paragraph is the article."""
    labels, paragraph = (Line("الوزير", 1), Line("الجسر", 2)), (Line(PROSE[1], 1),)
    assert best([("precision", labels), ("default", paragraph)]) == ("default", paragraph)
    apart, together = (Line(PROSE[0], 1), Line(PROSE[1], 2)), (Line(f"شارك {' '.join(PROSE)}", 1),)
    assert best([("precision", apart), ("default", together)]) == ("precision", apart)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("", id="nothing"),
        pytest.param("   \n", id="white space"),
        pytest.param("<html></html>", id="empty page"),
        pytest.param('{"title": "خبر"}', id="JSON"),
        pytest.param("خبر عاجل", id="text"),
        pytest.param("%PDF-1.7\x00\x01\x02", id="PDF"),
        pytest.param("<rss><channel><item><title>خبر</title></item></channel></rss>", id="feed"),
        pytest.param(html_page("<script>var x = '<p>';</script>"), id="only a script"),
        pytest.param(html_page(paragraphs(PROSE * 12_000)), id="larger than 4 MB"),
    ],
)
def test_what_is_no_article_gives_nothing(document: str) -> None:
    """Without an article there are no lines, and nothing is raised."""
    assert extract_page(document).lines == ()


@pytest.mark.parametrize(
    "noise", ["\x00", "\ud800", "\x1b[31m", "<![CDATA[", "&#xFFFFFFFF;", "&#27;&#x1B;", "<b " * 50]
)
def test_broken_documents_are_read(noise: str) -> None:
    """Impossible characters and broken markup between paragraphs don't cost the article."""
    body = body_of(html_page(f"<article>{paragraphs()}{noise}</article>"))
    assert body[: len(PROSE) - 1] == PROSE[:-1]


def test_declared_encodings_are_ignored() -> None:
    """The text is decoded already, whatever it says of itself."""
    page = html_page(ARTICLE, head="<meta charset='windows-1256'>")
    assert body_of(f"<?xml version='1.0' encoding='windows-1256'?>{page}") == PROSE


def test_much_inline_markup_is_no_problem() -> None:
    """Thousands of bold words take no longer than words (20 s is the limit of a test; the extractor alone took 31)."""
    words = "<b>كلمة</b> " * 20_000
    assert len(extract_page(html_page(f"<article><p>{words}</p></article>")).lines) == 1


def test_it_can_be_sent_to_a_child_process() -> None:
    """Function and result survive pickling."""
    extract = pickle.loads(pickle.dumps(extract_page))  # noqa: S301 - our own bytes
    extracted = extract(html_page(ARTICLE))
    assert isinstance(extracted, Extracted)
    assert pickle.loads(pickle.dumps(extracted)) == extracted  # noqa: S301 - our own bytes


@given(st.lists(st.sampled_from(("<p>", "</p>", "<div>", "<table>", "<td>", "<li>", "<b>", "</b>", "<a href='", "نص ", "<!--", "&", "\x00", PROSE[0])), max_size=30))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_never_raises(pieces: list[str]) -> None:
    """No markup makes extraction or cleaning raise."""
    clean(extract_page("<html>" + "".join(pieces)))
