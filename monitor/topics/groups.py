"""Reads the groups of a topic file: which terms, of which class, in which role."""

from collections.abc import Iterator, Sequence

from monitor.arabic.clitics import WordClass
from monitor.arabic.fold import fold
from monitor.safe.suggest import did_you_mean
from monitor.topics.tables import Table
from monitor.topics.terms import Letters, spellings, term_key
from monitor.topics.topic import Group, Role, Term

# Key of a group → class and role of its terms.
KINDS = {
    "names": (WordClass.NAME, Role.STRONG),
    "words": (WordClass.WORD, Role.STRONG),
    "adjectives": (WordClass.ADJECTIVE, Role.STRONG),
    "weak": (WordClass.NAME, Role.WEAK),
    "not": (WordClass.NAME, Role.MASK),
}
GROUP_KEYS = (*KINDS, "drop", "label")

# Before a weak or masking term: it behaves like a word.
_WORD_MARK = "~"
_FEWEST_LETTERS = 2
# An adjective's forms grow by 18 a word, a phrase's by 2.
_MOST_WORDS = {WordClass.NAME: 20, WordClass.WORD: 8, WordClass.ADJECTIVE: 3}
_NISBA_ENDING = "ي"
_PATTERN_SIGNS = frozenset("*?|^$\\[]")
# Words that stand in every text.
_STOP_WORDS = frozenset(
    fold(
        "من في على إلى عن مع أن إن أو ثم هو هي هذا هذه ذلك التي الذي ما لا لم لن قد كان بعد قبل كل بين حتى "
        "the a an of in on at to by and or for with и в на с не"
    ).split()
)


def key_of(term: Term) -> str:
    """The key of its group that a term stands under."""
    return next(
        key
        for key, (word_class, role) in KINDS.items()
        if role is term.role and (role is not Role.STRONG or word_class is term.word_class)
    )


def read_letters(table: Table) -> dict[str, tuple[str, ...]]:
    """What names in braces stand for: `g = ["غ", "ج"]` makes {g} mean {غ|ج} in every term; raises `ConfigError`."""
    for name in table:
        if not table.texts(name):
            raise table.error("has to be a list of letters", name, suggestion=f'{name} = ["غ", "ج"]')
    return {name: table.texts(name) for name in table}


def read_group(table: Table, name: str, letters: Letters) -> Group:
    """A group from its table.

    Args:
        table: where it stands.
        name: its name.
        letters: what names in braces stand for.

    Raises:
        ConfigError: it has no term, one of them can't be a term, or a term to drop is none of its terms.
    """
    found = [
        term
        for key in KINDS
        for place, entry in enumerate(table.texts(key))
        for term in _terms(table, key, place, entry, letters)
    ]
    dropped = _dropped(table, found, letters)
    terms = tuple(term for term in found if term_key(term.written) not in dropped)
    if all(term.role is Role.MASK for term in terms):
        raise table.error(f"group '{name}' has no terms", suggestion='add names = ["…"]')
    return Group(name, terms, table.text("label", default=name))


def _dropped(table: Table, terms: Sequence[Term], letters: Letters) -> set[str]:
    """The keys of the terms that are not wanted after all."""
    known = {term_key(term.written): term.written for term in terms}
    keys: set[str] = set()
    for place, entry in enumerate(table.texts("drop")):
        unwanted = {term_key(spelling) for spelling in _spellings(table, "drop", place, entry, letters)}
        if unwanted.isdisjoint(known):
            hint = did_you_mean(entry, known.values())
            raise table.error(f"'{entry}' is no term of this group", "drop", place, suggestion=hint)
        keys |= unwanted
    return keys


def _spellings(table: Table, key: str, place: int, text: str, letters: Letters) -> list[str]:
    try:
        return spellings(text, letters)
    except ValueError as error:
        raise table.error(f"'{text}': {error}", key, place) from error


def _terms(table: Table, key: str, place: int, entry: str, letters: Letters) -> Iterator[Term]:
    """The spellings of one entry, each checked."""
    word_class, role = KINDS[key]
    text = entry
    if role is not Role.STRONG and entry.startswith(_WORD_MARK):
        word_class, text = WordClass.WORD, entry.removeprefix(_WORD_MARK)
    for spelling in _spellings(table, key, place, text, letters):
        if found := _mistake(spelling, word_class):
            problem, suggestion = found
            raise table.error(f"'{spelling}' {problem}", key, place, suggestion=suggestion)
        yield Term(spelling, word_class, role, place)


def _mistake(spelling: str, word_class: WordClass) -> tuple[str, str] | None:
    """What keeps a spelling from being a term, as (problem, suggestion)."""
    key = term_key(spelling)
    words = key.split(" ")
    if _PATTERN_SIGNS.intersection(spelling):
        return "looks like a pattern", "there are no wildcards; write the forms out, or use {a|b}"
    if sum(map(str.isalnum, key)) < _FEWEST_LETTERS:
        return "is too short", "a term needs two letters"
    if _STOP_WORDS.issuperset(words):
        return "stands in every text", "write the words around it too"
    if len(words) > _MOST_WORDS[word_class]:
        return f"has more than {_MOST_WORDS[word_class]} words", "put it under names, or shorten it"
    if word_class is WordClass.ADJECTIVE and not words[-1].endswith(_NISBA_ENDING):
        return "is no adjective in ي", "write the masculine singular like روسي, or put it under words"
    return None
