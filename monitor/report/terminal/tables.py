"""Tables and lists: feeds, topics, evaluation, doctor, the end of a poll. Latin and numbers; Arabic only last on a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.model import (
    Grade,
)
from monitor.report import wording
from monitor.report.bidi.layout import in_line
from monitor.report.news import feed_health, told
from monitor.report.terminal.arabic import Arabic
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import (
        Feed,
        FeedState,
        Finding,
        News,
        PollSummary,
        TopicInfo,
    )
    from monitor.report.bidi.modes import Mode
    from monitor.report.interface import Context

_WIDE = 100  # cells from which tables show their less important columns
_OUTLET = 24  # cells of an outlet's name
_SIGNS = {
    "ok": ("●", "ok"),
    "odd": ("!", "warn"),
    "stale": ("~", "warn"),
    "empty": ("∅", "warn"),
    "blocked": ("✗", "bad"),
    "failing": ("✗", "bad"),
    "paused": ("=", "meta"),
    "new": ("○", "meta"),
    "off": ("-", "meta"),
}
_QUIET = ("ok", "new", "off", "paused")  # nobody has to do anything about these
_GRADES = {Grade.OK: ("✓", "ok"), Grade.WARN: ("!", "warn"), Grade.BAD: ("✗", "bad")}


def feeds_view(
    rows: Sequence[tuple[Feed, FeedState | None]], context: Context, mode: Mode, width: int
) -> Iterator[RenderableType]:
    """A line that counts the feeds by how they are doing, then a table; every column but the note keeps its width."""
    words = [feed_health(feed, state, context.now())[0] for feed, state in rows]
    heading = Text.assemble((wording.count(len(rows), "feed"), "head"))
    for word, (sign, style) in _SIGNS.items():
        if word in words:
            heading.append(f"   {sign}", style).append(f" {words.count(word)} {word}")
    yield heading
    yield Text()
    wide = width >= _WIDE
    table = plain_table()
    fixed(table, "", 1)
    fixed(table, "FEED", max((len(feed.id) for feed, _ in rows), default=0))
    if wide:
        fixed(table, "OUTLET", min(max((len(feed.outlet) for feed, _ in rows), default=0), _OUTLET))
    for title, cells in (("LAST OK", 7), ("NEXT", 5), ("24H", 4), ("FLAGGED", 7)):
        fixed(table, title, cells, right=title in ("24H", "FLAGGED"))
    table.add_column("NOTE", ratio=1)
    for feed, state in rows:
        table.add_row(*_feed_cells(feed, state, context.now(), mode, wide=wide))
    yield table


def _feed_cells(
    feed: Feed, state: FeedState | None, now: datetime, mode: Mode, *, wide: bool
) -> Iterator[RenderableType]:
    word, note = feed_health(feed, state, now)
    sign, style = _SIGNS[word]
    yield Text(sign, style)
    yield Text(feed.id, "" if word in _QUIET else "bold")
    if wide:
        yield in_line(wording.cut(one_line(feed.outlet), _OUTLET), mode)
    yield Text(wording.span(now - state.last_ok) if state and state.last_ok else "")
    next_due = state.next_due if state and feed.enabled and not state.paused else None
    yield Text(wording.until(next_due, now) if next_due else "", "meta")
    yield from _counts(state)
    quiet = "meta" if word in _QUIET else ""
    yield Arabic(Text(note, style=quiet, end=""), mode, lines=2, right=False)


def _counts(state: FeedState | None) -> tuple[Text, Text]:
    if state is None:
        return Text(), Text()
    return (
        Text(f"{state.articles:,}", "" if state.articles else "meta"),
        Text(f"{state.matches:,}", "bold" if state.matches else "meta"),
    )


def topics_view(rows: Sequence[TopicInfo], mode: Mode) -> Iterator[RenderableType]:
    """A block a topic: what it is called and asks for, and its groups."""
    for topic in rows:
        sign, style = ("●", "ok") if topic.used else ("○", "meta")
        heading = Text.assemble(
            (one_line(topic.id), "topic"),
            f"  {'used' if topic.used else 'not used'}",
            (f"  {wording.count(topic.terms, 'term')}", "meta"),
            (f"  {wording.thresholds(topic)}", "meta"),
            (f"  {one_line(topic.source)}", "meta"),
        )
        name = Arabic(Text(one_line(topic.name), end=""), mode, right=False)
        grid = hanging()
        groups = Text(", ".join(map(one_line, topic.groups)), "meta", end="")
        grid.add_row(
            Text(sign, style), Group(heading, name, Arabic(groups, mode, right=False, base=0, items=","))
        )
        yield Padding(grid, (0, 0, 1, 0))


def doctor_view(
    findings: Sequence[Finding], mode: Mode, quoted: Collection[str] = ()
) -> Iterator[RenderableType]:
    """One line a finding, or more: a long one goes on below itself. Those on `quoted` subjects are a page's own words."""
    grid = hanging()
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for one in findings:
        text = Arabic(Text(one_line(one.text), end=""), mode, right=one.subject in quoted)
        grid.add_row(Text(*_GRADES[one.grade]), f"{one_line(one.subject)} ", text)
    yield grid


def problems_view(
    summary: PollSummary, states: Mapping[str, FeedState], context: Context, width: int
) -> Iterator[RenderableType]:
    """One line a feed that failed, a second one when it is long."""
    now = context.local(context.now())
    for feed_id, failure in summary.failures.items():
        since = wording.failing_since(
            states.get(feed_id), context, lambda time: wording.short_time(time, now)
        )
        what = Text.assemble((one_line(feed_id), "bold"), f"  {one_line(str(failure))}")
        yield _signed(_GRADES[Grade.BAD], what, since, width)


def news_view(news: Sequence[News], context: Context, width: int) -> Iterator[RenderableType]:
    """One line each, a second one for what is long."""
    now = context.local(context.now())
    for one in news:
        grade, subject, sentence = told(one, lambda time: wording.dated(context.local(time), now))
        yield _signed(_GRADES[grade], Text.assemble((subject, "bold"), f"  {sentence}"), "", width)


def summary_view(summary: PollSummary, width: int) -> RenderableType:
    """A poll in one line, or two when they are long."""
    flagged, of, cost = wording.summary_parts(summary)
    sign = _GRADES[Grade.BAD if summary.all_failed else Grade.OK]
    return _signed(sign, Text.assemble((flagged, "bold"), f" {of}"), cost, width)


def _signed(sign: tuple[str, str], line: Text, details: str, width: int) -> RenderableType:
    """A sign, the line, and its details in grey: beside it where there is room, else below it."""
    fits = len("✗ ") + line.cell_len + len("  ") + len(details) <= width
    gap = "  " if fits else "\n"
    grid = hanging()
    grid.add_row(Text(*sign), Text.assemble(line, (f"{gap}{details}" if details else "", "meta")))
    return grid


def hanging() -> Table:
    """A sign in its own column: a text that goes on in a second line does so below itself, not below the sign."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    return grid


def plain_table(*, expand: bool = True) -> Table:
    """A table without boxes, its titles in grey above a line."""
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        collapse_padding=True,
        expand=expand,
        header_style="meta",
        border_style="meta",
    )


def fixed(table: Table, title: str, cells: int, *, right: bool = False) -> None:
    """A column that keeps its width: left to itself, rich squeezes such columns to nothing at 80 cells."""
    cells = max(cells, len(title))
    justify = "right" if right else "left"
    table.add_column(title, width=cells, min_width=cells, no_wrap=True, justify=justify)  # type: ignore[arg-type]  # a Literal
