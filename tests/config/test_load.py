"""A configuration comes out complete, and every mistake in it is named with its place and a way out."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import config
from monitor.article import prune_problem
from monitor.config.tables import TABLES
from monitor.errors import ConfigError
from monitor.model import (
    BIDI_MODES,
    Config,
    DigestSettings,
    Display,
    Feed,
    FetchSettings,
    StoreSettings,
    TopicRef,
)
from monitor.report.bidi.modes import Mode

PATH = Path("/etc/monitor/feeds.toml")
FEED = '[[feeds]]\nid = "agency"\nname = "وكالة"\nurl = "https://agency.example/rss"\n'
CANARY = "c4n4ry"

EVERYTHING = """\
[monitor]
topics = ["russia-dprk", "own/sahel.toml"]
timezone = "Africa/Cairo"

[fetch]
contact = "https://example.org/bot"
allow_private = ["127.0.0.1:8080", "[0:0::1]:81", "Intranet.example:443"]
host_gap = "3s"
concurrency = 8
proxy = "http://proxy.example:3128"

[display]
bidi = "visual"

[store]
keep = "365d"
backup = "copies"
backups = 30

[digest]
at = "07:30"
topics = ["own/sahel.toml"]
level = "mention"

[[feeds]]
id = "agency"
name = "وكالة الأنباء"
name_en = "The Agency"
publisher = "Agencies"
url = "https://agency.example/rss"
country = "EG"
language = "ar-EG"
timezone = "Asia/Aden"
interval = "10m"
enabled = false
pages = false
note = "Slow on Fridays."

[[feeds]]
id = "paper"
name = "الجريدة"
url = "https://paper.example/rss"
"""


def error_of(text: str) -> ConfigError:
    """The mistake a configuration is refused for."""
    with pytest.raises(ConfigError) as caught:
        config.parse(text, PATH)
    return caught.value


def feed_with(line: str) -> str:
    """A configuration whose only feed has one more line, the fifth."""
    return f"{FEED}{line}\n"


@pytest.mark.parametrize("xpath", ["//div[", "rx:test(@class, 'promo')", "//*[unknown()]"])
def test_wrong_xpaths_are_named(tmp_path: Path, xpath: str) -> None:
    """An XPath of `prune` that can't be used is refused with its line, key and an example."""
    path = tmp_path / "feeds.toml"
    path.write_text(f'{FEED}prune = ["//aside", "{xpath}"]\n', "utf-8")
    with pytest.raises(ConfigError, match=r"feeds\.toml:5"):
        config.load(path, xpath_problem=prune_problem)


def test_prune_and_drop_come_out_as_written() -> None:
    """Both are lists of texts."""
    loaded = config.parse(f'{FEED}prune = ["//aside"]\ndrop = ["تابعونا"]\n', PATH)
    assert (loaded.feeds[0].prune, loaded.feeds[0].drop) == (("//aside",), ("تابعونا",))


def test_everything() -> None:
    """Every key arrives where it belongs."""
    assert config.parse(EVERYTHING, PATH) == Config(
        path=PATH,
        topics=(
            TopicRef("russia-dprk", None, str(PATH), 2),
            TopicRef("own/sahel.toml", Path("/etc/monitor/own/sahel.toml"), str(PATH), 2),
        ),
        timezone="Africa/Cairo",
        fetch=FetchSettings(
            contact="https://example.org/bot",
            allow_private=frozenset({("127.0.0.1", 8080), ("::1", 81), ("intranet.example", 443)}),
            host_gap_s=3.0,
            concurrency=8,
            proxy="http://proxy.example:3128",
        ),
        display=Display(bidi="visual"),
        store=StoreSettings(timedelta(days=365), Path("/etc/monitor/copies"), 30),
        digest=DigestSettings(time(7, 30), ("own/sahel.toml",), "mention"),
        feeds=(
            Feed(
                id="agency",
                name="وكالة الأنباء",
                name_en="The Agency",
                publisher="Agencies",
                url="https://agency.example/rss",
                country="EG",
                language="ar-EG",
                timezone="Asia/Aden",
                interval=timedelta(minutes=10),
                enabled=False,
                pages=False,
                note="Slow on Fridays.",
            ),
            Feed(
                id="paper",
                name="الجريدة",
                name_en="",
                publisher="الجريدة",
                url="https://paper.example/rss",
                timezone="Africa/Cairo",
            ),
        ),
    )


