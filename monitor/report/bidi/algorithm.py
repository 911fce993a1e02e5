"""The Unicode Bidirectional Algorithm for one line: from logical order to the order cells are painted in.

UAX #9 without explicit embeddings and isolates (rules X1-X8), for `safe.text` removes those characters from every
text that is shown; one that slipped through counts as no character, or as a neutral one. The installed Python
libraries could not be used: one leaves out mirroring and gives no index map, so that highlights cannot follow their
letters; its other half lacks bracket pairs (N0). FriBidi serves as the reference in the tests.

Classes are those of the standard: L, R, AL are letters; EN and AN digits; ES, ET, CS what stands between and beside
digits; NSM combining marks; BN characters that do not exist for the algorithm; the others are neutral.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby

LevelRun = tuple[int, int, int]

# Pairs of BidiMirroring.txt that occur in text; the first eleven are brackets too (BidiBrackets.txt).
_BRACKETS = "()[]{}⟨⟩❨❩「」『』【】〈〉《》〔〕"
_OTHER_MIRRORED = "<>«»‹›≤≥≪≫⟪⟫⁅⁆⁽⁾₍₎"


def _swapped(pairs: str) -> dict[str, str]:
    """Each character → the other of its pair."""
    return {
        a: b
        for left, right in zip(pairs[::2], pairs[1::2], strict=True)
        for a, b in ((left, right), (right, left))
    }


MIRRORED = _swapped(_BRACKETS + _OTHER_MIRRORED)
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_OPENING = set(_BRACKETS[1::2])
_BRACKET_CHARACTERS = frozenset(_BRACKETS)
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})  # numbers run so too
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})  # X9
_TRAILING = _REMOVED | {"WS", "S", "B"}
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_JOINING = frozenset({("ES", "EN"), ("CS", "EN"), ("CS", "AN")})  # W4
_SEPARATORS = frozenset({"ES", "ET", "CS"})
_IMPLICIT = (
    {"L": 0, "R": 1, "EN": 2, "AN": 2},
    {"L": 2, "R": 1, "EN": 2, "AN": 2},
)  # I1, I2: by the paragraph's level
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # numbers count as R in N0 to N2
# Most of a line are stretches that a pattern finds at once: Arabic words, Latin words, digits, spaces. A space between two words
# of one script goes their way (N1) and says nothing to any other rule, so it counts as a letter of theirs.
_SAME = re.compile(
    "([\u0621-\u064a]+(?: +[\u0621-\u064a]+)*)|([A-Za-z]+(?: +[A-Za-z]+)*)|([0-9]+)|( +)|.", re.DOTALL
)
_SAME_CLASS = ("", "AL", "L", "EN", "WS")
_TURNED = frozenset({1, 2})  # the levels of a line that runs from right to left
_MOST_OPEN_BRACKETS = 63  # BD16: the stack of the standard; beyond it no pairs are looked for


def has_rtl(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return not _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, text))


def base_direction(text: str) -> int:
    """The paragraph's embedding level: 1 (right to left) or 0.

    By the majority of the letters, not by the first one as P2 has it: an Arabic headline that begins with "Aramco" or
    "KN-23" is still an Arabic sentence.
    """
    classes = list(map(unicodedata.bidirectional, text))
    right = classes.count("R") + classes.count("AL")
    return int(right > 0 and right >= classes.count("L"))


def first_direction(text: str) -> int:
    """The level its first letter gives (P2, P3): for a text that stands at the left, among Latin ones."""
    strong = (one for one in map(unicodedata.bidirectional, text) if one == "L" or one in _RIGHT_TO_LEFT)
    return int(next(strong, "L") != "L")


def levels(text: str, base: int = 1) -> list[int]:
    """The embedding level of each character of one line; odd ones run from right to left.

    Args:
        text: one line in logical order.
        base: level of the paragraph, 0 or 1.
    """
    return [level for start, end, level in level_runs(text, base) for _ in range(start, end)]


def level_runs(text: str, base: int = 1) -> list[LevelRun]:
    """The same by stretches: start, end and level of each one, in logical order, together the whole line."""
    edge = "R" if base else "L"
    runs = _in_runs(text, edge)
    if base and _LEFT_TO_RIGHT.isdisjoint(runs.types):  # whatever is no letter follows the letters around it
        return [(0, len(text), base)]
    _weak(runs, edge)
    _pair_brackets(runs, text, edge)
    _settle_neutrals(runs.types, edge)
    end = len(text)
    while end and unicodedata.bidirectional(text[end - 1]) in _TRAILING:
        end -= 1
    result: list[LevelRun] = []
    begun, level = 0, base
    for one, start in zip(runs.types, runs.starts, strict=True):
        if start >= end:
            break
        if _IMPLICIT[base][one] != level:
            result.append((begun, start, level))
            begun, level = start, _IMPLICIT[base][one]
    return [*result, (begun, end, level), (end, len(text), base)]  # L1: spaces at the end are the paragraph's


@dataclass(slots=True)
class _Runs:
    """Characters in a row that the rules treat alike: far fewer than characters.

    Attributes:
        types: class of each run, which the rules change.
        starts: index of its first character.
        sizes: how many characters there are, without those that do not exist for the algorithm (X9).
    """

    types: list[str]
    starts: list[int]
    sizes: list[int]


def _in_runs(text: str, edge: str) -> _Runs:
    """The runs of a line. A mark goes with what it stands on (W1), a bracket with nothing but its marks."""
    runs = _Runs([], [], [])
    open_run = ""  # the class that goes on
    for found in _SAME.finditer(text):
        start, end = found.span()
        one = _SAME_CLASS[found.lastindex or 0] or unicodedata.bidirectional(text[start]) or "L"
        bracket = one == "ON" and text[start] in _BRACKET_CHARACTERS
        if (one == open_run and not bracket) or (one == "NSM" and runs.types):
            runs.sizes[-1] += end - start
        elif one not in _REMOVED:
            open_run = edge if one == "NSM" else one
            runs.types.append(open_run)
            runs.starts.append(start)
            runs.sizes.append(end - start)
            if bracket:
                open_run = ""
    return runs


def visual_order(runs: Sequence[LevelRun]) -> list[int]:
    """Indices of the characters in the order they are painted from left to right (L2)."""
    if _TURNED.issuperset(
        {level for _, _, level in runs}
    ):  # all turned, and numbers and Latin words in it turned back
        pieces = (range(start, end)[:: -1 if level % 2 else 1] for start, end, level in reversed(runs))
        return list(chain.from_iterable(pieces))
    order = [(level, range(start, end)) for start, end, level in runs]
    for least in range(max((level for level, _ in order), default=0), 0, -1):
        turned: list[tuple[int, range]] = []
        for deep, group in groupby(order, key=lambda run: run[0] >= least):
            turned.extend(
                [(level, places[::-1]) for level, places in reversed(list(group))] if deep else group
            )
        order = turned
    return list(chain.from_iterable(places for _, places in order))


def _weak(runs: _Runs, edge: str) -> None:
    """W2 to W7: digits and their separators become what they stand among."""
    types = runs.types
    strong = edge
    for index, one in enumerate(types):  # W2, W3
        if one in _STRONG:
            strong = one
            types[index] = _STRONG[one]
        elif one == "EN" and strong == "AL":
            types[index] = "AN"
    if not _SEPARATORS.isdisjoint(types):
        _join_numbers(runs)
    strong = edge
    for index, one in enumerate(types):  # W6, W7
        if one in _SEPARATORS:
            types[index] = "ON"
        elif one in _STRONG:
            strong = one
        elif one == "EN" and strong == "L":
            types[index] = "L"


def _join_numbers(runs: _Runs) -> None:
    """W4, W5: one separator between two digits, and signs beside a number, belong to it."""
    types = runs.types
    for index in range(1, len(types) - 1):
        one, number = types[index], types[index - 1]
        between = runs.sizes[index] == 1 and number == types[index + 1]
        if between and (one, number) in _JOINING:
            types[index] = number
    for index, one in enumerate(types):
        if one == "ET" and "EN" in types[max(index - 1, 0) : index + 2]:
            types[index] = "EN"


def _pair_brackets(runs: _Runs, text: str, edge: str) -> None:
    """N0: both brackets of a pair get one direction, decided by what they enclose, else by what stands before."""
    types = runs.types
    before, seen = edge, 0
    for opening, closing in _bracket_pairs([text[start] for start in runs.starts], types):
        for one in types[seen:opening]:  # from pair to pair, for a line may be nothing but pairs
            before = _DIRECTION.get(one, before)
        seen = opening
        inside = {_DIRECTION.get(one) for one in types[opening + 1 : closing]} - {None}
        if inside:
            types[opening] = types[closing] = edge if edge in inside else before


def _bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: indices of the runs that are matching brackets, by the opening one."""
    awaited: list[tuple[str, int]] = []
    pairs = []
    for index, character in enumerate(characters):
        if types[index] != "ON":
            continue
        if character in _CLOSING:
            if len(awaited) == _MOST_OPEN_BRACKETS:
                break
            awaited.append((_CLOSING[character], index))
        elif character in _OPENING:
            depth = next((d for d in reversed(range(len(awaited))) if awaited[d][0] == character), None)
            if depth is not None:
                pairs.append((awaited[depth][1], index))
                del awaited[depth:]
    return sorted(pairs)


def _settle_neutrals(types: list[str], edge: str) -> None:
    """N1, N2: neutrals between two letters of one direction take it, others the paragraph's."""
    at = 0
    for neutral, same in groupby(types[:], key=_NEUTRAL.__contains__):
        end = at + len(list(same))
        if neutral:
            left = _DIRECTION[types[at - 1]] if at else edge
            right = _DIRECTION[types[end]] if end < len(types) else edge
            types[at:end] = [left if left == right else edge] * (end - at)
        at = end
