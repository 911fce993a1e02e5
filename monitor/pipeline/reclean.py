"""The whole archive cleaned and judged again: from its pages while they are kept, else from their lines; no network."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor import article
from monitor.article import KnownTitles
from monitor.errors import SandboxError
from monitor.model import Extracted, Feed, HostMemory, KeptArticle, Recleaned
from monitor.pipeline.recleaning import Recleaner
from monitor.pipeline.stages import Judges
from monitor.sandbox import Runner
from monitor.schedule import host_of
from monitor.store import Revision, Store

_FROM_FEED = "feed"  # the method of lines that were never a page's


@dataclass(frozen=True, slots=True)
class ArchiveDesk:
    """Cleans articles again; reads and does not write.

    Attributes:
        store: where they are.
        runner: runs the extractor where it can be killed.
        judge: the topics.
        feeds: the configured ones, by id.
        titles: publisher → titles of its articles, as they were needed.
        memories: host → what is remembered of it, as they were needed.
    """

    store: Store
    runner: Runner
    judge: Judges
    feeds: Mapping[str, Feed]
    titles: dict[str, KnownTitles] = field(default_factory=dict)
    memories: dict[str, HostMemory] = field(default_factory=dict)

    async def redo(self, article_id: int) -> tuple[Revision | None, Recleaned] | None:
        """What an article is by today's rules, and what that changes for people; None when nothing is kept of it.

        Without a revision there is nothing to be written: text, reasons and verdicts are what they were.
        """
        kept = self.store.revisions.kept(article_id)
        if kept is None:
            return None
        if kept.publisher not in self.titles:
            self.titles[kept.publisher] = KnownTitles.of(self.store.titles(kept.publisher).values())
        feed = self.feeds.get(kept.feed_id)
        recleaner = Recleaner(self.judge, self.titles[kept.publisher], lambda _id: feed.drop if feed else ())
        revision, result = recleaner.redo(kept, self._memory(kept, feed), await self._page(kept, feed))
        known = (kept.article, kept.extracted, kept.verdicts)
        same = (revision.article, revision.extracted, revision.verdicts) == known
        return None if same else revision, result

    def _memory(self, kept: KeptArticle, feed: Feed | None) -> HostMemory:
        host = host_of(kept.url or (feed.url if feed else ""))
        if host not in self.memories:
            self.memories[host] = self.store.hosts.memory(host)
        return self.memories[host]

    async def _page(self, kept: KeptArticle, feed: Feed | None) -> Extracted | None:
        """What the article's page gives today; None when it is gone or was not the article."""
        page = self.store.page(kept.id) if kept.extracted.method != _FROM_FEED else None
        if page is None:
            return None
        try:
            found = await self.runner.run(article.extract_page, page, kept.url, feed.prune if feed else ())
        except SandboxError:
            return None
        return found if found.lines else None
