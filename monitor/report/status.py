"""The few lines that stick to the bottom of the screen while `watch` runs; cards scroll by above them."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.rule import Rule
from rich.text import Text

from monitor.report import wording
from monitor.report.cards import Spread
from monitor.report.interface import Context, Watching
from monitor.safe.text import one_line

_WIDEST = 100
_NEXT_FEEDS = 3


class LiveStatus:
    """Draws `Watching` below everything printed to the same console.

    Without a thread of its own: it is drawn when `update` is called. On leaving, the lines disappear.
    """

    visible = True

    def __init__(self, console: Console, context: Context) -> None:
        self._context = context
        self._live = Live(
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=sys.stderr.isatty(),  # stray warnings go above the lines, but never out of a user's 2>log
            vertical_overflow="crop",
        )

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the lines away and give the cursor back."""
        self._live.stop()

    def update(self, watching: Watching) -> None:
        """Draw the lines anew."""
        self._live.update(status_view(watching, self._context), refresh=True)


def status_view(watching: Watching, context: Context) -> RenderableType:
    """Four lines at most: a rule, what is watched, what comes next and what came today, what went wrong last."""
    now = context.now()
    watched = Text.assemble(
        ("● ", "ok" if watching.failing < watching.feeds else "bad"),
        (f"watching {wording.count(watching.feeds, 'feed')}", "bold"),
        f"  {watching.feeds - watching.failing} ok",
        (f"  {watching.failing} failing" if watching.failing else "", "bad"),
    )
    up = wording.span(now - watching.since)
    next_due = Text.assemble(("next ", "meta"))
    for feed_id, due in watching.next_due[:_NEXT_FEEDS]:
        next_due.append(f"{one_line(feed_id)} ")
        next_due.append(f"{wording.until(due, now)}  ", "bold")
    today = Text.assemble(
        (f"{watching.flagged:,} flagged", "bold"),
        (f" of {wording.count(watching.articles, 'article')} in 24 h", "meta"),
    )
    lines: list[RenderableType] = [
        Rule(style="meta"),
        Spread((watched, Text(f"up {up} · Ctrl-C stops", "meta")), (watched, Text("Ctrl-C stops", "meta"))),
        Spread((next_due, today), (next_due, Text(f"{watching.flagged:,} flagged", "bold"))),
    ]
    if watching.problem:
        lines.append(Spread((Text.assemble(("✗ ", "bad"), one_line(watching.problem)), Text())))
    return Group(*lines)
