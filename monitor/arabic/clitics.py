"""The letters that may be attached to a word, by the kind of word: what takes the place of a stemmer.

Arabic writes "and", "so", "in", "to", "like" and the article before, and pronouns after, as part of the next word:
وبروسيا is "and in Russia". A stemmer that strips them from every word also eats names (بوتين becomes وتين). Here it is
the other way round: each form of a term comes with the few strings that may stand between it and the nearest
non-letter. Names never take the article, so that السيول "floods" is not سيول "Seoul".

All strings are keys of `fold`: ة is ه, أ is ا, ى is ي.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

ARTICLE = "ال"


class WordClass(StrEnum):
    """How a term behaves in a sentence."""

    NAME = "name"  # takes و ف ب ل ك
    WORD = "word"  # also the article on every word, and a pronoun or the accusative alef on the last
    ADJECTIVE = "adjective"  # adjective of origin (nisba): also every gender and number


@dataclass(frozen=True, slots=True)
class Form:
    """One way a term is written.

    Attributes:
        key: what stands in the folded text.
        before: the strings that may join it to the non-letter before it.
        after: the strings that may join it to the non-letter after it.
    """

    key: str
    before: frozenset[str]
    after: frozenset[str]


def forms(key: str, word_class: WordClass) -> Iterator[Form]:
    """All ways to write a term in running text.

    A space after a letter that never joins the next one may be missing: كورياالشمالية looks like كوريا الشمالية, so
    nobody sees the slip.

    Args:
        key: the term, folded, without spaces at its ends.
        word_class: how it behaves.
    """
    for form in _FORMS_OF[word_class](key):
        yield form
        if word_class is not WordClass.ADJECTIVE and (glued := _UNSEEN_SPACE.sub("", form.key)) != form.key:
            yield replace(form, key=glued)


def stem(key: str) -> str:
    """What stands in every form of a term: its first word without the article and without the letter that may change.

    Args:
        key: the term, folded, without spaces at its ends.
    """
    return key.partition(" ")[0].removeprefix(ARTICLE)[:-1]


def _after_and(*particles: str) -> frozenset[str]:
    """The particles, alone and after و "and" or ف "so"."""
    return frozenset(conjunction + particle for conjunction in ("", "و", "ف") for particle in particles)


_BEFORE_NAME = _after_and("", "ب", "ل", "ك")
_BEFORE_SHORT_NAME = _after_and("", "ب", "ل")  # not ك: كسول "lazy" is not ك + سول
_BEFORE_ARTICLE = _after_and("", "ب", "ك")
_BEFORE_LOST_ARTICLE = _after_and("لل")  # ل + الكرملين is written للكرملين
_BEFORE_WORD = (
    _BEFORE_NAME | _BEFORE_LOST_ARTICLE | _after_and(*(first + ARTICLE for first in ("", "ب", "ك")))
)

_NOTHING = frozenset({""})
_PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "هن", "نا", "كم"})
_AFTER_WORD = _NOTHING | _PRONOUNS | {"ا"}  # جنديا, قواتها
_AFTER_FEMININE = _PRONOUNS | {"ي"}  # ذخيرة becomes ذخيرته

_NISBA = ("ي", "يه", "يا", "يين", "يون", "يان", "يتان", "يتين", "يات")

# The commonest particles that Korean writes joined to a noun, as the fold takes their syllables apart.
_HANGUL = range(0x1100, 0x1200)
_KOREAN_PARTICLES = (
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "와",
    "과",
    "도",
    "로",
    "으로",
    "측",
)
_AFTER_KOREAN = _NOTHING | {unicodedata.normalize("NFD", particle) for particle in _KOREAN_PARTICLES}

_UNSEEN_SPACE = re.compile("(?<=[ادذرزوء]) (?=[ء-ي])")

_LONGEST_SHORT_NAME = 3  # letters
_SHORTEST_WITH_ARTICLE = 5  # below, ال is more often part of the word itself
_SHORTEST_WITH_PRONOUN = 4  # below, word + pronoun is too often another word
_SHORTEST_LATER_WORD = 3  # below, it is a particle, which takes no article


def _name_forms(key: str) -> Iterator[Form]:
    after = _AFTER_KOREAN if ord(key[-1]) in _HANGUL else _NOTHING
    if _has_article(key):
        yield Form(key, _BEFORE_NAME, after)
        yield Form(key.removeprefix(ARTICLE), _BEFORE_LOST_ARTICLE, after)
    else:
        short = len(key) <= _LONGEST_SHORT_NAME
        yield Form(key, _BEFORE_SHORT_NAME if short else _BEFORE_NAME, after)


def _word_forms(key: str) -> Iterator[Form]:
    first, *later = key.split(" ")
    for rest in itertools.product(
        *([word] if _is_definite(word) else [word, ARTICLE + word] for word in later)
    ):
        phrase = " ".join((first, *rest))
        after = _AFTER_WORD if len(phrase) >= _SHORTEST_WITH_PRONOUN else _NOTHING
        if _has_article(first):
            yield Form(phrase, _BEFORE_ARTICLE, after)
            yield Form(phrase.removeprefix(ARTICLE), _BEFORE_LOST_ARTICLE, after)
            continue
        yield Form(phrase, _BEFORE_WORD, after)
        if phrase.endswith("ه"):
            yield Form(phrase[:-1] + "ت", _BEFORE_WORD, _AFTER_FEMININE)


def _adjective_forms(key: str) -> Iterator[Form]:
    """All endings of all words, agreeing or not: الكوري الشمالية is written as well."""
    inflected = (
        [word[:-1] + ending for ending in _NISBA] if word.endswith("ي") else [word] for word in key.split(" ")
    )
    first, *later = inflected
    with_article = ([*words, *(ARTICLE + word for word in words)] for words in later)
    for words in itertools.product(first, *with_article):
        yield Form(" ".join(words), _BEFORE_WORD, _NOTHING)


def _has_article(key: str) -> bool:
    return key.startswith(ARTICLE) and len(key) >= _SHORTEST_WITH_ARTICLE


def _is_definite(word: str) -> bool:
    """Whether a later word of a phrase takes no article (any more)."""
    return word.startswith(ARTICLE) or len(word) < _SHORTEST_LATER_WORD


_FORMS_OF: Mapping[WordClass, Callable[[str], Iterator[Form]]] = {
    WordClass.NAME: _name_forms,
    WordClass.WORD: _word_forms,
    WordClass.ADJECTIVE: _adjective_forms,
}
