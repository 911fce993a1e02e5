"""Addresses of the web are told from others, and shown without their secrets."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config import starter
from monitor.safe.text import one_line
from monitor.safe.urls import LONGEST_URL, has_secret, is_web, redact

CANARY = "c4n4ry"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG:8080/feed?x=1#top",
        "http://[::1]:8080/rss",
        "https://user:word@example.org/",
        "https://مثال.إختبار/أخبار",
        "https://example.org/%D8%A3?a=b&c",
    ],
)
def test_web_addresses(url: str) -> None:
    """Addresses with http or https and a host are of the web, in any script."""
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="empty"),
        pytest.param("example.org/rss", id="no scheme"),
        pytest.param("//example.org/rss", id="scheme left to the page"),
        pytest.param("ftp://example.org/", id="other scheme"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("https://", id="no host"),
        pytest.param("https:///path", id="no host but a path"),
        pytest.param("https://user@/path", id="no host but a user"),
        pytest.param("https://example.org/a b", id="space"),
        pytest.param("https://example.org/a\u00a0b", id="no-break space"),
        pytest.param("https://example.org/\n", id="newline"),
        pytest.param("\thttps://example.org/", id="tab before"),
        pytest.param("https://exam\x00ple.org/", id="NUL"),
        pytest.param("https://example.org/\x1b[2J", id="escape"),
        pytest.param("https://example.org/\u202egpj.exe", id="bidi override"),
        pytest.param("https://example.org:99999/", id="port too high"),
        pytest.param("https://example.org:abc/", id="port no number"),
        pytest.param("https://[::1/", id="bracket open"),
        pytest.param("https://safe.example\\@evil.example/", id="backslash before the host"),
        pytest.param("https://example.org/" + "a" * LONGEST_URL, id="too long"),
    ],
)
def test_not_web_addresses(url: str) -> None:
    """Anything else is refused."""
    assert not is_web(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://example.org/rss?id=7#top", "https://example.org/rss?id=7#top", id="no secret"),
        pytest.param(f"https://me:{CANARY}@example.org/", "https://example.org/", id="password"),
        pytest.param(f"https://{CANARY}@example.org:8080/@x", "https://example.org:8080/@x", id="user only"),
        pytest.param(f"http://me:p@{CANARY}@example.org", "http://example.org", id="password with @"),
        pytest.param(f"http://me:p/{CANARY}@example.org/", "http://example.org/", id="password with /"),
        pytest.param(
            f"http://me:p?{CANARY}#x@example.org/", "http://example.org/", id="password with ? and #"
        ),
        pytest.param(f"me:{CANARY}@proxy:8080", "proxy:8080", id="no scheme"),
        pytest.param(f"//me:{CANARY}@example.org/", "//example.org/", id="scheme left out"),
        pytest.param("http://[::1]:80/a@b", "http://[::1]:80/a@b", id="IPv6, no user"),
        pytest.param(f"https://x.org/?a=1&token={CANARY}&b=2", "https://x.org/?a=1&token=…&b=2", id="token"),
        pytest.param(f"https://x.org/?api_key={CANARY}", "https://x.org/?api_key=…", id="api_key"),
        pytest.param(f"https://x.org/?apiKey={CANARY};k=1", "https://x.org/?apiKey=…;k=1", id="apiKey"),
        pytest.param(f"https://x.org/?KEY={CANARY}", "https://x.org/?KEY=…", id="key"),
        pytest.param(
            f"https://x.org/?X-Amz-Signature={CANARY}", "https://x.org/?X-Amz-Signature=…", id="Amazon"
        ),
        pytest.param(f"https://x.org/?s%69g={CANARY}", "https://x.org/?s%69g=…", id="escaped name"),
        pytest.param(
            f"https://x.org/#access_token={CANARY}", "https://x.org/#access_token=…", id="in the fragment"
        ),
        pytest.param(f"https://x.org/?auth={CANARY}=={CANARY}", "https://x.org/?auth=…", id="value with ="),
        pytest.param(
            "https://x.org/?author=a&keyword=b", "https://x.org/?author=a&keyword=b", id="look-alikes"
        ),
        pytest.param(f"https://x.org/bot123456:{CANARY}_AAF-x/rss", "https://x.org/…/rss", id="bot"),
        pytest.param(
            f"https://x.org/a/token/{CANARY}/rss", "https://x.org/a/token/…/rss", id="named in the path"
        ),
        pytest.param(f"https://x.org/9fK2mQ7zLp4Rt8Vw{CANARY}Z3/rss", "https://x.org/…/rss", id="random"),
        pytest.param(
            f"https://x.org/r?x=9fK2mQ7zLp4Rt8Vw{CANARY}Z3&y=1", "https://x.org/r?x=…&y=1", id="random value"
        ),
        pytest.param("https://x.org/" + "0af3" * 8, "https://x.org/…", id="hexadecimal"),
        *(
            pytest.param(url, url, id=url[14:40])
            for url in (
                "https://x.org/a7c186be-1baa-4bd4-9d80-a84db769f779/rss",
                "https://x.org/news/BreakingNewsFromTheMiddleEast2026",
                "https://x.org/2026/08/21/A-Long-Title-With-12-Words-And-3-Numbers",
                "https://x.org/secret/feed.xml",
                "https://x.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B9%D8%A7%D8%AC%D9%84",
                "https://x.org/20260821153000123456789012345678",
            )
        ),
        pytest.param(f"token={CANARY}", "token=…", id="only a parameter"),
        pytest.param("http://x.org/\x1b[2J\n2", "http://x.org/[2J 2", id="controls"),
        pytest.param("http://[bad", "http://[bad", id="garbage"),
    ],
)
def test_redact(url: str, expected: str) -> None:
    """Secrets disappear, the rest stays to be recognised."""
    assert redact(url) == expected
    assert CANARY not in redact(url)


@given(st.text(st.sampled_from("ab:/?#@[]=&;%1 \\\x00\u202e") | st.characters(), max_size=60))
@settings(max_examples=200)
def test_garbage_never_raises(text: str) -> None:
    """Any text can be asked about and shown, as one safe line."""
    is_web(text)
    safe = redact(text)

    assert safe == one_line(safe, LONGEST_URL)


@given(
    st.from_regex(r"[a-z0-9.+%!$-]{1,20}", fullmatch=True), st.from_regex(r"[a-z]{1,8}\.org", fullmatch=True)
)
@settings(max_examples=100)
def test_no_password_is_shown(password: str, host: str) -> None:
    """The password before a host is never shown, the host always is."""
    assert redact(f"https://me:{password}@{host}/rss") == f"https://{host}/rss"


def test_no_shipped_feed_seems_to_have_a_secret() -> None:
    """A rule that finds secrets where there are none would refuse the file that ships."""
    urls = [feed["url"] for feed in tomllib.loads(starter())["feeds"]]
    assert urls
    assert not [url for url in urls if has_secret(url)]
