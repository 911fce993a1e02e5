"""`monitor watch`: the daemon, its cards and its status lines."""

import asyncio
import logging
import os
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import click

from monitor import report
from monitor.cli import logs, reload, signals
from monitor.cli.announcer import Announcer
from monitor.cli.assembly import WATCH_WAIT_S, Assembly, assembled
from monitor.cli.digest import chosen, collect
from monitor.cli.exceptions import exceptions
from monitor.cli.news import NewsTeller
from monitor.cli.night import NIGHT, look_after
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.outlook import Outlook, Reading
from monitor.cli.reload import Loaded
from monitor.cli.screen import Screen
from monitor.daemon import Daemon, Routine, ServiceManager, aside
from monitor.errors import Busy, MonitorError
from monitor.model import (
    ArticleDone,
    Config,
    Failure,
    FailureKind,
    FeedPolled,
    GapNews,
    Grade,
    Level,
    NetworkChanged,
    PollEvent,
)
from monitor.pipeline import Pipeline
from monitor.report import Printer, Watching
from monitor.report.wording import count
from monitor.topics import Judge

log = logging.getLogger(__name__)

STATUS_EVERY_S = 1.0
LATEST = 50  # articles: more stories than fit on any screen
# How often a service manager is told how things stand.
REPORT_EVERY_S = 30.0


@click.command(epilog="Example: monitor watch --json | my-alert-script")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@option(
    "--dashboard", is_flag=True, help="Draw the whole screen: latest stories, feeds, next polls. q quits."
)
@option("--bell", is_flag=True, help="Ring the terminal's bell for a new story.")
@takes_global_options
@pass_options
def watch(options: Options, as_json: bool, dashboard: bool, bell: bool) -> None:
    """Keep polling; print what is flagged the moment it is judged.

    Cards scroll by above a small status; --dashboard draws the whole screen instead. Ctrl-C or SIGTERM ends it cleanly:
    what is being read is finished, for at most ten seconds; a second Ctrl-C ends it at once. Nothing is lost either way.
    SIGHUP reads the configuration again: what changed is applied, and a wrong file leaves the old one in force.
    """
    config = options.load_config()
    outlets = {feed.id: feed.outlet for feed in config.feeds}
    printer = options.printer(config, json=as_json, outlets=outlets)
    shown = report.whole_screen(printer) if dashboard else printer
    if shown is None:
        raise click.UsageError("--dashboard needs a terminal, and no --json")
    hangup = asyncio.Event()

    async def work(stop: asyncio.Event) -> None:
        events: asyncio.Queue[PollEvent] = asyncio.Queue()
        async with assembled(
            config, options.database(), tell=events.put_nowait, wait_s=WATCH_WAIT_S
        ) as assembly:
            watching = Watch(config, options, assembly, shown, outlets, bell=bell, whole_screen=dashboard)
            await watching.run(events, stop, hangup)

    signals.run(work, on_hangup=hangup.set)


