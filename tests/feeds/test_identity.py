import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.feeds import page_key
from monitor.feeds.identity import LONGEST_IDENTITY, entry_identity, item_key

PAGE = "outlet.test/a/%D8%AE%D8%A8%D8%B1?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://outlet.test/a/خبر?id=7",
        "http://outlet.test/a/خبر?id=7",
        "HTTPS://OUTLET.test/a/خبر?id=7",
        "https://outlet.test:443/a/خبر?id=7",
        "http://outlet.test:80/a/خبر?id=7",
        "https://outlet.test./a/خبر?id=7",
        "https://user:secret@outlet.test/a/خبر?id=7",
        "https://outlet.test/a/خبر?id=7#comments",
        "https://outlet.test/a/خبر/?id=7",
        "https://outlet.test/a/%d8%ae%D8%A8%D8%B1?id=7",
        "https://outlet.test/%61/خبر?id=7",
        "https://outlet.test/a/خبر?utm_source=rss&id=7&utm_medium=feed",
        "https://outlet.test/a/خبر?fbclid=abc&id=7",
        "https://outlet.test/a/خبر?&id=7&",
    ],
)
def test_spellings_of_one_page_have_one_key(url: str) -> None:
    """What cannot change the page makes no difference."""
    assert page_key(url) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "https://www.outlet.test/a/خبر?id=7",
        "https://outlet.test:8443/a/خبر?id=7",
        "http://outlet.test:443/a/خبر?id=7",
        "https://outlet.test/A/خبر?id=7",
        "https://outlet.test/a/خبر?id=8",
        "https://outlet.test/a/خبر",
        "https://outlet.test/a/خبر?id=7&page=2",
        "https://outlet.test/a%2Fخبر?id=7",
        "https://outlet.test/a/خبر?ID=7",
        "https://outlet.test/a/خبر?id=7#/خبر/8",
        "https://outlet.test/a/خبر?id=7#!8",
    ],
)
def test_other_pages_have_other_keys(url: str) -> None:
    """What may change the page makes a difference."""
    assert page_key(url) != PAGE


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://outlet.test", "outlet.test"),
        ("https://outlet.test/", "outlet.test"),
        ("https://outlet.test/?", "outlet.test"),
        ("https://outlet.test/?utm_source=x", "outlet.test"),
        ("https://وكالة.test/", "xn--mgbe0ffr.test"),
        ("http://[2001:DB8::1]:8080/a", "[2001:db8::1]:8080/a"),
        ("https://a.test/x?u=http://b.test/?q#f", "a.test/x?u=http://b.test/?q"),
        ("https://a.test/#/خبر/7/", "a.test#/%D8%AE%D8%A8%D8%B1/7"),
        ("https://a.test/?id=1#!/7?x=y#z", "a.test?id=1#!/7?x=y%23z"),
        ("https://a.test/#/", "a.test"),
        ("https://a.test/100%", "a.test/100%25"),
        ("https://a.test/a b", "a.test/a%20b"),
        ("https://a.test/a%20b", "a.test/a%20b"),
        ("https://a.test/%7Euser", "a.test/~user"),
        ("", ""),
    ],
)
def test_keys(url: str, key: str) -> None:
    """The canonical form, spelt out."""
    assert page_key(url) == key


URLS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["http://", "https://", "HTTPS://", ""]),
        st.text(alphabet="aB.:@é80وx-[]", max_size=12),
        st.text(alphabet="/aB%41%d8و ?&=#;utm_+.~!", max_size=30),
        st.sampled_from(["", "#/", "#!", "#!/%7e"]),
        st.text(alphabet="/aB%41%d8و ?&=#!", max_size=10),
    ),
)


@given(URLS | st.text())
@example("https://\N{ONE DOT LEADER}/")
@example("http://::0.")
@example("http://::0:")
@settings(max_examples=200)
def test_a_key_is_its_own_key(url: str) -> None:
    """Idempotent, whatever it is given, and plain ASCII."""
    key = page_key(url)
    assert page_key(key) == key
    assert key.isascii()
    assert not key.startswith("#")


@pytest.mark.parametrize(
    ("guid", "url", "identity"),
    [
        pytest.param("tag:a.test,2025:7", "https://a.test/7", "tag:a.test,2025:7", id="guid"),
        pytest.param(
            "http://a.test/7/?utm_source=rss", "https://a.test/8", "a.test/7", id="guid that is an address"
        ),
        pytest.param("", "https://a.test/7/", "a.test/7", id="link"),
        pytest.param("https://a.test/", "https://a.test/7", "a.test/7", id="guid that is the home page"),
        pytest.param(" 7\n\x1b[2J", "", "7 [2J", id="guid made safe"),
    ],
)
def test_identity(guid: str, url: str, identity: str) -> None:
    """The guid, else the page."""
    assert entry_identity(guid, url, ("title",)) == identity


def test_identity_by_hash() -> None:
    """Without guid and link the texts decide; a monstrous guid is shortened without losing what tells it apart."""
    assert entry_identity("", "", ("أ", "ب")) == entry_identity("", "", ("أ", "ب"))
    assert entry_identity("", "", ("أ", "ب")) != entry_identity("", "", ("أ", "ج"))
    long = "g" * LONGEST_IDENTITY
    identities = {entry_identity(long + end, "", ()) for end in ("1", "2")}
    assert len(identities) == 2
    assert all(len(identity) <= LONGEST_IDENTITY for identity in identities)


def test_no_page_has_the_key_of_an_item_without_one() -> None:
    """It begins with a sign that no page's key begins with, and tells feeds apart without naming their addresses."""
    key = item_key("https://a.test/rss?token=c4n4ry", "7")
    assert re.fullmatch("#[0-9a-f]{32} 7", key)
    assert item_key("https://b.test/rss", "7") != key
