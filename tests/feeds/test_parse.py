from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds import parse
from monitor.feeds.parse import MOST_ITEMS
from monitor.model import Dating, Failure, FailureKind, Item, ParsedFeed
from tests.feeds.documents import ATOM, RDF, RSS, numbered, rss

NOW = datetime(2025, 3, 21, 12, tzinfo=UTC)
URL = "https://sahel.test/feeds/rss.xml"


def read(text: str, zone: str = "Africa/Cairo") -> ParsedFeed:
    """Parse what must be a feed."""
    parsed = parse(text, URL, zone, NOW)
    assert isinstance(parsed, ParsedFeed), parsed
    return parsed


def only_item(inside: str) -> Item:
    """The single item of an RSS document."""
    (item,) = read(rss(inside)).items
    return item


def test_rss() -> None:
    """Everything an RSS item says arrives: plain, resolved, in UTC; the wrong encoding declaration is ignored."""
    feed = read(RSS)
    assert (feed.title, feed.problem, feed.left_out, feed.duplicates) == ("وكالة الساحل للأنباء", "", 0, 0)
    assert feed.items == (
        Item(
            identity="sahel-101",
            url="https://sahel.test/news/101?utm_source=rss",
            page_key="sahel.test/news/101",
            title='وزير الخارجية يصل إلى "العاصمة" في زيارة رسمية',
            summary="وصل الوزير مساء اليوم.",
            content="وصل الوزير مساء اليوم إلى العاصمة.\nويلتقي غدا نظيره.\nثم يغادر.",
            published=datetime(2025, 3, 20, 15, 30, tzinfo=UTC),
            published_text="Thu, 20 Mar 2025 18:30:00 +0300",
            dating=Dating.STANDARD,
        ),
        Item(
            identity="sahel.test/news/102",
            url="https://sahel.test/news/102",
            page_key="sahel.test/news/102",
            title="افتتاح معرض الكتاب",
            summary="",  # it only repeats the title
            published=datetime(2025, 3, 20, 7, 0, tzinfo=UTC),
            published_text="2025-03-20T09:00:00",
            dating=Dating.NO_ZONE,
        ),
    )


def test_atom() -> None:
    """An Atom entry: its page rather than its enclosure, when it was published rather than changed, its content."""
    (item,) = read(ATOM).items
    assert item == Item(
        identity="urn:uuid:60a76c80",
        url="https://mina.test/a/1",
        page_key="mina.test/a/1",
        title="توقيع اتفاق تجاري",
        summary="",
        content="فقرة أولى.\nفقرة ثانية.",
        published=datetime(2025, 3, 20, 18, 30, 2, tzinfo=UTC),
        published_text="2025-03-20T18:30:02Z",
        dating=Dating.STANDARD,
    )


