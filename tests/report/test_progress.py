"""The progress bar: counts what the pipeline tells, draws on terminals only, leaves nothing behind."""

import pytest

from monitor.model import ArticleDone, FeedPolled, PollEvent, PollStarted
from monitor.report.terminal.progress import Progress
from tests.report.examples import TIMED_OUT
from tests.report.streams import FakeTerminal, Pipe

EVENTS: tuple[PollEvent, ...] = (
    PollStarted(feeds=3, left_over=2),
    FeedPolled("madar", 5, unchanged=False, failure=None),
    FeedPolled("sada", 0, unchanged=False, failure=TIMED_OUT),
    ArticleDone(1, matched=True),
    ArticleDone(2, matched=False),
)


def test_counts() -> None:
    """Feeds and articles done of those known so far, what was flagged, what failed."""
    progress = Progress(Pipe(), environ={})
    for event in EVENTS:
        progress.event(event)
    assert progress.words() == "2/3 feeds · 2/7 articles · 1 flagged · 1 failed"


def test_share() -> None:
    """Feeds count half and articles half; without any article, the feeds are all there is to do."""
    progress = Progress(Pipe(), environ={})
    shares = []
    events: tuple[PollEvent, ...] = (
        PollStarted(feeds=2, left_over=0),
        FeedPolled("madar", 4, unchanged=False, failure=None),
        FeedPolled("sada", 0, unchanged=True, failure=None),
        ArticleDone(1, matched=False),
    )
    for event in events:
        progress.event(event)
        shares.append(progress.share())
    assert shares == [0, 0.25, 0.5, 0.625]


def test_pace() -> None:
    """Rate and remaining time are told once all articles are known and some of them are done."""
    seconds = 100.0
    progress = Progress(Pipe(), environ={}, clock=lambda: seconds)
    progress.event(PollStarted(feeds=1, left_over=51))
    told = []
    for number in range(21):
        progress.event(ArticleDone(number, matched=False))
        seconds += 0.5
        if number == 19:
            told.append(progress.pace())
            progress.event(FeedPolled("madar", 0, unchanged=True, failure=None))
    told.append(progress.pace())
    assert told == ["", "1.9/s · 15s left"]


@pytest.mark.parametrize(
    ("columns", "shown"), [("80", "1 failed \x1b[38;5;244m4h left"), ("120", "2.0/s · 4h left")]
)
def test_the_bar_takes_one_line(columns: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with long counts on a narrow screen, where the time left outlasts the rate."""
    stream = FakeTerminal()
    seconds = 100.0
    monkeypatch.setenv("COLUMNS", columns)
    with Progress(stream, environ={"TERM": "xterm-256color"}, clock=lambda: seconds) as progress:
        progress.event(PollStarted(feeds=2, left_over=30_000))
        progress.event(FeedPolled("madar", 10, unchanged=False, failure=None))
        progress.event(FeedPolled("sada", 0, unchanged=False, failure=TIMED_OUT))
        for number in range(100):
            progress.event(ArticleDone(number, matched=True))
            seconds += 0.5
    drawn, _, _ = stream.getvalue().rpartition("\x1b[?25h")
    assert "\n" not in drawn.rstrip()
    assert shown in drawn


@pytest.mark.parametrize(
    ("stream", "environ"),
    [(Pipe(), {"TERM": "xterm", "FORCE_COLOR": "1"}), (FakeTerminal(), {"TERM": "dumb"})],
    ids=["a pipe, whatever is forced", "a dumb terminal"],
)
def test_nothing_where_it_can_not_be_taken_away(stream: Pipe | FakeTerminal, environ: dict[str, str]) -> None:
    """A log file never holds a progress bar."""
    with Progress(stream, environ=environ) as progress:
        for event in EVENTS:
            progress.event(event)
    assert stream.getvalue() == ""


def test_the_bar_disappears() -> None:
    """On a terminal the counts are drawn, and the last thing sent erases the line and shows the cursor again."""
    stream = FakeTerminal()
    with Progress(stream, environ={"TERM": "xterm-256color"}) as progress:
        for event in EVENTS:
            progress.event(event)
    output = stream.getvalue()
    assert "2/3 feeds · 2/7 articles" in output
    assert "\x1b[2K" in output.rpartition("flagged")[2]
    assert "\x1b[?25h" in output
