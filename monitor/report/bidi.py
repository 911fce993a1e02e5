"""The Unicode Bidirectional Algorithm for one line: from logical order to the order cells are painted in.

UAX #9 without explicit embeddings and isolates (rules X1-X8), for `safe.text` removes those characters from every
text that is shown; one that slipped through counts as no character, or as a neutral one. The installed Python
libraries could not be used: one leaves out mirroring and gives no index map, so that highlights cannot follow their
letters; its other half lacks bracket pairs (N0). FriBidi serves as the reference in the tests.

Classes are those of the standard: L, R, AL are letters; EN and AN digits; ES, ET, CS what stands between and beside
digits; NSM combining marks; BN characters that do not exist for the algorithm; the others are neutral.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

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
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_SEPARATORS = frozenset({"ES", "ET", "CS"})
_IMPLICIT = (
    {"L": 0, "R": 1, "EN": 2, "AN": 2},
    {"L": 2, "R": 1, "EN": 2, "AN": 2},
)  # I1, I2: by the paragraph's level
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # numbers count as R in N0 to N2
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
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    if base and _LEFT_TO_RIGHT.isdisjoint(
        classes
    ):  # most lines: whatever is no letter follows the letters around it
        return [base] * len(text)
    kept = [index for index, one in enumerate(classes) if one not in _REMOVED]
    own = [classes[index] for index in kept]
    edge = "R" if base else "L"
    types = _weak(own, edge)
    if not _BRACKET_CHARACTERS.isdisjoint(text):
        _pair_brackets([text[index] for index in kept], own, types, edge)
    _settle_neutrals(types, edge)
    settled = [_IMPLICIT[base][one] for one in types]
    result = settled if len(kept) == len(text) else _with_removed(settled, kept, len(text), base)
    for index in reversed(range(len(text))):  # L1
        if classes[index] not in ("WS", "S", "B", *_REMOVED):
            break
        result[index] = base
    return result


def _with_removed(settled: Sequence[int], kept: Sequence[int], length: int, base: int) -> list[int]:
    """Levels for all characters: one that does not exist for the algorithm goes with the one before it."""
    found = dict(zip(kept, settled, strict=True))
    result: list[int] = []
    for index in range(length):
        result.append(found.get(index, result[-1] if result else base))
    return result


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Indices in the order they are painted from left to right (L2)."""
    runs = [list(run) for _, run in groupby(range(len(line_levels)), key=line_levels.__getitem__)]
    for level in range(max(line_levels, default=0), 0, -1):
        runs = [
            run[::-1] if deep else run
            for deep, group in groupby(runs, key=lambda run: line_levels[run[0]] >= level)
            for run in (reversed(list(group)) if deep else group)
        ]
    return list(chain.from_iterable(runs))


def _weak(own: Sequence[str], edge: str) -> list[str]:
    """W1 to W7: marks take on their base's class; digits and their separators become what they stand among."""
    types = _with_marks_settled(own, edge) if "NSM" in own else list(own)
    strong = edge
    for index, one in enumerate(types):  # W2, W3
        if one in _STRONG:
            strong = one
            types[index] = _STRONG[one]
        elif one == "EN" and strong == "AL":
            types[index] = "AN"
    if not _SEPARATORS.isdisjoint(types):
        _join_numbers(types)
    strong = edge
    for index, one in enumerate(types):  # W6, W7
        if one in _SEPARATORS:
            types[index] = "ON"
        elif one in _STRONG:
            strong = one
        elif one == "EN" and strong == "L":
            types[index] = "L"
    return types


def _with_marks_settled(own: Sequence[str], edge: str) -> list[str]:
    """W1."""
    types: list[str] = []
    for one in own:
        types.append((types[-1] if types else edge) if one == "NSM" else one)
    return types


def _join_numbers(types: list[str]) -> None:
    """W4, W5: one separator between two digits, and signs beside a number, belong to it."""
    for index in range(1, len(types) - 1):
        one = types[index]
        if one in ("ES", "CS") and types[index - 1] == types[index + 1]:
            number = types[index - 1]
            if number == "EN" or (number == "AN" and one == "CS"):
                types[index] = number
    for start, end in _runs(types, frozenset({"ET"})):
        if "EN" in (*types[max(start - 1, 0) : start], *types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)


def _runs(types: Sequence[str], members: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where each run of `members` starts and ends; runs may be changed while they are gone through."""
    start = None
    for index, one in enumerate(types):
        if one in members:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(types)


def _pair_brackets(characters: Sequence[str], own: Sequence[str], types: list[str], edge: str) -> None:
    """N0: both brackets of a pair get one direction, decided by what they enclose, else by what stands before."""
    for opening, closing in _bracket_pairs(characters, types):
        inside = {_DIRECTION.get(one) for one in types[opening + 1 : closing]} - {None}
        if not inside:
            continue
        before = next((_DIRECTION[one] for one in reversed(types[:opening]) if one in _DIRECTION), edge)
        direction = edge if edge in inside else before
        for index in (opening, closing):
            types[index] = direction
            following = index + 1
            while following < len(types) and own[following] == "NSM":
                types[following] = direction
                following += 1


def _bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: indices of matching brackets, by the opening one."""
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
    for start, end in _runs(types, _NEUTRAL):
        left = _DIRECTION[types[start - 1]] if start else edge
        right = _DIRECTION[types[end]] if end < len(types) else edge
        types[start:end] = [left if left == right else edge] * (end - start)
