"""A progress bar: drawn on a terminal and nowhere else."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

from rich.progress import BarColumn, ProgressColumn, SpinnerColumn
from rich.progress import Progress as RichProgress

from monitor.report.terminal.console import console_for


class Bar:
    """Entered for as long as the work takes, gone without a trace afterwards.

    Args:
        stream: where it is drawn, if that is a terminal.
        total: of what there is to do.
        words, pace: what stands behind it.
        color: "auto", "always" or "never".
        environ: the environment variables.
    """

    def __init__(
        self,
        stream: TextIO,
        total: float,
        words: ProgressColumn,
        pace: ProgressColumn,
        *,
        color: str,
        environ: Mapping[str, str],
    ) -> None:
        self._bar: RichProgress | None = None
        if stream.isatty() and environ.get("TERM") != "dumb":
            console = console_for(stream, color=color, width=None, environ=environ)
            drawn = BarColumn(bar_width=None, style="meta", complete_style="bar", finished_style="ok")
            self._bar = RichProgress(
                SpinnerColumn(), drawn, words, pace, console=console, transient=True, expand=True
            )
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
