"""Which printer a stream gets, and what cards and plain text promise."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from monitor.model import Evidence, TermHit, Zone
from monitor.report import Printer
from monitor.report.jsonl.printer import JsonPrinter
from monitor.report.plain.printer import PlainPrinter
from monitor.report.terminal.printer import TerminalPrinter
from tests.report import examples
from tests.report.streams import FakeTerminal, Pipe, printer_for

PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def test_the_stream_decides() -> None:
    """Cards on a terminal, plain text in a pipe, JSON when asked for."""
    assert isinstance(printer_for(FakeTerminal()), TerminalPrinter)
    assert isinstance(printer_for(Pipe()), PlainPrinter)
    assert isinstance(printer_for(FakeTerminal(), json=True), JsonPrinter)


def test_cards_in_a_pipe_only_when_asked_for() -> None:
    """`--color always` is for `less -R`; FORCE_COLOR in cron's environment must not put escapes into a mail."""
    assert isinstance(printer_for(Pipe(), color="always"), TerminalPrinter)
    assert isinstance(printer_for(Pipe(), environ={"FORCE_COLOR": "1"}), PlainPrinter)


def test_plain_text_is_logical() -> None:
    """No escape, no bidi control, no shaped letter; titles and addresses stand whole on lines of their own."""
    stream = Pipe()
    printer_for(stream, bidi="visual").items(examples.ITEMS)
    output = stream.getvalue()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", output)
    assert not PRESENTATION_FORMS.search(output)
    assert {examples.TITLE, "https://madar.example/news/4127"} <= set(output.splitlines())
    assert "2026-11-21 14:32+03:00" in output


def test_a_long_sentence_goes_on_in_the_order_it_is_read_in() -> None:
    """It is cut into lines first and laid out then: the first words stand on the first line."""
    stream = FakeTerminal()
    sentence = "19 relevant خبراء ألغام من كوريا الشمالية يبدأون تطهير حقول القمح غرب روسيا"
    printer_for(stream, bidi="visual", color="never", width=40).line(sentence)
    first, *_, last = (unicodedata.normalize("NFKC", line) for line in stream.getvalue().splitlines())
    assert first.startswith("19 relevant ")
    assert "خبراء"[::-1] in first
    assert "روسيا"[::-1] in last


def test_a_terminal_without_colours_gets_no_escape() -> None:
    """`--color never` and TERM=dumb print text alone."""
    for settings in ({"color": "never"}, {"environ": {"TERM": "dumb"}}):
        stream = FakeTerminal()
        printer_for(stream, **settings).items(examples.ITEMS)
        assert "\x1b" not in stream.getvalue()


def test_no_color_keeps_highlights() -> None:
    """Without colours the terms are underlined, and no colour is sent."""
    stream = FakeTerminal()
    printer_for(stream, environ={"TERM": "xterm", "NO_COLOR": "1"}).items(examples.ITEMS[:1])
    codes = {
        code for codes in re.findall("\x1b\\[([0-9;]*)m", stream.getvalue()) for code in codes.split(";")
    }
    assert "4" in codes
    assert not any(re.fullmatch("[349][0-7]|38|48|10[0-7]", code) for code in codes)


