import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds.guard import Guarded, guard
from monitor.model import Failure, FailureKind


def guarded(text: str, most_items: int = 10) -> Guarded:
    """What is left of a document that is not refused."""
    result = guard(text, most_items)
    assert isinstance(result, Guarded), result
    return result


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param('\ufeff\n <?xml version="1.0" encoding="windows-1256"?>\n<rss/>', "<rss/>", id="declaration"),
        pytest.param("<!DOCTYPE rss><rss/>", "<rss/>", id="DOCTYPE"),
        pytest.param('<!DOCTYPE rss [<!ENTITY a "x]y"> <!ATTLIST b c CDATA "d">]  ><rss/>', "<rss/>", id="internal subset"),
        pytest.param("<!doctype rss [ <!ENTITY lol 'lol'>", "", id="unfinished DOCTYPE"),
        pytest.param("<rss><!-- a <b> --><c/></rss>", "<rss> <c/></rss>", id="comment"),
        pytest.param("<rss><!-- a <b><c/></rss>", "<rss> ", id="unfinished comment"),
        pytest.param("<a><![CDATA[<!-- kept --><!DOCTYPE html><?xml ?>]]></a>", "<a><![CDATA[<!-- kept --><!DOCTYPE html><?xml ?>]]></a>", id="all kept in CDATA"),
        pytest.param("<?xml-stylesheet href='x'?><rss/>", "<?xml-stylesheet href='x'?><rss/>", id="other instructions"),
        pytest.param("<a>ا\x00ل\x0b\ud800\uffffف\t\n</a>", "<a>الف\t\n</a>", id="characters XML does not know"),
        pytest.param("<a b='5 > 3'>x < y</a>", "<a b='5 > 3'>x < y</a>", id="signs in text"),
    ],
)  # fmt: skip
def test_what_is_cut(text: str, left: str) -> None:
    """What hangs parsers goes, everything else stays as it was."""
    assert guarded(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<rss a='{'x' * 70_000}'/>", id="a long attribute"),
        pytest.param(f"<rss a='>{'x' * 70_000}'/>", id="hidden behind a sign in quotes"),
        pytest.param(f"<rss a='>{'x' * 70_000}/>", id="quotes never closed"),
        pytest.param(f"<rss {' '.join(f'a{number}=1' for number in range(1_100))}/>", id="many attributes"),
        pytest.param(f"<{'a' * 70_000}>", id="a long name"),
        pytest.param("<rss " + "a" * 70_000, id="never closed"),
    ],
)
def test_monstrous_tags_are_refused(text: str) -> None:
    """No feed has a tag of 64 KiB or a thousand attributes."""
    result = guard(text, 10)
    assert isinstance(result, Failure)
    assert result.kind is FailureKind.NOT_A_FEED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<a><![CDATA[<img src='data:{'x' * 100_000}'>]]></a>", id="an inline picture"),
        pytest.param(f"<a>{'a=b ' * 5_000}</a>", id="text full of equals signs"),
        pytest.param(f"<a b='c'>{'long text > ' * 10_000}</a>", id="a long text with signs"),
        pytest.param(f"<a>{'it is 5 o' * 10_000}</a>", id="a long text"),
    ],
)
def test_long_texts_are_not(text: str) -> None:
    """Only start tags are measured."""
    assert guarded(text).text == text


def test_the_middle_of_too_many_items_is_left_out() -> None:
    """The first and the last `most_items` stay, the rest is counted."""
    items = [f"<item>{number}</item>" for number in range(25)]
    result = guarded("<rss>" + "".join(items) + "</rss>", most_items=10)
    assert result.text == "<rss>" + "".join(items[:10] + items[15:]) + "</rss>"
    assert result.left_out == 5
    assert guarded("<rss>" + "".join(items[:20]) + "</rss>", most_items=10).left_out == 0


@pytest.mark.parametrize(
    ("text", "cut_off"),
    [
        ("<rss><item>a</item></rss>", False),
        ("<rss><item>a</item><item>b", True),
        ("<feed><entry>a</entry><entry id='", True),
        ("<rss><item>a</item>", False),
        ("<rss><item>a", True),
        ("<rss><channel>", False),
        ("<RDF><items/><item a='b'>c</item>", False),
    ],
)
def test_whether_it_ends_inside_an_item(text: str, cut_off: bool) -> None:  # noqa: FBT001 - a column of the table
    """Told by an item that begins and does not end."""
    assert guarded(text).cut_off is cut_off


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<![CDATA[",
        "<!DOCTYPE [",
        "<!DOCTYPE",
        "<?xml ",
        "<a '",
        "<a",
        "<",
        "]]>",
        "<!DOCTYPE a [ ]   ",
        "<a '\">",
    ],
)
def test_repeated_beginnings_take_linear_time(unit: str) -> None:
    """A megabyte of any of them is dealt with at once (quadratic time would be minutes)."""
    started = time.process_time()
    guard(unit * (1_000_000 // len(unit)), 10)
    assert time.process_time() - started < 6


@given(
    st.lists(
        st.sampled_from(
            [
                "<!--",
                "-->",
                "<!DOCTYPE ",
                "[",
                "]",
                ">",
                "<",
                "!",
                "<?xml ",
                "<![CDATA[",
                "]]>",
                "a",
                "'",
                "\n",
            ]
        )
    )
)
@settings(max_examples=200)
def test_nothing_dangerous_is_put_together_by_cutting(pieces: list[str]) -> None:
    """What is left has nothing more to cut."""
    once = guarded("".join(pieces))
    assert guarded(once.text) == once
