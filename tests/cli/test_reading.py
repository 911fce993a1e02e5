"""`monitor list` and `monitor show`: what is stored, in the ways people ask for it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from monitor.store import Store
from tests.cli.commands import Commands
from tests.cli.conftest import Start
from tests.cli.contract import assert_article, assert_item
from tests.cli.press import COPY_TITLE
from tests.cli.process import TEST_S
from tests.pipeline import newsdesk as desk

EVERYTHING = {desk.TRAIN_TITLE, COPY_TITLE, desk.POTATOES_TITLE, desk.BRIDGE_TITLE}
FLAGGED = {desk.TRAIN_TITLE, COPY_TITLE}


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        ((), FLAGGED),
        (("--level", "match"), FLAGGED),
        (("--level", "mention"), set()),
        (("--level", "all"), EVERYTHING),
        (("--since", "1h"), FLAGGED),
        (("--since", "0s"), set()),
        (("--topic", "russia-dprk"), FLAGGED),
        (("--topic", "sudan-war"), set()),
        (("--feed", "neel", "--level", "all"), {COPY_TITLE, desk.BRIDGE_TITLE}),
        (("--feed", "neel", "--feed", "madar"), FLAGGED),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_list(polled: Commands, arguments: Sequence[str], titles: set[str]) -> None:
    """Level, age, topic and feed narrow the list; without any of them it is what was flagged."""
    outcome = polled.run("list", "--json", *arguments)
    assert outcome.code == 0
    assert {item["title"] for item in outcome.objects} == titles
    for item in outcome.objects:
        assert_item(item)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--feed", "neal"), "no feed 'neal': did you mean 'neel'?"),
        (("list", "--feed", "neel", "--feed", "zzz"), "no feed 'zzz': see `monitor feeds list`"),
        (("list", "--topic", "russia-dpkr"), "no topic 'russia-dpkr': did you mean 'russia-dprk'?"),
        (("search", "--topic", "zzz", "قطار"), "no topic 'zzz': see `monitor topics list`"),
        (("stats", "--topic", "sudan-wra"), "no topic 'sudan-wra': did you mean 'sudan-war'?"),
        (("list", "-n", "0"), "'0' is not a number from 1 to 1,000,000,000"),
        (("list", "-n", "9" * 5000), "is not a number from 1 to"),
        (("topics", "suggest", "-n", "201"), "'201' is not a number from 1 to 200"),
    ],
)
def test_what_can_not_be_narrowed_to(polled: Commands, arguments: Sequence[str], said: str) -> None:
    """A name or a number mistyped is told as such, not as `nothing to list`."""
    outcome = polled.run(*arguments)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert said in outcome.stderr


def test_a_feed_no_longer_configured_can_still_be_listed(own: Commands) -> None:
    """Its articles are there: the database knows its name."""
    own.configure("[[feeds]]\nid = 'other'\nname = 'وكالة'\nurl = 'https://agency.example/rss'\n")
    assert COPY_TITLE in own.run("list", "--feed", "neel", "--level", "all").stdout


def test_a_broken_topic_file_is_not_in_the_way(own: Commands) -> None:
    """What is kept can be narrowed to a topic that is known without it; of another one it may be what is missing."""
    (own.folder / "mine.toml").write_text('format = 1\n[topic\nid = "mine"\n', "utf-8")
    configuration = own.folder / "feeds.toml"
    text = configuration.read_text("utf-8").replace('["russia-dprk"]', '["russia-dprk", "mine.toml"]', 1)
    configuration.write_text(text, "utf-8")
    listed = own.run("list", "--topic", "russia-dprk")
    assert (listed.code, COPY_TITLE in listed.stdout or desk.TRAIN_TITLE in listed.stdout) == (0, True)
    other = own.run("list", "--topic", "mine")
    assert other.code == 78
    assert "mine.toml:2" in other.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list",), 10),
        (("list", "--starred"), 0),
        (("search", "قطار"), 10),
        (("search", "زرافة"), 0),
        (("digest",), 10),
        (("digest", "--since", "0s"), 0),
    ],
)
def test_exit_code(polled: Commands, arguments: Sequence[str], code: int) -> None:
    """With --exit-code a script can tell something from nothing; without it both are well."""
    assert polled.run(*arguments).code == 0
    assert polled.run(*arguments, "--exit-code").code == code


def test_the_queue_of_mentions(polled: Commands) -> None:
    """The list of mentions ends with how many there were each day; `-q` and other lists don't have it."""
    said = polled.run("list", "--level", "mention").stderr
    assert len(re.findall(r"\d\d [A-Z][a-z]{2}: \d+", said.split("Named, not flagged: ")[1])) == 7
    assert "Named" not in polled.run("list", "--level", "mention", "-q").stderr
    assert "Named" not in polled.run("list").stderr


def test_why_not(polled: Commands) -> None:
    """`show --why-not` says what an article is short of, by the topics as they are now."""
    everything = polled.run("list", "--level", "all", "--json").objects
    unflagged = next(item["id"] for item in everything if item["title"] == desk.POTATOES_TITLE)
    assert "why not: russia is not named" in polled.run("show", str(unflagged), "--why-not").stdout
    (shown,) = polled.run("show", str(unflagged), "--why-not", "--json").objects
    assert shown["topics"][0]["why_not"][0] == "0 of 6 points, 6 short"
    assert "why not" not in polled.run("show", "last", "--why-not").stdout


