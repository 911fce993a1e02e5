"""The screens of `stats`: what was seen and flagged, and what may have been missed. Arabic only last on a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from monitor.model import Level
from monitor.report import wording
from monitor.report.bidi.layout import in_line
from monitor.report.coverage import failures_words, sentences, worst_first
from monitor.report.figures import bar, length, percent, sparkline
from monitor.report.grouping import time_of
from monitor.report.profile import lines
from monitor.report.terminal.arabic import Arabic
from monitor.report.terminal.tables import fixed, hanging, plain_table
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Coverage, FeedCoverage, FeedProfile, Statistics, Tallied
    from monitor.report.bidi.modes import Mode
    from monitor.report.coverage import Row
    from monitor.report.interface import Context

_WIDE = 100  # cells from which the less important columns are shown
_OUTLET = 24  # cells of an outlet's name
_SPARK = 28  # cells of a sparkline: four weeks
_MOST_OUTLETS = 25  # a screen of them; those below have next to nothing


def day_name(day: date) -> str:
    """`Sat 21 Nov`: a width of its own, the year is in the heading."""
    return f"{day:%a %d %b}"


def statistics_view(
    counted: Statistics, names: Mapping[str, str], mode: Mode, width: int
) -> Iterator[RenderableType]:
    """A heading, then per day, topic and outlet."""
    yield _heading(counted)
    yield Text()
    yield _by_day(counted, width)
    if counted.topics:
        yield Text()
        yield _by_topic(counted)
    if counted.outlets:
        yield Text()
        yield _by_outlet(counted, names, mode)


def _heading(counted: Statistics) -> Text:
    days, all_ = counted.days, counted.everything
    return Text.assemble(
        (f"{day_name(days[0])} – {day_name(days[-1])} {days[-1]:%Y}", "head"),
        f"   {wording.count(sum(all_.articles), 'article')}   ",
        (f"{sum(all_.matches):,} flagged", "bold"),
        f"   {wording.count(sum(all_.mentions), 'mention')}",
    )


def _by_day(counted: Statistics, width: int) -> Table:
    """A row a day: the bar is what was flagged, for that is what people look for."""
    all_ = counted.everything
    table = plain_table(expand=False)
    fixed(table, "DAY", 10)
    fixed(table, "FLAGGED", 7, right=True)
    room = min(width, _WIDE) - 10 - 7 - 8 - 8 - 2 * 4  # four columns and the spaces between them
    fixed(table, "", room)
    fixed(table, "MENTIONS", 8, right=True)
    fixed(table, "ARTICLES", 8, right=True)
    largest = max(all_.matches, default=0)
    for day, articles, matches, mentions in zip(
        counted.days, all_.articles, all_.matches, all_.mentions, strict=True
    ):
        table.add_row(
            Text(day_name(day), "" if matches else "meta"),
            _number(matches),
            Text(bar(matches, largest, room), "bar"),
            _number(mentions, bold=False),
            _number(articles, bold=False),
        )
    return table


def _by_topic(counted: Statistics) -> Table:
    table = plain_table(expand=False)
    fixed(table, "TOPIC", max(len(wording.name(topic.name)) for topic in counted.topics))
    fixed(table, "FLAGGED", 7, right=True)
    fixed(table, "MENTIONS", 8, right=True)
    fixed(table, "PER DAY", min(len(counted.days), _SPARK))
    for topic in counted.topics:
        table.add_row(
            Text(wording.name(topic.name), "topic"),
            _number(sum(topic.matches)),
            _number(sum(topic.mentions), bold=False),
            Text(sparkline(topic.matches, _SPARK), "bar"),
        )
    return table


def _by_outlet(counted: Statistics, names: Mapping[str, str], mode: Mode) -> Table:
    shown = counted.outlets[:_MOST_OUTLETS]
    table = plain_table(expand=False)
    fixed(table, "OUTLET", min(max(len(one.name) for one in shown), _OUTLET))
    fixed(table, "FLAGGED", 7, right=True)
    fixed(table, "ARTICLES", 8, right=True)
    fixed(table, "PER DAY", min(len(counted.days), _SPARK))
    table.add_column("")
    for outlet in shown:
        table.add_row(
            in_line(wording.cut(one_line(outlet.name), _OUTLET), mode),
            _number(sum(outlet.matches)),
            _number(sum(outlet.articles), bold=False),
            Text(sparkline(outlet.matches, _SPARK), "bar"),
            Arabic(_other_name(outlet, names), mode, lines=1, right=False),
        )
    left_out = len(counted.outlets) - len(shown)
    if left_out:
        table.add_row(Text(f"and {left_out:,} more", "meta"))
    return table


def _other_name(outlet: Tallied, names: Mapping[str, str]) -> Text:
    name = wording.name(names.get(outlet.name, ""))
    return Text("" if name == outlet.name else name, "meta", end="")


def coverage_view(
    coverage: Coverage, rows: Sequence[Row], context: Context, width: int
) -> Iterator[RenderableType]:
    """The answer in words, then a table, worst feed first."""
    now = context.local(context.now())
    yield Text("What could we have missed?", "head")
    grid = hanging()
    grid.add_column()
    for missing, sentence in sentences(coverage, rows, lambda time: wording.dated(context.local(time), now)):
        grid.add_row(Text("!" if missing else "·", "warn" if missing else "meta"), sentence)
    yield grid
    if not coverage.feeds:
        return
    yield Text()
    wide = width >= _WIDE
    table = plain_table(expand=False)
    fixed(table, "FEED", min(max(len(feed.feed_id) for feed in coverage.feeds), _OUTLET))
    columns = [("POLLS", 6), ("ANSWERED", 8), ("BLOCKED", 7), ("GAPS", 4), ("OPEN", 7), ("NEW", 6)]
    columns += [("MEDIAN", 7), ("95 %", 7)] if wide else [("MEDIAN", 7)]
    for title, cells in columns:
        fixed(table, title, cells, right=True)
    if wide:
        table.add_column("FAILURES", ratio=1)
    for feed in worst_first(coverage.feeds):
        table.add_row(*_coverage_cells(feed, wide=wide))
    yield table


def _coverage_cells(feed: FeedCoverage, *, wide: bool) -> Iterator[Text]:
    failed, open_gaps = feed.answered < feed.polls, feed.open_gaps
    blocked = feed.failures.get("blocked", 0)
    yield Text(wording.cut(one_line(feed.feed_id), _OUTLET), "bold" if failed or open_gaps else "")
    yield _number(feed.polls, bold=False)
    yield Text(percent(feed.answered, feed.polls), "bold" if failed else "")
    yield Text(percent(blocked, feed.polls) if blocked else "", "bad")
    yield _number(feed.gap_count)
    total = sum((gap.length for gap in open_gaps), start=type(open_gaps[0].length)()) if open_gaps else None
    yield Text(length(total) if total else "", "warn")
    yield _number(feed.new, bold=False)
    yield Text(length(feed.delays.median) if feed.delays.median else "")
    if wide:
        yield Text(length(feed.delays.p95) if feed.delays.p95 else "")
        yield Text(failures_words(feed), "meta")


def _number(number: int, *, bold: bool = True) -> Text:
    return Text(f"{number:,}", ("bold" if bold else "") if number else "meta")


def profile_view(profile: FeedProfile, context: Context, mode: Mode) -> Iterator[RenderableType]:
    """A heading, a line a fact, the newest articles with their title last on the line."""
    feed, now = profile.feed, context.local(context.now())
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    name = Arabic(Text(one_line(feed.name), end=""), mode, right=False)
    grid.add_row(Text(feed.id, "head"), Text(one_line(feed.name_en)), name)
    yield grid
    yield Text()
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_column(style="meta", no_wrap=True)
    facts.add_column()
    for label, sentence in lines(profile, context, lambda time: wording.short_time(context.local(time), now)):
        strip = label == "last polls"
        said = Arabic(Text(sentence, end=""), mode, right=False, base=0)
        facts.add_row(label, _strip(sentence) if strip else said)
    yield facts
    if not profile.latest:
        return
    yield Text()
    latest = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for style in ("id", "meta", ""):
        latest.add_column(style=style, no_wrap=True)
    latest.add_column(ratio=1)
    for item in profile.latest:
        time = wording.dated(context.local(time_of(item)), now)
        title = Arabic(Text(one_line(item.title), end=""), mode, lines=2)
        level = item.verdict.level
        latest.add_row(str(item.id), time, Text(str(level), "meta" if level is Level.NONE else ""), title)
    yield latest


def _strip(letters: str) -> Text:
    """The letters in the colours of what they say, which are also said below."""
    styles = {"+": "ok", "0": "warn", "x": "bad", "b": "bad"}
    return Text.assemble(*((letter, styles.get(letter, "meta")) for letter in letters))
