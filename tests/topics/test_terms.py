"""Braces in terms."""

import pytest

from monitor.topics.terms import MOST_SPELLINGS, spellings

BRACES = {
    "none": ("روسيا", ["روسيا"]),
    "one": ("بيون{غ|ج}", ["بيونغ", "بيونج"]),
    "optional": ("م{ي|}دفيديف", ["ميدفيديف", "مدفيديف"]),
    "several": ("{أ|ب}{ج|د}", ["أج", "أد", "بج", "بد"]),
    "a word that may be missing": ("كيم {جونغ|} أون", ["كيم جونغ أون", "كيم أون"]),
}


@pytest.mark.parametrize(("entry", "expected"), BRACES.values(), ids=BRACES)
def test_spellings(entry: str, expected: list[str]) -> None:
    """Every choice of alternatives is a spelling, spaces tidied."""
    assert spellings(entry) == expected


@pytest.mark.parametrize("entry", ["بيون{غ|ج", "بيونغ}", "{أ{ب}}"])
def test_braces_that_do_not_pair(entry: str) -> None:
    """Unpaired or nested braces are refused."""
    with pytest.raises(ValueError, match="don't pair"):
        spellings(entry)


def test_too_many_spellings() -> None:
    """Alternatives that multiply beyond reason are refused before they fill the memory."""
    with pytest.raises(ValueError, match=str(MOST_SPELLINGS)):
        spellings("{أ|ب|ج|د}" * 12)


def test_letters() -> None:
    """A name in braces stands for the spellings of one sound, twice the same being one."""
    letters = {"g": ("غ", "ج"), "ng": ("نغ", "ن")}
    assert spellings("بيو{ng} {g}", letters) == ["بيونغ غ", "بيونغ ج", "بيون غ", "بيون ج"]
    assert spellings("{g}{|}", letters) == ["غ", "ج"]


@pytest.mark.parametrize("entry", ["مد{x}", "مد{}"])
def test_letters_that_are_not_there(entry: str) -> None:
    """A name that stands for nothing is refused, and the message says which there are."""
    with pytest.raises(ValueError, match=r"nor one of the \[letters\] \(g\)"):
        spellings(entry, {"g": ("غ",)})
