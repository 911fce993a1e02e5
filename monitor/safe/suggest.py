"""Suggestions for words that were hardly meant as they were typed."""

from collections.abc import Iterable


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`did you mean 'interval'?` for the nearest choice, capitals aside; "" when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  2 ms that a file without a mistake need not wait for

    by_folded = {choice.casefold(): choice for choice in choices}
    nearest = get_close_matches(word.casefold(), by_folded, n=1)
    return f"did you mean '{by_folded[nearest[0]]}'?" if nearest else ""
