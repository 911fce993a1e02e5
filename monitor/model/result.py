"""What commands hand to the reports: results that are not stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from monitor.model.article import Article
from monitor.model.coverage import Gap
from monitor.model.failure import Failure
from monitor.model.verdict import Level, Verdict


@dataclass(frozen=True, slots=True)
class MemoryUsed:
    """How much of a host's memory an article was cleaned with.

    Attributes:
        host: its registrable domain; "" for a source that names no address.
        articles: how many of its articles are remembered.
        lines: how many lines these have taught.
        titles: how many titles of the outlet's articles are known.
    """

    host: str
    articles: int
    lines: int
    titles: int


@dataclass(frozen=True, slots=True)
class Checked:
    """One source given to `check`: an article with its verdicts, or the failure that kept us from one.

    `memory` is what was known of its host, where that was asked for.
    """

    source: str
    article: Article | None = None
    verdicts: tuple[Verdict, ...] = ()
    failure: Failure | None = None
    memory: MemoryUsed | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A judged article of an evaluation corpus.

    Attributes:
        id, title: which article.
        label: relevant, mention or irrelevant.
        level, score: what the topic makes of it.
        source: where it was published, or the file it stands in.
        verdict: the whole verdict, for the reasons, or None.
    """

    id: str
    title: str
    label: str
    level: Level
    score: int
    source: str = ""
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """How a topic did on one source: articles labelled so, relevant ones missed, irrelevant ones matched."""

    source: str
    relevant: int
    irrelevant: int
    missed: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a topic did on a corpus.

    Attributes:
        topic: id of the topic.
        n: articles counted, equal ids once.
        confusion: label → level → count.
        precision: relevant∧match / (relevant∨irrelevant)∧match, None when nothing matched.
        recall: relevant∧match / relevant, None when nothing is relevant.
        f1: harmonic mean of the two, None when either is.
        errors: relevant not matched, irrelevant matched.
        sources: the same by source, those with errors first, then those with the most relevant articles.
    """

    topic: str
    n: int
    confusion: Mapping[str, Mapping[str, int]]
    precision: float | None
    recall: float | None
    f1: float | None
    errors: tuple[Labelled, ...]
    sources: tuple[SourceFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicInfo:
    """A topic as `topics list` shows it: where it comes from, whether the configuration uses it, its size, its thresholds."""

    id: str
    name: str
    source: str
    used: bool
    groups: tuple[str, ...]
    terms: int
    match_at: int
    mention_at: int


@dataclass(frozen=True, slots=True)
class ExampleTried:
    """An example out of a topic's own file.

    Attributes:
        place: where it stands, e.g. `my.toml:41`.
        title: its headline, or its text when it has none.
        wanted: the level it should get.
        level, score: what it got.
        why_not: what it is short of a match.
    """

    place: str
    title: str
    wanted: Level
    level: Level
    score: int
    why_not: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether it got the level it should get."""
        return self.wanted is self.level


@dataclass(frozen=True, slots=True)
class TopicChecked:
    """What `topics check` has to say about a topic's file.

    Attributes:
        topic: the topic in brief.
        extends: id of the built-in topic that it extends, or "".
        terms: group → how many terms it looks for, every spelling counted.
        forms: how many ways to write them, with what Arabic joins to a word.
        rules: the ids of its rules, in their order.
        warnings: what works but is hardly meant, each with file and line.
        examples: how those in the file fare.
    """

    topic: TopicInfo
    extends: str
    terms: Mapping[str, int]
    forms: int
    rules: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    examples: tuple[ExampleTried, ...] = ()


class Grade(StrEnum):
    """How a finding of `doctor` is to be taken."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing `doctor` looked at."""

    grade: Grade
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class PollStarted:
    """Event: a poll of so many feeds begins, with so many articles left over from before."""

    feeds: int
    left_over: int


@dataclass(frozen=True, slots=True)
class FeedPolled:
    """Event: one feed is done; `new` counts its new articles, `gap` is what may have been missed before this poll.

    `offline`: it failed because there is no network of ours.
    """

    feed_id: str
    new: int
    unchanged: bool
    failure: Failure | None
    gap: Gap | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True)
class ArticleDone:
    """Event: one article was judged; `matched` when any topic says match, `from_feed` when on the feed's own text."""

    article_id: int
    matched: bool
    from_feed: bool = False


@dataclass(frozen=True, slots=True)
class NetworkChanged:
    """Event: our own network was found to be down since then, or (at `at`) to be there again."""

    down: bool
    since: datetime
    at: datetime


PollEvent = PollStarted | FeedPolled | ArticleDone | NetworkChanged


@dataclass(frozen=True, slots=True)
class PollSummary:
    """One poll in numbers.

    Attributes:
        feeds, failed, unchanged: feeds polled, of which failed, of which had nothing new to read.
        new: articles seen for the first time.
        judged: articles judged now, left-overs included.
        flagged: of those, how many match.
        from_feed: of those judged, how many on the feed's own text.
        left_pending: articles left for the next run.
        seconds: how long it took.
        failures: feed id → what went wrong.
        offline: feeds that could not be asked because we had no network; none of them counts as failed.
    """

    feeds: int = 0
    failed: int = 0
    unchanged: int = 0
    new: int = 0
    judged: int = 0
    flagged: int = 0
    from_feed: int = 0
    left_pending: int = 0
    seconds: float = 0.0
    failures: Mapping[str, Failure] = field(default_factory=dict)
    offline: int = 0

    @property
    def all_failed(self) -> bool:
        """Whether feeds were asked and none could be had."""
        return 0 < self.feeds == self.failed + self.offline
