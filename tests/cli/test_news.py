"""Troubles are told once, whichever run tells them; feeds can be paused."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Failure, FailureKind, FeedStanding, Health, PollOutcome
from monitor.store import Store
from tests.cli.commands import Commands
from tests.cli.press import Press

HOUR = timedelta(hours=1)


@pytest.fixture
def known(commands: Commands, press: Press) -> Iterator[Store]:
    """The two houses were polled once; gives their database."""
    commands.configure(press.configuration())
    assert commands.run("poll", "--all", "-q").code == 0
    with Store.open(commands.database) as store:
        yield store


def bring_trouble(store: Store, health: Health) -> None:
    """An earlier run has found that this is how Neel is."""
    now = datetime.now(UTC)
    failure = Failure(FailureKind.TIMED_OUT, "no answer within 30 s") if health is not Health.OK else None
    standing = FeedStanding(health, since=now - HOUR, bad_polls=4, bad_since=now - HOUR, last_bad=now)
    store.record_poll(PollOutcome("neel", "neel", now, now + HOUR, failure=failure, standing=standing))


def test_told_once(commands: Commands, known: Store) -> None:
    """A trouble is told by the next run, be it quiet, and by no further one; so is its end."""
    bring_trouble(known, Health.FAILING)
    first, second = (commands.run("poll", "-q") for _ in range(2))
    bring_trouble(known, Health.OK)
    third, fourth = (commands.run("poll", "-q") for _ in range(2))

    assert first.stderr.startswith("neel: failing since ")
    assert first.stderr.endswith("timed out: no answer within 30 s\n")
    assert third.stderr.startswith("neel: works again, was failing since ")
    assert (second.stderr, fourth.stderr) == ("", "")
    assert {outcome.code for outcome in (first, second, third, fourth)} == {0}


def test_the_network_is_told_once(commands: Commands, known: Store) -> None:
    """That ours is down and that it is back."""
    known.ledger.go_offline(datetime.now(UTC) - HOUR)
    down, silent = (commands.run("poll", "-q") for _ in range(2))
    back = commands.run("poll", "-q", "neel")

    assert down.stderr.startswith("network: down since ")
    assert silent.stderr == ""
    assert back.stderr.startswith("network: there again, was down since ")


def test_pause_and_resume(commands: Commands, known: Store, press: Press) -> None:
    """A paused feed is left alone by `poll --all`, asked when it is named, and due at once when resumed."""
    asked = len(press.server.ledger)
    paused = commands.run("feeds", "pause", "neel", "--for", "2d")
    everything = commands.run("poll", "--all", "-q")
    alone = [entry.path for entry in press.server.ledger[asked:]]
    listed = {row["id"]: row for row in commands.run("feeds", "list", "--json").objects}
    table = commands.run("feeds", "list").stdout
    named = commands.run("poll", "neel", "-q")
    resumed = commands.run("feeds", "resume", "neel", "madar")

    assert (paused.code, everything.code, named.code, resumed.code) == (0, 0, 0, 0)
    assert paused.stderr.startswith("neel: paused until ")
    assert not any("neel" in path for path in alone)
    assert (listed["neel"]["paused"], listed["madar"]["paused"]) == (True, False)
    assert listed["neel"]["paused_until"] is not None
    assert "paused  neel" in table
    assert "for 1d more" in table
    assert any("neel/feed.xml" in entry.path for entry in press.server.ledger)
    assert resumed.stderr == "neel: resumed\nmadar: was not paused\n"
    assert known.due(["neel", "madar"], datetime.now(UTC)) == ["neel"]


def test_pause_until(commands: Commands, known: Store) -> None:
    """A date is meant in the zone of the configuration."""
    assert commands.run("feeds", "pause", "neel", "madar", "--until", "2126-12-01 08:00").code == 0

    until = datetime(2126, 12, 1, 6, 0, tzinfo=UTC)
    paused = known.ledger.paused(["neel", "madar"], datetime.now(UTC))
    assert {name: pause.until for name, pause in paused.items()} == {"neel": until, "madar": until}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("neal",), 2, "did you mean 'neel'"),
        ((), 2, "Missing argument"),
        (("neel", "--for", "1d", "--until", "2126-12-01"), 2, "not both"),
        (("neel", "--until", "2020-01-01"), 2, "2020-01-01 00:00 is over"),
        (("neel", "--for", "0s"), 2, "is over"),
    ],
)
def test_what_can_not_be_paused(
    commands: Commands, known: Store, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """A mistake is named and pauses nothing."""
    outcome = commands.run("feeds", "pause", *arguments)

    assert outcome.code == code
    assert said in outcome.stderr
    assert not any(state.paused for state in known.feed_states(datetime.now(UTC)).values())


def test_a_feed_never_polled_can_be_paused(commands: Commands, press: Press) -> None:
    """Before the first poll, too: it is then not polled at all."""
    commands.configure(press.configuration())
    assert commands.run("feeds", "pause", "neel", "-q").stderr == ""
    assert commands.run("poll", "--all", "-q").code == 0

    assert not any("neel" in entry.path for entry in press.server.ledger)
    assert "paused  neel" in commands.run("feeds", "list").stdout
