"""Letters take the forms they have in a word."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.report.bidi.shaping import shape

ARABIC = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچگ ـ\u064e\u0651\u200c\u200dab1(😀"), max_size=40
)

_UNSHAPED = dict.fromkeys(map(ord, "\u064e\u0651\u200c\u200d"))


def shaped(text: str) -> str:
    """The glyphs in a row."""
    return "".join(shape(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ب", "\ufe8f"),
        ("بب", "\ufe91\ufe90"),
        ("ببب", "\ufe91\ufe92\ufe90"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("ء", "ء"),
        ("شيء", "\ufeb7\ufef2ء"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("لأن", "\ufef7\ufee5"),
        ("للا", "\ufedf\ufefc"),
        ("بَيْت", "\ufe91\ufef4\ufe96"),
        ("ب\u200cب", "\ufe8f\ufe8f"),
        ("ب\u200d", "\ufe91"),
        ("بـ", "\ufe91\u0640"),
        ("گاو", "\ufb94\ufe8e\ufeed"),
        ("ب 5", "\ufe8f 5"),
        ("abc", "abc"),
        ("e\u0301", "e\u0301"),
        ("👍🏽", "👍🏽"),
    ],
    ids=[
        "isolated", "initial and final", "medial", "letters that join only before", "hamza has one form", "hamza after a joining letter",
        "lam-alef", "lam-alef, final", "lam-alef with hamza", "lam before lam-alef", "vowel marks dropped",
        "kept apart by ZWNJ", "joined to nothing by ZWJ", "tatweel joins", "Persian", "not across a space",
        "Latin", "accent stays with its letter", "emoji with its skin",
    ],
)  # fmt: skip
def test_known_words(text: str, expected: str) -> None:
    """Each letter appears in the form its neighbours ask for."""
    assert shaped(text) == expected


@given(ARABIC)
@example("😀\u200d1")
@settings(max_examples=200)
def test_every_character_has_its_place(text: str) -> None:
    """There is one piece a character, so that highlights can follow them; only marks, joiners and an alef may have none."""
    pieces = shape(text)
    assert len(pieces) == len(text)
    assert {one for one, piece in zip(text, pieces, strict=True) if not piece} <= set(
        "اأإآ\u064e\u0651\u200c\u200d😀"
    )


@given(ARABIC)
@settings(max_examples=200)
def test_shaping_only_changes_forms(text: str) -> None:
    """Undone by compatibility normalisation, the glyphs are the letters again, marks and joiners aside."""
    back = unicodedata.normalize("NFKC", shaped(text))
    assert back.translate(_UNSHAPED) == text.translate(_UNSHAPED)
