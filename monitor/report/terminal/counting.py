"""A progress bar for work whose size is known: how much is done, how quickly, how long it still takes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TextIO

from rich.progress import ProgressColumn, Task, TextColumn
from rich.table import Column
from rich.text import Text

from monitor.report.terminal.bar import Bar
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


class Counting(Bar):
    """Draws how much is done; does nothing where there is no terminal."""

    def __init__(
        self, stream: TextIO, noun: str, total: int, *, color: str = "auto", environ: Mapping[str, str]
    ) -> None:
        super().__init__(stream, total, _Done(noun), _Pace(), color=color, environ=environ)

    def advance(self, number: int) -> None:
        """So many more are done."""
        if self._bar:
            self._bar.advance(self._task, number)