def test_rdf() -> None:
    """RSS 1.0, whose items stand beside the channel."""
    feed = read(RDF)
    assert feed.title == "البرج"
    assert [(item.title, item.url, item.published) for item in feed.items] == [
        ("اجتماع طارئ", "https://burj.test/1", datetime(2025, 3, 20, 8, tzinfo=UTC))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        pytest.param("", FailureKind.EMPTY, "nothing", id="nothing"),
        pytest.param("\ufeff \r\n\t", FailureKind.EMPTY, "nothing", id="white space"),
        pytest.param("<!DOCTYPE html><html><body><p>خبر</p></body></html>", FailureKind.NOT_A_FEED, "HTML page", id="HTML"),
        pytest.param("\n<!-- x --><HTML><item><title>a</title></item></HTML>", FailureKind.NOT_A_FEED, "HTML page", id="HTML with items"),
        pytest.param('{"version": "1.1"}', FailureKind.NOT_A_FEED, "JSON", id="JSON"),
        pytest.param('<?xml version="1.0"?><opml version="2.0"><body/></opml>', FailureKind.NOT_A_FEED, "OPML", id="OPML"),
        pytest.param("<urlset><url><loc>https://a.test/</loc></url></urlset>", FailureKind.NOT_A_FEED, "sitemap", id="sitemap"),
        pytest.param("%PDF-1.7 \x00\x01", FailureKind.NOT_A_FEED, "PDF", id="PDF"),
        pytest.param("<note>x</note>", FailureKind.NOT_A_FEED, "XML", id="other XML"),
        pytest.param("<!---->" * 5000 + "<note/>", FailureKind.NOT_A_FEED, "XML", id="many comments"),
        pytest.param("<!-- all -->", FailureKind.NOT_A_FEED, "XML", id="nothing but a comment"),
        pytest.param("404 page not found", FailureKind.NOT_A_FEED, "text", id="text"),
        pytest.param("/etc/passwd", FailureKind.NOT_A_FEED, "text", id="the name of a file"),
        pytest.param("http://127.0.0.1:9/feed", FailureKind.NOT_A_FEED, "text", id="an address"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_a_named_failure(text: str, kind: FailureKind, reason: str) -> None:
    """It says what was sent instead; names of files and addresses are text, not to be opened."""
    failure = parse(text, URL, "UTC", NOW)
    assert isinstance(failure, Failure)
    assert failure.kind is kind
    assert reason in failure.reason


def test_a_feed_without_items_is_no_failure() -> None:
    """A quiet channel is a feed."""
    assert read(rss()) == ParsedFeed(title="قناة", items=(), dialect="rss20")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(RSS.replace("</title>", "</title> & ", 1), id="bare ampersand"),
        pytest.param(RSS.replace("<link>", "<media:thumbnail/><link>", 1), id="undeclared namespace"),
        pytest.param(RSS.replace("العاصمة", "العا\x08صمة"), id="control character"),
        pytest.param("\n\n  " + RSS, id="leading blank lines"),
        pytest.param("\ufeff\ufeff" + RSS, id="two byte order marks"),
        pytest.param(
            "<br />\n<b>Warning</b>: something broke<br />\n" + RSS, id="a program's warning before it"
        ),
        pytest.param(RSS + "\n<!-- cached -->", id="a comment after it"),
        pytest.param(RSS.replace("<rss", "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]><rss", 1), id="a DTD"),
    ],
)
def test_what_is_broken_a_little_is_read(text: str) -> None:
    """The items come out whole in spite of what outlets do to XML."""
    assert [item.identity for item in read(text).items] == ["sahel-101", "sahel.test/news/102"]


def test_broken_markup_is_told() -> None:
    """Items were read, and the feed's page in the list says what is wrong with the document."""
    assert "not well-formed" in read(RSS.replace("</title>", "</title> & ", 1)).problem


@pytest.mark.parametrize("keep", [0.55, 0.7, 0.9])
def test_a_cut_off_document_gives_its_whole_items(keep: float) -> None:
    """Half an item is left out: it would be another item than the whole one at the next poll."""
    whole = read(numbered(range(20)))
    text = numbered(range(20))
    feed = read(text[: int(len(text) * keep)])
    assert feed.problem
    assert 5 < len(feed.items) < 20
    assert feed.items == whole.items[: len(feed.items)]


def test_of_too_many_items_the_newest_are_kept() -> None:
    """Whichever end the newest stand at; the others are counted."""
    for numbers in (range(MOST_ITEMS + 500), range(MOST_ITEMS + 499, -1, -1)):
        feed = read(numbered(numbers))
        kept = sorted(int(item.identity[1:]) for item in feed.items)
        assert kept == list(range(500, MOST_ITEMS + 500))
        assert feed.left_out == 500
        assert [item.identity for item in feed.items] == [f"g{number}" for number in numbers if number >= 500]


def test_of_too_many_items_without_dates_the_first_are_kept() -> None:
    """Feeds begin with the newest."""
    feed = read(rss(*(f"<guid>g{number}</guid><title>خبر</title>" for number in range(MOST_ITEMS + 5))))
    assert (feed.items[0].identity, feed.items[-1].identity) == ("g0", f"g{MOST_ITEMS - 1}")
    assert feed.left_out == 5


@pytest.mark.slow
def test_twenty_thousand_items_are_thinned_before_parsing() -> None:
    """The newest are at one of the ends; the middle is counted, not parsed."""
    feed = read(numbered(range(20_000)))
    assert len(feed.items) == MOST_ITEMS
    assert feed.left_out == 20_000 - MOST_ITEMS
    assert feed.items[-1].identity == "g19999"


