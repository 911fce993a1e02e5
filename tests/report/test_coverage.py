"""What could we have missed: in words, worst first."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from rich.cells import cell_len

from monitor.model import (
    Coverage,
    Delays,
    Digest,
    Downtime,
    FeedCoverage,
    FeedStanding,
    Gap,
    Health,
    Outage,
    Pause,
)
from monitor.report.coverage import brief, sentences, worst_first
from tests.report.examples import NOW, feed, feed_state
from tests.report.streams import FakeTerminal, Pipe, printer_for

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
DELAYS = Delays(915, timedelta(minutes=7), timedelta(minutes=29))
OPEN = Gap(NOW - 9 * HOUR, NOW - 8 * HOUR)
FILLED = Gap(NOW - DAY, NOW - DAY + HOUR, filled=True, recovered=7, how="1 older page of the feed")
FEEDS = (
    FeedCoverage("madar", polls=500, answered=500, unchanged=300, new=90, delays=DELAYS),
    FeedCoverage("nile", polls=500, answered=493, failures={"timed out": 7}, new=178, delays=DELAYS),
    FeedCoverage("sada", polls=500, answered=499, gaps=(FILLED, OPEN), gap_count=2, new=207, delays=DELAYS),
    FeedCoverage("sea", polls=500, answered=0, failures={"timed out": 20, "blocked": 480}, offline=3),
)
COVERAGE = Coverage(
    since=NOW - 7 * DAY,
    until=NOW,
    feeds=FEEDS,
    downtimes=(
        Downtime(Outage.NOT_RUNNING, NOW - 3 * DAY, NOW - 3 * DAY + 4 * HOUR),
        Downtime(Outage.NO_NETWORK, NOW - 3 * DAY + 3 * HOUR, NOW - 3 * DAY + 5 * HOUR),
    ),
    delays=DELAYS,
    begins=NOW - 8 * DAY,
)
ROWS = (
    (feed("madar"), feed_state("madar", paused=Pause(NOW - HOUR))),
    (feed("nile"), feed_state("nile", standing=FeedStanding(Health.STALE, since=NOW - 2 * HOUR))),
    (feed("sada"), feed_state("sada")),
    (feed("sea"), feed_state("sea", standing=FeedStanding(Health.BLOCKED, since=NOW - 2 * DAY))),
    (feed("old"), None),
)


def show(time: datetime) -> str:
    """Hours before now."""
    return f"{(time - NOW) / HOUR:+g}h"


def test_in_words() -> None:
    """Interruptions, gaps, silent feeds and delays are told; what may be missing is marked."""
    assert list(sentences(COVERAGE, ROWS, show)) == [
        (False, "-168h – +0h: 4 feeds, 2,000 polls, 74.6 % answered, 475 new articles."),
        (
            True,
            "Nothing could be polled for 5h in all: -72h – -68h (not running); -69h – -67h (no network).",
        ),
        (True, "1 possible gap open: sada -9h – -8h."),
        (False, "1 gap filled from older pages or news sitemaps, with 7 items that would have been missed."),
        (True, "No poll went well of: sea."),
        (True, "Never polled: old."),
        (True, "Now stale: nile (since -2h)."),
        (True, "Now paused: madar (since -1h)."),
        (
            False,
            "Half of 915 dated items were seen within 7m of publication, 95 of 100 within 29m (± 5 %).",
        ),
    ]


def test_nothing_missed() -> None:
    """When nothing may be missing, that is said."""
    fine = Coverage(NOW - DAY, NOW, FEEDS[:1], begins=NOW - 3 * DAY)

    assert list(sentences(fine, [(feed("madar"), feed_state("madar"))], show)) == [
        (False, "-24h – +0h: 1 feed, 500 polls, all answered, 90 new articles."),
        (False, "Polling was never interrupted."),
        (False, "No gap: every look at a feed overlapped with the one before."),
    ]


def test_a_young_ledger() -> None:
    """What was before the first poll is not passed over."""
    young = replace(COVERAGE, begins=NOW - 2 * DAY)

    assert (True, "Nothing is known of the time before -48h: polling began that day.") in sentences(
        young, (), show
    )


def test_many_are_summed_up() -> None:
    """The longest of many gaps and downtimes are named, the rest counted."""
    gaps = tuple(
        Gap(NOW - number * HOUR, NOW - number * HOUR + number * timedelta(minutes=1))
        for number in range(1, 9)
    )
    many = replace(COVERAGE, feeds=(replace(FEEDS[0], gaps=gaps, gap_count=8),))
    [told] = [sentence for _, sentence in sentences(many, (), show) if "possible gaps" in sentence]

    assert told.startswith("8 possible gaps open: madar -8h – ")
    assert told.endswith(" and 4 more.")


def test_worst_first() -> None:
    """Open gaps weigh most, then failed polls."""
    assert [one.feed_id for one in worst_first(FEEDS)] == ["sada", "sea", "nile", "madar"]


def test_printed() -> None:
    """A table on a screen of any width, lines in a file, an object a feed for programs."""
    for width in (80, 120):
        screen = FakeTerminal()
        printer_for(screen, color="never", width=width).coverage(COVERAGE, ROWS)
        lines = screen.getvalue().splitlines()
        assert max(map(cell_len, lines)) <= width
        assert "What could we have missed?" in lines[0]
        assert any(line.startswith("sea ") and " 0 % " in line and "96.0 %" in line for line in lines)
    file = Pipe()
    printer_for(file).coverage(COVERAGE, ROWS)
    assert (
        "sea  500 polls  none answered  480 blocked, 20 timed out, 3 without a network  0 new"
        in file.getvalue().splitlines()
    )
    json_lines = Pipe()
    printer_for(json_lines, json=True).coverage(COVERAGE, ROWS)
    whole, *feeds = [json.loads(line) for line in json_lines.getvalue().splitlines()]
    assert (whole["polls"], whole["delay"]["median"], len(whole["downtimes"])) == (2000, 420.0, 2)
    assert [one["feed"] for one in feeds] == ["sada", "sea", "nile", "madar"]
    assert feeds[0]["gaps"][1] == {
        "begins": "2026-11-21T05:40:00+03:00",
        "ends": "2026-11-21T06:40:00+03:00",
        "filled": False,
        "recovered": 0,
        "how": "",
    }


def test_in_brief() -> None:
    """Of a digest only what may be missing is told; nothing that can't be known."""
    fine = Digest(NOW - DAY, NOW, (), 0, coverage=replace(COVERAGE, feeds=FEEDS[:1], downtimes=()))

    assert list(brief(fine, show)) == [
        "1 of 1 feed answered, 100 % of all polls.",
        "No interruption, no open gap.",
    ]
    assert list(brief(replace(fine, coverage=COVERAGE, silent=("sea",), unasked=("old",)), show)) == [
        "3 of 5 feeds answered, 74.6 % of all polls.",
        "No answer from: sea.",
        "Not asked: old.",
        "Nothing could be polled for 5h in all: -72h – -68h (not running); -69h – -67h (no network).",
        "1 possible gap open: sada -9h – -8h.",
    ]
    unpolled = replace(fine, coverage=replace(COVERAGE, feeds=(), downtimes=()), unasked=("old",))
    assert list(brief(unpolled, show)) == ["0 of 1 feed answered.", "Not asked: old."]
    assert list(brief(replace(fine, coverage=None), show)) == []
