"""The letters that a match of a regular expression can begin with. Pure.

Read off its beginning as it is written, as far as that is plain: letters, digits, and groups of such alternatives, which may
be left out. Of the catalogue's ninety patterns of line keys a line is short enough for 56, and 23 of those can begin with its first letter.
"""

import re

_DIGIT = "0"  # stands for all of them
_ABSENT = re.compile(r"[?*]|\{0?,")  # behind what may be left out
_BRACKETS_IN_DISGUISE = re.compile(r"\[[^]]*[()|][^]]*\]|\\[()|]")


def initial(text: str) -> str:
    """The first letter of a text, any digit as 0."""
    return _DIGIT if text[:1].isdecimal() else text[:1]


def beginnings(pattern: str) -> frozenset[str] | None:
    """The initials of what a pattern matches.

    Args:
        pattern: a regular expression that is tried at the beginning of a line.

    Returns:
        None where any may be the first, or where it isn't plain which.
    """
    if not pattern.startswith("^") or _BRACKETS_IN_DISGUISE.search(pattern):
        return None
    return _first_letters(pattern[1:])


def _first_letters(expression: str) -> frozenset[str] | None:
    letters: set[str] = set()
    for alternative in _alternatives(expression):
        of_this = _first_of(alternative)
        if of_this is None:
            return None
        letters |= of_this
    return frozenset(letters)


def _first_of(sequence: str) -> set[str] | None:
    """The first letters of one alternative: of its first piece, and of those behind it as long as they may be left out."""
    letters: set[str] = set()
    while sequence:
        if sequence[0] == "(" and sequence[1:2] != "?":
            end = _closing(sequence)
            of_group = _first_letters(sequence[1:end])
            if of_group is None:
                return None
            letters |= of_group
        elif sequence.startswith("\\d"):
            end = 1
            letters.add(_DIGIT)
        elif sequence[0].isalnum():
            end = 0
            letters.add(initial(sequence))
        else:
            return None
        sequence = sequence[end + 1 :]
        absent = _ABSENT.match(sequence)
        if absent is None:
            return letters
        sequence = sequence[absent.end() :] if absent[0] in "?*" else sequence[sequence.index("}") + 1 :]
    return None


def _alternatives(expression: str) -> list[str]:
    """What stands between the bars that are in no group."""
    depth, found = 0, [""]
    for letter in expression:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found


def _closing(expression: str) -> int:
    """Where the group that the expression begins with ends."""
    depth = 0
    for place, letter in enumerate(expression):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place
    return len(expression)
