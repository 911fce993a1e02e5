import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds.text import plain_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        pytest.param("خبر عاجل", "خبر عاجل", id="plain"),
        pytest.param("", "", id="nothing"),
        pytest.param("<p>أولى</p><p>ثانية</p>", "أولى\nثانية", id="paragraphs"),
        pytest.param("أولى<br>ثانية<br/>ثالثة", "أولى\nثانية\nثالثة", id="line breaks"),
        pytest.param("<ul><li>أ</li><li>ب</li></ul>ج", "أ\nب\nج", id="list"),
        pytest.param(
            "<div>وصل <b>ال</b>وزير\n إلى</div>", "وصل الوزير إلى", id="inline tags join, newlines are spaces"
        ),
        pytest.param("<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>", "أ ب\nج", id="table"),
        pytest.param("فقرة\n\nفقرة  ثانية\n", "فقرة\nفقرة ثانية", id="newlines without tags"),
        pytest.param("أ<script>var a='<p>'</script><style>p{}</style>ب", "أب", id="scripts and styles"),
        pytest.param(
            "أ<blockquote class='wp-embedded-content'><a href='/x'>خبر آخر</a></blockquote><p>ب</p>",
            "أ\nب",
            id="WordPress' link to another post",
        ),
        pytest.param("أ<blockquote><p>ب</p></blockquote>ج", "أ\nب\nج", id="a quotation"),
        pytest.param(
            "أ<blockquote class='wp-embedded-content'><p>ب</p><p>ج</p>",
            "أ\nب\nج",
            id="such a link that never ends",
        ),
        pytest.param(
            "أ<blockquote cite='https://x.example/wp-embedded-content'><p>ب</p></blockquote>ج",
            "أ\nب\nج",
            id="a quotation from an address like that",
        ),
        pytest.param(
            "أ<iframe src=x>لا <p>شيء</p></iframe><noscript><img></noscript>ب", "أب", id="what is not shown"
        ),
        pytest.param("أ<svg><svg><title>x</title></svg><path/></svg>ب", "أب", id="nested invisible"),
        pytest.param("أ<script>unfinished", "أ", id="an unfinished script"),
        pytest.param("أ<!-- x <p> -->ب", "أب", id="comment"),
        pytest.param("أ<!-- unfinished", "أ", id="an unfinished comment"),
        pytest.param("&quot;أ&quot; &amp; &#1576; &nbsp; &rlm;ج", '"أ" & ب \u200fج', id="entities"),
        pytest.param("&amp;quot;أ&amp;quot; &amp;#8230;", '"أ" …', id="escaped twice"),
        pytest.param("&lt;p&gt;أ&lt;/p&gt;&lt;p&gt;ب&lt;/p&gt;", "أ\nب", id="tags escaped twice"),
        pytest.param("5 < 6 و 7 > 3", "5 < 6 و 7 > 3", id="signs that are no tags"),
        pytest.param("R&D في AT&T", "R&D في AT&T", id="ampersands that are no entities"),
        pytest.param("أ <img src='x' alt='صورة'> ب", "أ ب", id="picture"),
        pytest.param("أ<a href='x'>ب", "أب", id="never closed"),
        pytest.param("أ</p></div></b>ب", "أ\nب", id="never opened"),
    ],
)
def test_plain_text(fragment: str, text: str) -> None:
    """The text a reader would see, a paragraph a line."""
    assert plain_text(fragment) == text


@given(st.text(alphabet="<>/&;#!-'\"= \nabpdivscriptرخ0123"))
@settings(max_examples=200)
def test_any_fragment_gives_clean_lines(fragment: str) -> None:
    """Never an exception, an empty line or two spaces."""
    text = plain_text(fragment)
    assert all(line == " ".join(line.split()) != "" for line in text.splitlines())


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        "<!--",
        "<![",
        "<!",
        "</",
        "&",
        "&#",
        "<p>",
        "<a href='",
        "<script>",
        "<svg>",
        "<?",
        "<a b=c ",
        "<blockquote ",
        "<blockquote class='wp-embedded-content'>",
    ],
)
def test_broken_markup_takes_little_time(unit: str) -> None:
    """A megabyte of any of them costs no more than a moment: only the first 256 KiB are looked at."""
    started = time.monotonic()
    plain_text(unit * (1_000_000 // len(unit)))
    assert time.monotonic() - started < 8


def test_one_tag_without_end_takes_little_time() -> None:
    """However often the class that is looked for stands in it."""
    started = time.monotonic()
    plain_text("<blockquote " + "class='wp-embedded-content " * 10_000)
    plain_text("<blockquote " + "wp-embedded-content " * 10_000)
    assert time.monotonic() - started < 4
