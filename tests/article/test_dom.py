"""The tree as it is prepared for the extractor."""

import pytest
from lxml import etree, html

from monitor.article.dom import (
    keep_signposts,
    keep_subheadings,
    make_paragraphs,
    name_custom_elements,
    neutralise_classes,
    prepare,
    split_rows,
    split_runs,
)
from monitor.article.unglue import unglue
from monitor.article.units import PageText
from tests.article.texts import PROSE

SENTENCE = "افتتح وزير النقل صباح اليوم جسرا جديدا فوق النهر."


def tree_of(markup: str) -> html.HtmlElement:
    """A body with this markup."""
    return html.document_fromstring(f"<html><body>{markup}</body></html>")


def markup_of(tree: html.HtmlElement) -> str:
    """What stands in the body."""
    text: str = etree.tostring(tree.find("body"), encoding="unicode", method="html")
    return text.removeprefix("<body>").removesuffix("</body>")


def test_short_last_sentences_in_elements_like_the_others_are_paragraphs() -> None:
    """Where each block has an element of its own, so has a short last one; a neighbour of another class is none."""
    block = "<div class='block'><div>{}</div></div>"
    last = "ولم يعلق الوزير."
    tree = tree_of(
        f"<div>{block.format(SENTENCE)}{block.format(last)}<div class='other'><div>{last}</div></div></div>"
    )
    make_paragraphs(tree)
    assert [paragraph.text for paragraph in tree.iter("p")] == [SENTENCE, last]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("khabar-text", "khatext-text"),
        ("akhbar details", "akhtext details"),
        ("cat-barlaman", "cat-textlaman"),
        ("sidebar", "sidebar"),
        ("navbar-inner top-bar", "navbar-inner top-bar"),
        ("bar", "bar"),
        ("article", "article"),
    ],
)
def test_arabic_words_in_class_names_are_no_bars(before: str, after: str) -> None:
    """خبر and برلمان in Latin letters lose the "bar" that means navigation; English bars keep it."""
    tree = tree_of(f'<div class="{before}" id="{before}">نص</div>')
    neutralise_classes(tree)
    element = tree.find("body/div")
    assert (element.get("class"), element.get("id")) == (after, after)


def test_navigation_keeps_its_class() -> None:
    """A nav element is navigation whatever its class means."""
    tree = tree_of('<nav class="akhbar">نص</nav>')
    neutralise_classes(tree)
    assert tree.find("body/nav").get("class") == "akhbar"


@pytest.mark.parametrize(
    ("markup", "tag"),
    [
        pytest.param(f"<div>{SENTENCE}</div>", "p", id="text"),
        pytest.param(f"<div><span>خبر</span> {SENTENCE}</div>", "p", id="text and inline elements"),
        pytest.param(f"<div><span>{SENTENCE}</span></div>", "p", id="text in a span"),
        pytest.param("<div>شارك</div>", "div", id="a label"),
        pytest.param(f"<div>{SENTENCE}<ul><li>بند</li></ul></div>", "div", id="a block inside"),
        pytest.param(f"<div><a>{SENTENCE}</a></div>", "div", id="no text of its own"),
    ],
)
def test_leaf_divs_become_paragraphs(markup: str, tag: str) -> None:
    """A div that holds a sentence and no block is a paragraph."""
    tree = tree_of(markup)
    make_paragraphs(tree)
    assert tree.find("body")[0].tag == tag


