"""What is remembered of a host: which lines its pages repeat whatever they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """What is remembered of one article.

    Attributes:
        id: its number.
        seen: when it was read.
        lines: key of each of its lines → hashes of the line's content words.
    """

    id: int
    seen: datetime
    lines: Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class LearntLine:
    """A line that stands on pages which have nothing else in common: the host's furniture.

    Attributes:
        key: what it is known by, 63 bits; figures in it count as equal.
        text: as printed where it was learnt.
        articles: on how many of the remembered pages it stands …
        of: … and how many those are.
        overlap: share of their other words that these pages have in common, 0 to 1.
        first_seen, last_seen: when it was learnt, and last seen.
        pinned: somebody said that it is text; it is never removed.
    """

    key: int
    text: str
    articles: int
    of: int
    overlap: float
    first_seen: datetime
    last_seen: datetime
    pinned: bool = False

    @property
    def name(self) -> str:
        """What people type for it."""
        return f"{self.key:016x}"[-6:]


@dataclass(frozen=True, slots=True)
class HostMemory:
    """What is remembered of one host.

    Attributes:
        host: its registrable domain.
        articles: the newest ones, the oldest of them first.
        learnt: key → line.
    """

    host: str
    articles: tuple[SeenArticle, ...] = ()
    learnt: Mapping[int, LearntLine] = field(default_factory=dict)