def test_of_equal_guids_the_first_item_is_kept() -> None:
    """The others are counted."""
    feed = read(
        rss(
            "<guid>a</guid><title>أول</title>",
            "<guid>a</guid><title>ثان</title>",
            "<guid>b</guid><title>ثالث</title>",
        )
    )
    assert [item.title for item in feed.items] == ["أول", "ثالث"]
    assert feed.duplicates == 1


HOME = "<link>https://a.test/</link>"


@pytest.mark.parametrize(
    "common",
    [
        pytest.param("<link>https://a.test/news#{number}</link><guid isPermaLink='false'>{number}</guid>", id="one link"),
        pytest.param("<link>https://a.test/#/news/{number}</link>", id="routes of a script"),
        pytest.param("<link>https://a.test/{number}</link><guid isPermaLink='false'>feed</guid>", id="one guid"),
        pytest.param("<link>https://a.test/{number}</link><guid>https://a.test/rss</guid>", id="one address as guid"),
        pytest.param(HOME + "<guid isPermaLink='false'>{number}</guid>", id="links to the home page"),
        pytest.param(HOME, id="links to the home page without guid"),
        pytest.param(HOME + "<guid>https://a.test</guid>", id="the home page as guid"),
    ],
)  # fmt: skip
def test_no_item_is_lost_to_a_guid_or_link_in_common(common: str) -> None:
    """What a feed gives to all its items alike tells none of them from the others."""
    insides = [f"<title>خبر رقم {number}</title>{common.format(number=number)}" for number in (1, 2, 3)]
    feed = read(rss(*insides))
    assert [item.title for item in feed.items] == ["خبر رقم 1", "خبر رقم 2", "خبر رقم 3"]
    assert len({item.identity for item in feed.items}) == len({item.page_key for item in feed.items}) == 3
    assert feed.duplicates == 0
    alone = [item.identity for inside in insides for item in read(rss(inside)).items]
    constant_guid = len(set(alone)) == 1  # then, and only then, the other items are needed to see it
    assert constant_guid or alone == [item.identity for item in feed.items]


def test_a_guid_of_several_pages_and_the_home_page() -> None:
    """A guid of several pages is no item's: one without a page of its own is then told by its words."""
    insides = (
        f"<title>خبر {link}</title><link>https://a.test/{link}</link><guid isPermaLink='false'>g</guid>"
        for link in ("", "1", "2")
    )
    feed = read(rss(*insides))
    assert [item.identity for item in feed.items][1:] == ["a.test/1", "a.test/2"]
    assert [item.page_key for item in feed.items][1:] == ["a.test/1", "a.test/2"]
    assert feed.items[0].identity.startswith("hash:")
    assert feed.items[0].page_key.endswith(feed.items[0].identity)


def test_a_page_listed_twice_is_a_duplicate() -> None:
    """One guid with one link is one item, however often, and keeps the key of its page."""
    inside = "<title>خبر</title><link>https://a.test/7{}</link><guid isPermaLink='false'>7</guid>"
    feed = read(rss(inside.format(""), inside.format("?utm_source=x")))
    assert ([item.page_key for item in feed.items], feed.duplicates) == (["a.test/7"], 1)


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        pytest.param("<link> https://a.test/x\n</link>", "https://a.test/x", id="white space"),
        pytest.param("<link>/x?a=1&amp;b=2</link>", "https://sahel.test/x?a=1&b=2", id="relative"),
        pytest.param("<link>//b.test/x</link>", "https://b.test/x", id="without scheme"),
        pytest.param("<link>https://user:secret@a.test/x</link>", "https://a.test/x", id="credentials"),
        pytest.param("<link>https://a.test/خبر عاجل</link>", "https://a.test/خبر%20عاجل", id="a space"),
        pytest.param("<link>javascript:alert(1)</link>", "", id="javascript"),
        pytest.param("<link>data:text/html,x</link>", "", id="data"),
        pytest.param("<link>file:///etc/passwd</link>", "", id="file"),
        pytest.param("<link>http://[broken</link>", "", id="broken"),
        pytest.param(f"<link>https://a.test/{'x' * 1_000_000}</link>", "", id="a megabyte"),
        pytest.param("<guid>https://a.test/x</guid>", "https://a.test/x", id="guid as link"),
        pytest.param("<guid>12345</guid>", "", id="a number that claims to be a link"),
        pytest.param(
            "<guid isPermaLink='false'>https://a.test/x</guid>", "", id="guid that denies to be a link"
        ),
    ],
)
def test_links(inside: str, url: str) -> None:
    """A link that can be fetched, or none."""
    assert only_item("<title>خبر</title>" + inside).url == url


