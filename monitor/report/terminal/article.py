"""One whole article: its text with the topic's terms marked, why it was flagged, who else carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from monitor.report import wording
from monitor.report.grouping import articles, strongest_first, time_of
from monitor.report.terminal.arabic import Arabic
from monitor.report.terminal.cards import SHORTER_NAMES, Spread, cue_tags, highlighted, note_line
from monitor.report.terminal.reasons import reasons_view
from monitor.report.terminal.theme import strength
from monitor.safe.text import one_line
from monitor.safe.urls import is_web

if TYPE_CHECKING:
    from monitor.model import Article, Checked, Highlight, Removed, StoredArticle, StoredItem, Verdict
    from monitor.report.bidi.modes import Mode
    from monitor.report.interface import Context

_GAP = "  "
_LINE_LENGTH = 88  # cells of running text: longer lines lose the reader's eye
_INDENT = 2


def article_view(
    stored: StoredArticle, context: Context, mode: Mode, *, removed: bool
) -> Iterator[RenderableType]:
    """What `show` draws."""
    verdicts = strongest_first(stored.verdicts)
    yield _heading(stored, verdicts, context)
    yield Rule(style=strength(verdicts[0]) if verdicts else "weak", characters="━")
    marked = wording.marks(stored.marks)
    if marked:
        yield Text(marked, "mark")
    if stored.marks.note:
        yield note_line(stored.marks.note, mode)
    if stored.reason:
        yield Text.assemble(("! ", "warn"), f"judged on the feed's own text: {one_line(stored.reason)}")
        yield Text()
    yield from _text_view(stored.article, verdicts, mode)
    yield from reasons_view(verdicts, mode)
    if stored.copies:
        yield _story_view(stored, context)
    if removed:
        yield from _removed_view(stored.article.removed, mode)
    yield url_line(stored.url)


def checked_view(result: Checked, mode: Mode, *, removed: bool) -> Iterator[RenderableType]:
    """What `check` draws for one source."""
    yield Text(one_line(result.source), "head")
    if result.article is None:
        yield Text.assemble(("✗ ", "bad"), one_line(str(result.failure or "no article")), "\n")
        return
    verdicts = strongest_first(result.verdicts)
    yield Rule(style=strength(verdicts[0]) if verdicts else "weak", characters="━")
    yield from _text_view(result.article, verdicts, mode)
    yield from reasons_view(verdicts, mode)
    if result.article.metadata:
        yield _metadata_view(result.article, mode)
    if result.memory is not None:
        yield Text(f"{wording.memory_used(result.memory)}\n", "meta")
    if removed:
        yield from _removed_view(result.article.removed, mode)
    elif result.article.removed:
        lines = wording.count(len(result.article.removed), "line")
        yield Text(f"{lines} of boilerplate removed; --removed shows what\n", "meta")


def url_line(url: str) -> Text:
    """An address in full, as a link where the terminal knows links."""
    address = one_line(url, limit=wording.LONGEST_PARAGRAPH)
    return Text(address, Style(underline=True, link=address if is_web(address) else None), overflow="fold")


def _heading(stored: StoredArticle, verdicts: Sequence[Verdict], context: Context) -> Spread:
    time, now = context.local(time_of(stored)), context.local(context.now())

    def begun(cells: int | None = None) -> Text:
        line = Text.assemble((str(stored.id), "id"))
        for verdict in verdicts[:1]:
            line.append(f"{_GAP}{wording.points(verdict)}", f"score.{strength(verdict)}")
            line.append(f"{_GAP}{wording.name(verdict.topic)}", "topic")
        outlet = wording.outlet(context, stored.feed_id, stored.publisher, cells)
        return line.append(f"{_GAP}{outlet}" if outlet else "")

    left = begun()
    tagged = Text.assemble(left, *cue_tags(verdicts[0].cues if verdicts else (), context))
    moment = f"{time:%Y-%m-%d %H:%M}"
    full, short = Text(f"{moment} {time:%Z} · {wording.ago(time, now)}", "meta"), Text(moment, "meta")
    cut = ((begun(cells), short) for cells in SHORTER_NAMES)
    return Spread((tagged, full), (tagged, short), (left, full), (left, short), *cut)


def _text_view(article: Article, verdicts: Sequence[Verdict], mode: Mode) -> Iterator[RenderableType]:
    marks: Sequence[Highlight] = verdicts[0].highlights if verdicts else ()
    yield Arabic(highlighted(article.title, marks, "title", style="title"), mode)
    yield Text()
    paragraphs = [(article.lead, "lead", 0)] if article.lead else []
    offset = 0
    for paragraph in article.body:
        paragraphs.append((paragraph, "body", offset))
        offset += len(paragraph) + 1  # the paragraphs are joined by one newline
    for paragraph, zone, start in paragraphs:
        text = highlighted(paragraph, marks, zone, offset=start)
        yield Arabic(text, mode, measure=_LINE_LENGTH)
        yield Text()


def _story_view(stored: StoredArticle, context: Context) -> RenderableType:
    """The other articles of the story by time, with what each is later (or earlier) by."""
    copies = sorted((copy for copy, _ in articles(stored.copies)), key=time_of)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="meta", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(style="id", justify="right", no_wrap=True)
    grid.add_column(style="meta", no_wrap=True)
    for copy in copies:
        grid.add_row(
            wording.short_time(context.local(time_of(copy)), context.local(context.now())),
            wording.outlet(context, copy.feed_id, copy.publisher),
            str(copy.id),
            _distance(stored, copy),
        )
    heading = Text.assemble(("Story", "head"), (f"  {wording.count(len(copies), 'more article')}", "meta"))
    return Group(heading, Padding(grid, (0, 0, 1, _INDENT)))


def _distance(stored: StoredArticle, copy: StoredItem) -> str:
    gap = time_of(copy) - time_of(stored)
    return f"{wording.span(abs(gap))} {'later' if gap.total_seconds() >= 0 else 'earlier'}"


def _metadata_view(article: Article, mode: Mode) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="meta", no_wrap=True)
    grid.add_column(ratio=1)
    for key, text in article.metadata.items():
        grid.add_row(wording.name(key), Arabic(Text(one_line(text), end=""), mode, lines=1, right=False))
    return Group(Text("What the page says of it", "head"), Padding(grid, (0, 0, 1, _INDENT)))


def _removed_view(removed: Sequence[Removed], mode: Mode) -> Iterator[RenderableType]:
    """Each line in full; those of a box, which have class and reason in common, below one heading."""
    size = wording.count(len(removed), "line") if removed else "nothing"
    yield Text.assemble(("Removed", "head"), (f"  {size}", "meta"))
    for (kind, reason), lines in groupby(removed, key=lambda one: (one.cls, one.reason)):
        heading = Text.assemble(wording.name(kind), _GAP, (one_line(reason), "meta"), end="")
        yield Padding(Arabic(heading, mode, right=False), (0, 0, 0, _INDENT))
        for one in lines:
            text = Text(one_line(one.text, limit=wording.LONGEST_PARAGRAPH), end="")
            yield Arabic(text, mode, lines=2)
    yield Text()
