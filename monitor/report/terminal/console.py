"""The rich console everything is printed through."""

from collections.abc import Mapping
from typing import TextIO

from rich.console import Console

from monitor.report.terminal import theme


def console_for(stream: TextIO, *, color: str, width: int | None, environ: Mapping[str, str]) -> Console:
    """A rich console in which nothing is left for rich to decide; see `theme.colour_system`."""
    plain = theme.uncoloured(color, environ)
    return Console(
        file=stream,
        force_terminal=True,
        color_system=theme.colour_system(color, environ),  # type: ignore[arg-type]  # a Literal of rich's
        no_color=plain,
        theme=theme.UNCOLOURED if plain else theme.COLOURED,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
