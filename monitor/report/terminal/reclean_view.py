"""What cleaning the archive again changes, and what was learnt of hosts, as screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.report import reclean, wording
from monitor.report.archive import step
from monitor.report.terminal.arabic import Arabic
from monitor.report.terminal.archive_view import OUTLET
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import HostMemory, Recleaning
    from monitor.report.bidi.modes import Mode
    from monitor.report.interface import Context

_SIGNS = {"newly flagged": ("+", "ok"), "no longer flagged": ("−", "bad")}


def recleaning_view(result: Recleaning, context: Context, mode: Mode) -> Iterator[RenderableType]:
    """The figures, articles whose level changes, articles whose text does."""
    size, done = reclean.heading(result)
    yield Text(size, "bold")
    yield Text(done, "meta")
    yield Text()
    for kind, changes in reclean.flagged(result):
        sign, style = _SIGNS.get(kind, ("·", "meta"))
        yield Text.assemble((f"{sign} ", style), (f"{len(changes):,} {kind}", "head"))
        grid = _grid()
        for change in changes:
            outlet = wording.outlet(context, change.feed_id, change.publisher, OUTLET)
            grid.add_row(str(change.id), outlet, step(change), _title(change.title, mode))
        yield Padding(grid, (0, 0, 1, 2))
    if changed := reclean.texts(result):
        yield Text.assemble(("· ", "meta"), (f"{wording.count(len(changed), 'text')} changed", "head"))
    for one in changed:
        grid = _grid()
        outlet = wording.outlet(context, one.feed_id, one.publisher, OUTLET)
        grid.add_row(str(one.id), outlet, reclean.paragraphs(one), _title(one.title, mode))
        yield Padding(grid, (0, 0, 0, 2))
        signed = Table.grid(padding=(0, 1), expand=True)
        signed.add_column(no_wrap=True)
        signed.add_column(ratio=1)
        for sign, style, found in (("−", "bad", one.taken_out), ("+", "ok", one.given_back)):
            for text in found:
                signed.add_row(Text(sign, style), Arabic(Text(one_line(text), style, end=""), mode, lines=2))
        yield Padding(signed, (0, 0, 0, 4))
    yield Text()


def learnt_view(memories: Sequence[HostMemory], mode: Mode) -> Iterator[RenderableType]:
    """A block a host: each line with what it rests on."""
    for memory in memories:
        remembered = f"  {wording.count(len(memory.articles), 'page')} remembered"
        yield Text.assemble((one_line(memory.host), "head"), (remembered, "meta"))
        for line in reclean.learnt(memory):
            yield Padding(
                Text.assemble((line.name, "id"), (f"  {reclean.evidence(line)}", "meta")), (0, 0, 0, 2)
            )
            yield Padding(Arabic(Text(one_line(line.text), end=""), mode, lines=2), (0, 0, 0, 2))
        yield Text()


def _title(title: str, mode: Mode) -> Arabic:
    return Arabic(Text(one_line(title), end=""), mode, lines=2)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    for style in ("id", "", "meta"):
        grid.add_column(style=style, no_wrap=True)
    grid.add_column(ratio=1)
    return grid
