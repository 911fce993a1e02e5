"""The whole screen of `watch --dashboard`."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from monitor.report import whole_screen
from monitor.report.bidi.modes import Mode
from monitor.report.interface import Watching
from monitor.report.terminal.dashboard import Dashboard
from monitor.report.terminal.printer import TerminalPrinter
from monitor.report.terminal.theme import COLOURED
from tests.report import examples
from tests.report.golden import assert_golden
from tests.report.streams import FakeTerminal, Pipe, printer_for
from tests.report.test_status import WATCHING


def screen(width: int, height: int, watching: Watching = WATCHING, *, empty: bool = False) -> list[str]:
    """The lines of the screen, without what goes around them."""
    console = Console(
        width=width, height=height, file=io.StringIO(), color_system=None, theme=COLOURED, force_terminal=True
    )
    drawn = Dashboard(TerminalPrinter(console, Mode.VISUAL, examples.CONTEXT))
    if not empty:
        drawn.items(tuple(reversed(examples.ITEMS)))
    drawn.line("sea works again")
    with drawn.status() as status:
        status.update(watching)
    assert isinstance(console.file, io.StringIO)
    output = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", console.file.getvalue())
    return output.splitlines()


@pytest.mark.parametrize(("width", "height"), [(40, 10), (60, 20), (80, 24), (120, 50), (80, 5), (20, 2)])
def test_it_fills_the_screen(width: int, height: int) -> None:
    """Exactly as high as the terminal, no line too wide, the status at the bottom, cards whole or not at all."""
    lines = screen(width, height)
    assert len(lines) == height
    assert max(map(cell_len, lines)) <= width
    if height >= 10:
        assert lines[0].startswith("Latest flagged  sea works ")
        assert "watching 24 feeds" in lines[-3]
        assert "33 flagged" in lines[-2]
        assert lines[-1].startswith("✗ sada  timed out")
        assert "q quits" in lines[-3]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_how_it_looks(width: int, height: int) -> None:
    """The whole screen, line by line."""
    assert_golden(f"dashboard_{width}", screen(width, height))


def test_the_latest_story_is_on_top() -> None:
    """Stories by when they were announced, a later copy counted on its story's card."""
    numbers = re.findall(r"^▌ (\d+)", "\n".join(screen(100, 50)), re.MULTILINE)
    assert numbers == ["4127", "4119", "4102"]
    assert any("+2 outlets" in line for line in screen(100, 50))


def test_nothing_yet() -> None:
    """An empty screen says so."""
    assert "Nothing flagged yet." in screen(80, 24, empty=True)[2]


def test_who_can_have_one() -> None:
    """A terminal; neither a pipe nor JSON nor a terminal that can't move its cursor."""
    assert whole_screen(printer_for(FakeTerminal())) is not None
    assert whole_screen(printer_for(Pipe())) is None
    assert whole_screen(printer_for(FakeTerminal(), json=True)) is None
    assert whole_screen(printer_for(FakeTerminal(), environ={"TERM": "dumb"})) is None


def test_the_bell_rings_on_a_terminal_only() -> None:
    """BEL is a control character: it has no business in a file."""
    for stream, rings in ((FakeTerminal(), True), (Pipe(), False)):
        printer_for(stream).bell()
        assert ("\a" in stream.getvalue()) == rings
    stream = Pipe()
    printer_for(stream, color="always").bell()
    assert stream.getvalue() == ""
