"""The stages as the pipeline sees them: everything from outside is handed in."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from monitor.errors import Busy, SandboxCrash, SandboxError, SandboxTimeout
from monitor.model import (
    Escort,
    Failure,
    FailureKind,
    Fetched,
    PollEvent,
    Request,
    Unchanged,
    Verdict,
)
from monitor.pipeline.network import Network
from monitor.sandbox import Runner
from monitor.schedule import HostGate
from monitor.store import Store

log = logging.getLogger(__name__)
Result = TypeVar("Result")

# Pages between being asked for and being stored. They queue for the few children that parse them: without a bound
# 2,000 pages of 64 hosts held 766 MB; more than this keeps no child busier.
PAGES_IN_HAND = 16

# Large documents between being read and being stored. Each costs up to 40 MB as bytes, as text and on its way to a child;
# of the small ones (`fetch.body.LARGE`) even 64 at once cost less.
LARGE_IN_HAND = 2

# How long a document that cost a child process (ten seconds of a core, or a gigabyte) is left alone. Feeds change several
# times a day, and a changed document is another one.
QUARANTINE = timedelta(hours=24)

# How long what was fetched and judged is kept in memory for a database that another process writes to: a migration of
# a large file takes seconds. And how often it is tried meanwhile: other transactions take milliseconds.
PATIENCE_S = 30.0
TRY_EVERY_S = 0.05


class Fetches(Protocol):
    """What the pipeline needs of `fetch.Fetcher`."""

    async def fetch(self, request: Request, escort: Escort, /) -> Fetched | Unchanged | Failure:
        """Get one document; never raises for anything a server or the network does."""
        ...


class Judges(Protocol):
    """What the pipeline needs of `topics.Judge`."""

    def promise(self, title: str, summary: str) -> int:
        """How much a feed's own words already speak for a topic; more is more."""
        ...

    def judge(self, title: str, lead: str, body: Sequence[str]) -> tuple[Verdict, ...]:
        """One verdict a topic."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What reaches beyond the program: the network, in each host's turn, parsers in child processes, the clock.

    Attributes:
        fetcher: gets documents.
        runner: runs parsers where they can be killed.
        hosts: gives each host its turn.
        now: the clock, aware UTC.
        pages_in_hand: held from before a page is asked for until its article is stored.
        large_in_hand: held by a large document from when that shows until it is stored.
    """

    fetcher: Fetches
    runner: Runner
    hosts: HostGate
    now: Callable[[], datetime]
    pages_in_hand: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_IN_HAND))
    large_in_hand: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(LARGE_IN_HAND))

    async def read(self, document: Fetched, parser: Callable[..., Result], *args: object) -> Result | Failure:
        """Run a parser over a document in a child; whatever becomes of the child is a value.

        Args:
            document: whose text it is.
            parser: a top-level function.
            args: what it is called with.
        """
        try:
            return await self.runner.run(parser, *args)
        except (SandboxTimeout, SandboxCrash) as error:
            await self.note_poison(document, str(error))
            return Failure(FailureKind.CRASHED, str(error))
        except SandboxError as error:
            return Failure(FailureKind.CRASHED, str(error))
        except Exception as error:
            log.exception("%s failed", parser.__name__)
            return Failure(FailureKind.CRASHED, f"{parser.__name__}: {type(error).__name__}")

    async def note_poison(self, document: Fetched, cost: str) -> None:
        """A document cost a child; where nothing is stored it is not remembered."""

    async def note_hold(self, host: str, until: datetime) -> None:
        """A host asked to be left alone until then; where nothing is stored only this run knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages(Outside):
    """What a poll is made of.

    Attributes:
        store: where the truth lives.
        judge: the topics.
        tell: called with every event, for progress; must not raise.
        obey_robots: whether sites' robots.txt decides which of their pages are asked for.
        network: what is known of our own.
    """

    store: Store
    judge: Judges
    tell: Callable[[PollEvent], None] = lambda _event: None
    obey_robots: bool = False
    network: Network = field(default_factory=Network)

    async def write(self, transaction: Callable[[], Result]) -> Result:
        """Write to the store, waiting for other writers without keeping anything else here from going on.

        Raises:
            Busy: others have been writing for half a minute.
            StoreError: the database can't be used.
        """
        latest = time.monotonic() + PATIENCE_S
        while True:
            try:
                with self.store.waiting(0):
                    return transaction()
            except Busy:
                if time.monotonic() > latest:
                    raise
            await asyncio.sleep(TRY_EVERY_S)

    async def read(self, document: Fetched, parser: Callable[..., Result], *args: object) -> Result | Failure:
        """The same, but a document that cost a child is not given to another one for a day, be it in another run."""
        cost = self.store.poison(document.body_hash, self.now() - QUARANTINE)
        if cost:
            return Failure(FailureKind.CRASHED, f"{cost}; the same document is tried once a day")
        return await Outside.read(self, document, parser, *args)

    async def note_poison(self, document: Fetched, cost: str) -> None:
        """Remember a document that cost a child."""
        await self.write(lambda: self.store.keep_poison(document.body_hash, cost, self.now()))

    async def note_hold(self, host: str, until: datetime) -> None:
        """The same, for the next run to obey."""
        await self.write(lambda: self.store.hold_host(host, until))
