"""The line by which people say how their terminal wants Arabic: the same one in every mode, of which one reads right."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from monitor.report.bidi.modes import Mode
from monitor.report.terminal.arabic import Arabic

# Where two read right the first is the better one: `plain` looks like `isolate` where isolates are stripped.
MODES = (Mode.PLAIN, Mode.ISOLATE, Mode.ISOLATE_NOMIRROR, Mode.VISUAL, Mode.WORDS)

# A Latin word, a number and brackets among Arabic words: each mode but the right one misplaces or breaks one of them.
SENTENCE = "نقلت السفينة Angara نحو 72.5 طن (تقديرات)"
_READS = "Letters joined; from the right: two words, Angara, word, 72.5, word, (word)."


def trial_view(current: Mode) -> Iterator[RenderableType]:
    """A question, then for each mode its number and, on a line of its own, the sentence."""
    yield Text()
    yield Text.assemble(
        ("Which line reads right?", "head"), ("  Press its number; any other key leaves it.", "meta")
    )
    yield Text(_READS, "meta")
    for number, mode in enumerate(MODES, start=1):
        now = "  in use" if mode is current else ""
        yield Text.assemble((f"  {number}", "id"), f"  {mode}", (now, "meta"))
        yield Arabic(Text(SENTENCE, end=""), mode, measure=60)
    yield Text()
