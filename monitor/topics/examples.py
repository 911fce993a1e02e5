"""Examples that a topic file may carry, to be tried by `topics check`: its own small regression test.

[[examples]]
title = "بوتين يصل إلى بيونغ يانغ"
text = "وصل الرئيس الروسي أمس."
level = "match"
"""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import ExampleTried, Level
from monitor.topics.judge import Judge
from monitor.topics.tables import Placed, Table
from monitor.topics.topic import Topic

EXAMPLE_KEYS = ("title", "text", "level")


@dataclass(frozen=True, slots=True)
class Example:
    """An article and the level it should get; `place` is where it stands, e.g. `my.toml:41`."""

    title: str
    text: str
    wanted: Level
    place: str


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
    where = table.error("")
    return Example(title, text, table.choice("level", Level, Level.MATCH), f"{where.file}:{where.line}")


def tried(topic: Topic, examples: Sequence[Example]) -> tuple[ExampleTried, ...]:
    """Each example with what the topic makes of it."""
    judge = Judge([topic])
    results = []
    for example in examples:
        (verdict,) = judge.judge(example.title, "", example.text.split("\n"), why_not=True)
        results.append(
            ExampleTried(
                place=example.place,
                title=example.title or example.text,
                wanted=example.wanted,
                level=verdict.level,
                score=verdict.score,
                why_not=verdict.why_not,
            )
        )
    return tuple(results)
