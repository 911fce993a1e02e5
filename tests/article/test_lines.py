"""Texts and feed items taken as extracted lines; what is a page and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.article import clean, from_item, looks_like_html, read_text
from monitor.model import Item
from tests.article.texts import PROSE, TITLE


def test_lines_keep_the_numbers_of_the_file() -> None:
    """Empty lines are no lines, but they are counted; white space is collapsed."""
    lines = read_text(f"{TITLE}\n\n  \u00a0{PROSE[0]}  \r\n{PROSE[1].replace(' ', '  ')}").lines
    assert [(line.number, line.text) for line in lines] == [(1, TITLE), (3, PROSE[0]), (4, PROSE[1])]


@pytest.mark.parametrize("bullet", ["-\n", "•\n\n", "- ", "* "])
def test_bullets_make_list_items(bullet: str) -> None:
    """A bullet on a line of its own, or before the text, makes a list item of what follows it and of nothing else."""
    first, item, last = read_text(f"{TITLE}\n{bullet}{PROSE[0]}\n{PROSE[1]}").lines
    assert (first.item, item.item, last.item) == (False, True, False)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(f"{TITLE}\n{PROSE[0]}", TITLE, id="first line"),
        pytest.param(f"أخبار عاجلة\n\n{TITLE}\n{PROSE[0]}", TITLE, id="after a marker"),
        pytest.param(f"محليات المدينة\n{TITLE}\n{PROSE[0]}", TITLE, id="after a rubric"),
        pytest.param(
            f"آخر الأخبار\nارتفاع أسعار الخضار والفاكهة في الأسواق اليوم\n{TITLE}\n{PROSE[0]}",
            TITLE,
            id="below a list of other headlines",
        ),
        pytest.param(f"جسر جديد\n{PROSE[0]}", "جسر جديد", id="short title"),
        pytest.param(f"{TITLE} “صدى النهر”\n{PROSE[0]}", TITLE, id="site name cut"),
        pytest.param("\n".join(PROSE), "", id="a sentence is no title"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_title_of_a_text(text: str, title: str) -> None:
    """The title is the first line that can be a headline."""
    assert read_text(text).title == title


def test_item_with_full_text() -> None:
    """A feed item's lines are its content; its summary is the description."""
    item = Item("1", "", "1", f"{TITLE} - النهر نيوز", summary=PROSE[0], content="\n".join(PROSE[1:]))
    extracted = from_item(item)
    assert [line.text for line in extracted.lines] == list(PROSE[1:])
    assert (extracted.title, extracted.description, extracted.method) == (TITLE, PROSE[0], "feed")


@pytest.mark.parametrize(
    "link", ["اقرأ المزيد...", "أكمل القراءة »", "قراءة المزيد", "التفاصيل", "(Read more)"]
)
@pytest.mark.parametrize("end", ["", " […]"])
def test_link_behind_an_item_s_last_sentence(link: str, end: str) -> None:
    """What leads from a feed's text to its page is a line of its own, and cleaning takes it out."""
    text = PROSE[0] + end
    extracted = from_item(Item("1", "", "1", TITLE, summary=f"{text} {link}"))
    assert [line.text for line in extracted.lines] == [text, link]
    assert clean(extracted, title=TITLE).body == (text,)


@pytest.mark.parametrize("last", ["انتهى كلام الوزير.", "التفاصيل غدا", "وقال إنه سيقرأ المزيد"])
def test_a_short_last_sentence_stays_in_its_line(last: str) -> None:
    """What is no such link is not cut off."""
    extracted = from_item(Item("1", "", "1", TITLE, summary=f"{PROSE[0]} {last}"))
    assert [line.text for line in extracted.lines] == [f"{PROSE[0]} {last}"]


def test_item_with_a_summary_only() -> None:
    """Without content the summary gives the lines."""
    assert [line.text for line in from_item(Item("1", "", "1", TITLE, summary=PROSE[0])).lines] == [PROSE[0]]


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        pytest.param("<!DOCTYPE html><html><body></body></html>", True, id="document"),
        pytest.param("\ufeff<?xml version='1.0'?>\n<html lang='ar'>", True, id="XHTML"),
        pytest.param("<div class='x'><p>نص</p></div>", True, id="fragment"),
        pytest.param("\n" * 5000 + "<html>", True, id="after white space"),
        pytest.param(f"<!-- {'x' * 5000} --><html>", True, id="after a long comment"),
        pytest.param("<html><!-- old: <rss> --><body><p>نص</p>", True, id="a page that speaks of RSS"),
        pytest.param("<html><body><feed-widget></feed-widget><p>نص</p>", True, id="a page with a feed's box"),
        pytest.param("<feed-page><p>نص</p></feed-page>", True, id="an element that begins like a feed"),
        pytest.param(f"<!-- {'x' * 5000} -->\n<rss><p>", False, id="RSS after a long comment"),
        pytest.param(
            "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' ''><rss><p>", False, id="RSS 0.91"
        ),
        pytest.param(
            "<?xml version='1.0'?><rss><channel><description>&lt;p&gt;</description>", False, id="RSS"
        ),
        pytest.param("<feed xmlns='http://www.w3.org/2005/Atom'><div>", False, id="Atom"),
        pytest.param('{"title": "خبر"}', False, id="JSON"),
        pytest.param("%PDF-1.7 …", False, id="PDF"),
        pytest.param(f"{TITLE}\nقال إن 3 < 5 و 7 > 2", False, id="text with angle brackets"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_a_page_looks_like(text: str, is_page: bool) -> None:  # noqa: FBT001 - a table's column
    """Pages are told from feeds, data and text by their tags."""
    assert looks_like_html(text) is is_page


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("كلمة " * 400_000, id="one line"),
        pytest.param("\n".join(["سطر"] * 10_000), id="many lines"),
        pytest.param("\n".join([PROSE[0]] * 4_000), id="many paragraphs"),
        pytest.param("كلمة" * 100_000, id="one word"),
    ],
)
def test_no_more_than_an_article_is_read(text: str) -> None:
    """From a file or a feed come at most 3,000 lines and 200,000 characters, whole lines or words from the beginning."""
    for read in (read_text(text), from_item(Item("1", "", "1", TITLE, content=text))):
        assert 1 <= len(read.lines) <= 3_000
        assert 10_000 / 2 < sum(len(line.text) for line in read.lines) <= 200_000
        assert text.startswith(read.lines[0].text.removesuffix("…"))


def test_a_long_line_below_a_headline_is_cut() -> None:
    """The whole article in one line is cut after a word, never left out."""
    title, body = read_text(f"{TITLE}\n{'كلمة ' * 400_000}").lines
    assert title.text == TITLE
    assert 50_000 < len(body.text) <= 200_000
    assert body.text.endswith(" كلمة…")


def test_lines_are_safe() -> None:
    """Terminal escapes, direction overrides and invisible characters are in no line."""
    (line,) = read_text(PROSE[0].replace(" ", " \u202e\u2066\x9b\x1b[\ufeff", 1)).lines
    assert line.text == PROSE[0].replace(" ", " [", 1)


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_every_letter_is_kept(text: str) -> None:
    """No text is lost, whatever stands between its lines."""
    lines = read_text(text).lines
    assert all(line.text == " ".join(line.text.split()) != "" for line in lines)
    assert [line.number for line in lines] == sorted({line.number for line in lines})
    assert read_text("\n".join(line.text for line in lines)).lines == tuple(
        type(line)(line.text, number, item=line.text[:2] in _BULLETS)
        for number, line in enumerate(lines, start=1)
    )


_BULLETS = tuple(f"{bullet} " for bullet in "-–—•*·▪●►")
