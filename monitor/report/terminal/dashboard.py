"""`watch --dashboard`: the whole screen, redrawn; the latest stories, the feeds' health, what comes next."""

from collections import deque
from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.segment import Segment
from rich.text import Text

from monitor.model import Digest, News, StoredItem
from monitor.report.grouping import stories
from monitor.report.interface import Status, Watching
from monitor.report.terminal.cards import Spread, card
from monitor.report.terminal.printer import TerminalPrinter
from monitor.report.terminal.segments import Row
from monitor.report.terminal.status import Drawn, status_view, trouble_line
from monitor.safe.text import one_line

_KEPT = 200  # articles; a large screen has room for some twenty stories
_TROUBLES = 4
_QUIT = "q quits"


class Dashboard(TerminalPrinter):
    """Keeps what a printer would print, for the screen to be drawn from it; what does not go there is not shown."""

    def __init__(self, printer: TerminalPrinter) -> None:
        super().__init__(printer.console, printer.mode, printer.context, animated=True)
        self.latest: deque[StoredItem] = deque(maxlen=_KEPT)
        self.said = ""

    def items(self, items: Sequence[StoredItem]) -> None:
        """Keep them, the last one on top."""
        self.latest.extend(items)

    def copy(self, item: StoredItem, first_id: int) -> None:
        """Keep it: its story's card counts it."""
        del first_id
        self.latest.append(item)

    def news(self, news: Sequence[News]) -> None:
        """Nothing: which feeds fail is always on the screen."""

    def digest(self, digest: Digest) -> None:
        """Only that there is one: `monitor digest` shows it."""
        del digest
        self.said = "the day's digest is there: monitor digest"

    def line(self, text: str) -> None:
        """Keep the last one."""
        self.said = text

    def status(self) -> Status:
        """The screen itself."""
        return Drawn(
            Live(
                console=self.console,
                screen=True,
                auto_refresh=False,
                redirect_stdout=False,
                redirect_stderr=False,
            ),
            lambda watching: _Screen(self, watching),
        )


class _Screen:
    """As many whole cards as there is room for, the status below them, exactly as high as the terminal."""

    def __init__(self, dashboard: Dashboard, watching: Watching) -> None:
        self._dashboard, self._watching = dashboard, watching

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        height = options.height or console.height
        narrow = options.update(width=self._dashboard.width, height=None)
        above = console.render_lines(self._heading(), narrow, pad=False)
        below = console.render_lines(
            status_view(self._watching, self._dashboard.context, _QUIT), narrow, pad=False
        )
        for trouble in self._watching.troubles[1 : 1 + _TROUBLES]:
            below += console.render_lines(trouble_line(trouble), narrow, pad=False)
        room = max(height - len(above) - len(below), 0)
        cards = self._cards(console, narrow, room)
        lines = [*above, *cards, *([[]] * (room - len(cards))), *below][:height]
        for number, segments in enumerate(lines, start=1):
            yield from segments
            if number < len(lines):
                yield Segment.line()

    def _heading(self) -> Spread:
        context = self._dashboard.context
        left = Text.assemble(("Latest flagged", "head"), (f"  {one_line(self._dashboard.said)}", "meta"))
        return Spread((left, Text(f"{context.local(context.now()):%H:%M:%S}", "meta")))

    def _cards(self, console: Console, options: ConsoleOptions, room: int) -> list[Row]:
        """An empty line, then cards, an empty one below each; the first that does not fit whole ends it."""
        lines: list[Row] = [[]]
        for story in stories(list(reversed(self._dashboard.latest))):
            drawn = list(card(story, self._dashboard.context, self._dashboard.mode).rows(console, options))
            if len(lines) + len(drawn) - 1 > room:
                break
            lines += drawn
        return (
            lines if len(lines) > 1 else [[], [Segment("Nothing flagged yet.", console.get_style("meta"))]]
        )[:room]
