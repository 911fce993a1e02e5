"""Gaps between two looks at a feed: found, and filled from the feed's older pages where the site has them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from monitor.fetch import robots
from monitor.model import Feed, FeedState, Fetched, Gap, Item, ParsedFeed, Request, RequestKind, Window
from monitor.pipeline.documents import read_feed
from monitor.pipeline.stages import Stages
from monitor.pipeline.visit import Visit
from monitor.schedule import between, host_of, overlaps, possible_gap, window_begin

# Ten items a page is WordPress's default: five pages fill a gap of sixty items. More would be asking a lot of a server
# for news that is hours old; the gap then stays in the ledger.
MOST_PAGES = 5


@dataclass(frozen=True, slots=True)
class Bridged:
    """A feed's document, complemented.

    Attributes:
        items: the document's, those found on older pages behind them.
        known: identities of those of the document's that were seen before.
        fresh: whether any of them is new.
        gap: what is left of the gap before it; None when there was none.
    """

    items: tuple[Item, ...]
    known: frozenset[str] = frozenset()
    fresh: bool = False
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class GapDesk:
    """Looks after gaps.

    Attributes:
        stages: what it works with.
        out_of_time: asked before each page; once true, what is left of a gap stays open.
    """

    stages: Stages
    out_of_time: Callable[[], bool]

    async def bridge(self, feed: Feed, state: FeedState | None, parsed: ParsedFeed) -> Bridged:
        """Compare a document with what was known of the feed before, and try to fill the gap if there is one."""
        known = self._known(feed, parsed)
        fresh = any(item.identity not in known for item in parsed.items)
        window = self.stages.store.ledger.window(feed.id)
        if window is None or state is None or state.last_ok is None:
            return Bridged(parsed.items, known, fresh)  # there was nothing before to compare it with
        gap = possible_gap(parsed.items, known, window, state.last_ok, self.stages.now())
        if gap is None:
            return Bridged(parsed.items, known, fresh)
        bridged = await self._fill(feed, parsed, gap, window)
        return replace(bridged, known=known)

    async def _fill(self, feed: Feed, first: ParsedFeed, gap: Gap, window: Window) -> Bridged:
        """Read older pages until they meet what was known, bring nothing new, or are too many."""
        items = {item.identity: item for item in first.items}
        page, pages = first, 0
        while not gap.filled and pages < MOST_PAGES and not self.out_of_time():
            found = await self._older(feed, page)
            if found is None:
                break
            page, pages = found, pages + 1
            fresh = [item for item in page.items if item.identity not in items]
            if not fresh:  # a site that gives the same page whatever it is asked for
                break
            items.update((item.identity, item) for item in fresh)
            gap = self._narrowed(feed, gap, page, window)
        tried = [f"{pages} older {'page' if pages == 1 else 'pages'} of the feed"] if pages else []
        if not gap.filled and (sitemap := await self._news_sitemap(feed, first)) is not None:
            tried.append("the site's news sitemap")
            pages_known = {item.page_key for item in items.values()}
            missed = between(gap, sitemap.items)
            items.update((item.identity, item) for item in missed if item.page_key not in pages_known)
            gap = self._narrowed(feed, gap, sitemap, window)
        recovered = len(items) - len(first.items)
        gap = replace(gap, recovered=recovered, how=" and ".join(tried))
        return Bridged(tuple(items.values()), fresh=True, gap=gap)

    async def _older(self, feed: Feed, page: ParsedFeed) -> ParsedFeed | None:
        """The page before this one, if the feed has one."""
        return await self._other(feed, page.older)

    async def _news_sitemap(self, feed: Feed, document: ParsedFeed) -> ParsedFeed | None:
        """The news sitemap of the site the items are on, if its robots.txt was seen to name one."""
        if self.out_of_time():
            return None
        said = self.stages.store.robots(robots.site_of(document.items[0].url))
        return await self._other(feed, robots.news_sitemap(said.rules) if said else "")

    async def _other(self, feed: Feed, address: str) -> ParsedFeed | None:
        """Another document with items of the feed's own site; None when there is none, or it is elsewhere."""
        if not address or host_of(address) != host_of(feed.url):
            return None
        request = Request(address, RequestKind.FEED, language=feed.language)
        answer = await Visit(self.stages, request, paced=True).make(self.out_of_time)
        if not isinstance(answer, Fetched):
            return None
        read = await read_feed(self.stages, feed, answer, self.out_of_time)
        return read if isinstance(read, ParsedFeed) and read.items else None

    def _narrowed(self, feed: Feed, gap: Gap, page: ParsedFeed, window: Window) -> Gap:
        """What is left of the gap now that this page is known, too."""
        reaches_back_to = window_begin(page.items)
        met = reaches_back_to is not None and reaches_back_to <= gap.begins
        if met or overlaps(page.items, self._known(feed, page), window):
            return replace(gap, filled=True)
        return replace(gap, ends=min(gap.ends, reaches_back_to)) if reaches_back_to else gap

    def _known(self, feed: Feed, page: ParsedFeed) -> frozenset[str]:
        return self.stages.store.ledger.known(feed.id, page.items)