def test_why_not_of_a_changed_topic(own: Commands) -> None:
    """What a topic that was changed since would say is told, with the way to judge anew."""
    (own.folder / "strict.toml").write_text(
        'format = 1\n[topic]\nid = "russia-dprk"\nrelate = ["a"]\n[group.a]\nnames = ["طائرة"]\n', "utf-8"
    )
    configuration = own.folder / "feeds.toml"
    text = configuration.read_text("utf-8").replace('"russia-dprk"', '"strict.toml"', 1)
    configuration.write_text(text, "utf-8")
    assert (
        "as the topic is now, this is a none (0/6): `monitor topics apply`"
        in own.run("show", "last", "--why-not").stdout
    )


def test_newest_first_and_no_more_than_asked_for(polled: Commands) -> None:
    """The newest come first, and `-n` cuts the rest."""
    everything = polled.run("list", "--level", "all", "--json").objects
    seen = [item["first_seen"] for item in everything]
    assert seen == sorted(seen, reverse=True)
    assert polled.run("list", "--level", "all", "--json", "-n", "2").objects == everything[:2]


@pytest.mark.parametrize(
    "arguments",
    [("--since", "999999w"), ("-n", "9" * 20), ("-n", "0")],
    ids=" ".join,
)
def test_numbers_out_of_bounds(polled: Commands, arguments: Sequence[str]) -> None:
    """Times and counts beyond all use are usage errors of one line."""
    outcome = polled.run("list", *arguments)
    assert outcome.code == 2
    assert arguments[0] in outcome.stderr.splitlines()[-1]


@pytest.mark.slow
@pytest.mark.timeout(TEST_S)
@pytest.mark.parametrize("arguments", [("doctor",), ("doctor", "--json"), ("--help",)], ids=" ".join)
def test_no_room_for_the_output(start: Start, arguments: Sequence[str]) -> None:
    """A full disk under stdout is told in one line, with exit code 1."""
    with Path("/dev/full").open("wb") as full:
        ended = start(*arguments, stdout=full.fileno())
    assert ended.exit_code() == 1
    assert ended.stderr == "monitor: reading or writing failed: [Errno 28] No space left on device\n"


def test_nothing_to_list(polled: Commands) -> None:
    """An empty list is no error: stdout is empty, stderr says what to do, -q says nothing."""
    outcome = polled.run("list", "--level", "mention")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert "--level all" in outcome.stderr
    assert polled.run("list", "--level", "mention", "-q").stderr == ""


def test_list_for_people(polled: Commands) -> None:
    """Without --json the story is on one card with all who carry it, also when `-n` leaves the others out."""
    for arguments in (("list",), ("list", "-n", "1")):
        text = polled.run(*arguments).stdout
        assert text.count(" match ") == 1
        assert "+1 outlet" in text


def test_show(polled: Commands) -> None:
    """`show` gives the whole text, the reasons and the other outlets of the story, by number, #number or `last`."""
    newest = polled.run("list", "--json").objects[0]["id"]
    shown = polled.run("show", str(newest))
    assert shown.code == 0
    assert all(paragraph in shown.stdout for paragraph in desk.TRAIN)
    assert "match at 6" in shown.stdout
    assert "Story" in shown.stdout
    assert polled.run("show", f"#{newest}").stdout == shown.stdout
    assert polled.run("show", "last").stdout == shown.stdout


def test_show_as_json(polled: Commands) -> None:
    """`show --json` keeps the contract, and its body has every paragraph in order."""
    (article,) = polled.run("show", "last", "--json").objects
    assert_article(article)
    assert article["evidence"]
    assert article["highlights"]
    assert article["body"] == list(desk.TRAIN)
    assert len(article["coverage"]) == 1


@pytest.mark.parametrize(
    "number", ["9999", "0", "latest", "1.5", "٣", "#", "9" * 30], ids=lambda value: value[:8]
)
def test_show_what_is_not_there(polled: Commands, number: str) -> None:
    """A number nothing has, and what is no number, is a usage error that names `monitor list`."""
    outcome = polled.run("show", number)
    assert outcome.code == 2
    assert "monitor list" in outcome.stderr
    assert outcome.stdout == ""


@pytest.mark.parametrize(
    "command",
    [
        *("list", "list --new", "show last", "search قطار", "mark 1 star", "feeds pin agency 7c8db1"),
        *("topics apply", "db reclean", "db reclean --dry-run"),
    ],
)
def test_before_the_first_poll(commands: Commands, command: str) -> None:
    """Without a database, those who read, mark or clean say which command makes one, and make none themselves."""
    outcome = commands.run(*command.split())
    assert outcome.code == 1
    assert "yet; `monitor poll` makes one" in outcome.stderr
    assert not commands.database.exists()


def test_reading_while_it_is_written(polled: Commands) -> None:
    """A writer in the middle of a transaction delays nobody and shows nothing unfinished."""
    before = polled.run("list", "--json").stdout
    with Store.open(polled.database) as store, store.writing():
        store.mark_shown([1, 2, 3, 4], store.article(1).first_seen)
        assert polled.run("list", "--json").stdout == before
        assert polled.run("show", "1").code == 0
