"""What is to be said about a topic's file: as plain lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from monitor.report import wording
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import ExampleTried, TopicChecked


def heading(result: TopicChecked) -> tuple[str, str]:
    """Where the topic is from, and its size: `my.toml, extends russia-dprk`, `2,342 terms in 3,370 forms, …`."""
    topic = result.topic
    extends = f", extends {one_line(result.extends)}" if result.extends else ""
    size = f"{wording.count(topic.terms, 'term')} in {wording.count(result.forms, 'form')}"
    return f"{one_line(topic.source)}{extends}", f"{size}, {wording.thresholds(topic)}"


def verdict(example: ExampleTried) -> str:
    """`right: match (9)`, `wrong: wanted match, is mention (3)`."""
    if example.right:
        return f"right: {example.level} ({example.score})"
    return f"wrong: wanted {example.wanted}, is {example.level} ({example.score})"


def tally(result: TopicChecked) -> str:
    """`3 examples, 1 wrong`, or what to write when there are none."""
    wrong = sum(not example.right for example in result.examples)
    if not result.examples:
        return "no examples; [[examples]] with text and level would be tried here"
    return f"{wording.count(len(result.examples), 'example')}, {wrong:,} wrong"


def lines(result: TopicChecked) -> Iterator[str]:
    """A line a group, a warning, an example."""
    source, size = heading(result)
    yield f"{one_line(result.topic.id)}  {source}"
    yield f"  {one_line(result.topic.name)}"
    yield f"  {size}"
    for group, terms in result.terms.items():
        yield f"  {one_line(group)}  {wording.count(terms, 'term')}"
    yield f"  rules: {', '.join(map(one_line, result.rules))}"
    yield from (f"warning: {one_line(warning)}" for warning in result.warnings)
    yield tally(result)
    for example in result.examples:
        yield f"  {one_line(example.place)}  {verdict(example)}  {wording.cut(one_line(example.title), 80)}"
        if not example.right:
            yield from (f"    why not: {one_line(reason)}" for reason in example.why_not)


def as_json(result: TopicChecked) -> dict[str, Any]:
    """One object."""
    topic = result.topic
    return {
        "topic": topic.id,
        "name": topic.name,
        "source": topic.source,
        "extends": result.extends or None,
        "threshold": {"match": topic.match_at, "mention": topic.mention_at},
        "terms": dict(result.terms),
        "forms": result.forms,
        "rules": list(result.rules),
        "warnings": list(result.warnings),
        "examples": [
            {
                "place": example.place,
                "title": example.title,
                "wanted": example.wanted,
                "level": example.level,
                "score": example.score,
                "why_not": list(example.why_not),
            }
            for example in result.examples
        ],
    }
