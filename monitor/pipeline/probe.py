"""One feed tried without a database: what `feeds test`, `feeds add` and `doctor --feeds` ask for."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from monitor import article
from monitor.model import (
    Extracted,
    Failure,
    FailureKind,
    Feed,
    FeedProbe,
    Fetched,
    Item,
    PageProbe,
    Request,
    RequestKind,
)
from monitor.pipeline.documents import read_feed
from monitor.pipeline.poll import never
from monitor.pipeline.stages import Outside
from monitor.pipeline.visit import Visit

_NEVER = datetime.min.replace(tzinfo=UTC)
_NO_VALIDATORS = Failure(FailureKind.BAD_RESPONSE, "304 to a request without validators", status=304)


async def probe(
    outside: Outside,
    feed: Feed,
    *,
    with_page: bool = False,
    monotonic: Callable[[], float] = time.monotonic,
) -> FeedProbe:
    """Fetch and read one feed, and with `with_page` the page of its newest item; whatever goes wrong is in the result."""
    visit = Visit(outside, Request(feed.url, RequestKind.FEED, language=feed.language))
    started = monotonic()
    answer = await visit.make(never)
    tried = FeedProbe(feed, hops=tuple(visit.hops), seconds=monotonic() - started)
    if not isinstance(answer, Fetched):
        return replace(tried, failure=answer if isinstance(answer, Failure) else _NO_VALIDATORS)
    tried = replace(tried, answer=answer)
    parsed = await read_feed(outside, feed, answer, never)
    if isinstance(parsed, Failure):
        return replace(tried, failure=parsed)
    tried = replace(tried, parsed=parsed)
    newest = max(parsed.items, key=lambda item: item.published or _NEVER, default=None)
    if newest is None or not with_page:
        return tried
    return replace(tried, page=await _page(outside, feed, newest))


async def _page(outside: Outside, feed: Feed, item: Item) -> PageProbe:
    """What the page of an item gives; of a feed without pages, what the feed itself says."""
    extracted = await _extracted(outside, feed, item) if feed.pages else article.from_item(item)
    if isinstance(extracted, Failure):
        return PageProbe(item, failure=extracted)
    return PageProbe(item, article.clean(extracted, title=item.title, summary=item.summary))


async def _extracted(outside: Outside, feed: Feed, item: Item) -> Extracted | Failure:
    if not item.url:
        return Failure(FailureKind.NO_LINK, "the feed names no page")
    answer = await Visit(outside, Request(item.url, RequestKind.PAGE, language=feed.language)).make(never)
    if not isinstance(answer, Fetched):
        return answer if isinstance(answer, Failure) else _NO_VALIDATORS
    extracted = await outside.read(answer, article.extract_page, answer.text, answer.url)
    if isinstance(extracted, Extracted) and not extracted.lines:
        return Failure(FailureKind.EMPTY, "no article text on the page")
    return extracted
