"""The card: a story in three or four lines, readable at a glance by those who read Arabic and by those who don't.

    ▌4127  29/6  russia-dprk  RT Arabic  14:32 · 8m ago  weapons troops                        +2 outlets
    ▌                                                                        the title, bold, at the right
    ▌                                                     the lead or first paragraph, one or two lines of it

The Latin line stands above the Arabic, never beside it: terminals with bidi of their own would move the columns.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.text import Span, Text

from monitor.model import Highlight
from monitor.report import wording
from monitor.report.bidi.modes import Mode
from monitor.report.grouping import Story, time_of
from monitor.report.terminal.arabic import Arabic, shortened
from monitor.report.terminal.segments import Lined, rows_of, segments
from monitor.report.terminal.theme import strength
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType

    from monitor.model import Found, StoredArticle
    from monitor.report.interface import Context
    from monitor.report.terminal.segments import Row

    Choice = tuple[Text, Text]
    Part = tuple[str, str]  # a text and its style

_BAR = "▌"
_GAP = "  "
_TEASER_LINES = 2
SHORTER_NAMES = (24, 16, 8, 0)  # cells of an outlet's name on a line that is too long otherwise
_TEASER = (
    600  # characters looked at for two lines of at most 100 cells: with a vowel mark or two on each letter
)


class Gutter(Lined):
    """A coloured bar down the left side, but where the terminal aligns Arabic lines by itself; an empty line below.

    Attributes:
        parts: what stands beside the bar.
        style: of the bar.
        mode: how the terminal wants Arabic.
    """

    def __init__(self, parts: Sequence[RenderableType], style: str, mode: Mode) -> None:
        self.parts, self.style, self.mode = parts, style, mode

    def rows(self, console: Console, options: ConsoleOptions) -> Iterator[Row]:
        """The lines of the parts, each behind the bar."""
        bar = [] if self.mode is Mode.PLAIN else [Segment(_BAR, console.get_style(self.style)), Segment(" ")]
        inner = options.update(width=max(options.max_width - len(bar), 1))
        for part in self.parts:
            for row in rows_of(part, console, inner):
                yield [*bar, *row]
        yield []


class Spread(Lined):
    """One Latin line: a left part, and a right part at the right edge.

    Attributes:
        choices: (left, right), the fullest first; the first that fits is shown, else the last one, cut. As a function, only
            those that are looked at are put together.
    """

    def __init__(self, *choices: Choice, lazily: Callable[[], Iterable[Choice]] | None = None) -> None:
        self.choices = lazily or (lambda: choices)

    def rows(self, console: Console, options: ConsoleOptions) -> Iterator[Row]:
        """The one line, at most `max_width` cells wide; exactly as wide when there is a right part."""
        width = options.max_width
        left, right = self._chosen(width)
        room = max(width - _with_gap(right), 1)
        if left.cell_len > room:
            left = shortened(left.copy(), room)
        row = segments(left, console)
        if right:
            gap = max(width - left.cell_len - right.cell_len, 1)
            row += [Segment(" " * gap), *segments(right, console)]
            row = Segment.adjust_line_length(row, width, pad=False)
        yield row

    def _chosen(self, width: int) -> Choice:
        choice = (Text(), Text())
        for choice in self.choices():
            left, right = choice
            if left.cell_len + _with_gap(right) <= width:
                break
        return choice


def _with_gap(right: Text) -> int:
    """Cells that a right part and the gap before it take."""
    return len(_GAP) + right.cell_len if right else 0


def card(story: Story, context: Context, mode: Mode) -> Gutter:
    """A story as a card."""
    item = story.item
    marks = story.verdicts[0].highlights
    zone, teaser = wording.teaser(item)
    body: list[RenderableType] = [
        meta_line(story, context),
        Arabic(highlighted(item.title, marks, "title", style="title"), mode),
    ]
    if teaser:
        text = highlighted(teaser, marks, zone, limit=_TEASER)
        body.append(Arabic(text, mode, lines=_TEASER_LINES))
    if item.marks.note:
        body.append(note_line(item.marks.note, mode))
    return Gutter(body, strength(story.verdicts[0]), mode)


def found_card(found: Found, context: Context, mode: Mode) -> Gutter:
    """An article a search found, with what was found marked instead of the topic's terms."""
    item = found.item
    story = Story(item, (item.verdict,), 0)
    title = [Highlight("title", *stretch) for stretch in found.title_marks]
    excerpt = [Highlight("body", *stretch) for stretch in found.excerpt_marks]
    body: list[RenderableType] = [
        meta_line(story, context),
        Arabic(highlighted(item.title, title, "title", style="title"), mode),
    ]
    if found.excerpt:
        text = highlighted(found.excerpt, excerpt, "body", limit=_TEASER)
        body.append(Arabic(text, mode, lines=_TEASER_LINES))
    return Gutter(body, strength(item.verdict), mode)


