"""`fold` makes spellings equal and nothing else; `Folded` finds the way back."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.arabic.fold import Folded, fold

SPELLINGS = {
    "hamza on alef": ("أوكرانيا إيران آسيا ٱلروسي", "اوكرانيا ايران اسيا الروسي"),
    "seats of hamza": ("مسؤول سيئول شؤون", "مسءول سيءول شءون"),
    "hamza is kept": ("رؤوس", "رءوس"),
    "final ya and ta": ("على فى القاهرة", "علي في القاهره"),
    "persian letters": ("پیونگ یانگ", "بيونغ يانغ"),
    "persian kaf and ya": ("کوریا الشمالیه", "كوريا الشماليه"),
    "letters for foreign sounds": ("ڤلاديمير چونج ژوكوف", "فلاديمير جونج زوكوف"),
    "vowel signs": ("بُوتِين يَسْتَقْبِلُ", "بوتين يستقبل"),
    "dagger alef": ("هٰذا", "هذا"),
    "stretching": ("روســـيا", "روسيا"),
    "zero width and bidi": ("رو\u200cسيا \u202bكيم\u202c\u200f\ufeff", "روسيا كيم"),
    "soft hyphen": ("رو\u00adسيا", "روسيا"),
    "presentation forms": ("ﺭﻭﺳﻴﺎ ﻭﻻ ﷲ", "روسيا ولا الله"),
    "spacing vowel signs": ("روسيا\ufe76\ufc5e", "روسيا"),
    "digits": ("٢٠٢٤ ۱۲ 7", "2024 12 7"),
    "arabic punctuation": ("نعم، لا؛ هل؟ ٥٪", "نعم, لا; هل? 5%"),
    "quotation marks": ("«روسيا» “اليوم”", '"روسيا" "اليوم"'),
    "hyphens and underscores": (
        "جونغ-أون #بيونغ_يانغ الروسية–الكورية",
        "جونغ اون #بيونغ يانغ الروسيه الكوريه",
    ),
    "spaces collapse": ("روسيا \u00a0\t  كيم", "روسيا كيم"),
    "newlines stay": ("روسيا\r\nكيم\u2028بوتين", "روسيا\n\nكيم\nبوتين"),
    "lost space after ta marbuta": ("الروسيةوتحرك", "الروسيه وتحرك"),
    "lost space under a vowel sign": ("الروسيةُوتحرك", "الروسيه وتحرك"),
    "lost space before a persian letter": ("الروسيةکانت", "الروسيه كانت"),
    "no lost space before a stretch": ("الروسيةـ", "الروسيه"),
    "latin and cyrillic": ("Élysée ПОСОЛ", "elysee посол"),
}


@pytest.mark.parametrize(("written", "key"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings(written: str, key: str) -> None:
    """Each spelling habit of newspapers folds to the one key."""
    assert fold(written) == key


def test_hangul_has_one_key_however_composed() -> None:
    """Korean syllables and their letters are the same."""
    assert fold("평양") == fold(unicodedata.normalize("NFD", "평양"))


def test_every_character_is_folded_for_good() -> None:
    """There is no character whose key would fold to something else."""
    assigned = (
        char for char in map(chr, range(0x110000)) if unicodedata.category(char) not in {"Cn", "Co", "Cs"}
    )
    key = fold("\n".join(assigned))
    assert [line for line in key.split("\n") if fold(line) != line] == []


LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچگکیﷲﻻ"
NOISE = "\u0640\u064b\u064e\u0651\u0652\u0670\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff\u00ad"
texts = st.text(st.sampled_from(LETTERS + " -_\n.،؟«»٣aÉж평" + NOISE), max_size=60) | st.text(max_size=60)


def with_noise(text: str, choices: list[str]) -> str:
    """The text with one of the invisible characters (or none) after each of its own."""
    padded = choices + [""] * (len(text) - len(choices))
    return "".join(char + noise for char, noise in zip(text, padded, strict=False))


@settings(max_examples=200)
@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    """`fold` is idempotent."""
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200)
@given(texts, st.lists(st.sampled_from(["", *NOISE]), max_size=60))
def test_noise_is_invisible(text: str, noise: list[str]) -> None:
    """Vowel signs, stretching, zero-width and direction characters anywhere leave the key alone."""
    assert fold(with_noise(text, noise)) == fold(text)


@settings(max_examples=200)
@given(texts)
def test_letters_fold_one_by_one(text: str) -> None:
    """But for spaces in a row and a space lost behind ة, a text's key is its letters' keys."""
    words = text.replace("ة", "")
    assert fold(words) == re.sub(" {2,}", " ", "".join(map(fold, words)))


@settings(max_examples=200)
@given(texts)
def test_the_way_back_fits_the_key(text: str) -> None:
    """`Folded` has the key of `fold`, and every character of it comes from one that folds to it, in order."""
    folded = Folded.of(text)
    assert folded.key == fold(text)
    assert len(folded.origins) == len(folded.key)
    assert list(folded.origins) == sorted(folded.origins)


@settings(max_examples=100)
@given(
    st.lists(
        st.text(st.sampled_from("ابةتجحدرسشعغفقكلمنهوي"), min_size=1, max_size=8), min_size=1, max_size=8
    ),
    st.lists(st.sampled_from(["", *NOISE]), max_size=80),
    st.data(),
)
def test_spans_are_never_off_by_one(words: list[str], noise: list[str], data: st.DataObject) -> None:
    """The span of a word found in the key holds that word, whatever invisible characters are strewn in."""
    text = with_noise(" ".join(words), noise)
    folded = Folded.of(text)
    found = data.draw(st.sampled_from([word for word in folded.key.split(" ") if word]))
    start = folded.key.index(found)
    first, last = folded.span(start, start + len(found))
    assert fold(text[first:last]) == found
    assert fold(text[first]) == found[0]


SPANS = {
    "plain": ("في روسيا اليوم", "روسيا", "روسيا"),
    "stretched": ("في روســيا اليوم", "روسيا", "روســيا"),
    "marks on the last letter": ("بوتينُ قال", "بوتين", "بوتينُ"),
    "direction mark after the word": ("\u202bبوتين\u202c قال", "بوتين", "بوتين"),
    "mark after a direction mark": ("بوتين\u200fُ قال", "بوتين", "بوتين\u200fُ"),
    "one character for many letters": ("بإذن ﷲ", "الله", "ﷲ"),
    "lost space": ("الروسيةوتحرك", "وتحرك", "وتحرك"),
    "before a lost space": ("الروسيةوتحرك", "الروسيه", "الروسية"),
}


@pytest.mark.parametrize(("text", "key", "expected"), SPANS.values(), ids=SPANS)
def test_spans(text: str, key: str, expected: str) -> None:
    """A span takes what belongs to the word and no more."""
    folded = Folded.of(text)
    start = folded.key.index(key)
    first, last = folded.span(start, start + len(key))
    assert text[first:last] == expected