def test_short_divs_beside_paragraphs_are_paragraphs() -> None:
    """Where paragraphs are divs, subheadings and labels are too; divs of links are not."""
    tree = tree_of(f"<div>{SENTENCE}</div><div>كلفة المشروع</div><div>{SENTENCE}</div><div><a>رابط</a></div>")
    make_paragraphs(tree)
    assert [element.tag for element in tree.find("body")] == ["p", "p", "p", "div"]


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        pytest.param(f"<x-p>{SENTENCE}</x-p><x-h>كلفة</x-h>", ["div", "div"], id="paragraph and subheading"),
        pytest.param(f"<p>{SENTENCE}</p><x-quote>{SENTENCE}</x-quote>", ["p", "div"], id="among paragraphs"),
        pytest.param("<x-share>شارك</x-share><x-ad></x-ad>", ["x-share", "x-ad"], id="no sentence"),
        pytest.param(f"قال <x-b>{SENTENCE}</x-b> أمس", ["x-b"], id="inside a sentence"),
        pytest.param(f"<p><x-b>{SENTENCE}</x-b></p>", ["p"], id="inside a paragraph"),
    ],
)
def test_custom_elements_that_are_paragraphs(markup: str, tags: list[str]) -> None:
    """Elements of a site's own are divs where they hold what paragraphs hold."""
    tree = tree_of(markup)
    name_custom_elements(tree)
    assert [element.tag for element in tree.find("body")] == tags


def test_loose_text_between_blocks_is_wrapped() -> None:
    """Text around a block inside a container becomes paragraphs, in order."""
    tree = tree_of(f"<article>{SENTENCE}<br>{SENTENCE}<div>إعلان</div><i>ثم</i> {SENTENCE}</article>")
    make_paragraphs(tree)
    assert markup_of(tree) == (
        f"<article><p>{SENTENCE}<br>{SENTENCE}</p><div>إعلان</div><p><i>ثم</i> {SENTENCE}</p></article>"
    )


@pytest.mark.parametrize(
    ("markup", "after"),
    [
        pytest.param('<h3 class="t">الأكثر <b>قراءة</b></h3>', "<p>الأكثر قراءة</p>", id="list heading"),
        pytest.param(
            "<div>المصدر: <a href='/'>الساحل</a></div>", "<p>المصدر: الساحل</p>", id="source with a link"
        ),
        pytest.param("<h2>كلفة المشروع</h2>", "<h2>كلفة المشروع</h2>", id="subheading"),
        pytest.param("<div>شارك</div>", "<div>شارك</div>", id="a marker of one line"),
        pytest.param("<div><p>الأكثر قراءة</p></div>", "<div><p>الأكثر قراءة</p></div>", id="a block inside"),
    ],
)
def test_signposts_become_plain_paragraphs(markup: str, after: str) -> None:
    """Headings that lists and tails hang on are made what the extractor keeps."""
    tree = tree_of(markup)
    keep_signposts(tree, PageText(tree))
    assert markup_of(tree) == after


