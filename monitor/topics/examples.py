"""Examples that a topic file may carry, to be tried by `topics check`: its own small regression test.

[[examples]]
title = "بوتين يصل إلى بيونغ يانغ"
text = "وصل الرئيس الروسي أمس."
level = "match"
"""

from dataclasses import dataclass

from monitor.model import Level
from monitor.topics.tables import Placed, Table

EXAMPLE_KEYS = ("title", "text", "level")


@dataclass(frozen=True, slots=True)
class Example:
    """An article and the level it should get; `place` is which of the examples of its file it is, from 0."""

    title: str
    text: str
    wanted: Level
    place: int


def read_examples(document: Placed) -> tuple[Example, ...]:
    """The examples in a topic file; raises `ConfigError` for what is none."""
    tables = document.data.get("examples", [])
    if not isinstance(tables, list):
        raise document.error("has to be a list of tables", "examples", suggestion="write [[examples]]")
    return tuple(_example(document, place) for place in range(len(tables)))


def _example(document: Placed, place: int) -> Example:
    table = Table(document, ("examples", place), EXAMPLE_KEYS)
    title, text = (table.text(key, "") for key in ("title", "text"))
    if not title and not text:
        raise table.error("has neither title nor text", suggestion='add text = "…"')
    return Example(title, text, table.choice("level", Level, Level.MATCH), place)
