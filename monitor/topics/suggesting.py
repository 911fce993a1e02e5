"""Terms that separate what an analyst called relevant from the rest: proposed with their counts, never added by themselves.

Each phrase of one to three words is weighed by its log-odds ratio with an informative Dirichlet prior, in standard
deviations: Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008), 4.3; the prior is what both sides
say together. Counted are articles, not occurrences: one article that repeats a name is one voice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from monitor.arabic.fold import fold
from monitor.model import Suggestion
from monitor.topics.matcher import Matcher
from monitor.topics.topic import Topic

LONGEST = 3  # words
FEWEST = 3  # articles a phrase stands in: two may share one by chance
STRONG = 1.96  # standard deviations: hardly chance
PRIOR = 10.0  # articles that the prior weighs as much as
SHORTEST = 3  # letters of a word at an end of a phrase

_WORD = re.compile(r"\w+")
_PHRASE_ENDS = re.compile(r"[.!?؟؛،,:\n\"«»()]")
# Words of one letter that are written as one with the next: `والقذائف` and `القذائف` are one word.
_PROCLITICS = "وفبلك"
# Too frequent to say anything; at an end of a phrase only noise.
_EMPTY = frozenset(
    fold(
        "في من على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد هو هي كما بعد قبل بين خلال حول عند غير كل "
        "بعض أو ثم أي وقد وأن وكان ولم وهو وهي وفي ومن وعلى وقال قال قالت وقالت وأضاف أضاف اليوم أمس أنه أنها وأنه لدى منذ حتى عبر ضمن "
        "the of and to in a on for"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Document:
    """Title and text of an article, and which side it is on."""

    text: str
    relevant: bool


def suggest(documents: Iterable[Document], topic: Topic, limit: int = 20) -> tuple[Suggestion, ...]:
    """The phrases that separate the two sides best, those that speak for relevance first.

    Args:
        documents: articles of both sides; with one side only there is nothing to separate.
        topic: phrases it finds already are not proposed.
        limit: most phrases for relevance, and most against it.
    """
    relevant, others, written = Counter[str](), Counter[str](), defaultdict[str, Counter[str]](Counter)
    sides = Counter[bool]()
    given = tuple(documents)
    vocabulary = {word for document in given for word in _WORD.findall(fold(document.text))}
    for document in given:
        sides[document.relevant] += 1
        for key, spelling in _phrases(document.text, vocabulary).items():
            (relevant if document.relevant else others)[key] += 1
            written[key][spelling] += 1
    if not sides[True] or not sides[False]:
        return ()
    finds = _finder(topic)
    weighed = [
        Suggestion(
            phrase=written[key].most_common(1)[0][0],
            relevant=relevant[key],
            others=others[key],
            weight=_weight(relevant[key], others[key], sides),
        )
        for key in written
        if max(relevant[key], others[key]) >= FEWEST and not finds(key)
    ]
    strongest = sorted(weighed, key=lambda one: (-abs(one.weight), -len(one.phrase), one.phrase))
    strong = list(_without_parts(one for one in strongest if abs(one.weight) >= STRONG))
    speaking_for = [one for one in strong if one.weight > 0][:limit]
    return (*speaking_for, *[one for one in strong if one.weight < 0][:limit])


def _weight(relevant: int, others: int, sides: Counter[bool]) -> float:
    """How many standard deviations the log-odds of a phrase in relevant articles lie above those in the others."""
    share = (relevant + others) / sides.total()
    prior = PRIOR * share
    without = max(PRIOR - prior, 0.01)  # of a phrase that stands everywhere nothing would be left
    odds = log((relevant + prior) / (sides[True] - relevant + without))
    other_odds = log((others + prior) / (sides[False] - others + without))
    return (odds - other_odds) / sqrt(1 / (relevant + prior) + 1 / (others + prior))


def _finder(topic: Topic) -> Callable[[str], bool]:
    """Whether a folded phrase has a term of the topic in it, or is a piece of one."""
    matcher = Matcher([topic.groups.values()])
    pieces = {
        piece
        for group in topic.groups.values()
        for term in group.terms
        for piece in _windows_of(fold(term.written).split())
    }
    return lambda key: key in pieces or any(matcher.find(key))


def _phrases(text: str, vocabulary: Collection[str]) -> dict[str, str]:
    """Folded phrase → the phrase as written, each once."""
    found: dict[str, str] = {}
    for stretch in _PHRASE_ENDS.split(text):
        words = _WORD.findall(stretch)
        keys = [_base(fold(word).strip(), vocabulary) for word in words]
        for start, length in _windows(keys):
            found.setdefault(" ".join(keys[start : start + length]), " ".join(words[start : start + length]))
    return found


def _base(word: str, vocabulary: Collection[str]) -> str:
    """The word without a proclitic, if the rest is a word that stands by itself somewhere, too."""
    bare = word[1:]
    return bare if len(bare) >= SHORTEST and word[0] in _PROCLITICS and bare in vocabulary else word


def _windows(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of words that may be a phrase."""
    for start in range(len(keys)):
        for length in range(1, min(LONGEST, len(keys) - start) + 1):
            ends = (keys[start], keys[start + length - 1])
            if all(len(end) >= SHORTEST and end not in _EMPTY and not end.isdigit() for end in ends):
                yield start, length


def _windows_of(keys: Sequence[str]) -> Iterator[str]:
    return (" ".join(keys[start : start + length]) for start, length in _windows(keys))


def _without_parts(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Each phrase unless a heavier one, already given, holds it or is held by it in the same articles."""
    given: list[Suggestion] = []
    for one in suggestions:
        said = any(
            (other.relevant, other.others) == (one.relevant, one.others)
            and (one.phrase in other.phrase or other.phrase in one.phrase)
            for other in given
        )
        if not said:
            given.append(one)
            yield one
