"""What sites say about robots, RFC 9309."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fetch import Fetcher
from monitor.fetch.limits import ROBOTS_LIMITS
from monitor.fetch.robots import ASKED_AGAIN, KEPT_FOR, address_of, holds, learned, refusal, site_of
from monitor.model import (
    Failure,
    FailureKind,
    Fetched,
    FetchSettings,
    Request,
    RequestKind,
    RobotsTxt,
    Unchanged,
)
from tests.faults.robots import ROBOTS
from tests.faults.server import FaultServer
from tests.fetch.conftest import HASTY

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SITE = "https://news.example"


def said(rules: str) -> RobotsTxt:
    """What the site said just now."""
    return RobotsTxt(SITE, rules, None, NOW + KEPT_FOR)


def allows(rules: str, path: str) -> bool:
    """Whether a robots.txt allows us a path."""
    return refusal(said(rules), SITE + path) is None


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://News.example/a?b", "https://news.example"), ("http://news.example:80/", "http://news.example"),
        ("https://news.example:8443/", "https://news.example:8443"), ("http://[::1]:8080/x", "http://[::1]:8080"),
        ("https://desk:s3cret@news.example/", "https://news.example"), ("ftp://news.example/", ""), ("", ""), ("http://[::1", ""),
    ],
)  # fmt: skip
def test_the_site_of_an_address(url: str, site: str) -> None:
    """Scheme, host and port, without what goes without saying and without secrets."""
    assert site_of(url) == site
    assert address_of(SITE) == f"{SITE}/robots.txt"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        pytest.param("", "/a", True, id="no rules"),
        pytest.param("User-agent: *\nDisallow: /", "/a", False, id="everybody, everything"),
        pytest.param("User-agent: *\nDisallow:", "/a", True, id="an empty rule is none"),
        pytest.param("User-agent: *\nDisallow: /a", "/ab/c", False, id="prefix"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True, id="the longest rule wins"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True, id="allow wins a tie"),
        pytest.param("User-agent: *\nDisallow: /*.php$", "/x/y.php", False, id="star and dollar"),
        pytest.param("User-agent: *\nDisallow: /*.php$", "/x/y.php?a", True, id="dollar is the end"),
        pytest.param("User-agent: *\nDisallow: /تصنيف/", "/%D8%AA%D8%B5%D9%86%D9%8A%D9%81/1", False, id="Arabic rule, encoded path"),
        pytest.param("User-agent: *\nDisallow: /%d8%aa%d8%b5%d9%86%d9%8a%d9%81/", "/تصنيف/1", False, id="encoded rule, Arabic path"),
        pytest.param("User-agent: GPTBot\nDisallow: /", "/a", True, id="somebody else"),
        pytest.param("User-agent: GPTBot\nUser-agent: *\nDisallow: /", "/a", False, id="a group for several"),
        pytest.param("User-agent: *\nUser-agent: GPTBot\nDisallow: /", "/a", False, id="in any order"),
        pytest.param("User-agent: Monitor\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False, id="we, in capitals"),
        pytest.param("User-agent: monitor/2.0\nDisallow: /", "/a", False, id="we, with a version"),
        pytest.param("User-agent: monitor*\nDisallow: /", "/a", False, id="we, with a star"),
        pytest.param("User-agent: monitor # the bot\nDisallow: /", "/a", False, id="we, with a comment"),
        pytest.param("User-agent: monitor\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True, id="ours is the only group then"),
        pytest.param("User-agent: monitoring-bot\nDisallow: /", "/a", True, id="a longer name is another's"),
        pytest.param("User-agent: mon\nDisallow: /", "/a", True, id="a shorter name is another's"),
        pytest.param("user-agent:*\ndisallow:/", "/a", False, id="without spaces"),
        pytest.param("User-agent: *\rDisallow: /\r", "/a", False, id="lines of an old Mac"),
        pytest.param("Sitemap: https://news.example/s.xml\nUser-agent: *\nDisallow: /a", "/b", True, id="sitemaps are no rules"),
        pytest.param("Disallow: /", "/a", True, id="a rule for nobody"),
    ],
)  # fmt: skip
def test_which_pages_are_allowed(rules: str, path: str, *, allowed: bool) -> None:
    """Groups, wildcards, precedence, percent-encoding, and the names people write."""
    assert allows(rules, path) is allowed


LINES = (
    "User-agent: *",
    "User-agent: monitor",
    "Disallow: /",
    "Disallow: %",
    "Allow: *$",
    "\u2028",
    "#",
    "Crawl-delay: nan",
)


@given(st.text(max_size=400) | st.lists(st.sampled_from(LINES)).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_no_file_raises(rules: str) -> None:
    """Whatever it says, a page is allowed or it is not; /robots.txt itself always is."""
    allows(rules, "/a")
    assert allows(rules, "/robots.txt")


def test_a_hostile_file_costs_no_time() -> None:
    """10,000 agents times 20,000 rules are read in a few seconds at most."""
    started = time.process_time()
    assert not allows(ROBOTS["many"].decode(), "/1")
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    ("failure", "allowed"),
    [
        (Failure(FailureKind.MISSING, "404 Not Found", status=404), True),
        (Failure(FailureKind.GONE, "410 Gone", status=410), True),
        (Failure(FailureKind.BLOCKED, "403 Forbidden", status=403), True),
        (Failure(FailureKind.STATUS, "418", status=418), True),
        (Failure(FailureKind.BAD_RESPONSE, "more than 5 redirects", status=302), True),
        (Failure(FailureKind.EMPTY, "nothing in the document", status=200), True),
        (Failure(FailureKind.REFUSED, "not a public address"), True),
        (Failure(FailureKind.LIMITED, "429 Too Many Requests", status=429), False),
        (Failure(FailureKind.SERVER_ERROR, "500 Internal Server Error", status=500), False),
        (Failure(FailureKind.BLOCKED, "503: a challenge page", status=503), False),
        (Failure(FailureKind.UNREACHABLE, "connection refused"), False),
        (Failure(FailureKind.TIMED_OUT, "the server fell silent"), False),
        (Failure(FailureKind.BAD_RESPONSE, "cut off"), False),
    ],
    ids=str,
)  # fmt: skip
def test_a_site_that_does_not_say(failure: Failure, *, allowed: bool) -> None:
    """One that has none allows everything for a day; one that fails to say allows nothing, and is asked again soon."""
    robots = learned(SITE, failure, None, NOW)
    told = refusal(robots, f"{SITE}/a")
    assert (told is None) is allowed
    assert robots.expires - NOW == (KEPT_FOR if allowed else ASKED_AGAIN)
    if told is not None:
        assert (told.kind, told.reason, told.temporary) == (
            failure.kind,
            f"robots.txt: {failure.reason}",
            True,
        )


def test_what_a_site_said_holds_on_while_it_fails_to_say() -> None:
    """An outage neither opens nor closes what was known before."""
    outage = Failure(FailureKind.SERVER_ERROR, "500", status=500)
    robots = learned(SITE, outage, said("User-agent: *\nDisallow: /admin/"), NOW)
    assert refusal(robots, f"{SITE}/a") is None
    told = refusal(robots, f"{SITE}/admin/a")
    assert told == Failure(FailureKind.DISALLOWED, "by https://news.example/robots.txt")
    assert not told.temporary
    assert robots.expires == NOW + ASKED_AGAIN
    assert refusal(learned(SITE, outage, learned(SITE, outage, None, NOW), NOW), f"{SITE}/a") is not None


def test_it_holds_for_a_day() -> None:
    """And not when the clock went back a year since."""
    assert holds(said(""), NOW)
    assert not holds(said(""), NOW + timedelta(hours=24))
    assert not holds(said(""), NOW - timedelta(days=365))


async def ask(server: FaultServer, fault: str, *, hasty: bool = False) -> Fetched | Failure:
    """Ask the server for its robots.txt, which is one of the faults."""
    limits = {RequestKind.ROBOTS: HASTY if hasty else ROBOTS_LIMITS}
    url = server.stand_in("robots.txt", fault)
    async with Fetcher(FetchSettings(allow_private=frozenset({server.host_port})), limits=limits) as fetcher:
        answer = await fetcher.fetch(Request(url, RequestKind.ROBOTS))
    assert not isinstance(answer, Unchanged)
    return answer


@pytest.mark.parametrize(
    ("fault", "admin", "page"),
    [
        ("robots-ok", False, True), ("robots-bom", False, True), ("robots-crlf", False, True), ("robots-cr", False, True),
        ("robots-html", True, True), ("robots-junk", True, True), ("robots-empty", True, True), ("robots-big", False, True),
        ("404", True, True), ("gone", True, True), ("forbidden", True, True), ("loop", True, True), ("to-private", True, True),
        ("status-500", False, False), ("challenge", False, False), ("rst", False, False), ("coding-br", False, False), ("gz-truncated", False, False),
    ],
)  # fmt: skip
async def test_robots_txt_as_it_is_served(
    server: FaultServer, fault: str, *, admin: bool, page: bool
) -> None:
    """Byte order marks, line ends, HTML, 600 KB, and all ways not to say: what is allowed at the end."""
    robots = learned(server.base, await ask(server, fault), None, NOW)
    assert (refusal(robots, server.url("admin/x")) is None) is admin
    assert (refusal(robots, server.url("story")) is None) is page


async def test_a_silent_site_allows_nothing_for_now(server: FaultServer) -> None:
    """Its deadline passes."""
    answer = await ask(server, "silent", hasty=True)
    assert refusal(learned(server.base, answer, None, NOW), server.url("story")) is not None


async def test_what_is_above_half_a_megabyte_is_left_unread(server: FaultServer) -> None:
    """RFC 9309 wants 500 KiB read, we read 512, and the file is not refused."""
    answer = await ask(server, "robots-big")
    assert isinstance(answer, Fetched)
    assert answer.size == 512 << 10 < len(ROBOTS["big"])
