"""Which letters may be attached to a term."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitor.arabic.clitics import WordClass, forms, stem
from monitor.arabic.fold import fold

NAME, WORD, ADJECTIVE = WordClass.NAME, WordClass.WORD, WordClass.ADJECTIVE


def spelled(term: str, word_class: WordClass) -> set[str]:
    """Every string that is accepted between two non-letters."""
    return {
        before + form.key + after
        for form in forms(fold(term), word_class)
        for before in form.before
        for after in form.after
    }


ACCEPTED = {
    "name alone": ("روسيا", NAME, "روسيا"),
    "name with a space that nobody misses": ("كوريا الشماليه", NAME, "وكورياالشماليه"),
    "phrase with a space that nobody misses": ("سفن تجار حرب", WORD, "سفن تجارحرب"),
    "name after and": ("روسيا", NAME, "وروسيا"),
    "name after so and to": ("روسيا", NAME, "فلروسيا"),
    "name after and and in": ("روسيا", NAME, "وبروسيا"),
    "name whose article melts": ("الكرملين", NAME, "وللكرملين"),
    "word with article": ("قذيفة", WORD, "والقذيفة"),
    "word with to and article": ("صاروخ", WORD, "للصاروخ"),
    "word with pronoun": ("قوات", WORD, "قواتها"),
    "word in the accusative": ("جندي", WORD, "جنديا"),
    "feminine with pronoun": ("ذخيرة", WORD, "ذخيرته"),
    "phrase with articles": ("دفاع جوي", WORD, "الدفاع الجوي"),
    "phrase that begins with its article": ("السكك الحديدية", WORD, "للسكك الحديدية"),
    "adjective, feminine": ("روسي", ADJECTIVE, "الروسية"),
    "adjective, plural": ("روسي", ADJECTIVE, "للروسيين"),
    "adjective of two words": ("كوري شمالي", ADJECTIVE, "الكوريين الشماليين"),
    "adjective, indefinite": ("كوري شمالي", ADJECTIVE, "كوريون شماليون"),
    "adjective that does not agree": ("كوري شمالي", ADJECTIVE, "الكوري الشمالية"),
    "korean particle": ("평양", NAME, "평양에서"),
}


@pytest.mark.parametrize(("term", "word_class", "written"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(term: str, word_class: WordClass, written: str) -> None:
    """What a newspaper may write for the term is among its forms."""
    assert fold(written) in spelled(term, word_class)


REFUSED = {
    "article before a name": ("سيول", NAME, "السيول"),  # floods
    "like before a short name": ("سول", NAME, "كسول"),  # lazy
    "ending of a name": ("بوتين", NAME, "بوتينا"),
    "beginning of a name": ("بوتين", NAME, "راسبوتين"),
    "pronoun after a short word": ("نفط", WORD, "نفطه"),
    "wildcard of an adjective": ("روسي", ADJECTIVE, "روسيف"),
    "to before a kept article": ("الكرملين", NAME, "لكرملين"),
    "verb prefix": ("تعاون", WORD, "سيتعاون"),
}


@pytest.mark.parametrize(("term", "word_class", "written"), REFUSED.values(), ids=REFUSED)
def test_refused(term: str, word_class: WordClass, written: str) -> None:
    """Words that only contain the term are not among its forms."""
    assert fold(written) not in spelled(term, word_class)


@given(st.text("الكوريةبتءنغ ", min_size=2, max_size=24), st.sampled_from(WordClass))
@settings(max_examples=200)
def test_a_stem_stands_in_every_form(written: str, word_class: WordClass) -> None:
    """A text without a term's stem has none of its forms, so they need not be made to know that."""
    key = fold(written).strip()
    assume(key)
    assert all(stem(key) in form.key for form in forms(key, word_class))