def test_defaults() -> None:
    """A feed is all a configuration needs."""
    read = config.parse(FEED, PATH)

    assert (read.timezone, read.fetch, read.display) == ("UTC", FetchSettings(), Display())
    assert (read.store, read.digest) == (StoreSettings(), DigestSettings())
    assert [topic.name for topic in read.topics] == ["russia-dprk"]
    assert read.feeds[0].timezone == "UTC"


def test_publisher_is_the_outlet() -> None:
    """A feed without a publisher is its outlet's, by the Latin name when there is one."""
    assert config.parse(feed_with('name_en = "Agency"'), PATH).feeds[0].publisher == "Agency"


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        pytest.param('intervall = "10m"', "intervall", "did you mean 'interval'?", id="unknown key"),
        pytest.param('proxy = "http://x"', "proxy", "it belongs under [fetch]", id="key of another table"),
        pytest.param("xyz = 1", "xyz", "there are: id, name", id="key like no other"),
        pytest.param("note = 5", "note", "has to be a text", id="no text"),
        pytest.param('publisher = " "', "publisher", "is empty", id="empty text"),
        pytest.param('enabled = "no"', "enabled", "true or false (without quotes)", id="no flag"),
        pytest.param(
            'timezone = "Asia/Cairo"', "timezone", "did you mean 'Africa/Cairo'?", id="wrong continent"
        ),
        pytest.param(
            'timezone = "Africa/Kairo"', "timezone", "did you mean 'Africa/Cairo'?", id="misspelt zone"
        ),
        pytest.param('timezone = "Africa"', "timezone", "is no time zone", id="folder of zones"),
        pytest.param('timezone = "../../passwd"', "timezone", "is no time zone", id="path as zone"),
        pytest.param('timezone = "قاهرة"', "timezone", 'like "Africa/Cairo"', id="zone like no other"),
        pytest.param('country = "eg"', "country", '("EG", like "EG")', id="small letters"),
        pytest.param('country = "Egypt"', "country", "no country code", id="country's name"),
        pytest.param('language = "Arabic"', "language", 'like "ar"', id="language's name"),
        pytest.param('interval = "often"', "interval", "'often' is no length of time", id="no duration"),
        pytest.param("interval = 10", "interval", "10 is no length of time", id="duration without a unit"),
        pytest.param('interval = "59s"', "interval", "less than a minute", id="interval too short"),
        pytest.param('interval = "0s"', "interval", "out of range", id="no interval"),
        pytest.param('interval = "8d"', "interval", "out of range", id="interval too long"),
    ],
)
def test_wrong_key_of_a_feed(line: str, key: str, said: str) -> None:
    """A wrong key or value of a feed is named with its line and a suggestion."""
    error = error_of(feed_with(line))

    assert (error.file, error.line, error.key) == (str(PATH), 5, f"feeds[0].{key}")
    assert said in str(error)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param('id = "RT عربي"', 'like "rt"', id="capitals, space, Arabic"),
        pytest.param('id = "-rt"', 'like "rt"', id="hyphen first"),
        pytest.param('id = "عربي"', 'like "rt-arabic"', id="nothing Latin"),
        pytest.param('url = "agency.example/rss"', 'like "https://agency.example/rss"', id="no scheme"),
        pytest.param('url = "ftp://agency.example"', "no http or https address", id="other scheme"),
        pytest.param('url = "https://agency.example/a b"', "no http or https address", id="space in url"),
        pytest.param("url = 7", "7 is no http or https address", id="url no text"),
        pytest.param('name = ""', "is empty", id="empty name"),
    ],
)
def test_wrong_required_key(line: str, said: str) -> None:
    """What every feed has is checked too."""
    key = line.partition(" ")[0]
    kept = [old for old in FEED.splitlines() if not old.startswith(key)]
    error = error_of("\n".join([*kept, line]))

    assert (error.line, error.key) == (4, f"feeds[0].{key}")
    assert said in str(error)


