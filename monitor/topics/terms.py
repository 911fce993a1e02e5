"""From a term as the topic file writes it to the spellings and forms that are looked for."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from monitor.arabic.clitics import Form, forms
from monitor.arabic.fold import fold
from monitor.topics.topic import Term

# Past this, alternatives in braces were multiplied by accident.
MOST_SPELLINGS = 5_000

_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")


Letters = Mapping[str, Sequence[str]]


def spellings(entry: str, letters: Letters = MappingProxyType({})) -> list[str]:
    """Every way to choose one alternative of each `{a|b|}`: "بيون{غ|ج}" gives بيونغ and بيونج.

    Args:
        entry: the term as the file writes it.
        letters: what a name in braces stands for, e.g. {"g": ["غ", "ج"]} for "بيون{g}".

    Raises:
        ValueError: braces that don't pair, a name that stands for nothing, or more than `MOST_SPELLINGS`; the message is
            for the user.
    """
    parts = _ALTERNATIVES.split(entry)  # text, alternatives, text, alternatives, … text
    if any(brace in text for text in parts[::2] for brace in "{}"):
        raise ValueError("its braces don't pair")
    choices = [_choices(part, letters) if place % 2 else [part] for place, part in enumerate(parts)]
    count = 1
    for alternatives in choices:
        count *= len(alternatives)
    if count > MOST_SPELLINGS:
        raise ValueError(f"its braces give {count} spellings, more than {MOST_SPELLINGS}")
    return list(dict.fromkeys(" ".join("".join(chosen).split()) for chosen in itertools.product(*choices)))


def _choices(alternatives: str, letters: Letters) -> Sequence[str]:
    """What may stand in place of a pair of braces."""
    if "|" in alternatives:
        return alternatives.split("|")
    if alternatives not in letters:
        known = ", ".join(letters) or "none"
        raise ValueError(f"{{{alternatives}}} is neither {{a|b}} nor one of the [letters] ({known})")
    return letters[alternatives]


@lru_cache(maxsize=16_384)
def term_key(written: str) -> str:
    """The folded spelling, without spaces at its ends."""
    return fold(written).strip()


def term_forms(term: Term) -> Iterator[Form]:
    """All forms of one spelling."""
    return forms(term_key(term.written), term.word_class)
