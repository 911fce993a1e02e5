"""The pictures of the README: `python -m tests.bench.pictures` draws them anew, with the program's own screens.

That of `monitor demo` comes from a run of it; the others show the invented articles and figures the tests use, so that they
come out the same every time, and a test says when a screen has changed and its picture has not.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from monitor.report.bidi.modes import Mode
from monitor.report.terminal.printer import TerminalPrinter
from monitor.report.terminal.status import status_view
from monitor.report.terminal.svg import save_svg
from tests.report import examples, test_statistics, test_status

FOLDER = Path(__file__).parents[1] / "golden"
COLUMNS = 100
WATCHING = replace(test_status.WATCHING, troubles=[("sada", "timed out: no answer within 30 s")])


def watch(console: Console) -> None:
    """Two cards, and the status below them."""
    _printer(console).items(examples.ITEMS[:4])
    console.print(status_view(WATCHING, examples.CONTEXT))


def show(console: Console) -> None:
    """An article and why it was flagged."""
    _printer(console).article(examples.ARTICLE)


def stats(console: Console) -> None:
    """Ten days of two topics and three outlets."""
    _printer(console).statistics(test_statistics.COUNTED, test_statistics.NAMES)


PICTURES: dict[str, Callable[[Console], None]] = {"watch": watch, "show": show, "stats": stats}


def save(name: str, folder: Path) -> Path:
    """Draw one of `PICTURES` into the folder; returns its path."""
    path = folder / f"{name}.svg"
    save_svg(path, f"monitor {name}", PICTURES[name], COLUMNS)
    return path


def _printer(console: Console) -> TerminalPrinter:
    return TerminalPrinter(console, Mode.VISUAL, examples.CONTEXT)


def main() -> None:
    """Draw all of them."""
    demo = [sys.executable, "-m", "monitor", "demo", "-q", "--svg", str(FOLDER / "demo.svg")]
    subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own program
    for name in PICTURES:
        print(save(name, FOLDER))


if __name__ == "__main__":
    main()
