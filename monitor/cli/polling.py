"""One poll from the command line: progress on stderr, cards on stdout, numbers for the summary."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from monitor.cli.assembly import Assembly, assembled
from monitor.cli.news import NewsTeller
from monitor.cli.options import Options, utc_now
from monitor.cli.tally import Tally
from monitor.model import Config, Feed, FeedState, PollEvent, PollSummary
from monitor.pipeline import PATIENCE_S, houses
from monitor.report.terminal.progress import Progress
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be polled, and how it is to be shown.

    Attributes:
        config: the configuration.
        database: path of the database.
        feeds: the feeds to work on.
        forced: poll them whether due or not.
        as_json: print JSON lines instead of cards.
        named: somebody named them: poll them even when they are paused.
    """

    config: Config
    database: Path
    feeds: Sequence[Feed]
    forced: bool
    as_json: bool
    named: bool = False


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of it.

    Attributes:
        printed: how many articles were printed.
        summary: the poll in numbers.
        states: feed id → what is known of the feed now.
    """

    printed: int
    summary: PollSummary
    states: Mapping[str, FeedState]


async def poll_once(job: Job, options: Options, out_of_time: Callable[[], bool]) -> Polled:
    """Poll, print what was flagged; tell on stderr what begins or ends, also when quiet: cron is to mail it.

    Args:
        job: what to poll.
        options: how to print.
        out_of_time: asked before each feed and article; once true, the rest stays due or pending.

    Raises:
        ConfigError, AlreadyPolling, StoreError: see `assembled`.
    """
    tally, started = Tally(), time.monotonic()
    ids = [feed.id for feed in job.feeds]
    bar = None if options.quiet else Progress(sys.stderr, color=options.color, environ=os.environ)

    def tell(event: PollEvent) -> None:
        tally.add(event)
        if bar is not None:
            bar.event(event)

    async with assembled(job.config, job.database, tell=tell) as assembly:
        due = _to_poll(job, assembly.store)
        with bar or nullcontext():  # gone before the first card is printed
            await assembly.pipeline.poll(houses(job.feeds, due), out_of_time)
        news = NewsTeller(assembly.store, ids, options.printer(job.config, stream=sys.stderr), utc_now)
        news.gaps.extend(() if options.quiet else tally.gaps)
        # What is printed and could not be marked would be printed by the next run too: worth waiting for another writer.
        with assembly.store.waiting(PATIENCE_S):
            printed = print_flagged(assembly, job.config, options, as_json=job.as_json)
            news.tell()
        left = sum(assembly.store.unfinished(ids, utc_now()).values())
        states = assembly.store.feed_states(utc_now(), ids)
    return Polled(printed, tally.summary(seconds=time.monotonic() - started, left_pending=left), states)


def _to_poll(job: Job, store: Store) -> list[str]:
    ids = [feed.id for feed in job.feeds]
    if not job.forced:
        return store.due(ids, utc_now())
    paused = frozenset() if job.named else store.ledger.paused(ids, utc_now()).keys()
    return [feed_id for feed_id in ids if feed_id not in paused]


def print_flagged(assembly: Assembly, config: Config, options: Options, *, as_json: bool = False) -> int:
    """Print every flagged article nobody has been shown yet, then remember that it was shown.

    Printed, flushed, then marked: a crash in between shows it twice rather than never.
    """
    items = sorted(
        assembly.store.unshown(assembly.topic_ids), key=lambda item: item.published or item.first_seen
    )
    if items:
        options.printer(config, json=as_json).items(items)
        sys.stdout.flush()
        assembly.store.mark_shown([item.id for item in items], utc_now())
    return len(items)