class Watch:
    """The daemon's two faces: cards as they come, and the status below them."""

    def __init__(
        self,
        config: Config,
        options: Options,
        assembly: Assembly,
        printer: Printer,
        outlets: dict[str, str],
        *,
        bell: bool,
        whole_screen: bool,
    ) -> None:
        self._loaded = Loaded(config, assembly.topics)
        self._assembly = assembly
        self._database = options.database()
        self._service = ServiceManager(os.environ)
        self._daemon = Daemon(
            assembly.pipeline, config.enabled, routines=self._routines(config), alive=self._service.alive
        )
        self._to_journal = logs.goes_to_journal(os.environ)
        self._outlets = outlets
        self._printer, self._whole_screen = printer, whole_screen
        self._screen = Screen(printer.status(), self._watching, keys=whole_screen)
        self._announcer = Announcer(assembly.store, assembly.topic_ids, printer, bell=bell)
        self._outlook = Outlook(self._read)
        # On a screen shared with the status lines, only what the same printer prints scrolls by above them.
        shared = self._screen.visible and sys.stderr.isatty()
        self._problems = (
            self._printer if shared else options.printer(config, stream=sys.stderr, outlets=self._outlets)
        )
        self._news = NewsTeller(assembly.store, [feed.id for feed in config.enabled], self._problems, utc_now)
        self._quiet = options.quiet
        self._since = utc_now()
        self._failing: dict[str, Failure] = {}

    async def run(self, events: asyncio.Queue[PollEvent], stop: asyncio.Event, hangup: asyncio.Event) -> None:
        """Watch until `stop` is set; read the configuration again whenever `hangup` is."""
        for finding in exceptions(self._loaded.config.fetch):
            if finding.grade is not Grade.OK:
                self._say(f"{finding.subject}: {finding.text}")
        if self._whole_screen:
            latest = self._assembly.store.items(level=Level.MATCH, limit=LATEST)
            self._printer.items(list(reversed(latest)))
        self._announcer.announce()
        self._news.tell()
        with self._screen.taken(stop):
            tasks = [asyncio.create_task(self._daemon.run(stop)), asyncio.create_task(self._listen(events))]
            tasks.append(asyncio.create_task(self._reload_on(hangup)))
            if self._screen.visible:
                tasks.append(asyncio.create_task(self._screen.keep_drawing(STATUS_EVERY_S)))
            if self._service.listens:
                tasks.append(asyncio.create_task(self._keep_reporting()))
            stopping = asyncio.create_task(stop.wait())
            stopping.add_done_callback(lambda _stopped: self._service.stopping())
            self._service.ready()
            try:  # the others only end when they fail, as when nobody reads stdout any more
                ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in ended:
                    task.result()
            finally:
                stopping.cancel()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, stopping, return_exceptions=True)
                self._announcer.announce()

    async def _listen(self, events: asyncio.Queue[PollEvent]) -> None:
        while True:
            with suppress(TimeoutError):  # then there is something owed, because another process was writing
                async with asyncio.timeout(STATUS_EVERY_S if self._owing else None):
                    self._hear(await events.get())
            if self._announcer.owing and events.empty():  # once for all that came together
                self._announcer.announce()
            if self._news.owing and events.empty():
                self._news.tell()

    @property
    def _owing(self) -> bool:
        return self._announcer.owing or self._news.owing

    def _hear(self, event: PollEvent) -> None:
        self._outlook.add(event)
        match event:
            case ArticleDone(matched=True):
                self._announcer.owing = True
            case FeedPolled(feed_id=feed_id, failure=failure, gap=gap, offline=offline):
                self._news.owing = True
                if not offline:  # else nothing is known of the feed
                    self._failing.pop(feed_id, None)
                if failure is not None and not offline:
                    self._failing[feed_id] = failure
                if gap is not None and not self._quiet:
                    self._news.gaps.append(GapNews(feed_id, gap))
            case NetworkChanged(down=down):
                self._news.owing = True
                if down:  # what it seemed to say of them was taken back
                    unreachable = FailureKind.UNREACHABLE
                    self._failing = {
                        id_: each for id_, each in self._failing.items() if each.kind is not unreachable
                    }

    # ── the configuration read again ───────────────────────────────────────────────────────────────────────────────

    async def _reload_on(self, hangup: asyncio.Event) -> None:
        while True:
            await hangup.wait()
            hangup.clear()
            self._service.reloading()
            try:
                new = await asyncio.to_thread(reload.read, self._loaded.config.path)
            except MonitorError as error:
                self._say(f"not reloaded, the old configuration stays in force: {error}", always=True)
            else:
                await self._apply(new)
            self._service.ready()

    async def _apply(self, new: Loaded) -> None:
        """Take over what changed; houses at work finish with what they began with."""
        changes = reload.compare(self._loaded, new)
        stages = self._daemon.pipeline.stages
        if changes.topics:
            stages = replace(stages, judge=Judge(new.topics))
            self._daemon.pipeline = Pipeline(stages)
            self._announcer.topic_ids = tuple(topic.id for topic in new.topics)
        if changes.due:
            await stages.write(lambda: stages.store.poll_anew(changes.due, utc_now()))
        self._daemon.feeds = new.config.enabled
        self._news.feed_ids = tuple(feed.id for feed in new.config.enabled)
        self._daemon.routines = self._routines(new.config)
        self._outlets.update({feed.id: feed.outlet for feed in new.config.feeds})
        for feed_id in changes.removed:
            self._failing.pop(feed_id, None)
        self._loaded = new
        self._say(f"reloaded {new.config.path}: {changes}")

    # ── once a day ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _routines(self, config: Config) -> tuple[Routine, ...]:
        async def night(_since: datetime, now: datetime) -> None:
            await aside(lambda: look_after(self._database, config.store, now))

        zone, settings = ZoneInfo(config.timezone), config.digest
        routines = [Routine("night", NIGHT, zone, night)]
        if settings.at is not None:
            routines.append(Routine("digest", settings.at, zone, self._print_digest))
        return tuple(routines)

    async def _print_digest(self, since: datetime, now: datetime) -> None:
        """What was announced since the last digest; what is still owed is announced first."""
        self._announcer.announce()
        config = self._loaded.config
        found = collect(
            self._assembly.store,
            chosen(config.topics, config.digest),
            since,
            now,
            list_mentions=config.digest.level == "mention",
            config=config,
        )
        self._printer.digest(found)

    # ── what goes wrong, and how things stand ──────────────────────────────────────────────────────────────────────

    def _say(self, sentence: str, *, always: bool = False) -> None:
        if self._quiet and not always:
            return
        if self._to_journal:
            log.warning("%s", sentence)
        else:
            self._problems.line(sentence)

    async def _keep_reporting(self) -> None:
        while True:
            with suppress(Busy):
                watching = self._watching(utc_now())
                how = f", {watching.failing} failing" if watching.failing else ""
                how = ", no network" if watching.offline_since else how
                self._service.status(
                    f"watching {count(watching.feeds, 'feed')}{how}; "
                    f"in 24 h {count(watching.articles, 'article')}, {watching.flagged:,} flagged"
                )
            await asyncio.sleep(REPORT_EVERY_S)

    def _watching(self, now: datetime) -> Watching:
        standing = self._outlook.at(now)
        return Watching(
            since=self._since,
            feeds=len(self._loaded.config.enabled),
            failing=len(self._failing),
            next_due=list(standing.next_due.items()),
            articles=standing.articles,
            flagged=standing.flagged,
            troubles=[(feed_id, str(failure)) for feed_id, failure in reversed(self._failing.items())],
            offline_since=standing.offline_since,
        )

    def _read(self, now: datetime) -> Reading:
        store = self._assembly.store
        states = store.feed_states(now, [feed.id for feed in self._loaded.config.enabled])
        counts = store.counts(now - timedelta(days=1))
        due = {feed_id: state.next_due for feed_id, state in states.items() if state.next_due is not None}
        return Reading(due, counts.articles, counts.flagged, store.ledger.offline_since())