@pytest.mark.parametrize("key", ["id", "name", "url"])
def test_missing_key(key: str) -> None:
    """A feed without id, name or url is named by the line it begins in."""
    kept = [line for line in FEED.splitlines() if not line.startswith(f"{key} ")]
    error = error_of(feed_with("") + "\n".join(kept))

    assert (error.line, error.key, error.problem) == (6, f"feeds[1].{key}", "is missing")
    assert error.suggestion.startswith(f"add {key} = ")


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        pytest.param("[monitr]\nx = 1\n", 1, "monitr", "did you mean 'monitor'?", id="unknown table"),
        pytest.param(
            'timezone = "UTC"\n', 1, "timezone", "under [monitor] or [[feeds]]", id="key outside a table"
        ),
        pytest.param("[[monitor]]\n", 1, "monitor", "write [monitor]", id="table as list"),
        pytest.param("monitor = 1\n", 1, "monitor", "has to be a table", id="table as key"),
        pytest.param(
            '[monitor]\ntopics = "x"\n', 2, "monitor.topics", "has to be a list", id="topics no list"
        ),
        pytest.param("[monitor]\ntopics = []\n", 2, "monitor.topics", "names no topic", id="no topics"),
        pytest.param(
            '[monitor]\ntopics = [\n"a",\n7]\n',
            4,
            "monitor.topics[1]",
            "has to be a text",
            id="topic no text",
        ),
        pytest.param('[monitor]\ntopics = ["a",\n"a"]\n', 3, "monitor.topics[1]", "twice", id="topic twice"),
        pytest.param(
            "[fetch]\nconcurrency = 0\n", 2, "fetch.concurrency", "out of range (1 to 512)", id="too few"
        ),
        pytest.param("[fetch]\nconcurrency = 9999\n", 2, "fetch.concurrency", "out of range", id="too many"),
        pytest.param("[fetch]\nconcurrency = true\n", 2, "fetch.concurrency", "whole number", id="no number"),
        pytest.param('[fetch]\nhost_gap = "0s"\n', 2, "fetch.host_gap", '("1s" to "5m")', id="gap too short"),
        pytest.param('[fetch]\nhost_gap = "1h"\n', 2, "fetch.host_gap", "out of range", id="gap too long"),
        pytest.param('[fetch]\nproxy = "socks5://x:1"\n', 2, "fetch.proxy", "no http or https", id="proxy"),
        pytest.param(
            '[fetch]\ncontact = "a (b)"\n', 2, "fetch.contact", "can't stand in a header", id="parentheses"
        ),
        pytest.param(
            '[fetch]\ncontact = "وكالة"\n', 2, "fetch.contact", "can't stand in a header", id="no ASCII"
        ),
        pytest.param('[store]\nkeep = "1d"\n', 2, "store.keep", '("7d" to "36500d")', id="keep too short"),
        pytest.param('[store]\nbackup = ""\n', 2, "store.backup", "is empty", id="no folder"),
        pytest.param("[store]\nbackups = 3\n", 2, "store.backups", "add backup =", id="backups nowhere"),
        pytest.param('[digest]\nat = "7:00"\n', 2, "digest.at", 'like "07:00"', id="hour of one digit"),
        pytest.param('[digest]\nat = "24:00"\n', 2, "digest.at", "no time of day", id="hour 24"),
        pytest.param("[digest]\nat = 07:00:00\n", 2, "digest.at", "no time of day", id="time of TOML's"),
        pytest.param('[digest]\nlevel = "none"\n', 2, "digest.level", "one of: match", id="level"),
        pytest.param(
            '[digest]\ntopics = [\n"russia-dprc"]\n',
            3,
            "digest.topics[0]",
            "did you mean",
            id="topic unknown",
        ),
        pytest.param('[display]\nbidi = "visaul"\n', 2, "display.bidi", "did you mean 'visual'?", id="bidi"),
        pytest.param('[display]\nbidi = "x"\n', 2, "display.bidi", "one of: auto, ", id="bidi like no other"),
    ],
)
def test_wrong_table(text: str, line: int, key: str, said: str) -> None:
    """Mistakes outside feeds are named just as well."""
    error = error_of(f"{text}{FEED}")

    assert (error.line, error.key) == (line, key)
    assert said in str(error)


