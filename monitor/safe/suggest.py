"""Suggestions for words that were hardly meant as they were typed."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`did you mean 'interval'?` for the nearest choice, capitals aside; "" when none is near."""
    by_folded = {choice.casefold(): choice for choice in choices}
    nearest = get_close_matches(word.casefold(), by_folded, n=1)
    return f"did you mean '{by_folded[nearest[0]]}'?" if nearest else ""
