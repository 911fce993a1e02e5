"""What a verdict rests on, rule by rule, or what it is short of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.report import wording
from monitor.report.terminal.arabic import COMMA, Arabic
from monitor.report.terminal.theme import strength
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Verdict
    from monitor.report.bidi.modes import Mode

_GAP = "  "
_INDENT = 2
_RULE = 20  # cells of a rule's name before it goes on in a second line


def reasons_view(verdicts: Sequence[Verdict], mode: Mode) -> Iterator[RenderableType]:
    """Each topic's points and what an article is short of."""
    for verdict in verdicts:
        yield Text.assemble(
            (wording.name(verdict.topic), "head"),
            _GAP,
            (wording.points(verdict), f"score.{strength(verdict)}"),
            _GAP,
            str(verdict.level),
            (f"  {wording.thresholds(verdict)}", "meta"),
        )
        yield Padding(points_view(verdict, mode), (0, 0, 0 if verdict.why_not else 1, _INDENT))
        if verdict.why_not:
            yield Padding(short_of_view(verdict, mode), (0, 0, 1, _INDENT))


def points_view(verdict: Verdict, mode: Mode) -> RenderableType:
    """One line a rule: Latin first, the Arabic terms last, so that the line stays as it is everywhere.

    The analyst who wrote a rule may have named it in Arabic.
    """
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style="bold", no_wrap=True)
    grid.add_column(max_width=_RULE)
    grid.add_column(style="meta", no_wrap=True)
    grid.add_column()
    for one in verdict.evidence:
        terms = Text(f"{COMMA} ".join(wording.evidence_terms(one)), end="")
        place = wording.evidence_place(one)
        rule = Arabic(Text(one_line(one.rule), end=""), mode, right=False)
        grid.add_row(f"{one.points:+d}", rule, place, Arabic(terms, mode, items=COMMA))
    if verdict.capped_by:
        capped_by = Text(one_line(verdict.capped_by), end="")
        grid.add_row("", "held down by", Arabic(capped_by, mode, right=False), "")
    return grid


def short_of_view(verdict: Verdict, mode: Mode) -> RenderableType:
    """One sentence a line, what goes on of it below itself; it may quote groups that are named in Arabic."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for reason in verdict.why_not:
        sentence = Arabic(Text(one_line(reason), end=""), mode, right=False, base=0)
        grid.add_row("why not:", sentence)
    return grid
