"""A digest on a terminal: a heading a topic, a card a story with who carries it and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from monitor.report import wording
from monitor.report.coverage import brief
from monitor.report.digest_lines import outlets_of, size_of, span_of, why
from monitor.report.terminal.arabic import COMMA, Arabic
from monitor.report.terminal.cards import Gutter, Spread, cue_tags, highlighted
from monitor.report.terminal.theme import strength
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import Digest, DigestStory
    from monitor.report.bidi.modes import Mode
    from monitor.report.interface import Context

_GAP = "  "


def digest_view(digest: Digest, context: Context, mode: Mode) -> Iterator[RenderableType]:
    """The whole digest."""
    yield Text.assemble(
        ("Digest", "head"),
        _GAP,
        span_of(digest, context),
        (f"  {wording.count(digest.judged, 'article')} judged", "meta"),
    )
    yield Text()
    for topic in digest.topics:
        heading = Text.assemble((wording.name(topic.topic), "topic"), (f"  {size_of(topic)}", "meta"))
        yield Rule(heading, align="left", style="meta")
        yield Text()
        yield from _stories(topic.stories, context, mode)
        if topic.mentioned:
            yield Text("only mentioned", "meta")
            yield Text()
            yield from _stories(topic.mentioned, context, mode)
    if digest.coverage:
        now = context.local(context.now())
        first, *others = brief(digest, lambda time: wording.dated(context.local(time), now))
        yield Text.assemble(("Coverage", "head"), _GAP, first)
        yield from (Padding(Text(other), (0, 0, 0, len(_GAP))) for other in others)


def _stories(stories: Iterable[DigestStory], context: Context, mode: Mode) -> Iterator[RenderableType]:
    for story in stories:
        yield _story(story, context, mode)


def _story(story: DigestStory, context: Context, mode: Mode) -> Gutter:
    item, verdict = story.first, story.first.verdict
    places, terms = why(story)
    parts: list[RenderableType] = [
        _meta_line(story, context),
        Arabic(highlighted(item.title, verdict.highlights, "title", style="title"), mode),
        Text(outlets_of(story, context)),
    ]
    if terms:
        parts.append(_reasons(places, terms, mode))
    return Gutter(parts, strength(verdict), mode)


def _reasons(places: str, terms: str, mode: Mode) -> RenderableType:
    """Where the terms stand, then the terms in a column of their own: a list that goes on below is still read from the right."""
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(style="meta", no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(f"why  {places}", Arabic(Text(one_line(terms), "meta", end=""), mode, items=COMMA))
    return grid


def _meta_line(story: DigestStory, context: Context) -> Spread:
    item, verdict = story.first, story.first.verdict
    seen, now = context.local(item.first_seen), context.local(context.now())
    left = Text.assemble(
        (str(item.id), "id"),
        _GAP,
        (wording.points(verdict), f"score.{strength(verdict)}"),
        _GAP,
        (f"first seen {wording.short_time(seen, now)}", "meta"),
    )
    origin = wording.origin(item)
    tags = [*([Text.assemble(_GAP, (origin, "origin"))] if origin else []), *cue_tags(verdict.cues, context)]
    houses = wording.count(len(story.publishers), "outlet")
    right = Text(f"{houses} · from {item.story}" if story.goes_on else houses, "meta")
    fewer = (tags[:kept] for kept in range(len(tags), -1, -1))  # the last goes first
    return Spread(*((Text.assemble(left, *kept), right) for kept in fewer))