@pytest.mark.parametrize("bidi", ["visual", "isolate", "isolate-nomirror", "words"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_cards_fit(bidi: str, width: int) -> None:
    """No line of a card is wider than the terminal or than 100 cells; titles end at the right edge."""
    stream = FakeTerminal()
    printer_for(stream, bidi=bidi, color="never", width=width).items(examples.ITEMS)
    lines = stream.getvalue().splitlines()
    assert max(map(cell_len, lines)) == min(width, 100)


def test_the_meta_line_gives_up_what_matters_least() -> None:
    """The narrower the screen, the less: first `ago`, then the word `outlets`, then cue tags, last to first."""
    seen = []
    for width in (100, 80, 72, 62, 55, 40):
        stream = FakeTerminal()
        printer_for(stream, color="never", width=width).items(examples.ITEMS[:3])
        seen.append(" ".join(stream.getvalue().splitlines()[0].split()[5:]))
    assert seen == [
        "Agency 14:32 · 8m ago weapons troops diplomacy +2 outlets",
        "Agency 14:32 weapons troops diplomacy +2",
        "Agency 14:32 weapons troops +2",
        "Agency 14:32 weapons +2",
        "Agency 14:32 +2",
        "+2",
    ]


@pytest.mark.parametrize(("width", "shown"), [(100, "+1 outlet, +2 articles"), (55, "+3")])
def test_an_update_of_the_same_house_is_on_the_card(width: int, shown: str) -> None:
    """What stands behind a card is told in full: other outlets, then articles that add none."""
    update, sea, sea_again = (
        examples.item(4140 + place, feed_id, published=examples.NOW)
        for place, feed_id in enumerate(("madar", "sea", "sea"))
    )
    for stream in (FakeTerminal(), Pipe()):
        printer = printer_for(stream, color="never" if stream.isatty() else "auto", width=width)
        printer.items([examples.item(), update, sea, sea_again])
        assert (shown if stream.isatty() else "+1 outlet, +2 articles") in stream.getvalue()


def test_a_terminal_that_aligns_by_itself_gets_lines_as_they_are() -> None:
    """Mode `plain` sends neither a gutter nor padding: the terminal turns the line around."""
    stream = FakeTerminal()
    printer_for(stream, bidi="plain", color="never").items(examples.ITEMS[:1])
    assert examples.TITLE in stream.getvalue().splitlines()


def test_a_card_says_when_only_the_feed_was_read() -> None:
    """An article judged on its feed's text says so on its card and in plain text."""
    for stream in (FakeTerminal(), Pipe()):
        printer_for(stream, color="never" if stream.isatty() else "auto").items([examples.mixed_item()])
        assert "feed text" in stream.getvalue()


def _drawn(show: Callable[[Printer], None], bidi: str) -> str:
    """What a terminal gets when feeds have an Arabic name only."""
    stream = FakeTerminal()
    show(
        printer_for(stream, bidi=bidi, color="never", outlets=dict.fromkeys(examples.OUTLETS, "وكالة المدار"))
    )
    return stream.getvalue()


@pytest.mark.parametrize(
    "show",
    [
        lambda printer: printer.items(examples.ITEMS),
        lambda printer: printer.copy(examples.ITEMS[1], 4127),
        lambda printer: printer.article(examples.ARTICLE),
        lambda printer: printer.digest(examples.DIGEST),
    ],
    ids=["list", "copy", "show", "digest"],
)
def test_an_outlet_that_has_an_arabic_name_only(show: Callable[[Printer], None]) -> None:
    """Wherever it stands among Latin words it reads from the right, and a number behind it stays there."""
    assert "وكالة المدار" not in _drawn(show, "visual")
    assert "رادملا ةلاكو" in unicodedata.normalize("NFKC", _drawn(show, "visual"))
    isolated = _drawn(show, "isolate")
    assert isolated.count("وكالة المدار") == isolated.count("\u200e\u2067وكالة المدار\u2069") > 0


def test_a_list_of_terms_that_is_wrapped() -> None:
    """It goes on below itself from the right: the comma a line ends with stands at its left, in its own column."""
    story = examples.DIGEST.topics[0].stories[0]
    terms = tuple(TermHit("troops", letter * 15, letter * 15, 0, 0) for letter in "ابتثجح")
    found = Evidence("title", 4, Zone.TITLE, 0, "", terms)
    first = replace(story.first, verdict=replace(story.first.verdict, evidence=(found,)))
    topic = replace(examples.DIGEST.topics[0], stories=(replace(story, articles=(first,)),))
    stream = FakeTerminal()
    printer_for(stream, bidi="visual", color="never").digest(replace(examples.DIGEST, topics=(topic,)))
    lines = stream.getvalue().splitlines()
    start = next(place for place, line in enumerate(lines) if "why  title" in line)
    assert re.search("why  title +،[^ ]", lines[start])
    assert all(cell_len(line.rstrip()) == 80 for line in lines[start : start + 2])


def test_rich_is_imported_for_terminals_only() -> None:
    """Pipes, cron and JSON do not pay for rich."""
    code = (
        "import io, sys; from tests.report.streams import Pipe, printer_for; from tests.report import examples;"
        "printer_for(Pipe()).items(examples.ITEMS); printer_for(Pipe(), json=True).items(examples.ITEMS);"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  our own code


def test_a_sentence_runs_from_left_to_right() -> None:
    """Also one whose first letter is Arabic: what `mark` says begins with the article's number."""
    stream = FakeTerminal()
    printer_for(stream, bidi="visual", color="never").line("6  ★  بيان (روسيا)")
    assert stream.getvalue().startswith("6 ★ (")
