"""From a feed that is due to transaction 1."""

import logging
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from monitor.errors import StoreError
from monitor.model import (
    Dating,
    Failure,
    FailureKind,
    Feed,
    FeedPolled,
    FeedState,
    Fetched,
    ParsedFeed,
    PollOutcome,
    Request,
    RequestKind,
    Unchanged,
    Validators,
)
from monitor.pipeline.documents import read_feed
from monitor.pipeline.gaps import Bridged, GapDesk
from monitor.pipeline.health import HealthDesk
from monitor.pipeline.network import is_unreachable
from monitor.pipeline.outages import OutageDesk
from monitor.pipeline.stages import Stages
from monitor.pipeline.visit import Visit
from monitor.schedule import Sight, address, address_key, plan, put_off, shown, validators_for, window_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FeedDesk:
    """Polls feeds.

    Attributes:
        stages: what it works with.
        out_of_time: asked before each feed; once true, the rest stays due.
    """

    stages: Stages
    out_of_time: Callable[[], bool]

    @property
    def _gaps(self) -> GapDesk:
        return GapDesk(self.stages, self.out_of_time)

    async def poll(self, feed: Feed, state: FeedState | None) -> None:
        """Fetch one feed, read it and record what was learned; `state` is what was known before."""
        async with AsyncExitStack() as hand:
            await self._poll(feed, state, hand)

    async def _poll(self, feed: Feed, state: FeedState | None, hand: AsyncExitStack) -> None:
        url = address(feed, state)
        validators = validators_for(state, url, self.stages.now())
        request = Request(url, RequestKind.FEED, validators, feed.language)
        outages, store = OutageDesk(self.stages), self.stages.store
        network = outages.network()
        visit = Visit(self.stages, request, hand=hand)
        with network.asking() as asked:
            answer = await visit.make(self.out_of_time)
        if visit.held_s:  # nobody's failure, and no poll
            until = put_off(feed, state, self.stages.now() + timedelta(seconds=visit.held_s))
            await self.stages.write(lambda: store.postpone(feed.id, until))
            return
        if answer is None:
            return
        if network.down and isinstance(answer, Failure) and is_unreachable(answer):
            await outages.miss(feed, state, answer)
            return
        outcome, new = await self._recorded(feed, state, answer)
        unchanged = outcome.failure is None and not outcome.items
        self.stages.tell(FeedPolled(feed.id, new, unchanged, outcome.failure, outcome.gap))
        await outages.note(feed, state, outcome.failure, at=outcome.polled_at, asked=asked)

    async def _recorded(
        self, feed: Feed, state: FeedState | None, answer: Fetched | Unchanged | Failure
    ) -> tuple[PollOutcome, int]:
        """The outcome that was stored and how many articles were new."""
        try:
            outcome = await self._read(feed, state, answer)
            return outcome, await self._record(outcome)
        except StoreError:
            raise
        except (
            Exception
        ) as error:  # a bug met by one feed is recorded with it, else it is due, and met, at every tick
            log.exception("what feed %s answered could not be stored", feed.id)
            failure = Failure(FailureKind.CRASHED, f"internal error: {type(error).__name__}")
        outcome = await self._read(feed, state, failure)
        return outcome, await self._record(outcome)

    async def _record(self, outcome: PollOutcome) -> int:
        return await self.stages.write(lambda: self.stages.store.record_poll(outcome))

    async def _read(
        self, feed: Feed, state: FeedState | None, answer: Fetched | Unchanged | Failure
    ) -> PollOutcome:
        """What this answer means for the feed: its items, or nothing new, or a failure."""
        now = self.stages.now()
        known = state is not None and isinstance(answer, Fetched) and answer.body_hash == state.body_hash
        read: ParsedFeed | Failure | None = None
        if isinstance(answer, Fetched) and not known:
            read = await read_feed(self.stages, feed, answer, self.out_of_time)
        failure = next((value for value in (answer, read) if isinstance(value, Failure)), None)
        parsed = read if isinstance(read, ParsedFeed) else None
        # What a sitemap index names may have changed without it: it is read anew each time.
        whole = parsed is None or not parsed.part_of
        bridged = await self._gaps.bridge(feed, state, parsed) if parsed else Bridged(())
        planned = plan(feed, state, _sight(answer, parsed, failure, bridged.known), now)
        return PollOutcome(
            feed_id=feed.id,
            publisher=feed.publisher,
            polled_at=now,
            next_due=planned.due,
            items=bridged.items,
            validators=_to_keep(answer, failure) if whole else None,
            validators_of=address_key(address(feed, state)),
            body_hash=answer.body_hash if failure is None and isinstance(answer, Fetched) and whole else None,
            failure=failure,
            remark=_remark(parsed) if parsed else _kept_remark(state),
            schedule=planned.memory,
            notice=planned.notice,
            gap=bridged.gap,
            window=window_of(parsed.items) if parsed else None,
            standing=HealthDesk(self.stages).standing(state, failure, parsed, fresh=bridged.fresh),
        )


def _sight(
    answer: Fetched | Unchanged | Failure,
    parsed: ParsedFeed | None,
    failure: Failure | None,
    known: Collection[str],
) -> Sight:
    """What scheduling learns from the answer; `known` are the identities of items that were seen before."""
    if failure is not None or isinstance(answer, Failure):
        return Sight(failure=failure)
    document = shown(parsed, known) if parsed is not None else None
    return Sight(shown=document, fresh_s=answer.fresh_s, moved_to=answer.moved_to)


def _to_keep(answer: Fetched | Unchanged | Failure, failure: Failure | None) -> Validators | None:
    """The validators of an answer that was of use; none at all from a server that says 304 to whoever shows none."""
    if isinstance(answer, Failure):
        return Validators() if answer.status == HTTPStatus.NOT_MODIFIED else None
    return answer.validators if failure is None else None


def _remark(parsed: ParsedFeed) -> str:
    """What was odd about a document that could be read, for `feeds list`."""
    remarks = [parsed.problem] if parsed.problem else []
    if not parsed.items:
        remarks.append("no items")
    if parsed.left_out:
        remarks.append(f"{parsed.left_out} oldest items left out")
    if parsed.duplicates:
        remarks.append(f"{parsed.duplicates} duplicate items")
    datings = Counter(item.dating for item in parsed.items)
    if ahead := datings[Dating.FUTURE]:
        remarks.append(f"dates in the future: {ahead}")
    if unread := datings[Dating.UNCLEAR] + datings[Dating.IMPOSSIBLE] + datings[Dating.HIJRI]:
        remarks.append(f"dates not understood: {unread}")
    return "; ".join(remarks)


def _kept_remark(state: FeedState | None) -> str:
    """The document is the one of before, or there is none: what was said of it still holds."""
    return state.remark if state else ""
