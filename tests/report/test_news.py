"""What is told once: troubles that begin and end, our network, gaps."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.model import (
    Failure,
    FailureKind,
    FeedStanding,
    FeedState,
    Gap,
    GapNews,
    Grade,
    Health,
    HealthNews,
    NetworkNews,
    News,
    Pause,
)
from monitor.report.news import feed_health, told
from tests.report import examples
from tests.report.examples import NOW, TIMED_OUT, feed, feed_state
from tests.report.streams import FakeTerminal, Pipe, printer_for

HOUR = timedelta(hours=1)
HOSTILE = Failure(FailureKind.BLOCKED, "403 \x1b[2J\u202e")


def show(time: datetime) -> str:
    """Hours before or after now."""
    return f"<{(time - NOW) / HOUR:+g}h>"


def trouble(health: Health, **changes: object) -> FeedStanding:
    """In trouble for three hours."""
    return replace(FeedStanding(health, since=NOW - 3 * HOUR), **changes)  # type: ignore[arg-type]  # fields by name


def over(was: Health) -> FeedStanding:
    """Well again; people know of three hours of trouble."""
    return FeedStanding(since=NOW, told=was, told_since=NOW - 3 * HOUR)


POSSIBLE = "possible gap <-8h> – <-6h>: what was published then may have been missed"
GAP = Gap(NOW - 8 * HOUR, NOW - 6 * HOUR)
FILLED = replace(GAP, filled=True, recovered=12, how="2 older pages of the feed")


@pytest.mark.parametrize(
    ("news", "grade", "sentence"),
    [
        (
            HealthNews("sada", trouble(Health.FAILING), TIMED_OUT),
            Grade.WARN,
            "failing since <-3h>: timed out: no answer within 30 s",
        ),
        (
            HealthNews("sada", trouble(Health.BLOCKED), HOSTILE),
            Grade.WARN,
            "blocked since <-3h>: the site refuses us: blocked: 403 [2J",
        ),
        (HealthNews("sada", trouble(Health.EMPTY)), Grade.WARN, "without items since <-3h>"),
        (HealthNews("sada", trouble(Health.STALE)), Grade.WARN, "silent for far longer than usual"),
        (
            HealthNews("sada", over(Health.FAILING), TIMED_OUT),
            Grade.OK,
            "works again, was failing since <-3h>",
        ),
        (HealthNews("sada", over(Health.BLOCKED)), Grade.OK, "lets us in again, was blocked since <-3h>"),
        (HealthNews("sada", over(Health.EMPTY)), Grade.OK, "has items again, had none since <-3h>"),
        (HealthNews("sada", over(Health.STALE)), Grade.OK, "has something new again"),
        (
            NetworkNews(down=True, since=NOW - HOUR),
            Grade.BAD,
            "down since <-1h>; no feed is to blame, all are asked again every minute",
        ),
        (NetworkNews(down=False, since=NOW - HOUR), Grade.OK, "there again, was down since <-1h>"),
        (
            GapNews("sada", GAP),
            Grade.WARN,
            f"{POSSIBLE} (the site offers no older pages)",
        ),
        (
            GapNews("sada", replace(GAP, how="1 older page of the feed", recovered=10)),
            Grade.WARN,
            f"{POSSIBLE} (10 items from 1 older page of the feed)",
        ),
        (
            GapNews("sada", FILLED),
            Grade.OK,
            "gap <-8h> – <-6h> filled with 12 items from 2 older pages of the feed",
        ),
    ],
)
def test_told(news: News, grade: Grade, sentence: str) -> None:
    """Each piece of news is one sentence, safe to print, with its times."""
    assert told(news, show) == (grade, "network" if isinstance(news, NetworkNews) else "sada", sentence)


@pytest.mark.parametrize(
    ("state", "word", "note"),
    [
        (None, "new", "not polled yet"),
        (feed_state("sada"), "ok", ""),
        (feed_state("sada", remark="2 duplicate items"), "odd", "2 duplicate items"),
        (examples.FAILING, "failing", "5× timed out: no answer within 30 s"),
        (feed_state("sada", problem=TIMED_OUT, failures=1), "odd", "timed out: no answer within 30 s"),
        (feed_state("sada", problem=TIMED_OUT, failures=1, last_ok=None), "failing", str(TIMED_OUT)),
        (
            feed_state("sada", standing=trouble(Health.BLOCKED), problem=HOSTILE),
            "blocked",
            "blocked: 403 [2J",
        ),
        (
            feed_state("sada", standing=trouble(Health.FAILING, last_bad=NOW - HOUR / 2)),
            "failing",
            "no bad poll for 30m",
        ),
        (
            feed_state("sada", standing=trouble(Health.EMPTY, bad_polls=4), remark="no items"),
            "empty",
            "no items",
        ),
        (
            feed_state("sada", standing=trouble(Health.STALE), last_new=NOW - 50 * HOUR),
            "stale",
            "nothing new for 2d",
        ),
        (FeedState("sada", paused=Pause(NOW)), "paused", "until it is resumed"),
        (feed_state("sada", paused=Pause(NOW, NOW + 5 * HOUR)), "paused", "for 5h more"),
    ],
)
def test_health_in_a_word(state: FeedState | None, word: str, note: str) -> None:
    """Each state of a feed has a word and its reason; one that failed once is odd, not failing."""
    assert feed_health(feed("sada"), state, NOW) == (word, note)


def test_disabled_feeds_are_off() -> None:
    """Whatever is known of it, a feed that is not polled is off."""
    off = feed("old", enabled=False, note="answers 403 to every client since 2026-03")

    assert feed_health(off, examples.FAILING, NOW) == ("off", "answers 403 to every client since 2026-03")


def test_printed() -> None:
    """On a screen times are short, in a file they are whole; programs get nothing."""
    news: list[News] = [HealthNews("sada", trouble(Health.FAILING), TIMED_OUT), GapNews("sea", GAP)]
    screen, file, json = FakeTerminal(), Pipe(), Pipe()
    printer_for(screen, color="never", width=80).news(news)
    printer_for(file).news(news)
    printer_for(json, json=True).news(news)

    assert "! sada  failing since 21 Nov 11:40: timed out" in screen.getvalue()
    assert max(map(len, screen.getvalue().splitlines())) <= 80
    assert file.getvalue().splitlines()[0] == (
        "sada: failing since 2026-11-21 11:40+03:00: timed out: no answer within 30 s"
    )
    assert json.getvalue() == ""