@pytest.mark.parametrize(
    "value",
    ["127.0.0.1", "*:80", "10.0.0.0/8:80", "http://localhost:80", "localhost:0", "localhost:65536", "::1:80",
     "[::1]", "[zz]:80", "[1:2]:80", "a b:80", "user@host:80", ":80", ""],
)  # fmt: skip
def test_allow_private_is_exact(value: str) -> None:
    """Only an exact host and port lifts the guard; no pattern, no network, no address of a page."""
    error = error_of(f'[fetch]\nallow_private = [\n  "ok.example:80",\n  "{value}",\n]\n{FEED}')

    assert (error.line, error.key) == (4, "fetch.allow_private[1]")
    assert 'like "' in error.suggestion


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        pytest.param("http://127.0.0.1:8080/rss", "127.0.0.1:8080", id="address and port"),
        pytest.param("http://LOCALHOST/rss", "localhost:80", id="default port of http"),
        pytest.param("https://intranet.example/rss", "intranet.example:443", id="default port of https"),
        pytest.param("http://[::1]:81/rss", "[0:0:0:0:0:0:0:1]:81", id="IPv6 in another spelling"),
    ],
)
def test_short_interval_where_allowed(url: str, allowed: str) -> None:
    """One's own server may be polled every second."""
    text = FEED.replace("https://agency.example/rss", url) + 'interval = "1s"\n'

    read = config.parse(f'[fetch]\nallow_private = ["{allowed}"]\n{text}', PATH)

    assert read.feeds[0].interval == timedelta(seconds=1)


def test_short_interval_on_another_port() -> None:
    """The same host on another port is another server."""
    text = FEED.replace("agency.example", "127.0.0.1:8081") + 'interval = "1s"\n'

    assert error_of(f'[fetch]\nallow_private = ["127.0.0.1:8080"]\n{text}').key == "feeds[0].interval"


@pytest.mark.parametrize(
    ("second", "key", "said"),
    [
        pytest.param(("agency", "https://other.example/"), "id", "line 2 has the same id", id="id"),
        pytest.param(("b", "https://agency.example/rss"), "url", "line 4 has the same url", id="url"),
        pytest.param(
            ("b", "http://AGENCY.example/rss/#x"), "url", "line 4 has the same url", id="url but for trifles"
        ),
    ],
)
def test_duplicates(second: tuple[str, str], key: str, said: str) -> None:
    """Two feeds with one id or one address are refused, both lines named."""
    identifier, url = second
    error = error_of(f'{FEED}[[feeds]]\nid = "{identifier}"\nname = "ب"\nurl = "{url}"\n')

    assert (error.line, error.key) == ({"id": 6, "url": 8}[key], f"feeds[1].{key}")
    assert said in str(error)


def test_one_path_many_feeds() -> None:
    """Feeds that differ in nothing but the query or the port are different."""
    urls = ("https://a.example/rss?s=1", "https://a.example/rss?s=2", "https://a.example:8443/rss?s=1")
    text = "".join(f'[[feeds]]\nid = "f{n}"\nname = "أ"\nurl = "{url}"\n' for n, url in enumerate(urls))

    assert tuple(feed.url for feed in config.parse(text, PATH).feeds) == urls


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "there is no feed", id="empty file"),
        pytest.param("feeds = []\n", "there is no feed", id="no feeds"),
        pytest.param("[feeds]\n", "write [[feeds]]", id="single brackets"),
        pytest.param('feeds = ["https://a.example/rss"]', "has to be a table", id="list of addresses"),
        pytest.param(feed_with("enabled = false"), "no feed is enabled", id="all disabled"),
        pytest.param("[[feeds]\n", "not valid TOML", id="no TOML"),
    ],
)
def test_no_feeds(text: str, said: str) -> None:
    """A configuration that leaves nothing to poll is refused."""
    assert said in str(error_of(text))


@pytest.mark.parametrize(
    "text",
    [
        f'[fetch]\nproxy = "me:{CANARY}@proxy.example:3128"\n{FEED}',
        f'[fetch]\nallow_private = ["me:{CANARY}@host:80"]\n{FEED}',
        feed_with(f'timezone = "https://me:{CANARY}@agency.example/"'),
        feed_with("").replace("https://agency", f"ftp://me:{CANARY}@agency"),
        feed_with("").replace("/rss", f"/a b?token={CANARY}"),
    ],
)
def test_errors_keep_secrets(text: str) -> None:
    """An error never repeats a password or a token."""
    assert CANARY not in str(error_of(text))


def test_errors_are_one_safe_line() -> None:
    """A key full of controls is shown without them."""
    error = error_of('"\\u001b]0;x\\u0007\\n\\u202e" = 1\n' + FEED)

    assert str(error).isprintable()


