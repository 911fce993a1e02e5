"""How much was seen and flagged: per day, topic and outlet."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tallied:
    """Counts under one name.

    Attributes:
        name: id of a topic, name of a publisher, or "" for everything.
        articles: seen for the first time, day by day; empty for a topic, under which every article is judged.
        matches: of those, flagged, day by day.
        mentions: of those, naming both sides in passing, day by day; empty for an outlet.
    """

    name: str
    articles: tuple[int, ...] = ()
    matches: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """What was seen and flagged over some days.

    Attributes:
        days: the days, the first one first; all counts have one number for each.
        everything: all of it.
        topics: by topic, most flagged first.
        outlets: by publisher, most flagged first.
    """

    days: tuple[date, ...]
    everything: Tallied
    topics: tuple[Tallied, ...] = ()
    outlets: tuple[Tallied, ...] = ()
