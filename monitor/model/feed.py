"""What the configuration says: which feeds, which topics, how to fetch."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path

# Ways to write Arabic that a terminal may want; "auto" asks the terminal.
BIDI_MODES = ("auto", "isolate", "isolate-nomirror", "visual", "words", "plain", "off")

# What is judged when nobody says otherwise.
DEFAULT_TOPIC = "russia-dprk"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed as `feeds.toml` describes it.

    Attributes:
        id: short, stable, Latin: what people type.
        name: the outlet's own name, usually Arabic.
        url: http or https address of the feed.
        name_en: Latin name, shown on the Latin line of a card; `outlet` in JSON.
        publisher: several feeds of one house count as one voice.
        country: ISO 3166 code or "".
        language: BCP 47 code of what the feed is written in.
        timezone: IANA name of the zone that dates without one are in.
        interval: time between polls when the user fixed it, else None.
        enabled: whether it is polled.
        pages: whether article pages are fetched; else the feed's own text is judged.
        prune: XPaths of what is cut out of its pages before anything else looks at them.
        drop: lines that are taken out of its articles wherever they stand.
        note: why a feed is disabled, or any remark; shown by `feeds list`.
    """

    id: str
    name: str
    url: str
    name_en: str
    publisher: str
    country: str = ""
    language: str = "ar"
    timezone: str = "UTC"
    interval: timedelta | None = None
    enabled: bool = True
    pages: bool = True
    prune: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    note: str = ""

    @property
    def outlet(self) -> str:
        """The name for Latin lines and JSON."""
        return self.name_en or self.name


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A topic named in the configuration: a built-in id, or the path of the user's own file.

    `file` and `line` say where it was named, for the error when it does not exist.
    """

    name: str
    path: Path | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """The `[fetch]` table.

    Attributes:
        contact: address or URL that goes into the User-Agent, or "".
        allow_private: exact `host:port` pairs that the address guard lets through.
        host_gap_s: least seconds between two page requests to one host.
        concurrency: most requests in flight at once.
        proxy: URL of an HTTP proxy, or "".
        robots: whether a site's robots.txt decides which of its pages are asked for.
    """

    contact: str = ""
    allow_private: frozenset[tuple[str, int]] = frozenset()
    host_gap_s: float = 2.0
    concurrency: int = 64
    proxy: str = ""
    robots: bool = True


@dataclass(frozen=True, slots=True)
class Display:
    """The `[display]` table: `bidi` is one of the modes of `report`, or "auto"."""

    bidi: str = "auto"


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """The `[store]` table.

    Attributes:
        keep: how long articles are kept, or None for good.
        backup: folder that gets a backup each night, or None.
        backups: how many of them are kept there.
    """

    keep: timedelta | None = None
    backup: Path | None = None
    backups: int = 7


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """The `[digest]` table.

    Attributes:
        at: local time at which `watch` prints a digest each day, or None for never.
        topics: names of topics, as `[monitor]` has them; empty for all.
        level: "match", or "mention" to list mentions too.
    """

    at: time | None = None
    topics: tuple[str, ...] = ()
    level: str = "match"


@dataclass(frozen=True, slots=True)
class Config:
    """A whole configuration file, checked.

    `path` is where it was read from; `timezone` is the IANA name of the zone times are shown in.
    """

    path: Path
    feeds: tuple[Feed, ...]
    topics: tuple[TopicRef, ...]
    timezone: str = "UTC"
    fetch: FetchSettings = field(default_factory=FetchSettings)
    display: Display = field(default_factory=Display)
    store: StoreSettings = field(default_factory=StoreSettings)
    digest: DigestSettings = field(default_factory=DigestSettings)

    @property
    def enabled(self) -> tuple[Feed, ...]:
        """The feeds that are polled, in the order of the file."""
        return tuple(feed for feed in self.feeds if feed.enabled)
