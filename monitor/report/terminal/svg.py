"""A screen as a picture: SVG that looks the same wherever it is opened, for the README."""

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from monitor.model import StoredItem
from monitor.report.bidi.modes import Mode
from monitor.report.interface import Context
from monitor.report.terminal.printer import TerminalPrinter
from monitor.report.terminal.theme import COLOURED

# Monospaced fonts that have Arabic, then any. None is loaded from elsewhere.
_FONTS = "'DejaVu Sans Mono', 'Kawkab Mono', 'Noto Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace"

# A dark palette: background, text, the eight ANSI colours. Even the grey of the theme has a contrast of 4:1 on it.
_PALETTE = TerminalTheme(
    (30, 30, 46),
    (217, 224, 238),
    [
        (72, 74, 96),
        (243, 139, 168),
        (166, 227, 161),
        (249, 226, 175),
        (137, 180, 250),
        (203, 166, 247),
        (148, 226, 213),
        (217, 224, 238),
    ],
)

# The text has been put in painting order already: the browser must not do it again.
_OVERRIDE = "text { unicode-bidi: bidi-override; direction: ltr; white-space: pre; }"


def save_svg(path: Path, title: str, draw: Callable[[Console], None], width: int) -> None:
    """Draw a screen and save it as a picture.

    Args:
        path: file to write.
        title: stands in the window's title bar.
        draw: prints to the console it is given; Arabic in `Mode.VISUAL`, for a picture does not reorder.
        width: cells in a line.
    """
    console = Console(
        file=io.StringIO(),
        record=True,
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        theme=COLOURED,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    draw(console)
    picture = console.export_svg(title=title, theme=_PALETTE, unique_id="monitor")
    path.write_text(_self_contained(picture), encoding="utf-8")


def save_cards(
    path: Path, title: str, items: Sequence[StoredItem], context: Context, width: int = 100
) -> None:
    """Save the cards of these articles as a picture; see `save_svg`."""
    save_svg(path, title, lambda console: TerminalPrinter(console, Mode.VISUAL, context).items(items), width)


def _self_contained(picture: str) -> str:
    """Without the web font of rich's template, and with cells that stay cells in whatever font there is."""
    picture = re.sub(r"@font-face\s*\{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r"font-family:[^;]*;", f"font-family: {_FONTS};", picture)
    picture = picture.replace("<style>", f"<style>\n    {_OVERRIDE}", 1)
    return picture.replace(" textLength=", ' lengthAdjust="spacingAndGlyphs" textLength=')
