"""How good a topic's rules are, as a screen: figures, sources, and the errors with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.report import wording
from monitor.report.bidi.layout import in_line
from monitor.report.terminal.arabic import Arabic
from monitor.report.terminal.reasons import points_view, short_of_view
from monitor.report.terminal.tables import fixed, plain_table
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Evaluation, Labelled, SourceFigures
    from monitor.report.bidi.modes import Mode

_INDENT = 2
_ID = 24  # cells of an article's id
_COUNTS = ("relevant", "missed", "irrelevant", "wrong")


def evaluation_view(evaluation: Evaluation, mode: Mode) -> Iterator[RenderableType]:
    """The three figures, the confusion, the sources, the errors."""
    heading = Text.assemble(
        (one_line(evaluation.topic), "topic"), (f"  {wording.count(evaluation.n, 'article')}", "meta")
    )
    for word in ("precision", "recall", "f1"):
        figure: float | None = getattr(evaluation, word)
        heading.append(f"   {word} ")
        heading.append("-" if figure is None else f"{figure:.3f}", "bold")
    yield heading
    yield Text()
    yield _confusion(evaluation)
    if evaluation.sources:
        yield Text()
        yield _sources(evaluation.sources, mode)
    if evaluation.errors:
        yield Text.assemble("\n", (wording.count(len(evaluation.errors), "error"), "head"))
    for error in evaluation.errors:
        yield Text()
        yield from _error(error, mode)


def _confusion(evaluation: Evaluation) -> Table:
    levels = list(dict.fromkeys(level for row in evaluation.confusion.values() for level in row))
    table = plain_table(expand=False)
    fixed(table, "LABEL", max((len(label) for label in evaluation.confusion), default=5))
    for level in levels:
        fixed(table, one_line(level).upper(), max(len(level), 6), right=True)
    for label, row in evaluation.confusion.items():
        table.add_row(one_line(label), *(f"{row.get(level, 0):,}" for level in levels))
    return table


def _sources(sources: Sequence[SourceFigures], mode: Mode) -> Table:
    """A line a source: its name may be Arabic, so it stands last; those with errors are told by their counts too."""
    table = plain_table(expand=False)
    for word in _COUNTS:
        fixed(table, word.upper(), len(word), right=True)
    table.add_column("SOURCE")
    for source in sources:
        counts = [getattr(source, word) for word in _COUNTS]
        style = "warn" if source.missed or source.wrong else ""
        name = Text(wording.name(source.source), style, end="")
        table.add_row(*(f"{count:,}" for count in counts), Arabic(name, mode, lines=1, right=False))
    return table


def _error(one: Labelled, mode: Mode) -> Iterator[RenderableType]:
    """An error, its title below, and below that the points of a wrong match, or what a miss is short of."""
    yield Text.assemble(
        (in_line(wording.cut(one_line(one.id), _ID), mode), "id"),
        f"  {wording.name(one.label)}",
        (f"  judged {one.level} ({one.score})", "meta"),
    )
    yield Arabic(Text(one_line(one.title), end=""), mode, lines=2)
    if one.verdict:
        reasons = short_of_view(one.verdict, mode) if one.verdict.why_not else points_view(one.verdict, mode)
        yield Padding(reasons, (0, 0, 0, _INDENT))
