"""The feeds.toml that ships is a configuration people can start from."""

import os
import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from monitor import config
from monitor.config.tables import TABLES
from monitor.model import Config

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped() -> Config:
    """The shipped configuration, read as a user's would be."""
    return config.parse(config.starter(), Path("feeds.toml"))


def test_starter_is_the_file_at_the_top() -> None:
    """What `monitor init` writes is the file that people see in the repository."""
    assert config.starter() == (REPOSITORY / "feeds.toml").read_text("utf-8")


def test_starter_loads(shipped: Config) -> None:
    """It has no mistake, feeds to poll and the default topic."""
    assert [topic.name for topic in shipped.topics] == ["russia-dprk"]
    assert len(shipped.feeds) == 72
    assert len(shipped.enabled) == 43


def test_every_disabled_feed_says_why(shipped: Config) -> None:
    """A feed that is not polled has its reason beside it."""
    assert [feed.id for feed in shipped.feeds if not feed.enabled and not feed.note] == []


def test_houses(shipped: Config) -> None:
    """Two feeds of one outlet are one voice."""
    by_publisher = sorted(shipped.feeds, key=lambda feed: feed.publisher)
    houses = {
        publisher: {feed.id for feed in feeds}
        for publisher, feeds in groupby(by_publisher, key=lambda feed: feed.publisher)
    }

    assert houses["BBC"] == {"bbc-arabic", "bbc-arabic-world"}
    assert houses["Sky News Arabia"] == {"skynewsarabia", "skynewsarabia-world"}


def test_every_key_is_taught(shipped: Config) -> None:
    """The header explains every key there is, and its examples are valid when taken in."""
    header = config.starter().partition("[[feeds]]")[0]
    assert [key for keys in TABLES.values() for key in keys if key not in header] == []

    taken_in = header.replace("# contact", "contact").replace("# allow_private", "allow_private")
    taken_in = taken_in.replace("# host_gap", "host_gap").replace("# concurrency", "concurrency")
    taken_in = (
        taken_in.replace("# robots", "robots")
        .replace("# bidi", "bidi")
        .replace('"https://…"', '"https://example.org"')
    )
    feed = shipped.feeds[0]
    read = config.parse(f'{taken_in}\n[[feeds]]\nid = "a"\nname = "أ"\nurl = "{feed.url}"\n', Path("x"))
    assert (read.fetch.host_gap_s, read.fetch.concurrency) == (
        shipped.fetch.host_gap_s,
        shipped.fetch.concurrency,
    )
    assert (read.fetch.robots, read.display) == (shipped.fetch.robots, shipped.display)


@pytest.mark.skipif("MONITOR_DATA" not in os.environ, reason="MONITOR_DATA names no folder of measuring data")
def test_all_candidates_are_there(shipped: Config) -> None:
    """Every gathered feed is in the file, in order, switched on or off as it was gathered."""
    text = Path(os.environ["MONITOR_DATA"], "feeds_candidates.toml").read_text("utf-8")
    gathered = [
        (feed["id"], feed["name"], feed["name_en"], feed["url"], feed["enabled"])
        for feed in tomllib.loads(text)["feeds"]
    ]

    assert [(feed.id, feed.name, feed.name_en, feed.url, feed.enabled) for feed in shipped.feeds] == gathered
