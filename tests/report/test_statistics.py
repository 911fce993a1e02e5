"""`stats`: per day, topic and outlet."""

import json
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from monitor.model import Statistics, Tallied
from tests.report.streams import FakeTerminal, Pipe, printer_for

DAYS = tuple(date(2026, 11, 12) + timedelta(days=number) for number in range(10))
COUNTED = Statistics(
    days=DAYS,
    everything=Tallied(
        "",
        articles=(64, 124, 139, 130, 0, 120, 103, 1280, 116, 59),
        matches=(4, 2, 7, 10, 0, 4, 9, 6, 7, 4),
        mentions=(21, 38, 33, 42, 0, 33, 31, 33, 35, 12),
    ),
    topics=(
        Tallied("russia-dprk", matches=(4, 2, 7, 10, 0, 4, 9, 6, 7, 4), mentions=(9,) * 10),
        Tallied("sudan-war", matches=(0,) * 10, mentions=(1, 2, 3, 4, 0, 5, 6, 7, 8, 9)),
    ),
    outlets=(
        Tallied("Al-Madar Agency", articles=(50,) * 10, matches=(4, 1, 6, 7, 0, 3, 9, 2, 1, 4)),
        Tallied(
            "The Very Old Newspaper of the Northern Provinces", (9,) * 10, (0, 1, 1, 3, 0, 1, 0, 4, 6, 0)
        ),
        Tallied("Sea News", articles=(0,) * 9 + (3,), matches=(0,) * 10),
    ),
)
NAMES = {"Al-Madar Agency": "وكالة المدار", "Sea News": "Sea News"}


@pytest.mark.parametrize("bidi", ["isolate", "isolate-nomirror", "visual", "words", "plain"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_on_a_terminal(bidi: str, width: int) -> None:
    """Every line fits, days and counts are whole, and the day with most flagged has the longest bar."""
    stream = FakeTerminal()
    printer_for(stream, bidi=bidi, color="never", width=width).statistics(COUNTED, NAMES)
    lines = stream.getvalue().splitlines()
    bars = {line[:10]: line.count("━") for line in lines if line[:3] in ("Thu", "Fri", "Sat", "Sun", "Mon")}

    assert max(map(cell_len, lines)) <= width
    assert bars["Mon 16 Nov"] == 0
    assert max(bars, key=lambda day: bars[day]) == "Sun 15 Nov"
    assert any("1,280" in line for line in lines)
    assert width == 60 or not any("…" in line for line in lines if not line.startswith("The Very"))


def test_without_colours() -> None:
    """With NO_COLOR nothing is told by colour: no colour is sent and the counts are the same."""
    coloured, plain = FakeTerminal(), FakeTerminal()
    printer_for(coloured, color="never").statistics(COUNTED, NAMES)
    printer_for(plain, environ={"TERM": "xterm", "NO_COLOR": "1"}).statistics(COUNTED, NAMES)

    assert "\x1b[3" not in plain.getvalue()
    assert "53 flagged" in plain.getvalue()
    assert "53 flagged" in coloured.getvalue()


def test_in_a_pipe() -> None:
    """One line a day, topic and outlet; an outlet's own name comes last."""
    stream = Pipe()
    printer_for(stream).statistics(COUNTED, NAMES)
    lines = stream.getvalue().splitlines()

    assert lines[0] == "2026-11-12 to 2026-11-21  2,135 articles  53 flagged  278 mentions"
    assert lines[1] == "day  2026-11-12  4 flagged  21 mentions  64 articles"
    assert lines[11] == "topic  russia-dprk  53 flagged  90 mentions"
    assert lines[13] == "outlet  Al-Madar Agency  37 flagged  500 articles  وكالة المدار"
    assert lines[15] == "outlet  Sea News  0 flagged  3 articles"


def test_for_programs() -> None:
    """One object a day, topic and outlet."""
    stream = Pipe()
    printer_for(stream, json=True).statistics(COUNTED, NAMES)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]

    assert [row["by"] for row in rows] == ["day"] * 10 + ["topic"] * 2 + ["outlet"] * 3
    assert rows[0] == {
        "v": 1,
        "by": "day",
        "day": "2026-11-12",
        "articles": 64,
        "flagged": 4,
        "mentions": 21,
    }
    assert rows[10]["per_day"] == [4, 2, 7, 10, 0, 4, 9, 6, 7, 4]
