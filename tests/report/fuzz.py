"""Random Arabic, drawn and reordered: what the suite tries a little of, and `tests.bench.terminal` a lot."""

import io
import random
import shutil
import subprocess
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from monitor.report.bidi.algorithm import base_direction, levels
from monitor.report.bidi.modes import Mode
from monitor.report.terminal.arabic import Arabic
from monitor.safe.text import one_line

FRIBIDI = shutil.which("fribidi")
WIDTHS = (20, 33, 60, 80, 100)
SEED = 20261121

LETTERS = (
    *"ابجدهوزحطيكلمنسعفصقرشتثخذضظغةىءأإآؤئ" * 2,
    *"abcXYZ 0123456789 ٠١٢٣.,:;-/+%$()[]{}<>«»!؟،\"'#_٪٫",
    *("\u064e", "\u0651", "\u0640", "\u200c", "\u200d", "😀", "日", "e\u0301", "ש"),
)
# Of a paragraph: words as well as letters, and what only a hostile feed would send.
PIECES = (
    *LETTERS,
    *" " * 25,
    *(
        "كوريا الشمالية ",
        "بيونغ يانغ ",
        "لا",
        "الله",
        "KN-23 ",
        "\ufdfa",
        "🇸🇦",
        "日本",
        "http://a.example/c?d=1 ",
    ),
    *("\u202e", "\u2067", "\x1b[31m", "\x07", "\u00ad", "\ufeff"),
)


def lines(number: int) -> list[str]:
    """Random lines of up to 60 characters, the same ones every time."""
    source = random.Random(SEED)
    return ["".join(source.choices(LETTERS, k=source.randint(1, 60))) for _ in range(number)]


def unlike_fribidi(texts: Sequence[str], base: int) -> list[str]:
    """Those whose embedding levels are not the ones the tool FriBidi finds, in a paragraph of level 0 or 1."""
    direction = "--rtl" if base else "--ltr"
    answer = subprocess.run(  # noqa: S603  a fixed command line
        [FRIBIDI or "fribidi", direction, "--nobreak", "--novisual", "--levels", "--charset", "UTF-8"],
        input="\n".join(texts) + "\n",
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout
    expected = [[int(level) for level in line.split()] for line in answer.splitlines()]
    return [text for text, right in zip(texts, expected, strict=True) if levels(text, base) != right]


def wrong_widths(texts: int) -> list[str]:
    """Draw so many random paragraphs in each of the six modes; a description of each one with a line of a wrong width.

    No line may be wider than the screen; where we push Arabic to its right edge, every line has to reach it.
    """
    source = random.Random(SEED)
    wrong = []
    for _ in range(texts):
        text = one_line("".join(source.choices(PIECES, k=source.randint(0, 140))))
        width, most = source.choice(WIDTHS), source.choice([None, 1, 2])
        paragraph = Text(text)
        for _ in range(3):
            start = source.randint(0, len(text))
            paragraph.stylize("bold", start, start + 5)
        for mode in Mode:
            found = _widths(Arabic(paragraph, mode, lines=most), width)
            aligned = mode not in (Mode.PLAIN, Mode.OFF) and base_direction(text)
            if max(found, default=0) > width or (aligned and set(found) - {width}):
                wrong.append(f"{mode} {width} {found} {text!r}")
    return wrong


def _widths(paragraph: Arabic, width: int) -> list[int]:
    console = Console(width=width, file=io.StringIO(), color_system=None, force_terminal=True)
    drawn = console.render_lines(paragraph, console.options, pad=False)
    return [cell_len("".join(segment.text for segment in line)) for line in drawn]
