"""`monitor stats`: counts by the day of the reader's zone, and the ledger."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.cli.counting import days_between, statistics
from monitor.model import Tallied
from monitor.store import Count
from tests.cli.commands import Commands
from tests.cli.press import Press

CAIRO = ZoneInfo("Africa/Cairo")  # two hours ahead of UTC in November
EVENING = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
DAYS = (date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21))


def test_days_are_the_readers() -> None:
    """Half past ten at night in UTC is the next day in Cairo."""
    assert days_between(EVENING - timedelta(days=2), EVENING, CAIRO) == DAYS
    counted = statistics([Count(EVENING, "Madar", articles=3, matches=1)], [], DAYS, CAIRO)

    assert counted.days == DAYS[2:]
    assert counted.everything == Tallied("", (3,), (1,), (0,))


def test_sums() -> None:
    """Counts of one name and day are added up; who has most flagged comes first; other days are left out."""
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    outlets = [
        Count(noon, "Madar", articles=5),
        Count(noon + timedelta(hours=1), "Madar", articles=2, matches=1),
        Count(noon + timedelta(days=1), "Neel", articles=9, matches=2),
        Count(noon - timedelta(days=9), "Neel", articles=100),
    ]
    topics = [Count(noon, "treaty", matches=3, mentions=4)]

    counted = statistics(outlets, topics, DAYS[1:], CAIRO)

    assert [(one.name, one.articles, one.matches) for one in counted.outlets] == [
        ("Neel", (0, 9), (0, 2)),
        ("Madar", (7, 0), (1, 0)),
    ]
    assert counted.topics == (Tallied("treaty", (0, 0), (3, 0), (4, 0)),)
    assert counted.everything == Tallied("", (7, 9), (1, 2), (4, 0))


def test_nothing_at_all() -> None:
    """Without an article there is today, and nothing on it."""
    counted = statistics([], [], DAYS, CAIRO)

    assert (counted.days, counted.everything.articles) == (DAYS[2:], (0,))


def test_counts(polled: Commands) -> None:
    """What the two houses had: four articles, two of them flagged."""
    outcome = polled.run("stats", "--json")
    by = {kind: [row for row in outcome.objects if row["by"] == kind] for kind in ("day", "topic", "outlet")}

    assert outcome.code == 0
    assert sum(day["articles"] for day in by["day"]) == 4
    assert sum(day["flagged"] for day in by["day"]) == 2
    assert by["topic"][0] == {
        **by["topic"][0],
        "topic": "russia-dprk",
        "flagged": 2,
        "mentions": 0,
    }
    assert {row["outlet"]: row["flagged"] for row in by["outlet"]} == {"Madar": 1, "Neel": 1}
    assert polled.run("stats", "--json", "--topic", "sudan-war").objects[-1]["flagged"] == 0
    assert "4 articles  2 flagged" in polled.run("stats", "--since", "2d").stdout


def test_coverage(polled: Commands) -> None:
    """The ledger of one poll: both feeds answered, and nothing is known of the days before."""
    whole, *feeds = polled.run("stats", "--coverage", "--json").objects
    words = polled.run("stats", "--coverage").stdout

    assert (whole["feeds"], whole["polls"], whole["answered"]) == (2, 2, 2)
    assert {feed["feed"] for feed in feeds} == {"madar", "neel"}
    assert words.startswith("What could we have missed?\n- ")
    assert "! Nothing is known of the time before " in words
    assert "- No gap: every look at a feed overlapped with the one before." in words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--coverage", "--topic", "x"), "one for all topics"), (("--since", "soon"), "no length of time")],
)
def test_usage(polled: Commands, arguments: tuple[str, ...], said: str) -> None:
    """What does not go together is a usage error."""
    outcome = polled.run("stats", *arguments)

    assert outcome.code == 2
    assert said in outcome.stderr


def test_before_the_first_poll(commands: Commands, press: Press) -> None:
    """Without a database there is one line that says what makes one."""
    commands.configure(press.configuration())
    outcome = commands.run("stats", "--coverage")

    assert outcome.code == 1
    assert "monitor poll" in outcome.stderr


def test_feeds_show(polled: Commands) -> None:
    """All about one feed: its address, its one poll, its articles; an unknown feed is named with a suggestion."""
    shown = polled.run("feeds", "show", "neel")
    value = polled.run("feeds", "show", "neel", "--json").objects[0]
    unknown = polled.run("feeds", "show", "neal")

    assert shown.code == 0
    assert "neel/feed.xml" in shown.stdout
    assert "last polls  +" in shown.stdout
    assert (value["polls"], value["last_polls"], sum(value["by_hour"]), len(value["latest"])) == (
        1,
        "+",
        2,
        2,
    )
    assert value["reasons"]
    assert unknown.code == 2
    assert "did you mean 'neel'" in unknown.stderr
