"""The extractor's tree as lines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from monitor.article.serialise import lines_of
from monitor.model import Line


def lines(markup: str) -> tuple[Line, ...]:
    """The lines of a body with this markup."""
    return lines_of(etree.fromstring(f"<body>{markup}</body>"))


def test_blocks_are_lines() -> None:
    """Paragraphs, headings and what stands between line breaks are lines of their own."""
    found = lines("<head>عنوان</head><p>أول<lb/>ثان <hi>مهم</hi></p>ثالث<quote><p>رابع</p></quote>")
    assert [line.text for line in found] == ["عنوان", "أول", "ثان مهم", "ثالث", "رابع"]
    assert [line.number for line in found] == [1, 2, 3, 4, 5]
    assert [line.heading for line in found] == [True, False, False, False, False]


def test_list_items_are_marked() -> None:
    """Text in an item is a list item, text after the list is not."""
    found = lines("<list><item>أول</item><item><p>ثان</p></item></list><p>نص</p>")
    assert [(line.text, line.item) for line in found] == [("أول", True), ("ثان", True), ("نص", False)]


def test_a_row_is_a_line() -> None:
    """The cells of a row stand in one line."""
    found = lines(
        "<table><row><cell>الدولة</cell><cell>العدد</cell></row><row><cell>مصر</cell><cell>3</cell></row></table>"
    )
    assert [line.text for line in found] == ["الدولة | العدد", "مصر | 3"]


def test_link_share() -> None:
    """A line knows how much of it is link text; its neighbours' links don't count."""
    found = lines("<p><ref target='/'>رابط</ref></p><p>نص <ref>رابط</ref></p><p>نص</p>")
    assert [round(line.link_share, 2) for line in found] == [1.0, 0.57, 0.0]


def test_lines_without_a_letter_are_none() -> None:
    """Bullets, rules and invisible characters are no text."""
    assert lines("<p>***</p><p>\ufeff</p><p> </p><p>5</p>") == (Line("5", 1),)


@given(st.lists(st.text(alphabet="ابتثج ", min_size=1, max_size=12), max_size=8))
@settings(max_examples=100)
def test_no_text_is_lost(paragraphs: list[str]) -> None:
    """Whatever the nesting, all text comes out, in order."""
    body = etree.Element("body")
    parent = body
    for depth, text in enumerate(paragraphs):
        element = etree.SubElement(parent, ("p", "list", "item", "hi", "ref")[depth % 5])
        element.text = text
        element.tail = text
        parent = element if depth % 2 else parent
    found = "".join(line.text for line in lines_of(body))
    assert found.replace(" ", "") == "".join(body.itertext()).replace(" ", "")