def marked_view(article: StoredArticle, mode: Mode) -> Iterator[RenderableType]:
    """Which article it is and what the analyst has said of it."""
    yield Text.assemble((str(article.id), "id"), _GAP, (wording.marks_told(article.marks), "mark"))
    yield Arabic(highlighted(article.article.title, (), "title", style="title"), mode)


def meta_line(story: Story, context: Context) -> Spread:
    """The Latin line.

    When it is too long, `8m ago` goes first, then the cue tags, last to first, then the outlet's name word by word: what
    the analyst said of the article and what its text rests on stay, the number at its end always.
    """
    item, main = story.item, story.verdicts[0]
    time, now = context.local(time_of(item)), context.local(context.now())
    topics = ", ".join(wording.name(verdict.topic) for verdict in story.verdicts)

    def fixed(cells: int | None = None) -> list[Part]:
        outlet = wording.outlet(context, item.feed_id, item.publisher, cells)
        return [
            (str(item.id), "id"),
            (_GAP, ""),
            (wording.points(main), f"score.{strength(main)}"),
            (_GAP, ""),
            (topics, "topic"),
            (f"{_GAP}{outlet}{_GAP}" if outlet else _GAP, ""),
            (wording.short_time(time, now), "meta"),
        ]

    ago: list[Part] = [(f" · {wording.ago(time, now)}", "meta")]
    marked = wording.marks(item.marks)
    origin = wording.origin(item)
    own: list[list[Part]] = [
        *([[(_GAP, ""), (marked, "mark")]] if marked else []),
        *([[(_GAP, ""), (origin, "origin")]] if origin else []),
    ]
    cues = _cue_parts(main.cues, context)
    more = Text(wording.more(story.more_outlets, story.more_articles), "meta")
    total = story.more_outlets + story.more_articles
    number = Text(f"+{total}" if total else "", "meta")

    def choices() -> Iterator[Choice]:
        whole = fixed()
        yield _line(whole, ago, *own, *cues), more
        for right in (more, number):
            yield _line(whole, *own, *cues), right
        for kept in reversed(range(len(cues))):
            yield _line(whole, *own, *cues[:kept]), number
        for cells in SHORTER_NAMES:
            yield _line(fixed(cells), *own), number

    return Spread(lazily=choices)


def _line(*groups: Sequence[Part]) -> Text:
    """The parts in a row; at once, for `Text.assemble` looks through every part for control characters again."""
    spans: list[Span] = []
    texts: list[str] = []
    at = 0
    for text, style in chain.from_iterable(groups):
        if style and text:
            spans.append(Span(at, at + len(text), style))
        texts.append(text)
        at += len(text)
    return Text("".join(texts), spans=spans)


def note_line(note: str, mode: Mode) -> Arabic:
    """The analyst's note, in its own direction, behind a sign that sets it apart from the article."""
    return Arabic(Text.assemble(("✎ ", "mark"), one_line(note), end=""), mode, lines=_TEASER_LINES)


def cue_tags(cues: Sequence[str], context: Context) -> list[Text]:
    """What the article speaks of besides its topic (`weapons`, `troops` …), for those who read no Arabic."""
    return [_line(part) for part in _cue_parts(cues, context)]


def _cue_parts(cues: Sequence[str], context: Context) -> list[list[Part]]:
    return [
        [(" " if place else _GAP, ""), (context.arrange(wording.name(cue)), "cue")]
        for place, cue in enumerate(cues)
    ]


def highlighted(
    text: str,
    highlights: Sequence[Highlight],
    zone: str,
    *,
    offset: int = 0,
    style: str = "",
    limit: int = wording.LONGEST_PARAGRAPH,
) -> Text:
    """The text, safe, with the topic's terms marked; see `wording.safe_with_highlights` and `whole_words`."""
    safe, marks = wording.safe_with_highlights(text, highlights, zone, offset, limit)
    result = Text(safe, style=style, end="")
    for start, end in marks:
        result.stylize("hit", *wording.whole_words(safe, start, end))
    return result
