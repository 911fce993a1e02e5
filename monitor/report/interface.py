"""The one interface commands print through, and what every way of printing needs to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from monitor.model import (
        Answer,
        Checked,
        Coverage,
        Digest,
        Evaluation,
        Feed,
        FeedProbe,
        FeedProfile,
        FeedState,
        Finding,
        HostMemory,
        News,
        PollSummary,
        Recleaning,
        Rejudged,
        Statistics,
        StoredArticle,
        StoredItem,
        Suggestion,
        TopicChecked,
        TopicInfo,
    )
    from monitor.report.bidi.modes import Mode


@dataclass(frozen=True, slots=True)
class Context:
    """What a printer has to know besides the values it prints.

    Attributes:
        zone: the zone times are shown in.
        now: the clock, aware.
        outlets: feed id → the outlet's Latin name.
        arrange: how a name that may be Arabic after all stands among Latin words; as it is, unless a terminal is to draw it.
    """

    zone: ZoneInfo
    now: Callable[[], datetime]
    outlets: Mapping[str, str] = field(default_factory=dict)
    arrange: Callable[[str], str] = str

    def outlet(self, feed_id: str, publisher: str) -> str:
        """The outlet's Latin name; a feed no longer configured goes by its publisher, else by its id."""
        return self.outlets.get(feed_id) or publisher or feed_id

    def local(self, time: datetime) -> datetime:
        """The same moment in the zone times are shown in."""
        return time.astimezone(self.zone)


@dataclass(frozen=True, slots=True)
class Watching:
    """What the status of `watch` shows.

    Attributes:
        since: when watching began.
        feeds, failing: feeds watched, and how many of them failed when last polled.
        next_due: (feed id, when it is due), soonest first.
        articles, flagged: counted over the last 24 hours.
        troubles: each feed that fails with what is wrong, the latest first.
        offline_since: since when there has been no network of ours, or None.
    """

    since: datetime
    feeds: int
    failing: int = 0
    next_due: Sequence[tuple[str, datetime]] = ()
    articles: int = 0
    flagged: int = 0
    troubles: Sequence[tuple[str, str]] = ()
    offline_since: datetime | None = None


class Status(Protocol):
    """The sticky lines under `watch`; entered for as long as they are to be seen."""

    @property
    def visible(self) -> bool:
        """Whether anybody sees them; if not, what they would show need not be found out."""
        ...

    def __enter__(self) -> Self:
        """Begin to show them."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take them away, leaving what was printed above."""
        ...

    def show(self) -> None:
        """Show them again after `hide`."""
        ...

    def hide(self) -> None:
        """Take them away for a while, as when the user stops the program with Ctrl-Z."""
        ...

    def update(self, watching: Watching) -> None:
        """Draw them anew; meant to be called once a second from the event loop."""
        ...


class NoStatus:
    """The status where there is no terminal to keep lines on: nothing at all."""

    visible = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Nothing to take away."""

    def show(self) -> None:
        """Nothing to show."""

    def hide(self) -> None:
        """Nothing to take away."""

    def update(self, watching: Watching) -> None:
        """Nothing to draw."""


class Printer(Protocol):
    """Prints results. All texts may be hostile; what is printed is safe for where it goes."""

    def items(self, items: Sequence[StoredItem]) -> None:
        """Print articles, in the order given, one card a story, the story's earliest article on it."""
        ...

    def found(self, answer: Answer) -> None:
        """Print what a search found, a card an article, and how much there is in all."""
        ...

    def copy(self, item: StoredItem, first_id: int) -> None:
        """Print one line for a later copy of a story whose card, `first_id`'s, has been printed before."""
        ...

    def article(self, article: StoredArticle, *, removed: bool = False) -> None:
        """Print one whole article and why it was flagged; with `removed`, also the lines taken out of it."""
        ...

    def marked(self, article: StoredArticle) -> None:
        """Print which article it is and what the analyst has said of it."""
        ...

    def checked(self, result: Checked, *, removed: bool = False) -> None:
        """Print what `check` found in one source, or why it found nothing."""
        ...

    def digest(self, digest: Digest) -> None:
        """Print what a span of time brought."""
        ...

    def feeds(self, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """Print the feeds and how they are doing; None for one never polled."""
        ...

    def profile(self, profile: FeedProfile) -> None:
        """Print everything that is known of one feed."""
        ...

    def statistics(self, counted: Statistics, names: Mapping[str, str]) -> None:
        """Print what was seen and flagged; `names` are publishers' own, usually Arabic."""
        ...

    def coverage(self, coverage: Coverage, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """Print what may have been missed; `rows` are the feeds and how they are doing now."""
        ...

    def news(self, news: Sequence[News]) -> None:
        """Print what is told once: troubles that begin or end, gaps."""
        ...

    def topics(self, rows: Sequence[TopicInfo]) -> None:
        """Print the topics that can be used."""
        ...

    def topic_checked(self, result: TopicChecked) -> None:
        """Print what is to be said about a topic's file."""
        ...

    def evaluation(self, evaluation: Evaluation) -> None:
        """Print how a topic did on a corpus."""
        ...

    def rejudged(self, result: Rejudged) -> None:
        """Print what judging the archive anew changes."""
        ...

    def recleaned(self, result: Recleaning) -> None:
        """Print what cleaning the archive again changes."""
        ...

    def learnt(self, memories: Sequence[HostMemory]) -> None:
        """Print what was learnt of hosts."""
        ...

    def suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Print phrases that separate what is relevant from the rest."""
        ...

    def doctor(self, findings: Sequence[Finding]) -> None:
        """Print what `doctor` found."""
        ...

    def probed(self, probe: FeedProbe) -> None:
        """Print what trying a feed has shown."""
        ...

    def trial(self, current: Mode) -> Sequence[Mode]:
        """Print one line in every mode, for somebody to say which reads right; the modes by number, the first is 1."""
        ...

    def problems(self, summary: PollSummary, states: Mapping[str, FeedState] | None = None) -> None:
        """Print which feeds failed; `states` (by feed id) adds how often and when they are tried again."""
        ...

    def summary(self, summary: PollSummary) -> None:
        """Print a poll in one line."""
        ...

    def bell(self) -> None:
        """Ring, on a terminal."""
        ...

    def line(self, text: str) -> None:
        """Print a sentence for people."""
        ...

    def record(self, done: Mapping[str, Any]) -> None:
        """Print what was done, for programs: texts, numbers, lists and mappings of them."""
        ...

    def status(self) -> Status:
        """The sticky lines of `watch` for this stream; they do nothing where they can't be drawn."""
        ...
