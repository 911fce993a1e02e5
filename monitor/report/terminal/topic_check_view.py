"""What is to be said about a topic's file, as a screen: Latin first, Arabic last on a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.report import wording
from monitor.report.terminal.arabic import Arabic
from monitor.report.topic_check import heading, tally, verdict
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import TopicChecked
    from monitor.report.bidi.modes import Mode

_LONGEST_TITLE = 120  # characters


def topic_check_view(result: TopicChecked, mode: Mode) -> Iterator[RenderableType]:
    """Sizes, warnings, and how the examples fare."""
    source, size = heading(result)
    yield Text.assemble((one_line(result.topic.id), "topic"), (f"  {source}", "meta"))
    yield Padding(Arabic(Text(one_line(result.topic.name), end=""), mode, right=False), (0, 0, 0, 2))
    yield Text(f"  {size}", "meta")
    groups = Table.grid(padding=(0, 2))
    for group, terms in result.terms.items():
        groups.add_row(
            Arabic(Text(one_line(group), end=""), mode, right=False),
            Text(wording.count(terms, "term"), "meta", justify="right"),
        )
    yield Padding(groups, (1, 0, 1, 2))
    rules = Text(f"rules: {', '.join(map(one_line, result.rules))}", "meta", end="")
    yield Padding(Arabic(rules, mode, right=False, base=0, items=","), (0, 0, 1, 2))
    if result.warnings:
        warnings = Table.grid(padding=(0, 1))
        for warning in result.warnings:
            warnings.add_row(
                Text("!", "warn"), Arabic(Text(one_line(warning), end=""), mode, right=False, base=0)
            )
        yield Padding(warnings, (0, 0, 1, 0))
    yield Text(tally(result), "head")
    for example in result.examples:
        sign = ("✓ ", "ok") if example.right else ("✗ ", "bad")
        yield Text.assemble("  ", sign, (f"{one_line(example.place)}  ", "meta"), verdict(example))
        title = Text(wording.cut(one_line(example.title), _LONGEST_TITLE), end="")
        yield Padding(Arabic(title, mode), (0, 0, 0, 4))
        for reason in example.why_not if not example.right else ():
            why_not = Text(f"why not: {one_line(reason)}", "meta", end="")
            yield Padding(Arabic(why_not, mode, right=False, base=0), (0, 0, 0, 4))
