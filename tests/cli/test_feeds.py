"""`monitor feeds test` and `add`, and `doctor --feeds`: feeds tried from the user's own network."""

import socket
from pathlib import Path

import pytest

from monitor.config import load
from tests.cli.commands import Commands
from tests.cli.press import Press
from tests.fakes import Clock
from tests.pipeline import newsdesk as desk


@pytest.fixture(autouse=True)
def configured(commands: Commands, press: Press) -> None:
    """Two feeds that work, and three that don't."""
    commands.configure(press.configuration(["html", "404", "status-500"]))


def test_a_feed_in_full(commands: Commands) -> None:
    """Charset and reason, items, dates, identities, and what a page gives; nothing is stored."""
    outcome = commands.run("feeds", "test", "neel")
    assert outcome.code == 0
    for words in ("valid utf-8", "2 items", "2 standard", "2 by link", desk.TRAIN[0][:60]):
        assert words in outcome.stdout
    assert not commands.database.exists()


def test_a_feed_by_its_address_as_json(commands: Commands, press: Press) -> None:
    """One object a feed; those that fail say why, and the exit code is 1."""
    outcome = commands.run("feeds", "test", "--json", "--no-page", press.server.url("madar/feed.xml"), "html")
    works, fails = outcome.objects
    assert (works["feed"], works["items"], works["failure"], works["page"]) == ("madar", 2, None, None)
    assert fails["failure"]["kind"] == "not a feed"
    assert outcome.code == 1


@pytest.mark.parametrize("source", ["needl", "ftp://a.test/rss", "rt-arabic"])
def test_what_is_no_feed_is_said(commands: Commands, source: str) -> None:
    """A mistyped id gets a suggestion."""
    outcome = commands.run("feeds", "test", source)
    assert outcome.code == 2
    assert source in outcome.stderr


def test_doctor_tries_every_feed(commands: Commands) -> None:
    """Those that give nothing are grouped by reason and named for disabling; one that may recover is not."""
    outcome = commands.run("doctor", "--feeds")
    assert outcome.code == 1
    assert "2 of 5 feeds without any problem" in outcome.stdout
    assert "bad  missing  404: 404 Not Found" in outcome.stdout
    assert "warn  server error; may pass  status-500" in outcome.stdout
    to_do = next(line for line in outcome.stdout.splitlines() if "enabled = false" in line)
    assert to_do.endswith("html, 404")


def test_doctor_knows_when_it_is_the_network(commands: Commands) -> None:
    """When not one feed can be reached, none is to be disabled."""
    with socket.socket() as closed:  # bound, so that nobody else gets the port, but not listening
        closed.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{closed.getsockname()[1]}"
        feeds = "".join(f'[[feeds]]\nid = "f{n}"\nname = "f"\nurl = "http://{where}/{n}"\n' for n in range(3))
        commands.configure(f'[fetch]\nallow_private = ["{where}"]\n{feeds}')
        outcome = commands.run("doctor", "--feeds")
    assert outcome.code == 1
    assert "not one of 3 feeds can be reached" in outcome.stdout
    assert "enabled = false" not in outcome.stdout


def test_add_finds_the_feed_of_a_home_page(commands: Commands, press: Press) -> None:
    """It is shown, written to the end of feeds.toml, and can be polled; a second time it is refused."""
    home = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/sahel/feed.xml"></head><p>أهلا'
    )
    press.publish("sahel", [desk.bridge(Clock())])
    press.server.publish("sahel/", home)
    before = commands.config.read_bytes()
    shown = commands.run("feeds", "add", press.server.url("sahel/"), "--dry-run", "--id", "sahel")
    assert (shown.code, commands.config.read_bytes()) == (0, before)
    found, done = commands.run("feeds", "add", press.server.url("sahel/"), "--dry-run", "--json").objects
    assert (found["url"], found["failure"]) == (press.server.url("sahel/feed.xml"), None)
    assert (done["dry_run"], done["also_found"]) == (True, [])
    assert [(feed["id"], feed["url"]) for feed in done["added"]] == [("feed", found["url"])]
    added = commands.run("feeds", "add", press.server.url("sahel/"), "--id", "sahel", "--name", "الساحل")
    assert added.code == 0
    assert commands.config.read_bytes().startswith(before)
    new = load(commands.config).feeds[-1]
    assert (new.id, new.name, new.url) == ("sahel", "الساحل", press.server.url("sahel/feed.xml"))
    for further in ((), ("--dry-run",)):
        again = commands.run("feeds", "add", press.server.url("sahel/"), *further)
        assert again.code == 78
        assert "this feed is there already, as 'sahel'; nothing was added" in again.stderr


def test_add_does_not_show_a_secret(commands: Commands, press: Press) -> None:
    """It is written to the file, which others must not be able to read, and not to the screen."""
    url = press.server.url("sahel/feed.xml?token=c4n4ry")
    press.publish("sahel", [desk.bridge(Clock())])
    refused = commands.run("feeds", "add", url, "--id", "sahel")
    assert refused.code == 78
    assert "chmod 600" in refused.stderr
    commands.config.chmod(0o600)
    added = commands.run("feeds", "add", url, "--id", "sahel")
    assert added.code == 0
    assert load(commands.config).feeds[-1].url == url
    assert "c4n4ry" not in added.stdout + added.stderr + refused.stdout + refused.stderr


def test_add_says_when_nothing_is_found(commands: Commands, press: Press) -> None:
    """And leaves the file alone."""
    before = commands.config.read_bytes()
    press.server.publish("empty/", "<html><p>أهلا")
    outcome = commands.run("feeds", "add", press.server.url("empty/"))
    assert outcome.code == 1
    assert "none is at the usual places" in outcome.stdout
    assert commands.config.read_bytes() == before


def test_import_and_export(commands: Commands, tmp_path: Path) -> None:
    """An OPML file's new feeds are added with ids of their own; export gives them back, but none with a secret."""
    opml = tmp_path / "list.opml"
    outlines = ["https://sahel.test/rss", "https://www.sahel.test/sport/rss", "https://me:word@burj.test/rss"]
    listed = "".join(f'<outline text="قناة" xmlUrl="{url}"/>' for url in outlines)
    opml.write_text(f"<opml>{listed}</opml>", "utf-8")
    commands.config.chmod(0o600)
    shown = commands.run("feeds", "import", str(opml), "--dry-run")
    before = load(commands.config).feeds
    (value,) = commands.run("feeds", "import", str(opml), "--dry-run", "--json").objects
    added = commands.run("feeds", "import", str(opml))
    again = commands.run("feeds", "import", str(opml))
    assert [outcome.code for outcome in (shown, added, again)] == [0, 0, 0]
    assert shown.stdout == added.stdout
    assert (value["dry_run"], value["already"], len(value["added"])) == (True, 0, 3)
    assert "word" not in str(value)
    assert "word" not in added.stdout
    assert again.stdout == ""
    new = load(commands.config).feeds[len(before) :]
    assert [(feed.id, feed.url) for feed in new] == list(
        zip(["sahel", "sahel-2", "burj"], outlines, strict=True)
    )
    exported = commands.run("feeds", "export")
    assert outlines[0] in exported.stdout
    assert "burj" not in exported.stdout
    assert "1 left out" in exported.stderr
