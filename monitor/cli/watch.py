"""`monitor watch`: the daemon, its cards and its status lines."""

import asyncio
import sys
from contextlib import suppress
from datetime import datetime, timedelta

import click

from monitor.cli import signals
from monitor.cli.announcer import Announcer
from monitor.cli.assembly import WATCH_WAIT_S, Assembly, assembled
from monitor.cli.exceptions import exceptions
from monitor.cli.news import NewsTeller
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.outlook import Outlook, Reading
from monitor.daemon import Daemon
from monitor.errors import Busy
from monitor.model import ArticleDone, Config, Failure, FeedPolled, GapNews, Grade, NetworkChanged, PollEvent
from monitor.report import Printer, Status, Watching

STATUS_EVERY_S = 1.0


@click.command(epilog="Example: monitor watch --json | my-alert-script")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def watch(options: Options, as_json: bool) -> None:
    """Keep polling; print what is flagged the moment it is judged.

    Cards scroll by above a small status. Ctrl-C or SIGTERM ends it cleanly: what is being read is finished, for at most
    ten seconds; a second Ctrl-C ends it at once. Nothing is lost either way.
    """
    config = options.load_config()

    async def work(stop: asyncio.Event) -> None:
        events: asyncio.Queue[PollEvent] = asyncio.Queue()
        async with assembled(
            config, options.database(), tell=events.put_nowait, wait_s=WATCH_WAIT_S
        ) as assembly:
            await Watch(config, options, assembly, as_json=as_json).run(events, stop)

    signals.run(work)


class Watch:
    """The daemon's two faces: cards as they come, and the status below them."""

    def __init__(self, config: Config, options: Options, assembly: Assembly, *, as_json: bool) -> None:
        self._config = config
        self._assembly = assembly
        self._printer: Printer = options.printer(config, json=as_json)
        self._announcer = Announcer(assembly.store, assembly.topic_ids, self._printer)
        self._outlook = Outlook(self._read)
        # On a screen shared with the status lines, only what the same printer prints scrolls by above them.
        shared = sys.stdout.isatty() and sys.stderr.isatty() and not as_json
        self._problems = self._printer if shared else options.printer(config, stream=sys.stderr)
        self._news = NewsTeller(assembly.store, [feed.id for feed in config.enabled], self._problems, utc_now)
        self._quiet = options.quiet
        self._since = utc_now()
        self._failing: dict[str, Failure] = {}

    async def run(self, events: asyncio.Queue[PollEvent], stop: asyncio.Event) -> None:
        """Watch until `stop` is set."""
        for finding in exceptions(self._config.fetch):
            if finding.grade is not Grade.OK:
                self._say(f"{finding.subject}: {finding.text}")
        self._announcer.announce()
        self._news.tell()
        daemon = Daemon(self._assembly.pipeline, self._config.enabled)
        with self._printer.status() as status:
            tasks = [asyncio.create_task(daemon.run(stop)), asyncio.create_task(self._listen(events))]
            if status.visible:
                tasks.append(asyncio.create_task(self._keep_drawing(status)))
            try:  # the others only end when they fail, as when nobody reads stdout any more
                ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in ended:
                    task.result()
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                self._announcer.announce()

    async def _listen(self, events: asyncio.Queue[PollEvent]) -> None:
        while True:
            event = await events.get()
            self._outlook.add(event)
            match event:
                case ArticleDone(matched=True):
                    self._announcer.owing = True
                case FeedPolled(feed_id=feed_id, failure=failure, gap=gap):
                    self._news.owing = True
                    self._failing.pop(feed_id, None)
                    if failure is not None:
                        self._failing[feed_id] = failure
                    if gap is not None and not self._quiet:
                        self._news.gaps.append(GapNews(feed_id, gap))
                case NetworkChanged():
                    self._news.owing = True
            if self._announcer.owing and events.empty():  # once for all that came together
                self._announcer.announce()
            if self._news.owing and events.empty():
                self._news.tell()

    def _say(self, sentence: str) -> None:
        if not self._quiet:
            self._problems.line(sentence)

    async def _keep_drawing(self, status: Status) -> None:
        while True:
            with suppress(Busy):  # what is drawn stays for another second
                status.update(self._watching(utc_now()))
            await asyncio.sleep(STATUS_EVERY_S)

    def _watching(self, now: datetime) -> Watching:
        standing = self._outlook.at(now)
        last = next(reversed(self._failing.items()), None)
        return Watching(
            since=self._since,
            feeds=len(self._config.enabled),
            failing=len(self._failing),
            next_due=list(standing.next_due.items()),
            articles=standing.articles,
            flagged=standing.flagged,
            problem=f"{last[0]} {last[1]}" if last else "",
        )

    def _read(self, now: datetime) -> Reading:
        store = self._assembly.store
        states = store.feed_states(now, [feed.id for feed in self._config.enabled])
        counts = store.counts(now - timedelta(days=1))
        due = {feed_id: state.next_due for feed_id, state in states.items() if state.next_due is not None}
        return Reading(due, counts.articles, counts.flagged)
