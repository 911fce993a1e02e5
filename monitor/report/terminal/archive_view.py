"""What judging the archive anew changes, and which terms are proposed, as screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.report import wording
from monitor.report.archive import KINDS, by_direction, by_kind, heading, step
from monitor.report.terminal.arabic import Arabic
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Rejudged, Suggestion
    from monitor.report.bidi.modes import Mode
    from monitor.report.interface import Context

OUTLET = 24  # cells of an outlet's name beside a title: a longer one would leave the title two words a line
_SIGNS = dict(zip(KINDS, (("+", "ok"), ("−", "bad"), ("·", "meta")), strict=True))


def rejudged_view(result: Rejudged, context: Context, mode: Mode) -> Iterator[RenderableType]:
    """The figures, each article whose level changes, and the outlets."""
    flagged, of, written = heading(result)
    yield Text.assemble((one_line(result.topic), "topic"), "  ", (flagged, "bold"), f" {of}")
    yield Text(written, "meta")
    yield Text()
    for kind, changes in by_kind(result).items():
        sign, style = _SIGNS[kind]
        yield Text.assemble((f"{sign} ", style), (f"{len(changes):,} {kind}", "head"))
        grid = _grid("id", "", "meta")
        for change in changes:
            title = Arabic(Text(one_line(change.title), end=""), mode, lines=2)
            outlet = wording.outlet(context, change.feed_id, change.publisher, OUTLET)
            grid.add_row(str(change.id), outlet, step(change), title)
        yield Padding(grid, (0, 0, 1, 2))
    if result.outlets:
        yield Text("Flagged by outlet", "head")
        table = Table.grid(padding=(0, 2))
        for justify in ("left", "right", "right"):
            table.add_column(justify=justify)
        for count in result.outlets:
            name = wording.outlet(context, count.feed_id, count.publisher)
            style = "bold" if count.before != count.after else ""
            table.add_row(name, f"{count.before:,}", Text(f"→ {count.after:,}", style))
        yield Padding(table, (0, 0, 1, 2))


def suggestions_view(suggestions: Sequence[Suggestion], mode: Mode) -> Iterator[RenderableType]:
    """Two tables: what speaks for relevance, and what against it; the phrase last on the line."""
    for title, rows in by_direction(suggestions):
        yield Text(title, "head")
        grid = Table.grid(padding=(0, 2))
        for _ in range(3):
            grid.add_column(justify="right", no_wrap=True)
        grid.add_column()
        grid.add_row(*(Text(column, "meta") for column in ("RELEVANT", "OTHERS", "WEIGHT", "PHRASE")))
        for one in rows:
            phrase = Arabic(Text(one_line(one.phrase), end=""), mode, right=False)
            grid.add_row(f"{one.relevant:,}", f"{one.others:,}", f"{one.weight:+.1f}", phrase)
        yield Padding(grid, (0, 0, 1, 2))


def _grid(*styles: str) -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    for style in styles:
        grid.add_column(style=style, no_wrap=True)
    grid.add_column(ratio=1)
    return grid
