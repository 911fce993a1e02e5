"""Feeds and pages are hostile: nothing they write reaches a terminal, a mail or a log as anything but text."""

from collections.abc import Mapping

import pytest

from tests.report import examples
from tests.report.payloads import PAYLOADS, PRINTERS, problems
from tests.report.streams import FakeTerminal, printer_for

# Four at a time: the bench prints each of them alone.
_TEXTS = list(PAYLOADS.values())
TOGETHER = [_TEXTS[index : index + 4] for index in range(0, len(_TEXTS), 4)]


@pytest.mark.parametrize("texts", TOGETHER)
@pytest.mark.parametrize("settings", PRINTERS.values(), ids=PRINTERS)
def test_nothing_hostile_gets_through(texts: list[str], settings: Mapping[str, object]) -> None:
    """Whatever stands in every field that comes from outside, printed every way there is."""
    assert problems(" ".join(texts), settings) == []


def test_markup_is_text() -> None:
    """Square brackets of a headline are printed, not obeyed."""
    stream = FakeTerminal()
    printer_for(stream, color="never").items([examples.item(title="[bold]x[/] [/nope] :bomb:")])
    assert "[bold]x[/] [/nope] :bomb:" in stream.getvalue()
