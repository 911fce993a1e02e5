"""`feeds show`: everything that is known of one feed."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len

from monitor.model import FeedCoverage, FeedProfile, Pause
from tests.report import examples
from tests.report.examples import FAILING, NOW, feed, feed_state
from tests.report.streams import FakeTerminal, Pipe, printer_for
from tests.report.test_coverage import DELAYS, FILLED, OPEN

HOUR = timedelta(hours=1)
SECRET = "https://user:hunter2@sada.example/rss?token=s3cret"
PROFILE = FeedProfile(
    feed=feed("sada", url=SECRET, country="EG"),
    state=replace(FAILING, last_new=NOW - 7 * HOUR),
    reasons=("the last 5 polls failed (timed out), so it is left alone for longer", "every 10 min"),
    hours=tuple(range(24)),
    coverage=FeedCoverage(
        "sada", polls=500, answered=495, failures={"timed out": 5}, new=207, gaps=(FILLED, OPEN), gap_count=8,
        delays=DELAYS,
    ),
    latest=(examples.item(), examples.mixed_item()),
)  # fmt: skip


def plain(profile: FeedProfile) -> list[str]:
    """As a pipe gets it."""
    stream = Pipe()
    printer_for(stream).profile(profile)
    return stream.getvalue().splitlines()


def test_in_a_pipe() -> None:
    """A fact a line, with times in full, then the newest articles; secrets are left out."""
    assert plain(PROFILE) == [
        "sada  Sada Al-Balad  وكالة المدار",
        "state       failing since 2026-11-21 09:40+03:00: 5× timed out: no answer within 30 s",
        "address     https://sada.example/rss?token=…",
        "feed        publisher Sada, EG, language ar, dates without a zone are UTC",
        "polled      last ok 2026-11-21 08:40+03:00, last new 2026-11-21 07:40+03:00, 12 polls",
        "next poll   2026-11-21 14:48+03:00",
        "            the last 5 polls failed (timed out), so it is left alone for longer",
        "            every 10 min",
        "last polls  ++.+..xxxxx",
        "            + something new, . nothing new, x failed; the latest last",
        "by hour     ·▁▁▁▂▂▂▂▃▃▃▃▄▄▄▄▅▅▅▅▆▆▆▆  0 to 23 h Asia/Riyadh",
        "            276 articles of four weeks, as published",
        "last week   500 polls, 99.0 % answered (5 timed out), 207 new articles",
        "seen after  7m (median), 29m (95 of 100) from publication, ± 5 %",
        "gaps        2026-11-21 05:40+03:00 – 06:40+03:00: open, the site offers no older pages",
        (
            "            2026-11-20 14:40+03:00 – 15:40+03:00: "
            "filled with 7 items from 1 older page of the feed"
        ),
        "            3 earlier ones",
        "",
        "#4127  2026-11-21 14:32+03:00  match",
        examples.TITLE,
        "#4119  2026-11-20 12:40+03:00  match",
        examples.MIXED_TITLE,
    ]


@pytest.mark.parametrize("bidi", ["isolate", "visual", "words", "plain"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal(bidi: str, width: int) -> None:
    """Every line fits; what a pipe says is there, too, and no secret is."""
    stream = FakeTerminal()
    printer_for(stream, bidi=bidi, color="never", width=width).profile(PROFILE)
    shown = stream.getvalue()

    assert max(map(cell_len, shown.splitlines())) <= width
    assert "++.+..xxxxx" in shown
    assert "4127" in shown
    assert "s3cret" not in shown
    assert "hunter2" not in shown


def test_for_programs() -> None:
    """The fields of `feeds list` and more, in one object."""
    stream = Pipe()
    printer_for(stream, json=True).profile(PROFILE)
    [value] = [json.loads(line) for line in stream.getvalue().splitlines()]

    assert (value["id"], value["health"], value["last_polls"]) == ("sada", "failing", "++.+..xxxxx")
    assert value["by_hour"] == list(range(24))
    assert value["coverage"]["delay"]["median"] == 420.0
    assert value["reasons"][1] == "every 10 min"
    assert [item["id"] for item in value["latest"]] == [4127, 4119]
    assert "s3cret" not in stream.getvalue()


def test_little_is_known() -> None:
    """A feed never polled says so; one that is paused is given no next poll."""
    unknown = plain(FeedProfile(feed("sea")))
    paused = plain(FeedProfile(feed("sea"), feed_state("sea", paused=Pause(NOW, NOW + HOUR)), ("why",)))

    assert unknown[1] == "state       new: not polled yet"
    assert len(unknown) == 4
    assert paused[1] == "state       paused: for 1h more"
    assert not any("next poll" in line or "why" in line for line in paused)
