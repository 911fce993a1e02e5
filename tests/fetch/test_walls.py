"""What stands between us and a document is told from the document, and from pages that only look like it."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fetch import Fetcher
from monitor.fetch.walls import in_place_of, instead, is_challenge
from monitor.model import FailureKind
from tests.faults.documents import FEED, PAGE
from tests.faults.server import FaultServer
from tests.faults.walls import CHALLENGES, CONSENT, LOGIN, PAYWALL, html
from tests.fetch.asking import fail, feed, page

URL = "https://news.example/2026/story"
PROSE = "قالت وزارة النقل إن المحطة الجديدة ستفتح أبوابها مطلع الشهر المقبل بعد أعوام من العمل. " * 40


@pytest.mark.parametrize("name", CHALLENGES)
@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden", "503 Service Unavailable"])
async def test_a_challenge_is_blocked_whatever_its_status(
    server: FaultServer, fetcher: Fetcher, name: str, status: str
) -> None:
    """For pages and feeds alike."""
    url = server.url(f"challenge-{name}?status={status}")
    for request in (page(url), feed(url)):
        failure = await fail(fetcher, request)
        assert failure.kind is FailureKind.BLOCKED
        assert "challenge page" in failure.reason


@pytest.mark.parametrize("action", ["challenge", "captcha"])
async def test_amazons_header_is_enough(server: FaultServer, fetcher: Fetcher, action: str) -> None:
    """It comes with 202 or 405 and a script nobody knows."""
    url = server.publish("story", PAGE, headers={"x-amzn-waf-action": action})
    assert (await fail(fetcher, page(url))).kind is FailureKind.BLOCKED


@pytest.mark.parametrize("name", CHALLENGES)
def test_an_article_with_the_same_marks_is_an_article(name: str) -> None:
    """The services put their scripts on ordinary pages too, and the press writes about them."""
    assert not in_place_of(html(CHALLENGES[name] + f"<body><p>{PROSE}</p></body>"))


def test_a_feed_about_challenges_is_a_feed() -> None:
    """Only HTML is a challenge page."""
    assert not in_place_of("<rss><channel><title>Just a moment...</title></channel></rss>")
    assert not in_place_of(FEED.decode())


@pytest.mark.parametrize(
    ("document", "came_to", "words"),
    [
        pytest.param(html(LOGIN), URL, "asks for a password", id="password"),
        pytest.param(html(CONSENT), URL, "asks for consent", id="consent"),
        pytest.param(html(PAYWALL), URL, "is for subscribers", id="schema.org"),
        pytest.param(html("<p>للمشتركين فقط</p>"), URL, "is for subscribers", id="subscribers"),
        pytest.param(html(PAYWALL + f"<p>{PROSE}</p>"), URL, "is for subscribers", id="schema.org on a long page"),
        pytest.param(html(LOGIN + f"<p>{PROSE}</p>"), URL, "", id="login form beside much else"),
        pytest.param(html(CONSENT + f"<p>{PROSE}</p>"), URL, "", id="cookie bar beside much else"),
        pytest.param(html("<p>الصفحة غير موجودة</p>"), URL, "", id="soft 404"),
        pytest.param(FEED.decode(), URL, "", id="no page"),
        pytest.param(html(f"<p>{PROSE}</p>"), "https://accounts.news.example/x", "is a login page at accounts.news.example", id="host of accounts"),
        pytest.param(html("x"), "https://news.example/user/Login.aspx?a", "is a login page at news.example", id="path of a login"),
        pytest.param(html("x"), "https://consent.other.example/collect", "is a consent page at consent.other.example", id="host of consent"),
        pytest.param(html("x"), "https://news.example/subscribe", "is a subscription page at news.example", id="subscription"),
        pytest.param(html("x"), "https://news.example/%D8%AF%D8%AE%D9%88%D9%84", "is a login page at news.example", id="in Arabic"),
        pytest.param(html("x"), "https://news.example/logins-of-the-week", "", id="a word that begins like one"),
    ],
)  # fmt: skip
def test_what_came_instead(document: str, came_to: str, words: str) -> None:
    """Named by what it asks for, or by where a redirect led; a long page of something else is not a wall."""
    assert instead(document, URL, came_to) == words


def test_a_door_that_was_asked_for_is_none() -> None:
    """Somebody whose feed is at /auth/feed means it."""
    assert instead(html("x"), "https://news.example/auth/feed", "https://news.example/auth/feed/") == ""


@given(
    st.lists(
        st.sampled_from(
            ["<script>", "</script>", "<", ">", "<!--", "-->", "<html>", "password", "<input type=", " "]
        ),
        max_size=60,
    )
)
@settings(max_examples=200, deadline=None)
def test_no_markup_raises(parts: list[str]) -> None:
    """However broken."""
    document = "<html>" + "".join(parts)
    is_challenge(document)
    in_place_of(document)
    instead(document, URL, URL)


@pytest.mark.parametrize("part", ["<script>", "<", "<!--", "<input ", "</script ", "<p", "cookie "])
def test_no_markup_costs_time(part: str) -> None:
    """A few hundred kilobytes of anything are looked through at once."""
    document = "<html>" + part * (290_000 // len(part))
    instead(document, URL, URL)
    in_place_of(document + "px-captcha")


@pytest.mark.skipif("MONITOR_DATA" not in os.environ, reason="MONITOR_DATA names no folder of measuring data")
def test_real_pages_are_no_walls() -> None:
    """Five pages of real outlets, login forms and cookie bars included."""
    pages = sorted(Path(os.environ["MONITOR_DATA"], "pages").glob("*.html"))
    assert pages
    for path in pages:
        text = path.read_text("utf-8", errors="replace")
        assert not in_place_of(text), path.name
        assert instead(text, URL, URL) == "", path.name
