"""A poll: every house's feeds, then its articles, all houses side by side."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from monitor.article import KnownTitles
from monitor.model import Feed, PendingArticle, PollStarted
from monitor.pipeline.articles import ArticleDesk
from monitor.pipeline.feeds import FeedDesk
from monitor.pipeline.recleaning import Recleaner
from monitor.pipeline.robots import RobotsDesk
from monitor.pipeline.stages import Stages
from monitor.pipeline.visit import Anything
from monitor.schedule import in_order

log = logging.getLogger(__name__)

# Articles finished before the house's feeds are looked at again. Twenty pages of one host, two seconds apart, are less
# than a minute, so that no backlog keeps breaking news waiting for longer.
BATCH = 20

# Of the newest pending articles so many are compared by what their feed says of them, 0.1 ms each, for what promises
# most to be read first. All of a backlog would take too long between two batches.
MOST_COMPARED = 200


def never() -> bool:
    """Time does not run out."""
    return False


@dataclass(frozen=True, slots=True)
class House:
    """The feeds of one publisher: the unit of work. `due` are to be polled, `feeds` are all it has."""

    publisher: str
    feeds: tuple[Feed, ...]
    due: tuple[Feed, ...]


def houses(known: Iterable[Feed], due: Collection[str]) -> tuple[House, ...]:
    """Group feeds by publisher, in the order of the configuration; `due` holds feed ids."""
    grouped: dict[str, list[Feed]] = {}
    for feed in known:
        grouped.setdefault(feed.publisher, []).append(feed)
    return tuple(
        House(publisher, tuple(members), tuple(feed for feed in members if feed.id in due))
        for publisher, members in grouped.items()
    )


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages, connected."""

    stages: Stages

    async def poll(self, work: Sequence[House], out_of_time: Callable[[], bool] = never) -> None:
        """Poll the due feeds of all houses side by side and work off their articles.

        Args:
            work: see `houses`.
            out_of_time: asked before each feed and article; once true, the rest stays due or pending for the next run.

        Raises:
            StoreError: the database can't be used; what had been written stays.
        """
        feed_ids = [feed.id for house in work for feed in house.feeds]
        left_over = sum(self.stages.store.unfinished(feed_ids, self.stages.now()).values())
        self.stages.tell(PollStarted(feeds=sum(len(house.due) for house in work), left_over=left_over))
        await _side_by_side(self._finish_all(house, out_of_time) for house in work)

    async def work_off(self, house: House, out_of_time: Callable[[], bool] = never) -> bool:
        """Poll one house's due feeds, then finish the newest of its pending articles.

        Returns:
            whether more articles are pending than were taken on; the next call takes on the next ones.
        """
        store, now = self.stages.store, self.stages.now
        states = store.feed_states(now(), [feed.id for feed in house.due])
        feed_desk = FeedDesk(self.stages, out_of_time)
        await _side_by_side(feed_desk.poll(feed, states.get(feed.id)) for feed in house.due)
        if self.stages.network.down:
            return False  # pages can't be had either; they wait without a try being counted
        by_id = {feed.id: feed for feed in house.feeds}
        pending = store.pending(list(by_id), now())
        if not pending:
            return False
        titles = KnownTitles.of(store.titles(house.publisher).values())
        permission = RobotsDesk(self.stages) if self.stages.obey_robots else Anything()
        zones = {feed.id: feed.timezone for feed in house.feeds}
        recleaner = Recleaner(self.stages.judge, titles, lambda feed_id: _dropped(by_id.get(feed_id)))
        article_desk = ArticleDesk(self.stages, titles, out_of_time, permission, zones, recleaner)
        batch = in_order(islice(pending, MOST_COMPARED), self._promise)[:BATCH]
        await _side_by_side(article_desk.finish(one, by_id[one.feed_id]) for one in batch)
        return len(pending) > BATCH

    def _promise(self, pending: PendingArticle) -> int:
        """How much its feed's words promise; a bug met by one article must not cost its neighbours their turn."""
        try:
            return self.stages.judge.promise(pending.item.title, pending.item.summary)
        except Exception:
            log.exception("article %d could not be compared with others", pending.id)
            return 0

    async def _finish_all(self, house: House, out_of_time: Callable[[], bool]) -> None:
        """Work off a house batch by batch until nothing is left or time is up; its feeds are polled once."""
        feeds_polled = replace(house, due=())
        more = await self.work_off(house, out_of_time)
        while more and not out_of_time():
            more = await self.work_off(feeds_polled, out_of_time)


def _dropped(feed: Feed | None) -> tuple[str, ...]:
    """The lines a feed drops; none for one that is no longer configured."""
    return feed.drop if feed else ()


async def _side_by_side(work: Iterable[Coroutine[None, None, None]]) -> None:
    """Wait for all, whatever becomes of some; then raise what the first that failed raised."""
    for outcome in await asyncio.gather(*work, return_exceptions=True):
        if outcome is not None:
            raise outcome
