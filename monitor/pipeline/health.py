"""What a poll says of its feed's health."""

from dataclasses import dataclass

from monitor.model import Failure, FeedStanding, FeedState, ParsedFeed
from monitor.pipeline.stages import Stages
from monitor.schedule import HISTORY, SHORTEST_SILENCE, Look, is_stale, standing_after


@dataclass(frozen=True, slots=True)
class HealthDesk:
    """Decides how a feed is doing; asks the store for its history only when it has been silent for long.

    Attributes:
        stages: what it works with.
    """

    stages: Stages

    def standing(
        self, state: FeedState | None, failure: Failure | None, parsed: ParsedFeed | None, *, fresh: bool
    ) -> FeedStanding:
        """A feed's standing after a poll.

        Args:
            state: what was known of it before.
            failure: what went wrong, or None.
            parsed: its document, or None when it did not change or could not be had.
            fresh: whether anything in it is new.
        """
        before = state.standing if state else FeedStanding()
        empty = failure is None and _is_empty(state, parsed)
        stale = failure is None and not (empty or fresh) and self._is_stale(state)
        return standing_after(before, Look(failure, empty=empty, fresh=fresh, stale=stale), self.stages.now())

    def _is_stale(self, state: FeedState | None) -> bool:
        now = self.stages.now()
        if state is None or state.last_new is None or now - state.last_new < SHORTEST_SILENCE:
            return False
        return is_stale(
            state.last_new, self.stages.store.ledger.arrivals(state.feed_id, state.last_new - HISTORY), now
        )


def _is_empty(state: FeedState | None, parsed: ParsedFeed | None) -> bool:
    """Whether the document has no items; one that did not change has as many as it had."""
    if parsed is not None:
        return not parsed.items
    return state is not None and state.problem is None and state.standing.bad_polls > 0
