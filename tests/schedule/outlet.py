"""An outlet for the scheduling tests: publish, poll, and see when the next poll is due."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from monitor.model import Failure, FailureKind, Feed, FeedState, Hints, Item, ParsedFeed
from monitor.schedule import Sight, explain_next_poll, plan, shown

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def feed(
    feed_id: str = "outlet", interval: timedelta | None = None, url: str = "https://outlet.test/rss"
) -> Feed:
    """A feed; only its id, address and interval matter here."""
    return Feed(feed_id, "وكالة", url, "Outlet", "Outlet", interval=interval)


def failure(kind: FailureKind = FailureKind.UNREACHABLE, retry_after_s: float | None = None) -> Failure:
    """Something went wrong."""
    return Failure(kind, "as the test wants it", retry_after_s=retry_after_s)


def document(dates: Iterable[datetime | None], hints: Hints | None = None) -> ParsedFeed:
    """A document with items of these dates; the date, or the place, is an item's identity."""
    items = tuple(
        Item(identity=str(date or place), url="", page_key="", title="خبر", published=date)
        for place, date in enumerate(dates)
    )
    return ParsedFeed("خلاصة", items, hints=hints or Hints())


@dataclass(slots=True)
class Poller:
    """Polls one feed, as the pipeline does.

    Attributes:
        feed: its configuration.
        now: the time.
        state: what is known of the feed.
        published: when it published.
        window: how many items its document shows.
        hints: what its document asks of its readers.
        dated: whether its items have dates.
    """

    feed: Feed
    now: datetime = NOW
    state: FeedState | None = None
    published: list[datetime] = field(default_factory=list)
    window: int = 10
    hints: Hints = field(default_factory=Hints)
    dated: bool = True
    _seen: set[str] = field(default_factory=set)

    def publish_every(self, gap: timedelta, since: timedelta, until: timedelta = timedelta()) -> None:
        """Publish an item every so often from so long ago until so long ago."""
        here = self.now - since
        while here <= self.now - until:
            self.published.append(here)
            here += gap
        self.published.sort()

    def poll(self, *, fresh_s: float = 0.0, moved_to: str | None = "") -> timedelta:
        """One good poll; how long until the next."""
        window = [date for date in self.published if date <= self.now][-self.window :]
        items = tuple(
            Item(str(date), "", "", "خبر", published=date if self.dated else None)
            for date in reversed(window)
        )
        here = shown(ParsedFeed("خلاصة", items, hints=self.hints), self._seen)
        self._seen |= {item.identity for item in items}
        return self._plan(
            Sight(shown=here if here.new or self.state is None else None, fresh_s=fresh_s, moved_to=moved_to)
        )

    def fail(self, why: Failure | None = None) -> timedelta:
        """One failed poll; how long until the next."""
        return self._plan(Sight(failure=why or failure()))

    def wait(self, span: timedelta | None = None) -> None:
        """Let time pass, by default until the next poll is due."""
        assert self.state is not None
        assert self.state.next_due is not None
        self.now = self.now + span if span is not None else self.state.next_due

    @property
    def notice(self) -> str:
        """What the feed's owner should do about it."""
        return self.state.notice if self.state else ""

    def why(self) -> tuple[str, ...]:
        """Why the next poll is due when it is."""
        assert self.state is not None
        return explain_next_poll(self.feed, self.state)

    def _plan(self, sight: Sight) -> timedelta:
        planned = plan(self.feed, self.state, sight, self.now)
        failures = self.state.failures + 1 if self.state and sight.failure else int(sight.failure is not None)
        self.state = FeedState(
            self.feed.id,
            failures=failures,
            last_poll=self.now,
            next_due=planned.due,
            problem=sight.failure,
            schedule=planned.memory,
            notice=planned.notice,
        )
        return planned.due - self.now
