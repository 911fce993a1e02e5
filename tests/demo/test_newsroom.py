"""The newsroom as a whole: what is online, and what the configuration and the truth say of it."""

import tomllib
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from monitor.config import load
from monitor.demo import Newsroom
from tests.demo.reader import ask, follow

_OPENED = datetime(2026, 3, 1, 12, tzinfo=UTC)
_WORKING = ("bawaba", "jamia", "wakala", "mawqi", "sada", "qadima", "intiqal", "maatal", "bahr", "riyada")
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest_asyncio.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    """An open newsroom."""
    async with Newsroom(_OPENED) as opened:
        yield opened


def _feeds(newsroom: Newsroom) -> dict[str, str]:
    return {feed["id"]: feed["url"] for feed in tomllib.loads(newsroom.configuration())["feeds"]}


def _article_of(newsroom: Newsroom, outlet: str) -> str:
    """The address of one of an outlet's articles."""
    return next(url for url, article in newsroom.truth().items() if article.outlet == outlet)


def _links(feed: bytes) -> list[str]:
    root = ET.fromstring(feed)  # noqa: S314 - the newsroom's own
    rss = [link.text or "" for link in root.iterfind("channel/item/link")]
    return rss or [link.attrib["href"] for link in root.iterfind(f"{_ATOM}entry/{_ATOM}link")]


@pytest.mark.parametrize("outlet", _WORKING)
async def test_every_outlet_serves_its_feed(newsroom: Newsroom, outlet: str) -> None:
    """The feed of an outlet links to exactly the articles the truth knows of it, newest first."""
    _, answer = await follow(_feeds(newsroom)[outlet])
    assert answer.status == 200
    expected = [(url, article) for url, article in newsroom.truth().items() if article.outlet == outlet]
    expected.sort(key=lambda pair: pair[1].hours_ago)
    assert _links(answer.body) == [url for url, _ in expected]


async def test_every_page_is_served_as_it_is_counted(newsroom: Newsroom) -> None:
    """What the plain filter is shown is what a reader gets, and it holds the article."""
    truth = newsroom.truth()
    readable = {url: page for url, page in newsroom.pages().items() if page}
    assert set(newsroom.pages()) == set(truth)
    assert {truth[url].outlet for url in set(truth) - set(readable)} <= {"maatal"}
    for url, page in readable.items():
        _, answer = await follow(url)
        charset = "windows-1256" if truth[url].outlet == "qadima" else "utf-8"
        assert answer.status == 200
        assert answer.body.decode(charset) == page


async def test_the_old_paper_is_in_windows_1256(newsroom: Newsroom) -> None:
    """Feed and pages are windows-1256; the feed's header says so, of a page only its own meta element does."""
    feed = await ask(_feeds(newsroom)["qadima"])
    assert feed.headers["content-type"].endswith("charset=windows-1256")
    assert feed.body.startswith(b'<?xml version="1.0" encoding="windows-1256"?>')
    assert "الصحيفة القديمة" in feed.body.decode("windows-1256")
    page = await ask(_article_of(newsroom, "qadima"))
    assert page.headers["content-type"] == "text/html"
    assert b'<meta charset="windows-1256">' in page.body
    with pytest.raises(UnicodeDecodeError):
        page.body.decode("utf-8")


async def test_a_moved_outlet_redirects(newsroom: Newsroom) -> None:
    """Its feed has moved for good, its pages are behind a counter."""
    statuses, _ = await follow(_feeds(newsroom)["intiqal"])
    assert statuses == [301]
    statuses, answer = await follow(_article_of(newsroom, "intiqal"))
    assert (statuses, answer.status) == ([302], 200)


async def test_a_second_poll_is_cheap(newsroom: Newsroom) -> None:
    """A feed that has not changed answers 304; with a new article it answers with all of it."""
    feeds = _feeds(newsroom)
    tags = {outlet: (await follow(feeds[outlet]))[1].headers["etag"] for outlet in _WORKING}
    direct = {outlet: url for outlet, url in feeds.items() if outlet in _WORKING and outlet != "intiqal"}
    for outlet, url in direct.items():
        assert (await ask(url, {"If-None-Match": tags[outlet]})).status == 304
    published = newsroom.publish_next(_OPENED)
    assert published is not None
    _, changed = await follow(feeds[published.outlet])
    assert changed.headers["etag"] != tags[published.outlet]


async def test_broken_feeds_are_broken_in_their_own_ways(newsroom: Newsroom) -> None:
    """One feed a fault: a page instead of a feed, nothing, half of it, 404, 503, nobody there."""
    feeds = _feeds(newsroom)
    answers = {
        feed.removeprefix("maatal-"): await ask(url)
        for feed, url in feeds.items()
        if feed.startswith("maatal-") and feed != "maatal-not-there"
    }
    assert {fault: answer.status for fault, answer in answers.items()} == {
        "html": 200,
        "empty": 200,
        "cut-off": 200,
        "missing": 404,
        "overloaded": 503,
    }
    assert answers["html"].body.startswith(b"<!DOCTYPE html>")
    assert answers["empty"].body == b""
    assert len(answers["cut-off"].body) < int(answers["cut-off"].headers["content-length"])
    with pytest.raises(ConnectionRefusedError):
        await ask(feeds["maatal-not-there"])


async def test_live_articles_are_published_one_by_one(newsroom: Newsroom) -> None:
    """Each is offline before and online after, with its page; after the last there is none."""
    waiting = [article for article in newsroom.articles if article.live]
    assert not any(article.live for article in newsroom.truth().values())
    for article in waiting:
        published = newsroom.publish_next(_OPENED + timedelta(minutes=1))
        assert published is article
        assert article in newsroom.truth().values()
    assert newsroom.publish_next(_OPENED) is None
    assert len(newsroom.truth()) == len(newsroom.pages()) == len(newsroom.articles)


async def test_the_configuration_loads(newsroom: Newsroom, tmp_path: Path) -> None:
    """It is a configuration without a mistake, for every outlet, and opens exactly the newsroom's ports."""
    path = tmp_path / "feeds.toml"
    path.write_text(newsroom.configuration(), "utf-8")
    config = load(path)
    assert {feed.id for feed in config.enabled} >= set(_WORKING)
    assert [topic.name for topic in config.topics] == ["russia-dprk"]
    assert {feed.publisher for feed in config.feeds} == {outlet.name_en for outlet in newsroom.outlets}
    ports = {("127.0.0.1", int(feed.url.split(":")[2].split("/")[0])) for feed in config.feeds}
    assert config.fetch.allow_private == ports
    assert len(ports) == len(newsroom.outlets) + 1


async def test_a_closed_newsroom_is_gone() -> None:
    """After closing, nobody answers."""
    async with Newsroom(_OPENED) as newsroom:
        url = _feeds(newsroom)["wakala"]
    with pytest.raises(ConnectionRefusedError):
        await ask(url)


async def test_held_back_articles_follow_the_live_ones() -> None:
    """What is too young for the opening is published later, the oldest first, each once."""
    async with Newsroom(_OPENED, hold_back=timedelta(hours=24)) as newsroom:
        archive = {article.id for article in newsroom.truth().values()}
        published = []
        while article := newsroom.publish_next(_OPENED):
            published.append(article)

    ages = [article.hours_ago for article in published if not article.live]
    assert all(article.hours_ago >= 24 for article in newsroom.articles if article.id in archive)
    assert ages == sorted(ages, reverse=True)
    assert archive.isdisjoint(article.id for article in published)
    assert len(archive) + len(published) == len(newsroom.articles)
