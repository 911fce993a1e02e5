"""The sticky lines under `watch`."""

import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len
from rich.console import Console

from monitor.report import Watching
from monitor.report.terminal.status import status_view
from tests.report import examples
from tests.report.golden import assert_golden
from tests.report.streams import FakeTerminal, Pipe, printer_for

WATCHING = Watching(
    since=examples.NOW - timedelta(hours=3),
    feeds=24,
    failing=1,
    next_due=[
        ("madar", examples.NOW + timedelta(seconds=4)),
        ("nile", examples.NOW - timedelta(seconds=4)),
        ("sea", examples.NOW + timedelta(minutes=4)),
        ("sada", examples.NOW + timedelta(minutes=9)),
    ],
    articles=828,
    flagged=33,
    troubles=[("sada", "timed out: no answer within 30 s \x1b[2J")],
)


@pytest.mark.parametrize("width", [80, 120])
def test_how_it_looks(width: int) -> None:
    """With feeds that fail, and without a network; as wide as the cards above it, which is 100 cells at most."""
    console = Console(width=min(width, 100), file=io.StringIO(), color_system=None, force_terminal=True)
    for watching in (WATCHING, replace(WATCHING, offline_since=examples.NOW - timedelta(minutes=90))):
        console.print(status_view(watching, examples.CONTEXT))
    assert isinstance(console.file, io.StringIO)
    assert_golden(f"status_{width}", console.file.getvalue().splitlines())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_it_shows(width: int) -> None:
    """Feeds, what comes next, the day's counts, the last problem; every line fits the screen."""
    console = Console(width=width, file=io.StringIO(), color_system=None, force_terminal=True)
    console.print(status_view(WATCHING, examples.CONTEXT))
    output = console.file
    assert isinstance(output, io.StringIO)
    lines = output.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    assert len(lines) == 4
    assert "watching 24 feeds" in lines[1]
    assert "madar 4s" in lines[2]
    assert "33 flagged" in lines[2]
    assert lines[3].startswith("✗ sada  timed out")
    assert "\x1b" not in output.getvalue()


def test_without_a_network() -> None:
    """That there is none is said in place of how the feeds are, of which nothing is known."""
    console = Console(width=80, file=io.StringIO(), color_system=None, force_terminal=True)
    offline = replace(WATCHING, offline_since=examples.NOW - timedelta(minutes=90))
    console.print(status_view(offline, examples.CONTEXT))

    assert isinstance(console.file, io.StringIO)
    line = console.file.getvalue().splitlines()[1]
    assert line.startswith("● watching 24 feeds  no network since 13:10 ")
    assert "failing" not in line


def test_cards_scroll_above_it() -> None:
    """What is printed meanwhile stays; the status is redrawn below it and gone in the end."""
    stream = FakeTerminal()
    printer = printer_for(stream, color="never")
    with printer.status() as status:
        assert status.visible
        status.update(WATCHING)
        printer.line("a card")
        status.update(WATCHING)
    output = stream.getvalue()
    first, _, rest = output.partition("a card")
    assert "watching 24 feeds" in first
    assert "watching 24 feeds" in rest
    assert "\x1b[2K" in rest.rpartition("timed out")[2]
    assert "\x1b[?25h" in rest


def test_it_is_as_wide_as_the_cards() -> None:
    """On a wider screen its right end stands below theirs."""
    stream = FakeTerminal()
    with printer_for(stream, color="never", width=120).status() as status:
        status.update(WATCHING)
    assert {len(rule) for rule in re.findall("─+", stream.getvalue())} == {100}


def test_nothing_in_a_pipe() -> None:
    """Neither a pipe nor `--color always` into one gets lines that would have to be taken away."""
    for color in ("auto", "always"):
        stream = Pipe()
        with printer_for(stream, color=color).status() as status:
            assert not status.visible
            status.update(WATCHING)
        assert stream.getvalue() == ""