@pytest.mark.parametrize(
    ("markup", "separated"),
    [
        pytest.param(
            "<strong>الوزير يعد بجسر ثان قريبا</strong>وبحسب البيان",
            "<strong>الوزير يعد بجسر ثان قريبا</strong><br>وبحسب البيان",
            id="bold heading",
        ),
        pytest.param("<b>مهلة قصيرة</b>وطلبت", "<b>مهلة قصيرة</b><br>وطلبت", id="short bold heading"),
        pytest.param(
            "في <b>مدينة السلام</b>وحدها", "في <b>مدينة السلام</b>وحدها", id="bold inside a sentence"
        ),
        pytest.param(
            "<b>متى يفتتح الجسر؟</b>قال الوزير",
            "<b>متى يفتتح الجسر؟</b><br>قال الوزير",
            id="question in bold",
        ),
        pytest.param(
            "قال <b>متى يفتتح الجسر؟</b>ثم سكت",
            "قال <b>متى يفتتح الجسر؟</b> ثم سكت",
            id="question amid a sentence",
        ),
        pytest.param("<b>المدينة</b>وسكانها", "<b>المدينة</b> وسكانها", id="ends a word"),
        pytest.param("<b>ال</b>جسر", "<b>ال</b>جسر", id="part of a word"),
        pytest.param("<b>الجسر</b>، والنهر", "<b>الجسر</b>، والنهر", id="punctuation follows"),
        pytest.param(
            "<span>admin</span><span>2024</span>", "<span>admin</span> <span>2024</span>", id="spans"
        ),
    ],
)
def test_glued_elements_are_separated(markup: str, separated: str) -> None:
    """Inline elements that a page shows apart are apart in the text."""
    tree = tree_of(f"<p>{markup}</p>")
    unglue(tree)
    assert markup_of(tree) == f"<p>{separated}</p>"


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        pytest.param(
            f"<p>{PROSE[0]}</p><h2>كلفة</h2><p>{PROSE[0]}</p>", "ppp", id="heading between paragraphs"
        ),
        pytest.param(
            f"<p>{PROSE[0]}</p><div><span>كلفة</span></div><p>{PROSE[0]}</p>",
            "ppp",
            id="div between paragraphs",
        ),
        pytest.param(f"<h3>كلفة</h3><p>{PROSE[0]}</p>", "pp", id="heading of the first paragraph"),
        pytest.param(f"<div>كلفة</div><p>{PROSE[0]}</p>", ["div", "p"], id="div above the first paragraph"),
        pytest.param(f"<p>{PROSE[0]}</p><h3>كلفة</h3>", ["p", "h3"], id="heading below the last paragraph"),
        pytest.param(
            f"<p>{PROSE[0]}</p><h3><a href='/'>خبر</a></h3><p>{PROSE[0]}</p>", ["p", "h3", "p"], id="link"
        ),
    ],
)
def test_subheadings_between_paragraphs_stay(markup: str, tags: list[str] | str) -> None:
    """Headings and short divs that have a paragraph below them are made what the extractor keeps."""
    tree = tree_of(markup)
    keep_subheadings(tree, PageText(tree))
    assert [element.tag for element in tree.find("body")] == list(tags)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "ارتفاع أسعار الخضار اليوم    فوز فريق المدينة بالكأس    افتتاح معرض الكتاب غدا",
            ["ارتفاع أسعار الخضار اليوم", "فوز فريق المدينة بالكأس", "افتتاح معرض الكتاب غدا"],
        ),
        ("قال الوزير   إن الجسر   آمن تماما", ["قال الوزير   إن الجسر   آمن تماما"]),
        (f"{SENTENCE}    {SENTENCE}    {SENTENCE}", [f"{SENTENCE}    {SENTENCE}    {SENTENCE}"]),
    ],
)
def test_headlines_in_a_row_are_lines(text: str, lines: list[str]) -> None:
    """Several headlines with wide gaps between them are broken there; sentences and loose words are not."""
    tree = tree_of(f"<p>{text}</p>")
    split_runs(tree)
    paragraph = tree.find("body/p")
    assert [paragraph.text, *(line_break.tail for line_break in paragraph)] == lines


@pytest.mark.parametrize(
    ("markup", "breaks"),
    [
        pytest.param(
            "<span>سالم الحداد</span> <time>12 مارس</time> <span>3 دقائق</span>", 2, id="a row of labels"
        ),
        pytest.param("<b>قال</b> الوزير <b>أمس</b>", 0, id="words in bold"),
        pytest.param("<span>الوسوم:</span> <span>جسر</span>", 0, id="a label and what it names"),
        pytest.param(f"<span>{SENTENCE}</span> <span>{SENTENCE}</span>", 0, id="sentences"),
    ],
)
def test_rows_of_labels_are_lines(markup: str, breaks: int) -> None:
    """Short pieces side by side, with nothing between them, are lines of their own."""
    tree = tree_of(f"<div>{markup}</div>")
    split_rows(tree)
    assert len(tree.findall("body/div/br")) == breaks


def test_markup_that_says_nothing_goes() -> None:
    """Bold and italics are gone when the extractor sees the tree, their text is not."""
    tree = tree_of("<p><b>جسر</b> <i>جديد</i> فوق <span class='x'>النهر</span></p>")
    prepare(tree)
    assert markup_of(tree) == '<p>جسر جديد فوق <span class="x">النهر</span></p>'
