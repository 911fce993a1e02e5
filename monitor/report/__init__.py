"""What people and programs get to see: cards and tables on a terminal, plain text in a pipe, JSON lines.

    printer(stream, …) ─► Printer    one interface, three ways of writing, a folder each
                            ├── terminal/  TerminalPrinter   cards, colours, Arabic laid out for this terminal   (rich)
                            ├── plain/     PlainPrinter      logical text, absolute times, no control character
                            └── jsonl/     JsonPrinter       one object a line, the documented contract

`html/` writes the page of `monitor report`; `bidi/` knows what terminals do to Arabic. What the ways of writing share, words,
figures, which articles go together, stands beside them, and so does what is said of one thing as lines and as JSON. Beside the printers: `terminal.progress.Progress` (a bar on stderr
while polling), `Printer.status()` (the sticky lines under `watch`) and `terminal.svg.save_svg` (a picture of a screen).
Everything shown comes in as a value; nothing here reads a clock, the environment or the database by itself. Only
`bidi.asking` talks with the terminal, and `bidi.remembered` keeps a file.
"""

from typing import TYPE_CHECKING

from monitor.fronts import imported_when_asked

if TYPE_CHECKING:
    from monitor.report.bidi.remembered import Remembered
    from monitor.report.choose import Bidi, choose_bidi, printer, terminal_of, whole_screen
    from monitor.report.interface import Printer, Status, Watching
else:
    __getattr__ = imported_when_asked(
        __name__,
        {
            "choose": ("Bidi", "choose_bidi", "printer", "terminal_of", "whole_screen"),
            "interface": ("Printer", "Status", "Watching"),
            "bidi.remembered": ("Remembered",),
        },
    )

__all__ = [
    "Bidi",
    "Printer",
    "Remembered",
    "Status",
    "Watching",
    "choose_bidi",
    "printer",
    "terminal_of",
    "whole_screen",
]
