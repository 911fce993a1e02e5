"""The Robots Exclusion Protocol, RFC 9309: which pages a site lets robots ask for. Pure. The only home of protego."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from protego import Protego

from monitor.model import Failure, FailureKind, Fetched, RobotsTxt
from monitor.safe.urls import is_web

# The product token of our User-Agent: `User-agent: monitor` in a robots.txt speaks to us.
AGENT = "monitor"

# "Crawlers SHOULD NOT use the cached version for more than 24 hours" (2.4).
KEPT_FOR = timedelta(hours=24)
# A site that can't say is asked again when the first of its pages is tried again.
ASKED_AGAIN = timedelta(minutes=10)

# The rules of the last few sites, parsed: a tenth of a millisecond for a usual file, a quarter of a second and 10 MiB for
# one of half a megabyte.
_PARSED = 4

_AGENT_LINE = re.compile(
    r"^[ \t]*+user[- ]?agent\b[ \t]*+:?+[ \t]*+([^\s#/]*+)[^\n]*", re.IGNORECASE | re.MULTILINE
)

_DEFAULT_PORTS = {"http": 80, "https": 443}


def site_of(url: str) -> str:
    """The site whose robots.txt is to be asked about an address; "" when it is no http or https address."""
    if not is_web(url):
        return ""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _DEFAULT_PORTS[parts.scheme]
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port == _DEFAULT_PORTS[parts.scheme] else f":{port}")


def address_of(site: str) -> str:
    """Where a site's robots.txt is."""
    return f"{site}/robots.txt"


def learned(site: str, answer: Fetched | Failure, known: RobotsTxt | None, now: datetime) -> RobotsTxt:
    """What to go by from now on.

    A site that has no robots.txt allows everything (2.3.1.3); one that fails to say allows nothing (2.3.1.4), unless it
    said something before: then that goes on to hold (2.4).

    Args:
        site: see `site_of`.
        answer: what asking for its robots.txt gave.
        known: what was known before, or None.
        now: aware.
    """
    if isinstance(answer, Fetched):
        return RobotsTxt(site, answer.text, None, now + KEPT_FOR)
    if _says_there_is_none(answer):
        return RobotsTxt(site, "", None, now + KEPT_FOR)
    if known is not None and known.failure is None:
        return RobotsTxt(site, known.rules, None, now + ASKED_AGAIN)
    return RobotsTxt(site, "", answer, now + ASKED_AGAIN)


def holds(said: RobotsTxt, now: datetime) -> bool:
    """Whether it need not be asked for again; what holds for longer than a day was kept before the clock went back."""
    return now < said.expires <= now + KEPT_FOR


def refusal(robots: RobotsTxt, url: str) -> Failure | None:
    """Why a page of this site may not be asked for, or None."""
    failure = robots.failure
    if failure is not None:
        return Failure(failure.kind, f"robots.txt: {failure.reason}", status=failure.status)
    if not robots.rules or _parsed(robots.rules).can_fetch(url, AGENT):
        return None
    return Failure(FailureKind.DISALLOWED, f"by {address_of(robots.site)}")


def news_sitemap(rules: str) -> str:
    """The first sitemap a robots.txt names that is one of news by its address, or ""."""
    sitemaps = (str(address) for address in _parsed(rules).sitemaps) if rules else iter(())
    return next((address for address in sitemaps if is_web(address) and "news" in urlsplit(address).path), "")


def _says_there_is_none(failure: Failure) -> bool:
    """Whether a failure is a site's answer rather than an outage.

    Any 4xx is, but for 429, which asks for patience; so are more than five redirects (2.3.1.2), an empty file, and one on an
    address that is refused, as its pages will be.
    """
    if failure.kind is FailureKind.LIMITED:
        return False
    return 300 <= failure.status < 500 or failure.kind in {FailureKind.EMPTY, FailureKind.REFUSED}  # noqa: PLR2004 - 3xx, 4xx


@lru_cache(_PARSED)
def _parsed(rules: str) -> Protego:
    """The rules as protego reads them; whatever the text is, it reads something."""
    return Protego.parse(_AGENT_LINE.sub(_plain_agent, "\n".join(rules.splitlines())))


def _plain_agent(line: re.Match[str]) -> str:
    """An agent's line with the bare product token (2.2.1), and with one name for all that are neither we nor everybody.

    Protego keeps each rule once for every agent named above it: 200 million of them in a hostile file of half a megabyte.
    """
    name = line[1].lower()
    known = name if name == "*" else name.rstrip("*")
    return f"User-agent: {known if known in {'*', AGENT} else 'other'}"
