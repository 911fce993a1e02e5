"""`monitor poll` as cron sees it: what is printed where, what is printed once, and how it exits."""

import json
import re

import pytest

from monitor.store import PollLock, Store
from tests.cli.commands import Commands
from tests.cli.contract import assert_item
from tests.cli.press import COPY_TITLE, GIST, Press
from tests.fakes import Story
from tests.pipeline import newsdesk as desk

FAULTS = {
    "html": "not a feed",
    "empty": "empty",
    "short": "bad response",
    "404": "missing",
    "gone": "gone",
    "status-500": "server error",
    "pdf": "not a feed",
    "loop": "bad response",
}


@pytest.fixture(autouse=True)
def configured(commands: Commands, press: Press) -> None:
    """Every test polls the press."""
    commands.configure(press.configuration())


def _many(press: Press, number: int) -> None:
    stories = [Story(f"{index}.html", f"{desk.BRIDGE_TITLE} {index}", desk.BRIDGE) for index in range(number)]
    press.publish("madar", stories)


def test_flagged_on_stdout_summary_on_stderr(commands: Commands) -> None:
    """What is flagged goes to stdout, one card a story; the poll in numbers goes to stderr."""
    outcome = commands.run("poll", "--all")
    assert outcome.code == 0
    assert len(re.findall(r"^\[\d+/6\] match", outcome.stdout, re.MULTILINE)) == 1
    assert "+1 outlet" in outcome.stdout
    assert desk.POTATOES_TITLE not in outcome.stdout
    assert desk.BRIDGE_TITLE not in outcome.stdout
    assert re.search(r"\b2 feeds\b", outcome.stderr)
    assert re.search(r"\b2 flagged\b", outcome.stderr)
    assert "\x1b" not in outcome.stdout + outcome.stderr


def test_nothing_is_printed_twice(commands: Commands, press: Press) -> None:
    """A second poll prints nothing on stdout, whether the feeds changed otherwise or not."""
    commands.run("poll", "--all")
    again = commands.run("poll", "--all")
    assert (again.code, again.stdout) == (0, "")
    assert "2 feeds" in again.stderr
    _many(press, 2)
    assert commands.run("poll", "--all").stdout == ""


def test_quiet_when_nothing_is_new(commands: Commands) -> None:
    """With -q a poll that flags nothing prints nothing at all, and one that does prints the cards alone."""
    first = commands.run("poll", "-q", "--all")
    assert GIST in first.stdout
    assert first.stderr == ""
    again = commands.run("poll", "-q", "--all")
    assert (again.code, again.stdout, again.stderr) == (0, "", "")


def test_polls_only_what_is_due(commands: Commands, press: Press) -> None:
    """Without --all or a feed's name, a feed that was just polled is left alone."""
    commands.run("poll")
    commands.run("poll")
    assert len(press.server.requests("madar/feed.xml")) == 1
    commands.run("poll", "madar")
    assert len(press.server.requests("madar/feed.xml")) == 2
    assert len(press.server.requests("neel/feed.xml")) == 1


def test_json_lines(commands: Commands) -> None:
    """`--json` prints an object a line that keeps the contract; the copy tells its story."""
    outcome = commands.run("poll", "--all", "--json")
    for item in outcome.objects:
        assert_item(item)
    assert {item["title"] for item in outcome.objects} == {desk.TRAIN_TITLE, COPY_TITLE}
    assert len({item["story"] for item in outcome.objects}) == 1
    assert all(item["published"].endswith("+02:00") for item in outcome.objects)  # Cairo in November
    assert commands.run("poll", "--all", "--json").stdout == ""


def test_exit_code(commands: Commands) -> None:
    """`--exit-code` exits with 10 when something was flagged, and only then."""
    assert commands.run("poll", "--all", "--exit-code").code == 10
    assert commands.run("poll", "--all", "--exit-code").code == 0


def test_unknown_feed(commands: Commands, press: Press) -> None:
    """A feed that is not configured is a usage error that names the one that was meant, and nothing is fetched."""
    outcome = commands.run("poll", "madra")
    assert outcome.code == 2
    assert "madra" in outcome.stderr
    assert "did you mean 'madar'" in outcome.stderr
    assert press.server.ledger == []


@pytest.mark.parametrize("quiet", [(), ("-q",)], ids=["aloud", "quiet"])
def test_every_feed_fails(commands: Commands, press: Press, quiet: tuple[str, ...]) -> None:
    """When no feed could be read the exit code is 1 and each is named on stderr, even with -q: cron must tell."""
    commands.configure(press.configuration(["404", "html"]))
    outcome = commands.run("poll", *quiet, "404", "html")
    assert outcome.code == 1
    assert outcome.stdout == ""
    assert "404  missing" in outcome.stderr
    assert "html  not a feed" in outcome.stderr


def test_bad_feeds_are_named_failures(commands: Commands, press: Press) -> None:
    """Each bad feed is a named failure of its own, in the poll's problems and in `feeds list`; the good ones go on."""
    commands.configure(press.configuration(FAULTS))
    polled = commands.run("poll", "--all")
    assert polled.code == 0
    assert GIST in polled.stdout
    listed = {row["id"]: row for row in commands.run("feeds", "list", "--json").objects}
    assert {name: listed[name]["problem"]["kind"] for name in FAULTS} == FAULTS
    assert listed["madar"]["problem"] is None
    table = commands.run("feeds", "list").stdout.splitlines()
    for name, kind in FAULTS.items():
        assert f"failed: {name}  {kind}" in polled.stderr
        assert any(line.startswith(f"failing  {name} ") and kind in line for line in table), name


def test_another_monitor_is_polling(commands: Commands, press: Press) -> None:
    """While another process holds the lock, polling exits with 75, names the holder and fetches nothing."""
    with PollLock(commands.database):
        outcome = commands.run("poll", "--all")
    assert outcome.code == 75
    assert "pid" in outcome.stderr
    assert press.server.ledger == []
    assert commands.run("poll", "--all").code == 0


def test_budget(commands: Commands, press: Press) -> None:
    """Feeds there is no time for are not asked and stay due: the next run does all of it."""
    _many(press, 5)
    cut = commands.run("poll", "--all", "--budget", "0s")
    assert cut.code == 0
    assert press.server.ledger == []
    rest = commands.run("poll")
    assert desk.TRAIN_TITLE not in rest.stdout  # Madar has other articles now
    assert COPY_TITLE in rest.stdout
    with Store.open_readonly(commands.database) as store:
        counts = store.counts(None)
    assert (counts.judged, counts.pending) == (7, 0)


def test_hostile_text_stays_harmless(commands: Commands, press: Press) -> None:
    """Escape sequences in a feed reach neither the terminal nor a JSON reader, and the article is still flagged."""
    title = f"{desk.TRAIN_TITLE}\x1b]0;owned\x07\u202e"
    press.publish("madar", [Story("train.html", title.replace("\x1b", "&#27;"), desk.TRAIN)])
    printed = commands.run("poll", "--all", "--color", "always", "--json").stdout
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "\u202e" not in printed
    assert all(json.loads(line)["level"] == "match" for line in printed.splitlines())
