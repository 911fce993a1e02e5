"""A progress bar for work whose size is known: how much is done, how quickly, how long it still takes."""

from collections.abc import Mapping
from datetime import timedelta
from types import TracebackType
from typing import Self, TextIO

from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.table import Column
from rich.text import Text

from monitor.report.terminal.console import console_for
from monitor.report.wording import count, span


class _Done(TextColumn):
    """`12,400/96,000 articles`."""

    def __init__(self, noun: str) -> None:
        super().__init__("", markup=False, table_column=Column(no_wrap=True))
        self._noun = noun

    def render(self, task: Task) -> Text:
        """The words beside the bar."""
        return Text(f"{task.completed:,.0f}/{count(int(task.total or 0), self._noun)}")


class _Pace(ProgressColumn):
    """`1,240/s · 1m left`, as soon as that can be said."""

    max_refresh = 0.5  # seconds: figures that change more often can't be read

    def __init__(self) -> None:
        super().__init__(table_column=Column(no_wrap=True))

    def render(self, task: Task) -> Text:
        """The words behind the counts."""
        if not task.speed or task.time_remaining is None:
            return Text()
        return Text(f"{task.speed:,.0f}/s · {span(timedelta(seconds=task.time_remaining))} left", "meta")


class Counting:
    """Draws on a terminal, and does nothing elsewhere; entered for as long as the work takes, gone without a trace."""

    def __init__(
        self, stream: TextIO, noun: str, total: int, *, color: str = "auto", environ: Mapping[str, str]
    ) -> None:
        self._bar: Progress | None = None
        if stream.isatty() and environ.get("TERM") != "dumb":
            columns = (
                SpinnerColumn(),
                BarColumn(bar_width=None, style="meta", complete_style="bar", finished_style="ok"),
                _Done(noun),
                _Pace(),
            )
            console = console_for(stream, color=color, width=None, environ=environ)
            self._bar = Progress(*columns, console=console, transient=True, expand=True)
            self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()

    def advance(self, number: int) -> None:
        """So many more are done."""
        if self._bar:
            self._bar.advance(self._task, number)
