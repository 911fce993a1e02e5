import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config import read_opml, write_opml
from monitor.errors import ConfigError
from monitor.model import Feed

OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="صحف"><outline type="rss" text="القناة &amp; الجسر" xmlUrl="https://a.test/rss?x=1&amp;y=2"/>
<outline title="ب" xmlUrl="https://b.test/rss"/></outline>
<outline xmlUrl="https://a.test/rss?x=1&amp;y=2"/><outline xmlUrl="javascript:alert(1)"/><outline text="بلا عنوان"/></body></opml>"""


def test_feeds_in_folders_and_out() -> None:
    """Each address of the web once, with its name."""
    assert read_opml(OPML, "x.opml") == (
        ("القناة & الجسر", "https://a.test/rss?x=1&y=2"),
        ("ب", "https://b.test/rss"),
    )


@pytest.mark.parametrize("text", ["", "<opml>", "<rss version='2.0'/>", "https://a.test/rss"])
def test_what_is_no_opml(text: str) -> None:
    """The error names the file."""
    with pytest.raises(ConfigError, match=r"x\.opml.*is no OPML"):
        read_opml(text, "x.opml")


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=20),
        max_size=5,
    )
)
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read(names: list[str]) -> None:
    """Whatever the feeds are called."""
    feeds = [
        Feed(id=f"f{number}", name=name, url=f"https://a.test/{number}?a=1&b=2", name_en="", publisher="")
        for number, name in enumerate(names)
    ]
    read = read_opml(write_opml(feeds), "x.opml")
    assert [url for _, url in read] == [feed.url for feed in feeds]
    assert [" ".join(name.split()) for name, _ in read] == [
        " ".join(read_name(name).split()) for name in names
    ]


def read_name(name: str) -> str:
    """What is left of a name when it is made safe."""
    return read_opml(write_opml([Feed("f", name, "https://a.test/", "", "")]), "")[0][0]
