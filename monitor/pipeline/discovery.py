"""The feeds behind an address that people know: a home page, a section, or the feed itself."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urljoin

from monitor import feeds
from monitor.model import Failure, FailureKind, Feed, FeedProbe, Fetched, Request, RequestKind
from monitor.pipeline.poll import never
from monitor.pipeline.probe import probe
from monitor.pipeline.stages import Outside
from monitor.pipeline.visit import Visit

# A site that does not answer at all need not be asked twenty times.
_NOBODY_THERE = frozenset(
    {FailureKind.UNREACHABLE, FailureKind.TIMED_OUT, FailureKind.REFUSED, FailureKind.LIMITED}
)


async def discover(outside: Outside, feed: Feed, tell: Callable[[str], None]) -> tuple[FeedProbe, ...]:
    """Find the feeds behind `feed.url`: itself, those its page names, one at a usual place, a news sitemap.

    Each kind is only looked for when those before it gave nothing, one request after the other, some twenty at most.

    Args:
        outside: what fetches and parses.
        feed: what is known of it; only `url`, `language` and `timezone` matter.
        tell: called with each address before it is tried.

    Returns:
        feeds with items, the first being the site's main one; or the one failed probe of the address itself.
    """
    tell(feed.url)
    first = await probe(outside, feed)
    if first.parsed is not None or (first.failure and first.failure.kind in _NOBODY_THERE):
        return (first,)
    home = first.answer.url if first.answer else feed.url
    named = await _named(outside, first.answer) if first.answer else ()
    if found := await _all_working(outside, feed, named, tell):
        return found
    if found := await _first_working(outside, feed, feeds.common_places(home), tell):
        return found
    robots = await Visit(outside, Request(urljoin(home, "/robots.txt"), RequestKind.FEED)).make(never)
    text = robots.text if isinstance(robots, Fetched) else ""
    if found := await _first_working(outside, feed, feeds.news_sitemaps(text, home), tell):
        return found
    if first.answer is None:
        return (first,)
    nothing = Failure(FailureKind.NOT_A_FEED, "the page names no feed, and none is at the usual places")
    return (replace(first, failure=nothing),)


async def _named(outside: Outside, page: Fetched) -> tuple[str, ...]:
    named = await outside.read(page, feeds.find_feeds, page.text, page.url)
    return () if isinstance(named, Failure) else named


async def _all_working(
    outside: Outside, feed: Feed, addresses: Iterable[str], tell: Callable[[str], None]
) -> tuple[FeedProbe, ...]:
    tried = []
    for address in addresses:
        tell(address)
        tried.append(await probe(outside, replace(feed, url=address)))
    return tuple(one for one in tried if one.parsed is not None and one.parsed.items)


async def _first_working(
    outside: Outside, feed: Feed, addresses: Iterable[str], tell: Callable[[str], None]
) -> tuple[FeedProbe, ...]:
    for address in addresses:
        if found := await _all_working(outside, feed, [address], tell):
            return found
    return ()
