"""The composition root: builds the stages from a configuration and connects them."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor import topics
from monitor.cli.exceptions import exceptions
from monitor.cli.options import utc_now
from monitor.fetch import Fetcher
from monitor.model import Config, FetchSettings, PollEvent
from monitor.pipeline import Outside, Pipeline, Stages
from monitor.safe import clock
from monitor.sandbox import Sandbox
from monitor.schedule import HostGate
from monitor.store import PollLock, Store
from monitor.topics import Judge, Topic

log = logging.getLogger(__name__)

# How long a write outside the pipeline waits for another process, in seconds, and everything in here with it. `watch`
# rather tries again.
WAIT_S, WATCH_WAIT_S = 5.0, 0.05

# What a parser's child process needs, imported and compiled once in the fork server instead of once a child (0.4 s each).
PARSERS = ("monitor.article", "monitor.article.preload", "monitor.feeds")


@dataclass(frozen=True, slots=True)
class Assembly:
    """A pipeline ready to run, and what commands need beside it."""

    pipeline: Pipeline
    store: Store
    topics: tuple[Topic, ...]

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """Ids of the topics articles are judged by."""
        return tuple(topic.id for topic in self.topics)


def sandbox() -> Sandbox:
    """Child processes for parsers, with the limits of a feed or page."""
    return Sandbox(preload=PARSERS)


@asynccontextmanager
async def outside(settings: FetchSettings, now: Callable[[], datetime] = utc_now) -> AsyncIterator[Outside]:
    """What trying a feed needs: the network, parsers, the clock; no database and no topic."""
    async with sandbox() as runner, Fetcher(settings) as fetcher:
        hosts = HostGate(settings.host_gap_s, settings.concurrency, settings.allow_private)
        yield Outside(fetcher=fetcher, runner=runner, hosts=hosts, now=now)


@asynccontextmanager
async def assembled(
    config: Config,
    database: Path,
    *,
    tell: Callable[[PollEvent], None],
    now: Callable[[], datetime] = utc_now,
    wait_s: float = WAIT_S,
) -> AsyncIterator[Assembly]:
    """Everything a poll needs, holding the poll lock until the block ends.

    Raises:
        WrongClock, ConfigError: the clock or a topic is wrong; nothing has been opened yet.
        AlreadyPolling: another process polls with this database.
        StoreError: the database can't be used.
    """
    clock.check(now())
    loaded = topics.load(config.topics)
    judge = Judge(loaded)
    settings = config.fetch
    for finding in exceptions(settings):
        log.info("%s: %s", finding.subject, finding.text)
    with PollLock(database), Store.open(database, polling=True) as store, store.waiting(wait_s):
        async with sandbox() as runner, Fetcher(settings) as fetcher:
            hosts = HostGate(settings.host_gap_s, settings.concurrency, settings.allow_private)
            for host, until in store.held_hosts(now()).items():
                hosts.hold(host, (until - now()).total_seconds())
            stages = Stages(
                store=store,
                fetcher=fetcher,
                runner=runner,
                hosts=hosts,
                judge=judge,
                now=now,
                tell=tell,
                obey_robots=settings.robots,
            )
            yield Assembly(pipeline=Pipeline(stages), store=store, topics=loaded)
