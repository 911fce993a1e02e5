import codecs
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.fetch import decode
from tests.fetch.charset_cases import CASES, FRENCH, SENTENCE, Case, feed

ARABIC_WORDS = re.compile("[\u0600-\u06ff]{2,}")


def text_of(body: bytes, http_charset: str = "", language: str = "ar") -> str:
    """The decoded text."""
    return decode(body, http_charset=http_charset, language=language).text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_charset_case(case: Case) -> None:
    """Whatever is declared, the text comes out as it was meant, and the right encoding is named with a reason."""
    found = decode(case.body, http_charset=case.http, language=case.language)
    assert case.sentence in found.text
    assert found.charset == case.charset
    assert found.reason


@pytest.mark.parametrize(
    "text",
    [
        "هل الخط مضبوط؟ نعم، مضبوط؛ والحظ؟",
        "ØØØ ÙÙ Ú Û",
        "Ø§Ù",
        "Übergrößenträger in Ørsted, Århus: Œuvre, Ça va, “ﺷﻜﺮا”",
        "ط، ظ، ع، غ، ط؟ ظ؟",
        SENTENCE,
        FRENCH,
    ],
)
def test_text_is_not_mended(text: str) -> None:
    """Signs that stand beside the letters which begin Arabic in utf-8 are no proof of anything."""
    found = decode(text.encode(), http_charset="", language="ar")
    assert found.text == text
    assert "twice" not in found.reason


def test_only_what_was_encoded_twice_is_mended() -> None:
    """One entry came through a broken plug-in, quotation marks included; its neighbours did not."""
    twice = "قال: “نعم”".encode().decode("cp1256")
    found = decode(f"{SENTENCE} {twice} {SENTENCE}".encode(), http_charset="", language="ar")
    assert found.text == f"{SENTENCE} قال: “نعم” {SENTENCE}"
    assert found.reason == "valid utf-8, part of it encoded twice"


def test_the_more_arabic_of_two_readings_wins() -> None:
    """A title whose windows-1256 bytes are all valid in iso-8859-6 too, which it is declared as."""
    title = "الوزير يصل اليوم الى المدينة"
    found = decode(feed(title, "cp1256", "iso-8859-6"), http_charset="iso-8859-6", language="ar")
    assert title in found.text
    assert title not in feed(title, "cp1256").decode("iso-8859-6")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8 * 2, codecs.BOM_UTF8 + b"\n"], ids=["twice", "and a line"])
def test_byte_order_marks_are_dropped(mark: bytes) -> None:
    """One mark or two, nothing of them is left."""
    found = decode(mark + feed(SENTENCE, "utf-8"), http_charset="", language="ar")
    assert found.text.strip() == feed(SENTENCE, "utf-8").decode()


def test_a_flood_of_byte_order_marks_is_dropped_at_once() -> None:
    """15 MB of nothing else take linear time (the ceiling of a test is 20 s)."""
    assert text_of(codecs.BOM_UTF8 * 5_000_000) == ""


@pytest.mark.parametrize(
    ("damage", "lost"),
    [
        (lambda body: body.replace(b" ", b" \xff", 1), 1),
        (lambda body: body[:-2], 1),
        (lambda body: body * 40 + "<title>كلمة</title>".encode("cp1256"), 4),
        (lambda body: body + b"\xed\xa0\xbd\xed\xb8\x80", 6),
    ],
    ids=["one bad byte", "cut in a letter", "an entry from elsewhere", "a surrogate pair of CESU-8"],
)
def test_a_few_bad_bytes_do_not_spoil_utf8(damage: Callable[[bytes], bytes], lost: int) -> None:
    """They become replacement characters; the rest of the feed stays what it is."""
    found = decode(damage(SENTENCE.encode()), http_charset="", language="ar")
    assert found.charset == "utf-8"
    assert 1 <= found.text.count("\ufffd") <= lost
    assert found.reason.startswith("utf-8 with ")


