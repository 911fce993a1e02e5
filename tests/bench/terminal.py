"""Arabic on a terminal, figures: `python -m tests.bench.terminal` draws, compares, times and prints a table.

Seconds are processor time, the best of some runs: what else the machine does meanwhile says nothing about us.
"""

import io
import time

from monitor.report.bidi.modes import Mode
from monitor.report.terminal.console import console_for
from monitor.report.terminal.printer import TerminalPrinter
from tests.report import examples, fuzz

TEXTS = 3_000
LINES = 4_000
CARDS, RUNS = 25, 30


def milliseconds_a_card(mode: Mode) -> float:
    """How long a card takes: title, two lines of text, highlights and cue tags, 100 columns, 256 colours."""
    screen = console_for(io.StringIO(), color="always", width=100, environ={"TERM": "xterm-256color"})
    printer = TerminalPrinter(screen, mode, examples.CONTEXT)
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time()
        for _ in range(CARDS):
            printer.items([examples.ITEMS[0]])
        best = min(best, time.process_time() - began)
    return best / CARDS * 1_000


def main() -> None:
    """Print the figures."""
    wrong = fuzz.wrong_widths(TEXTS)
    print(f"renders with a wrong width     {len(wrong):6,} of {TEXTS * len(Mode):,}   target 0")
    for description in wrong[:5]:
        print(f"    {description}")
    if fuzz.FRIBIDI:
        texts = fuzz.lines(LINES)
        alike = sum(len(texts) - len(fuzz.unlike_fribidi(texts, base)) for base in (0, 1))
        print(f"lines in FriBidi's order       {alike:6,} of {2 * LINES:,}   target {2 * LINES:,}")
    else:
        print("lines in FriBidi's order       not tried: fribidi (Debian: libfribidi-bin) is not installed")
    for mode in Mode:
        print(f"a card, {mode:22} {milliseconds_a_card(mode):6.2f} ms   target 1 ms")


if __name__ == "__main__":
    main()
