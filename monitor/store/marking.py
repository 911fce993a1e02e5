"""Finding in a folded text what a query asks for. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked in what is found.

    Attributes:
        pattern: matches it, with a group for each unit of the query.
        seeds: one of these is in everything that matches.
    """

    pattern: re.Pattern[str]
    seeds: tuple[str, ...]

    @classmethod
    def of(cls, pattern: str, words: Iterable[str]) -> Self:
        """From the pattern and the words of which one is in each match; "" matches nothing."""
        seeds: list[str] = []
        for word in sorted(set(words), key=len):
            if not any(seed in word for seed in seeds):
                seeds.append(word)
        return cls(re.compile(pattern or "(?!)"), tuple(seeds))

    def hits(self, key: str) -> Iterator[re.Match[str]]:
        """Everything in a folded text, in order.

        Most paragraphs have none of it, and to look for a few letters takes a fiftieth of the time of the pattern.
        """
        if any(seed in key for seed in self.seeds):
            yield from self.pattern.finditer(key)
