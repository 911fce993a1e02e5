"""What `monitor doctor` looks at. Each check is a generator of findings and changes nothing."""

import platform
import shutil
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import metadata
from xml.parsers import expat

from monitor import topics
from monitor.cli.exceptions import exceptions
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import Options, utc_now
from monitor.errors import MonitorError, Outdated
from monitor.model import Config, Finding, Grade
from monitor.safe import clock
from monitor.store import PollLock, Store, library_version

LIBRARIES = ("apscheduler", "feedparser", "httpx", "rich", "trafilatura")

MIB, GIB = 1 << 20, 1 << 30

# The write-ahead log alone may take 64 MiB (`journal_size_limit`), and an upgrade a copy of the database.
LITTLE_ROOM = 200 * MIB

# Up to 3.51.2 two connections that write and checkpoint at once could corrupt a WAL database; we write from one process
# under a lock, so an older SQLite is a warning and no error.
SAFE_SQLITE = (3, 51, 3)

# Before 2.8.1 a feed could keep expat busy for minutes with one attribute list; ours is cut off and killed in time.
SAFE_EXPAT = (2, 8, 1)


def diagnose(options: Options, now: Callable[[], datetime] = utc_now) -> Iterator[Finding]:
    """Everything worth knowing about this installation, most fundamental first."""
    yield from _versions()
    yield _clock(now())
    config: Config | None = None
    try:
        config = options.load_config()
        disabled = len(config.feeds) - len(config.enabled)
        yield Finding(
            Grade.OK, "configuration", f"{config.path}: {len(config.enabled)} feeds, {disabled} disabled"
        )
    except MonitorError as error:
        yield Finding(Grade.BAD, "configuration", str(error))
    if config is not None:
        yield from exceptions(config.fetch)
    yield from _topics(config)
    yield from _database(options, config)
    yield from _terminal(options, config)


def _versions() -> Iterator[Finding]:
    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    yield Finding(Grade.OK, "python", f"{platform.python_version()}, {libraries}")
    sqlite = library_version()
    grade = Grade.OK if sqlite >= SAFE_SQLITE else Grade.WARN
    hint = "" if grade is Grade.OK else f"; {_dotted(SAFE_SQLITE)} fixed a rare corruption with two writers"
    yield Finding(grade, "sqlite", _dotted(sqlite) + hint)
    grade = Grade.OK if expat.version_info >= SAFE_EXPAT else Grade.WARN
    hint = (
        ""
        if grade is Grade.OK
        else f"; {_dotted(SAFE_EXPAT)} is harder to keep busy, ours is stopped after 10 s"
    )
    yield Finding(grade, "expat", _dotted(expat.version_info) + hint)
    zones = len(zoneinfo.available_timezones())
    yield Finding(Grade.OK if zones else Grade.BAD, "time zones", f"{zones} known")


def _clock(now: datetime) -> Finding:
    if not clock.is_possible(now):
        return Finding(Grade.BAD, "clock", f"{clock.impossible(now)}; `poll` and `watch` refuse to start")
    return Finding(Grade.OK, "clock", f"{now:%Y-%m-%d %H:%M %Z}")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _topics(config: Config | None) -> Iterator[Finding]:
    try:
        for topic in topics.load(topic_refs((), config)):
            yield Finding(Grade.OK, "topic", f"{topic.id}: {len(topic.groups)} groups")
    except MonitorError as error:
        yield Finding(Grade.BAD, "topic", str(error))


def _database(options: Options, config: Config | None) -> Iterator[Finding]:
    path = options.database()
    if not path.exists():
        yield Finding(Grade.OK, "database", f"{path}: none yet, `monitor poll` makes it")
        return
    try:
        with Store.open_readonly(path, upgrading=False) as store:
            problem = store.integrity()
            if problem:
                yield Finding(Grade.BAD, "database", f"{path}: {problem}")
                return
            counts = store.counts(None)
            text = f"{path}: {counts.articles:,} articles, {path.stat().st_size / MIB:,.1f} MiB"
            yield room(text, shutil.disk_usage(path.parent).free)
            yield from _feeds(store, config)
        holder = PollLock(path).holder()
        yield Finding(Grade.OK, "poll lock", f"another monitor polls ({holder})" if holder else "free")
    except MonitorError as error:
        yield Finding(Grade.WARN if isinstance(error, Outdated) else Grade.BAD, "database", str(error))


def room(text: str, free: int) -> Finding:
    """The database, and how much room there is for it in bytes."""
    if free < LITTLE_ROOM:
        return Finding(Grade.WARN, "database", f"{text}; only {free / MIB:,.0f} MiB free on its disk")
    return Finding(Grade.OK, "database", f"{text}, {free / GIB:,.1f} GiB free")


def _feeds(store: Store, config: Config | None) -> Iterator[Finding]:
    states = store.feed_states(utc_now())
    polled = [states[feed.id] for feed in (config.enabled if config else ()) if feed.id in states]
    failing = [state for state in polled if state.problem is not None]
    if polled:
        grade = Grade.WARN if failing else Grade.OK
        names = ", ".join(state.feed_id for state in failing)
        yield Finding(
            grade, "feeds", f"{len(polled)} polled, {len(failing)} failing" + (f": {names}" if names else "")
        )


def _terminal(options: Options, config: Config | None) -> Iterator[Finding]:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower()
    if encoding.replace("-", "") != "utf8":
        yield Finding(Grade.WARN, "terminal", f"stdout is {encoding}, Arabic needs UTF-8")
    if not sys.stdout.isatty():
        yield Finding(Grade.OK, "terminal", "none: plain text, Arabic in logical order")
        return
    bidi = options.bidi_for(config)
    yield Finding(Grade.OK, "terminal", f"Arabic {bidi.mode} ({bidi.why})")
