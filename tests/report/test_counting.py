"""The bar of work whose size is known: reclean, backtest, the index."""

import time

from monitor.report.terminal.counting import Counting
from tests.report.streams import FakeTerminal, Pipe

NAMED_COLOURS = (
    "\x1b[36m",
    "\x1b[33m",
    "\x1b[35m",
)  # of the palette; cyan has less than 2:1 on xterm's white


def test_it_says_how_long_it_takes() -> None:
    """Counts, then rate and time left, on one line, in none of the colours that can't be read on white; then it is gone."""
    stream = FakeTerminal()
    with Counting(stream, "article", 4000, environ={"TERM": "xterm-256color"}) as bar:
        for _ in range(3):
            bar.advance(100)
            time.sleep(0.02)
    output = stream.getvalue()
    drawn, _, end = output.rpartition("300/4,000 articles")
    assert "/s · " in end
    assert " left" in end
    assert "\n" not in drawn
    assert not any(colour in output for colour in NAMED_COLOURS)
    assert "\x1b[2K" in end


def test_nothing_in_a_pipe() -> None:
    """A log file never holds a progress bar."""
    stream = Pipe()
    with Counting(stream, "article", 10, environ={"TERM": "xterm"}) as bar:
        bar.advance(10)
    assert stream.getvalue() == ""