def test_bidi_modes_are_those_of_the_report() -> None:
    """What the configuration accepts, the report can do."""
    assert set(BIDI_MODES) == {"auto", *Mode}


def test_load_reads_topic_files(tmp_path: Path) -> None:
    """A topic's path starts at the configuration's folder; the file has to be there."""
    path = tmp_path / "feeds.toml"
    path.write_text('[monitor]\ntopics = [\n"russia-dprk",\n"own.toml"]\n' + FEED, "utf-8")

    with pytest.raises(ConfigError, match=r"there is no file .*own\.toml") as caught:
        config.load(path)
    assert (caught.value.line, caught.value.key) == (4, "monitor.topics[1]")

    (tmp_path / "own.toml").touch()
    assert config.load(path).topics[1].path == tmp_path / "own.toml"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (FEED.replace("https://", "https://me:word@"), "feeds[0].url"),
        (FEED.replace("/rss", "/rss?token=word"), "feeds[0].url"),
        (FEED.replace("/rss", "/token/wordword/rss"), "feeds[0].url"),
        (f'[fetch]\nproxy = "http://me:word@proxy.example:3128"\n{FEED}', "fetch.proxy"),
    ],
    ids=["feed", "token", "token in the path", "proxy"],
)
def test_open_secret(tmp_path: Path, text: str, key: str) -> None:
    """A file with a password that others may read is refused, with the command that mends it."""
    path = tmp_path / "my feeds.toml"
    path.write_text(text, "utf-8")
    path.chmod(0o640)

    with pytest.raises(ConfigError, match="others may read") as caught:
        config.load(path)
    assert caught.value.key == key
    assert caught.value.suggestion.startswith(f"chmod 600 '{path}', or write \"env:")
    assert "word" not in str(caught.value).replace("password", "")

    path.chmod(0o600)
    assert config.load(path).feeds


def test_addresses_from_the_environment(tmp_path: Path) -> None:
    """What stands in a variable need not stand in the file, which anybody may read then."""
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'[fetch]\nproxy = "env:PROXY"\n{FEED.replace("https://agency.example/rss", "env:AGENCY")}', "utf-8"
    )
    path.chmod(0o644)
    environ = {"PROXY": "http://me:word@proxy.example", "AGENCY": "https://agency.example/rss?token=word"}

    loaded = config.load(path, environ)
    assert (loaded.fetch.proxy, loaded.feeds[0].url) == (environ["PROXY"], environ["AGENCY"])
    for wrong in ({}, {"PROXY": environ["PROXY"], "AGENCY": "word"}):
        with pytest.raises(
            ConfigError, match=r"environment variable (PROXY is not set|AGENCY holds no)"
        ) as caught:
            config.load(path, wrong)
        assert caught.value.line
        assert "word" not in str(caught.value)


def test_open_file_without_secret(tmp_path: Path) -> None:
    """Without a password anybody may read the file."""
    path = tmp_path / "feeds.toml"
    path.write_text(FEED, "utf-8")
    path.chmod(0o644)

    assert config.load(path).path == path


VALUES = st.recursive(
    st.sampled_from(["true", "1", "-7", "1.5", '""', '"10m"', '"ا"', '"http://["', '"a:1"', "2026-11-21"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda values: f"[{', '.join(values)}]")
        | inner.map(lambda value: f"{{ id = {value} }}")
    ),
    max_leaves=4,
)
KEYS = st.sampled_from([*TABLES, *(key for keys in TABLES.values() for key in keys), "other"])
HEADERS = st.sampled_from(
    ["[monitor]", "[fetch]", "[display]", "[feeds]", "[[feeds]]", "[[fetch]]", "[other.x]"]
)


@given(st.lists(HEADERS | st.builds("{} = {}".format, KEYS, VALUES), max_size=8))
@settings(max_examples=100)
def test_any_file_is_read_or_refused(lines: list[str]) -> None:
    """Whatever stands in the file, it is read or refused with a `ConfigError` that names it and a real line."""
    text = "\n".join(lines)
    try:
        read = config.parse(f"{FEED}{text}", PATH)
    except ConfigError as error:
        assert error.file == str(PATH)  # noqa: PT017 - both outcomes are fine
        assert 0 <= error.line <= text.count("\n") + 5  # noqa: PT017
    else:
        assert read.enabled
