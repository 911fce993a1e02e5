"""From an article that is pending to transaction 2."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor import article, stories
from monitor.arabic.line_key import line_key
from monitor.article import KnownTitles
from monitor.errors import StoreError
from monitor.model import (
    Article,
    ArticleDone,
    ArticleState,
    Extracted,
    Failure,
    FailureKind,
    Feed,
    Fetched,
    HostMemory,
    Item,
    Level,
    PendingArticle,
    Request,
    RequestKind,
    Unchanged,
    Verdict,
)
from monitor.pipeline.readings import is_the_article, no_article, outdoes, page_date
from monitor.pipeline.recleaning import Recleaner
from monitor.pipeline.stages import Stages
from monitor.pipeline.visit import Permission, Visit
from monitor.schedule import host_of, page_retry
from monitor.store import FinishedArticle

log = logging.getLogger(__name__)

# How far back a copy of an article is looked for: the wires' texts are reprinted within days, not weeks.
COPY_WINDOW = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of an article.

    Attributes:
        extracted: its lines, from its page or else from its feed.
        failure: why not from its page, or None.
        page: the page when the lines are from there.
    """

    extracted: Extracted
    failure: Failure | None = None
    page: Fetched | None = None


@dataclass(frozen=True, slots=True)
class ArticleDesk:
    """Finishes a batch of pending articles of one house.

    Attributes:
        stages: what it works with.
        titles: those of the house's articles; a line that equals one is a link.
        out_of_time: asked before each article; once true, the rest stays pending.
        permission: says which pages may be asked for.
        zones: feed id → IANA name of the zone of dates that name none.
        recleaner: cleans earlier articles again.
        limits: host → how it told this batch to ask less; its other pages are not asked for.
        memories: host → what is remembered of it, as this batch has learnt.
    """

    stages: Stages
    titles: KnownTitles
    out_of_time: Callable[[], bool]
    permission: Permission
    zones: Mapping[str, str]
    recleaner: Recleaner
    limits: dict[str, Failure] = field(default_factory=dict)
    memories: dict[str, HostMemory] = field(default_factory=dict)

    async def finish(self, pending: PendingArticle, feed: Feed) -> None:
        """Get the article's page, clean, judge and store it; without a page, what the feed itself says."""
        async with AsyncExitStack() as hand:
            answer = await self._ask_for_page(pending.item, feed, hand)
            if answer is None:
                return
            work = await self._stored(pending, feed, answer)
        matched = any(verdict.level is Level.MATCH for verdict in work.verdicts)
        self.stages.tell(ArticleDone(pending.id, matched, from_feed=work.state is ArticleState.FROM_FEED))

    async def _ask_for_page(self, item: Item, feed: Feed, hand: AsyncExitStack) -> Fetched | Failure | None:
        """The article's page, or why there is none; None when time ran out before it was asked for.

        A page that was asked for counts as one of the pages in hand until `hand` is closed.
        """
        if not item.url or not feed.pages:
            reason = "pages = false for this feed" if item.url else "the feed names no page"
            return Failure(FailureKind.NO_LINK, reason)
        if self.out_of_time():
            return None
        visit = Visit(
            self.stages,
            Request(item.url, RequestKind.PAGE, language=feed.language),
            hand=hand,
            permission=self.permission,
            limited=self.limits.get,
        )
        answer = await visit.make(self.out_of_time)
        if isinstance(answer, Failure) and answer.kind is FailureKind.LIMITED:
            self.limits[host_of(visit.here)] = answer
        if isinstance(answer, Unchanged):
            return Failure(FailureKind.BAD_RESPONSE, "304 to a request without validators", status=304)
        return answer

    async def _stored(
        self, pending: PendingArticle, feed: Feed, answer: Fetched | Failure
    ) -> FinishedArticle:
        """What was written for this article, be it that it could not be finished."""
        try:
            reading = await self._read(pending.item, feed, answer)
            # Judged anew at each try to write: what was learnt of the host meanwhile must not be forgotten.
            return await self.stages.write(
                lambda: self._store(pending, *self._judged(pending, feed, reading))
            )
        except StoreError:
            raise
        except Exception as error:  # a bug met by one article must not cost its neighbours theirs
            log.exception("article %d could not be finished", pending.id)
            failure = Failure(FailureKind.CRASHED, f"internal error: {type(error).__name__}")
        nothing = Reading(Extracted("", ()), failure)
        empty = self._finished(pending, nothing, Article(pending.item.title, "", ()), ())
        return await self.stages.write(lambda: self._store(pending, empty, self._memory(pending.item, feed)))

    async def _read(self, item: Item, feed: Feed, answer: Fetched | Failure) -> Reading:
        """The lines of the page, or those of the feed."""
        if isinstance(answer, Failure):
            return Reading(article.from_item(item), answer)
        extracted = await self.stages.read(answer, article.extract_page, answer.text, answer.url, feed.prune)
        if isinstance(extracted, Failure):
            return Reading(article.from_item(item), extracted)
        if not extracted.lines:
            return Reading(article.from_item(item), no_article(answer, item, "no article text on the page"))
        return Reading(extracted, page=answer)

    def _judged(
        self, pending: PendingArticle, feed: Feed, reading: Reading
    ) -> tuple[FinishedArticle, HostMemory]:
        """The article cleaned and judged, on the feed's own text if the page turns out to be something else.

        And what is remembered of its host from now on.
        """
        item, before = pending.item, self._memory(pending.item, feed)
        cleaned = self._cleaned(item, feed, reading, before)
        if reading.page is not None and not is_the_article(cleaned, reading.extracted.title, item):
            reading = Reading(
                article.from_item(item), no_article(reading.page, item, "the page is not the article")
            )
            cleaned = self._cleaned(item, feed, reading, before)
        memory = article.learn(
            before,
            reading.extracted.lines,
            pending.id,
            self.stages.now(),
            {line_key(title) for title in (item.title, cleaned.title, reading.extracted.title)},
        )
        if pending.id in article.changed(before, memory):
            cleaned = self._cleaned(item, feed, reading, memory)
        verdicts: tuple[Verdict, ...] = ()
        if cleaned.title or cleaned.lead or cleaned.body:
            verdicts = self.stages.judge.judge(cleaned.title, cleaned.lead, cleaned.body)
        return self._finished(pending, reading, cleaned, verdicts), memory

    def _memory(self, item: Item, feed: Feed) -> HostMemory:
        """What is remembered of the article's host."""
        host = host_of(item.url or feed.url)
        if host not in self.memories:
            self.memories[host] = self.stages.store.hosts.memory(host)
        return self.memories[host]

    def _cleaned(self, item: Item, feed: Feed, reading: Reading, memory: HostMemory) -> Article:
        return article.clean(
            reading.extracted,
            title=item.title,
            summary=item.summary,
            other_titles=self.titles,
            memory=memory,
            drop=feed.drop,
        )

    def _finished(
        self, pending: PendingArticle, reading: Reading, cleaned: Article, verdicts: tuple[Verdict, ...]
    ) -> FinishedArticle:
        now, failure = self.stages.now(), reading.failure
        without_page = ArticleState.FROM_FEED if verdicts else ArticleState.FAILED
        return FinishedArticle(
            article_id=pending.id,
            now=now,
            state=ArticleState.DONE if failure is None else without_page,
            reason=str(failure) if failure else "",
            attempts=pending.attempts + 1,
            next_try=page_retry(pending.attempts, now, failure) if failure else None,
            article=cleaned,
            extracted=reading.extracted,
            page=reading.page.text if reading.page else None,
            verdicts=verdicts,
            shingles=stories.shingles(cleaned.body),
            story=pending.id,
            published=pending.item.published or self._page_date(pending, reading, cleaned),
        )

    def _page_date(self, pending: PendingArticle, reading: Reading, cleaned: Article) -> datetime | None:
        texts = (reading.extracted.published_text, cleaned.metadata.get("date", ""))
        return page_date(texts, self.zones.get(pending.feed_id, "UTC"), self.stages.now())

    def _store(self, pending: PendingArticle, work: FinishedArticle, memory: HostMemory) -> FinishedArticle:
        """Write it, joined to the story it is a copy of, and what it taught; all seen in one transaction."""
        store, before = self.stages.store, self.memories[memory.host]
        with store.writing():
            work = self._or_earlier(pending, work)
            copies = store.copies(work.shingles, work.now - COPY_WINDOW, excluding=work.article_id)
            story = stories.choose(len(work.shingles), copies)
            store.finish(work if story is None else work.in_story(story))
            store.hosts.keep(before, memory)
            for number in article.changed(before, memory) - {pending.id}:
                self._clean_again(number, memory)
        self.memories[memory.host] = memory
        return work

    def _clean_again(self, article_id: int, memory: HostMemory) -> None:
        """Give an earlier article of the batch, or of an earlier one, what its host has taught since."""
        kept = self.stages.store.revisions.kept(article_id)
        if kept is not None:
            revision, _ = self.recleaner.redo(kept, memory)
            self.stages.store.revisions.write(revision, self.stages.now(), announce=True)

    def _or_earlier(self, pending: PendingArticle, work: FinishedArticle) -> FinishedArticle:
        """The new reading, or the earlier one if the new one is worse; the plan for the next try is the new one's."""
        if pending.state is ArticleState.PENDING:
            return work
        earlier = self.stages.store.article(pending.id)
        if outdoes(work.state, work.verdicts, earlier.state, earlier.verdicts):
            return work
        return replace(
            work,
            state=earlier.state,
            reason=earlier.reason,
            article=earlier.article,
            extracted=self.stages.store.extracted(pending.id) or work.extracted,
            verdicts=earlier.verdicts,
            shingles=stories.shingles(earlier.article.body),
        )
