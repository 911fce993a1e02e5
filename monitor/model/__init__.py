"""The frozen values that travel through the pipeline, one module a stage.

A value changes its type at each step and the type's name says where it is:

    Feed ─► Request ─► Fetched ─► Item ─► Request ─► Fetched ─► Extracted ─► Article ─► Verdict ─► StoredItem
    config  schedule   fetch      feeds   pipeline   fetch      article      article    topics     store

Nothing here does anything: no I/O, no clock, no library. All times are aware datetimes in UTC; all texts are
in logical order and NFC.
"""

from monitor.model.archive import (
    Archived,
    KeptArticle,
    LevelChange,
    OutletCount,
    Recleaned,
    Recleaning,
    Rejudged,
    Standing,
    Suggestion,
)
from monitor.model.article import Article, Extracted, Line, Quality, Removed
from monitor.model.coverage import (
    Coverage,
    Delays,
    Downtime,
    FeedCoverage,
    FeedStanding,
    Gap,
    GapNews,
    Health,
    HealthNews,
    NetworkNews,
    News,
    Outage,
    Pause,
    Window,
)
from monitor.model.digest import Digest, DigestStory, DigestTopic
from monitor.model.failure import Failure, FailureKind
from monitor.model.feed import (
    BIDI_MODES,
    DEFAULT_TOPIC,
    Config,
    DigestSettings,
    Display,
    Feed,
    FetchSettings,
    StoreSettings,
    TopicRef,
)
from monitor.model.fetched import Escort, Fetched, Request, RequestKind, Unchanged, Validators
from monitor.model.found import Answer, Found
from monitor.model.item import Dating, Hints, Item, ParsedFeed, SitemapIndex
from monitor.model.marks import LABELS, LabelledArticle, Marks
from monitor.model.memory import HostMemory, LearntLine, SeenArticle
from monitor.model.probe import FeedProbe, PageProbe
from monitor.model.profile import FeedProfile
from monitor.model.result import (
    ArticleDone,
    Checked,
    Evaluation,
    ExampleTried,
    FeedPolled,
    Finding,
    Grade,
    Labelled,
    NetworkChanged,
    PollEvent,
    PollStarted,
    PollSummary,
    SourceFigures,
    TopicChecked,
    TopicInfo,
)
from monitor.model.robots import RobotsTxt
from monitor.model.statistics import Statistics, Tallied
from monitor.model.stored import (
    ArticleState,
    FeedState,
    MissedPoll,
    PendingArticle,
    PollOutcome,
    StoredArticle,
    StoredItem,
)
from monitor.model.verdict import Evidence, Highlight, Level, TermHit, Verdict, Zone

__all__ = [
    "BIDI_MODES",
    "DEFAULT_TOPIC",
    "LABELS",
    "Answer",
    "Archived",
    "Article",
    "ArticleDone",
    "ArticleState",
    "Checked",
    "Config",
    "Coverage",
    "Dating",
    "Delays",
    "Digest",
    "DigestSettings",
    "DigestStory",
    "DigestTopic",
    "Display",
    "Downtime",
    "Escort",
    "Evaluation",
    "Evidence",
    "ExampleTried",
    "Extracted",
    "Failure",
    "FailureKind",
    "Feed",
    "FeedCoverage",
    "FeedPolled",
    "FeedProbe",
    "FeedProfile",
    "FeedStanding",
    "FeedState",
    "FetchSettings",
    "Fetched",
    "Finding",
    "Found",
    "Gap",
    "GapNews",
    "Grade",
    "Health",
    "HealthNews",
    "Highlight",
    "Hints",
    "HostMemory",
    "Item",
    "KeptArticle",
    "Labelled",
    "LabelledArticle",
    "LearntLine",
    "Level",
    "LevelChange",
    "Line",
    "Marks",
    "MissedPoll",
    "NetworkChanged",
    "NetworkNews",
    "News",
    "Outage",
    "OutletCount",
    "PageProbe",
    "ParsedFeed",
    "Pause",
    "PendingArticle",
    "PollEvent",
    "PollOutcome",
    "PollStarted",
    "PollSummary",
    "Quality",
    "Recleaned",
    "Recleaning",
    "Rejudged",
    "Removed",
    "Request",
    "RequestKind",
    "RobotsTxt",
    "SeenArticle",
    "SitemapIndex",
    "SourceFigures",
    "Standing",
    "Statistics",
    "StoreSettings",
    "StoredArticle",
    "StoredItem",
    "Suggestion",
    "Tallied",
    "TermHit",
    "TopicChecked",
    "TopicInfo",
    "TopicRef",
    "Unchanged",
    "Validators",
    "Verdict",
    "Window",
    "Zone",
]
