"""Documents made to hang or crash parsers, through the sandbox as in real life."""

import time
from datetime import UTC, datetime

import pytest

from monitor.errors import SandboxTimeout
from monitor.feeds import parse
from monitor.model import Failure, ParsedFeed
from monitor.sandbox import Sandbox
from tests.feeds.documents import rss

NOW = datetime(2025, 3, 21, 12, tzinfo=UTC)
ITEM = "<guid>g</guid><title>خبر</title>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

HARMLESS = {
    "billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>' + rss("<guid>g</guid><title>خبر &l9;</title>"),
    "external entity": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<guid>g</guid><title>خبر &x;</title>"),
    "external DTD": '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + rss(ITEM),
    "stylesheet": '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>' + rss(ITEM),
    "XInclude": rss(ITEM + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
    "attribute lists": "<!DOCTYPE rss [" + "".join(f"<!ATTLIST a b{n} CDATA 'c'>" for n in range(100_000)) + "]>" + rss(ITEM),
    "one long comment": "<!--" + "x" * (8 << 20) + "-->" + rss(ITEM),
    "styles": rss(ITEM + f"<description><![CDATA[<p style='{'a' * 63_000}'>نص</p>]]></description>"),
}  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_the_guard_makes_it_harmless(text: str) -> None:
    """Read long before a child's ten seconds are over, and nothing of a local file in it."""
    started = time.process_time()
    feed = parse(text, "https://a.test/rss", "UTC", NOW)
    assert time.process_time() - started < 6
    assert isinstance(feed, ParsedFeed), feed
    (item,) = feed.items
    assert item.title.startswith("خبر")
    assert "root:" not in item.title + item.summary


@pytest.mark.parametrize(
    "many",
    [
        pytest.param("<category>x</category>" * 20_000, id="categories"),
        pytest.param('<enclosure url="http://a.test/b.mp3" length="1" type="audio/mpeg"/>' * 20_000, id="enclosures"),
        pytest.param(f"<description>{'نص ' * 2_000_000}</description>", id="an item of 10 MB"),
    ],
)  # fmt: skip
def test_fat_items_are_cut_to_size(many: str) -> None:
    """Twenty thousand of anything, or megabytes of text, cost far less than the ten seconds a child has, and are not handed on."""
    started = time.process_time()
    feed = parse(rss(ITEM + many), "https://a.test/rss", "UTC", NOW)
    assert time.process_time() - started < 6
    assert isinstance(feed, ParsedFeed), feed
    assert sum(map(len, (feed.items[0].title, feed.items[0].summary, feed.items[0].content))) < 70_000


def test_many_attributes_are_refused() -> None:
    """677 KB of attributes kept feedparser busy for half a minute."""
    attributes = " ".join(f"a{number}='b'" for number in range(64_000))
    assert isinstance(
        parse(rss(f"<title {attributes}>خبر</title>"), "https://a.test/rss", "UTC", NOW), Failure
    )


HANGING = {
    "nesting": "<rss version='2.0'><channel>" + "<a>" * 1_000_000,
    "author": rss(ITEM + "<author>" + "a" * 63_000 + "</author>"),
}


@pytest.mark.parametrize("text", HANGING.values(), ids=HANGING.keys())
async def test_what_still_hangs_is_killed(text: str) -> None:
    """The deadline ends it, and the next feed is read at once."""
    async with Sandbox(workers=1, seconds=1, preload=["monitor.feeds"]) as sandbox:
        await sandbox.run(parse, rss(ITEM), "https://a.test/rss", "UTC", NOW)
        with pytest.raises(SandboxTimeout):
            await sandbox.run(parse, text, "https://a.test/rss", "UTC", NOW)
        feed = await sandbox.run(parse, rss(ITEM), "https://a.test/rss", "UTC", NOW)
    assert isinstance(feed, ParsedFeed)
    assert len(feed.items) == 1
