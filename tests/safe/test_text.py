"""Foreign text becomes harmless, and stays what it says."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.safe.text import ELLIPSIS, LONGEST_LINE, MOST_MARKS, one_line, paragraphs

# Any code point, with the dangerous ones much more often than chance would have them.
TROUBLE = (
    "\x00\x07\x1b\x7f\x85\x9b\r\n\t \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2028\u2029"
    "\u202a\u202e\u2066\u2069\ufeff\ue000\ud800\udfff\U000e0041\U0010ffff\u0378\u0301\u0323\u0651\u064e\u093c"
    "\u0344\u0958\u0600\u06dd\u1100\u1161\u11a8\u09c7\u09be\u0675كأبe…👩"
)
HOSTILE = st.text(st.one_of(st.sampled_from(TROUBLE), st.characters()), max_size=80)
LIMITS = st.integers(min_value=0, max_value=60)
FORBIDDEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\U000e0001"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b]52;c;cm0gLXJm\x07عاجل", "]52;c;cm0gLXJmعاجل", id="clipboard escape"),
        pytest.param("\x9b2Jموسكو", "2Jموسكو", id="C1 control sequence"),
        pytest.param("اسم\x00 كامل\x08", "اسم كامل", id="NUL and backspace"),
        pytest.param("سطر\r\nثانٍ\tثالث", "سطر ثانٍ ثالث", id="line break and tab"),
        pytest.param("سطر\u2028ثانٍ\x85ثالث", "سطر ثانٍ ثالث", id="rarer line breaks"),
        pytest.param("\u202eكذب\u202c \u2066حق\u2069", "كذب حق", id="override and isolate"),
        pytest.param("\u200f«تاس»\u200e: \u061cبيان", "«تاس»: بيان", id="direction marks"),
        pytest.param("\ufeffبيون\u200bغ \u00adيانغ", "بيونغ يانغ", id="BOM, zero-width space, soft hyphen"),
        pytest.param("علم\U000e0067\U000e007f", "علم", id="tag characters"),
        pytest.param("شعار\ue001\ud800\u0378", "شعار", id="private use, surrogate, unassigned"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="ZWNJ stays"),
        pytest.param("ﻩ\u200d", "ﻩ\u200d", id="ZWJ and presentation forms stay"),
        pytest.param("آية \u06dd١", "آية \u06dd١", id="sign around a number stays"),
        pytest.param("مُحَمَّدٌ", "مُحَمَّدٌ", id="harakat stay"),
        pytest.param("ا\u0653سيا", "آسيا", id="NFC"),
        pytest.param("\u00a0 كيم\u00a0\u3000جونغ  \u2009أون ", "كيم جونغ أون", id="white space of any kind"),
        pytest.param("a \u200b b", "a b", id="white space around something removed"),
        pytest.param("\u200e\u202e \n", "", id="nothing left"),
        pytest.param("", "", id="empty"),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    """What could harm or deceive is gone; what belongs to the spelling is there."""
    assert one_line(text) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("كوريا الشمالية", 14, "كوريا الشمالية", id="fits exactly"),
        pytest.param("رئيس كوريا الشمالية", 18, "رئيس كوريا…", id="whole words"),
        pytest.param("كوريا الشمالية", 6, "كوريا…", id="cut where a word ends"),
        pytest.param("في https://example.org/feed", 20, "في https://example.…", id="word longer than half"),
        pytest.param("كوريا", 1, "…", id="room for the sign only"),
        pytest.param("كوريا", 0, "", id="no room"),
    ],
)
def test_limit(text: str, limit: int, expected: str) -> None:
    """A text that is too long ends after a whole word where that costs little, and says so."""
    assert one_line(text, limit) == expected


def test_paragraphs_keep_lines() -> None:
    """Every kind of line break separates paragraphs; lines with nothing to see are none."""
    text = "أول\x1b سطر\r\nثانٍ\u2028ثالث\u2029\u202e\n\n  \nرابع\tخامس"

    assert paragraphs(text) == "أول سطر\nثانٍ\nثالث\nرابع خامس"


def test_paragraphs_limit() -> None:
    """The limit counts over all lines, and the cut leaves no empty one."""
    assert paragraphs("أول سطر\nثاني سطر", 9) == "أول سطر…"


@pytest.mark.parametrize("between", ["", "\u200d", "\u200c\u0651"], ids=["marks", "ZWJ", "ZWNJ and shadda"])
def test_marks_are_capped(between: str) -> None:
    """A letter keeps eight marks, however the tower is built."""
    safe = one_line("ب" + ("\u064e" + between) * 500 + "ت")

    assert len(safe) == MOST_MARKS + 2
    assert safe.startswith("ب\u064e")
    assert safe.endswith("ت")


@given(HOSTILE, LIMITS)
@settings(max_examples=200)
@example("\u0958" + "\u0301" * 8, 60)  # NFC makes two of the letter, the second one a mark
def test_one_line_promises(text: str, limit: int) -> None:
    """Whatever comes in, the line is safe, short enough, NFC, trimmed, and a second pass changes nothing."""
    safe = one_line(text, limit)

    assert len(safe) <= limit
    assert one_line(safe, limit) == safe
    assert unicodedata.is_normalized("NFC", safe)
    assert not FORBIDDEN & {unicodedata.category(char) for char in safe}
    assert not INVISIBLE & set(safe)
    assert " ".join(safe.split()) == safe


@given(HOSTILE, LIMITS)
@settings(max_examples=200)
def test_paragraphs_promises(text: str, limit: int) -> None:
    """Paragraphs are safe lines joined by newlines, short enough, and a second pass changes nothing."""
    safe = paragraphs(text, limit)

    assert len(safe) <= limit
    assert paragraphs(safe, limit) == safe
    assert all(line and line == one_line(line) for line in safe.split("\n")) or not safe


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=60))
@settings(max_examples=100)
def test_plain_words_survive(text: str) -> None:
    """Letters, digits and punctuation are only ever normalised, never lost."""
    assert one_line(text) == unicodedata.normalize("NFC", text)


@given(HOSTILE, LIMITS)
@settings(max_examples=100)
def test_cut_is_a_prefix(text: str, limit: int) -> None:
    """A shortened line is the beginning of the whole one."""
    whole, cut = one_line(text), one_line(text, limit)

    assert cut == whole or whole.startswith(cut.removesuffix(ELLIPSIS))


@pytest.mark.parametrize(
    "unit", ["\u064e\u0323", "\x1b", "\u202e ", "كلمة\u00a0", "\ud800ب\u200d"], ids=ascii
)
def test_a_megabyte_is_no_trouble(unit: str) -> None:
    """Any text takes linear time: sorting this many marks, as NFC alone would, runs into the suite's time limit."""
    assert len(one_line("ب" + unit * 300_000)) <= LONGEST_LINE