@pytest.mark.parametrize("declared", ["", "iso-8859-1", "windows-1252", "utf-8"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_french_latin1_feed_stays_french(declared: str, language: str) -> None:
    """Even where the configuration says it is Arabic: it has not one Arabic word."""
    found = decode(feed(FRENCH, "latin-1", declared), http_charset="", language=language)
    assert FRENCH in found.text
    assert found.charset == "windows-1252"


def test_windows_1256_is_guessed_for_arabic_only() -> None:
    """Nearly every byte is an Arabic letter in it, so that without the language it is no evidence."""
    body = feed(SENTENCE, "cp1256")
    assert decode(body, http_charset="", language="fr").charset == "windows-1252"
    assert decode(body, http_charset="windows-1256", language="fr").charset == "windows-1256"


def test_a_meta_element_counts_in_markup_only() -> None:
    """A page may declare its charset in a meta element; a text that shows one declares nothing."""
    page = f'<html><head><meta charset="windows-1251"></head>{"Привет, мир"}'.encode("cp1251")
    assert decode(page, http_charset="", language="ru").charset == "windows-1251"
    assert decode(page, http_charset="", language="ru", markup=False).charset == "windows-1252"
    older = page.replace(b'charset="windows-1251"', b'content="text/html; charset=windows-1251"')
    assert decode(older, http_charset="", language="ru").charset == "windows-1251"


def test_control_characters_are_dropped() -> None:
    """NUL, escape and the like are no text; tabs and line ends are."""
    assert text_of(b"a\0b\x1b[31mc\t\r\n\x0b\x0cd") == "ab[31mc\t\r\nd"


@pytest.mark.parametrize(
    "label", ["utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "hex", "zlib", "é", "\0"]
)
def test_what_is_no_charset_of_the_web_is_ignored(label: str) -> None:
    """Python knows encodings that no document may ask for."""
    assert decode("é".encode("latin-1"), http_charset=label, language="fr").reason.startswith("guessed")


CHARSETS = st.sampled_from(
    [
        "",
        "utf-8",
        "utf-16",
        "utf-32-be",
        "windows-1256",
        "iso-8859-6",
        "gb2312",
        "big5",
        "cp864",
        "mac-arabic",
    ]
)


@given(
    body=st.binary(max_size=300),
    charset=CHARSETS | st.text(max_size=12),
    language=st.sampled_from(["ar", "fr", ""]),
)
@example(body=b"\xff\xfe\0", charset="", language="ar")
@example(body=b"\0" * 64, charset="", language="ar")
@settings(max_examples=200, deadline=None)
def test_it_never_raises(body: bytes, charset: str, language: str) -> None:
    """Any bytes give a text that can be stored, without control characters, under any declaration."""
    for prefix in (b"", f'<?xml version="1.0" encoding="{charset}"?>'.encode(errors="replace")):
        found = decode(prefix + body, http_charset=charset, language=language)
        found.text.encode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", found.text)
        assert found.charset


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"),
        max_size=200,
    )
)
@settings(max_examples=100, deadline=None)
def test_valid_utf8_comes_out_as_it_went_in(text: str) -> None:
    """Whatever is declared."""
    found = decode(text.encode(), http_charset="windows-1256", language="ar")
    assert (found.text, found.charset) == (text, "utf-8")


DATA = os.environ.get("MONITOR_DATA", "")
FEEDS = sorted(Path(DATA, "feeds").glob("*.xml")) if DATA else []


@pytest.mark.skipif(not DATA, reason="MONITOR_DATA is not set")
@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_real_feeds_are_readable_arabic(path: Path) -> None:
    """As published and re-encoded, declared rightly, wrongly or not at all: words, and none of the signs of mojibake."""
    found = decode(path.read_bytes(), http_charset="", language="ar")
    reencoded = path.suffixes[:-1] in (["." + kind] for kind in ("declared", "undeclared", "wrong_utf8"))
    assert found.charset == ("windows-1256" if reencoded else "utf-8")
    words = ARABIC_WORDS.findall(found.text)
    assert len(words) > 500
    assert sum(word.startswith("ال") for word in words) > len(words) * 0.15
    assert not re.search("\ufffd|Ø§Ù„|ط§ظ„|Çá|ÇÓ", found.text)
