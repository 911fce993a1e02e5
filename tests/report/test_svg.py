"""Pictures of screens."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from monitor.report.bidi.modes import Mode
from monitor.report.terminal.printer import TerminalPrinter
from monitor.report.terminal.svg import save_svg
from tests.bench import pictures
from tests.report import examples


def draw(console: Console) -> None:
    """The example cards."""
    TerminalPrinter(console, Mode.VISUAL, examples.CONTEXT).items(examples.ITEMS)


def test_a_picture_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    """Well-formed, no web font, a font with Arabic first, and the browser told to leave the order alone."""
    path = tmp_path / "cards.svg"
    save_svg(path, "monitor poll", draw, 100)
    picture = path.read_text(encoding="utf-8")
    ET.fromstring(picture)  # noqa: S314  our own file
    assert "url(http" not in picture
    assert "@font-face" not in picture
    assert "DejaVu Sans Mono" in picture
    assert "bidi-override" in picture
    assert "russia-dprk" in picture


def test_a_picture_is_the_same_every_time(tmp_path: Path) -> None:
    """Drawn twice, it does not differ: it can be kept in the repository."""
    for name in ("one.svg", "two.svg"):
        save_svg(tmp_path / name, "monitor poll", draw, 80)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_the_readme_shows_the_screens_as_they_are(tmp_path: Path, name: str) -> None:
    """A screen that changes takes its picture with it: `python -m tests.bench.pictures` draws them anew."""
    kept = pictures.FOLDER / f"{name}.svg"
    assert pictures.save(name, tmp_path).read_text("utf-8") == kept.read_text("utf-8")
