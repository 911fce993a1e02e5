"""Lines that are too long for the screen: what goes first, and what stays."""

import pytest

from monitor.report.bidi.algorithm import has_rtl
from monitor.report.bidi.layout import in_line
from monitor.report.bidi.modes import Mode
from tests.report import archive_examples, examples
from tests.report.streams import FakeTerminal, printer_for

NAME = "بوابة النيل للأخبار والدراسات الاقتصادية"


def head_of(width: int, *, show: bool) -> str:
    """The Latin line of a card or of an article whose outlet has a long Arabic name, in a terminal that reorders nothing."""
    stream = FakeTerminal()
    printer = printer_for(stream, outlets={"madar": NAME}, bidi="visual", color="never", width=width)
    if show:
        printer.article(examples.ARTICLE)
    else:
        printer.items(examples.ITEMS[:1])
    return stream.getvalue().splitlines()[0]


@pytest.mark.parametrize("show", [False, True])
@pytest.mark.parametrize("width", [40, 48, 56, 64, 72, 100])
def test_a_name_loses_its_end(width: int, *, show: bool) -> None:
    """An outlet's Arabic name is cut between words from its end, before it is turned around; or it is left out."""
    head = head_of(width, show=show)
    assert in_line("بوابة", Mode.VISUAL) in head or not has_rtl(head)
    assert "14:32" in head


def test_marks_outlast_the_name() -> None:
    """That a story is muted is told however long its outlet is called."""
    for width in (64, 80, 100):
        stream = FakeTerminal()
        printer_for(stream, bidi="visual", color="never", width=width).items(archive_examples.MARKED[2:])
        assert "story muted" in stream.getvalue()
