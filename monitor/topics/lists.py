"""Enumerations of countries: to be named in one is not to have to do with the others.

"روسيا والصين وإيران وكوريا الشمالية" names a pair without saying anything of it, while "إيران وكوريا الشمالية تمدان
روسيا بالسلاح" does. Three or more different states joined by nothing but "and", "or", commas and the like are a list.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from babel import Locale

from monitor.arabic.clitics import WordClass
from monitor.topics.matcher import Hit, Matcher
from monitor.topics.topic import Group, Term

_COUNTRIES = Path(__file__).parent / "countries.toml"
# CLDR codes of two letters that are no state: unions, pseudo-locales, "unknown".
_NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_STATE_CODE = 2

_FEWEST = 3
# مع "together with" joins like "and"; other prepositions only after it: روسيا ومن الصين is a list, روسيا في الصين none.
# The office before a name is part of it: بوتين والرئيس الصيني وزعيم كوريا الشمالية.
_LINK = re.compile(
    r"""[\s,;/"'()]*
        (?:(?:او|ثم|و?ايضا|و?كذلك|الي\ جانب|(?:ب?ال)?اضافه\ الي|فضلا\ عن|علاوه\ علي|و?مع|و(?:من|في|بين|كل\ من))\s*)?
        (?:و?(?:ال)?(?:رءيس(?:\ الوزراء)?|زعيم|مرشد(?:\ الاعلي)?|ملك|نظير(?:ه|ها|يه|يها))\s+)?
        ["'(]*""",
    re.VERBOSE,
)
_LONGEST_LINK = 22


def enumerations(key: str, members: Sequence[Hit]) -> list[tuple[int, int]]:
    """Where a folded sentence enumerates states, as (start, end).

    Args:
        key: the folded sentence.
        members: hits of the topic that stand for a side; each group counts as one state.
    """
    runs: list[list[Hit]] = []
    for hit in _without_overlaps([*members, *_countries().find(key)[0]], members):
        if runs and _joined(key, runs[-1][-1], hit):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return [
        (run[0].start, run[-1].end)
        for run in runs
        if len(run) >= _FEWEST and len({hit.group for hit in run}) >= _FEWEST
    ]


def _without_overlaps(hits: Sequence[Hit], preferred: Sequence[Hit]) -> Iterator[Hit]:
    """The hits in order; where two overlap, the topic's own, else the longer."""
    end, own = 0, set(preferred)
    for hit in sorted(hits, key=lambda hit: (hit.start, hit not in own, -hit.end)):
        if hit.start >= end:
            end = hit.end
            yield hit


def _joined(key: str, first: Hit, second: Hit) -> bool:
    between = second.outer - first.end
    return (
        between <= _LONGEST_LINK and _LINK.fullmatch(key, first.end, max(first.end, second.outer)) is not None
    )


@cache
def _countries() -> Matcher:
    """Finds states: CLDR's Arabic names, and the short names, capitals, leaders and adjectives of `countries.toml`."""
    names = {
        code: [Term(name, WordClass.NAME)]
        for code, name in Locale("ar").territories.items()
        if len(code) == _STATE_CODE and code not in _NO_STATES
    }
    for code, more in tomllib.loads(_COUNTRIES.read_text("utf-8")).items():
        for kind, word_class in (("names", WordClass.NAME), ("adjectives", WordClass.ADJECTIVE)):
            names.setdefault(code, []).extend(Term(term, word_class) for term in more.get(kind, ()))
    return Matcher([[Group(code, tuple(terms)) for code, terms in names.items()]])
