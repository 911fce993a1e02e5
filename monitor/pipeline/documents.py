"""From a feed's document to its items, through the newest sitemap where it only names some."""

from collections.abc import Callable
from dataclasses import replace

from monitor import feeds
from monitor.fetch import walls
from monitor.model import Failure, FailureKind, Feed, Fetched, ParsedFeed, Request, RequestKind, SitemapIndex
from monitor.pipeline.stages import Outside
from monitor.pipeline.visit import Visit


async def read_feed(
    stages: Outside, feed: Feed, answer: Fetched, out_of_time: Callable[[], bool]
) -> ParsedFeed | Failure:
    """The items of a document, or why it is no feed.

    Of a sitemap index the first child, news ones and the newest first, is fetched and read in its place: one more
    request, never a third.

    Args:
        stages: what fetches and parses.
        feed: whose document it is.
        answer: the document.
        out_of_time: once true, no other document is asked for.
    """
    read = await _parsed(stages, feed, answer)
    if not isinstance(read, SitemapIndex):
        return read
    newest = read.children[0]
    child = await Visit(stages, Request(newest, RequestKind.FEED, language=feed.language)).make(out_of_time)
    if child is None:
        return Failure(FailureKind.TIMED_OUT, "no time left for the newest sitemap")
    if isinstance(child, Failure):
        return child
    if not isinstance(child, Fetched):
        return Failure(FailureKind.BAD_RESPONSE, "304 to a request without validators", status=304)
    items = await _parsed(stages, feed, child)
    if isinstance(items, SitemapIndex):
        return Failure(FailureKind.NOT_A_FEED, "a sitemap index inside a sitemap index")
    return items if isinstance(items, Failure) else replace(items, part_of=answer.url)


async def _parsed(stages: Outside, feed: Feed, document: Fetched) -> ParsedFeed | SitemapIndex | Failure:
    """What a document is; a wall before a feed is told from a page in its place."""
    read = await stages.read(document, feeds.parse, document.text, document.url, feed.timezone, stages.now())
    if isinstance(read, Failure) and read.kind is FailureKind.NOT_A_FEED:
        wall = walls.instead(document.text, feed.url, document.url)
        return Failure(FailureKind.BLOCKED, f"instead of the feed a page that {wall}") if wall else read
    return read
