"""The few lines that stick to the bottom of the screen while `watch` runs; cards scroll by above them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.live import Live
from rich.rule import Rule
from rich.text import Text

from monitor.report import wording
from monitor.report.terminal.cards import Spread
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.report.interface import Context, Watching

_NEXT_FEEDS = 3


class Drawn:
    """Draws `Watching` with rich's help, without a thread of its own: only when `update` is called.

    Args:
        live: where; on leaving, what it drew disappears.
        view: what.
    """

    visible = True

    def __init__(self, live: Live, view: Callable[[Watching], RenderableType]) -> None:
        self._live, self._view = live, view

    def __enter__(self) -> Self:
        self.show()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the lines away and give the cursor back."""
        self.hide()

    def show(self) -> None:
        """Begin, or begin again."""
        self._live.start()

    def hide(self) -> None:
        """Leave the terminal as it was, for as long as somebody else has it."""
        self._live.stop()

    def update(self, watching: Watching) -> None:
        """Draw anew."""
        self._live.update(self._view(watching), refresh=True)


def below(console: Console, context: Context, width: int) -> Drawn:
    """The lines below everything printed to the same console, as wide as that is."""
    live = Live(
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=sys.stderr.isatty(),  # stray warnings go above the lines, but never out of a user's 2>log
        vertical_overflow="crop",
    )
    return Drawn(live, lambda watching: Constrain(status_view(watching, context), width))


def status_view(watching: Watching, context: Context, stop: str = "Ctrl-C stops") -> RenderableType:
    """Four lines at most: a rule, what is watched, what comes next and what came today, what went wrong last."""
    now = context.now()
    works = watching.offline_since is None and watching.failing < watching.feeds
    watched = Text.assemble(
        ("● ", "ok" if works else "bad"),
        (f"watching {wording.count(watching.feeds, 'feed')}", "bold"),
        *_how(watching, context),
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
        Spread((watched, Text(f"up {up} · {stop}", "meta")), (watched, Text(stop, "meta"))),
        Spread((next_due, today), (next_due, Text(f"{watching.flagged:,} flagged", "bold"))),
    ]
    return Group(*lines, *map(trouble_line, watching.troubles[:1]))


def _how(watching: Watching, context: Context) -> tuple[str | tuple[str, str], ...]:
    """How the feeds are; without a network nothing can be said of them."""
    if watching.offline_since is not None:
        since = wording.short_time(context.local(watching.offline_since), context.local(context.now()))
        return (("  no network", "bad"), f" since {since}")
    failing = f"  {watching.failing} failing" if watching.failing else ""
    return f"  {watching.feeds - watching.failing} ok", (failing, "bad")


def trouble_line(trouble: tuple[str, str]) -> Spread:
    """A feed that fails and what is wrong with it, cut to one line."""
    feed_id, what = trouble
    return Spread((Text.assemble(("✗ ", "bad"), (one_line(feed_id), "bold"), f"  {one_line(what)}"), Text()))