def test_an_item_without_a_page_has_a_key_of_its_own() -> None:
    """Two feeds may both have an item `1` without a link: they are two articles."""
    text = rss("<guid isPermaLink='false'>1</guid><title>خبر</title>")
    keys = set()
    for url in ("https://a.test/rss", "https://b.test/rss"):
        parsed = parse(text, url, "UTC", NOW)
        assert isinstance(parsed, ParsedFeed)
        keys.add(parsed.items[0].page_key)
    assert len(keys) == 2
    assert all(key.startswith("#") for key in keys)


def test_an_item_that_says_nothing_is_skipped() -> None:
    """No page, no title, no text: nothing to store."""
    feed = read(
        rss(
            "<category>x</category>",
            "<title>خبر</title>",
            "<title> </title><description>&lt;p&gt;&lt;/p&gt;</description>",
        )
    )
    assert [item.title for item in feed.items] == ["خبر"]


def test_an_item_with_nothing_but_text_keeps_its_identity() -> None:
    """The same words and date are the same item at the next poll, other words or another date another one."""
    first = only_item("<title>خبر</title><pubDate>2025-03-20</pubDate>").identity
    assert only_item("<title>خبر </title><pubDate>2025-03-20</pubDate>").identity == first
    assert only_item("<title>خبر آخر</title><pubDate>2025-03-20</pubDate>").identity != first
    assert only_item("<title>خبر</title><pubDate>2025-03-21</pubDate>").identity != first


def test_content_that_says_no_more_than_the_summary_is_left_out() -> None:
    """What a feed says twice is stored once."""
    text = RSS.replace("<p>ويلتقي غدا نظيره.<br/>ثم يغادر.</p>", "").replace(
        " إلى العاصمة.</p>]]></content", ".</p>]]></content"
    )
    item = read(text).items[0]
    assert (item.summary, item.content) == ("وصل الوزير مساء اليوم.", "")


def test_texts_are_capped() -> None:
    """Nothing a feed sends is stored without a limit."""
    item = only_item(
        f"<title>{'عنوان ' * 1000}</title><description>{'نص ' * 100_000}</description><guid>{'g' * 100_000}</guid>"
    )
    assert len(item.title) <= 1_000
    assert len(item.summary) <= 64 * 1024
    assert len(item.identity) <= 500


def test_texts_are_safe() -> None:
    """Terminal escapes and direction overrides do not get past the parser."""
    item = only_item(
        "<title>خبر&#x202E;&lt;b&gt;\u009b31m عاجل</title><description>a&amp;#27;]0;x&amp;#7; ب</description>"
    )
    texts = item.title + item.summary
    assert not any(character in texts for character in "\x1b\x07\u009b\u202e")


@given(st.data())
@settings(max_examples=75, deadline=None)
def test_no_mutation_of_a_document_raises(data: st.DataObject) -> None:
    """Bytes lost, doubled or replaced anywhere: a feed or a named failure comes back."""
    document = bytearray(data.draw(st.sampled_from([RSS, ATOM, RDF])).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(document) - 1))
        size = data.draw(st.integers(0, 40))
        document[place : place + size] = data.draw(
            st.binary(max_size=8)
            | st.sampled_from([b"<", b">", b"<!--", b"<![CDATA[", b"&", b'"', b"</item>", b"<item>", b"\xd9"])
        )
    assert isinstance(
        parse(document.decode("utf-8", "replace"), URL, "Asia/Beirut", NOW), ParsedFeed | Failure
    )
