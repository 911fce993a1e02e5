"""Counts a poll's events for the summary line."""

from dataclasses import dataclass, field

from monitor.model import (
    ArticleDone,
    Failure,
    FailureKind,
    FeedPolled,
    GapNews,
    NetworkChanged,
    PollEvent,
    PollStarted,
    PollSummary,
)


@dataclass(slots=True)
class Tally:
    """Hand it every event; ask it for the summary at the end."""

    feeds: int = 0
    unchanged: int = 0
    new: int = 0
    judged: int = 0
    flagged: int = 0
    from_feed: int = 0
    failures: dict[str, Failure] = field(default_factory=dict)
    gaps: list[GapNews] = field(default_factory=list)
    offline: bool = False

    def add(self, event: PollEvent) -> None:
        """Count one event."""
        match event:
            case PollStarted():
                pass
            case FeedPolled(feed_id=feed_id, failure=failure):
                self.feeds += 1
                self.new += event.new
                self.unchanged += event.unchanged
                if failure is not None:
                    self.failures[feed_id] = failure
                    self.offline = self.offline or event.offline
                if event.gap is not None:
                    self.gaps.append(GapNews(feed_id, event.gap))
            case NetworkChanged(down=down):
                self.offline = down
            case ArticleDone():
                self.judged += 1
                self.flagged += event.matched
                self.from_feed += event.from_feed

    def summary(self, *, seconds: float, left_pending: int = 0) -> PollSummary:
        """The poll in numbers; `seconds` is how long it took."""
        failures = {
            feed_id: failure
            for feed_id, failure in self.failures.items()
            if not (self.offline and failure.kind is FailureKind.UNREACHABLE)
        }
        return PollSummary(
            feeds=self.feeds,
            failed=len(failures),
            unchanged=self.unchanged,
            new=self.new,
            judged=self.judged,
            flagged=self.flagged,
            from_feed=self.from_feed,
            left_pending=left_pending,
            seconds=seconds,
            failures=failures,
            offline=len(self.failures) - len(failures),
        )
