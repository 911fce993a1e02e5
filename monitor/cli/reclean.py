"""`monitor db reclean`: what is kept, cleaned and judged by today's rules."""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from monitor import topics
from monitor.cli import signals
from monitor.cli.durations import DURATION
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.telling import say
from monitor.model import Config, Recleaned, Recleaning
from monitor.store import Revision, Store
from monitor.topics import Judge

if TYPE_CHECKING:
    from monitor.pipeline.reclean import ArchiveDesk


@click.command("reclean", epilog="Example: monitor db reclean --since 30d --dry-run")
@option("--since", type=DURATION, metavar="TIME", help="Only articles of the last 30d, 12w …")
@option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def reclean(options: Options, since: timedelta | None, dry_run: bool, as_json: bool) -> None:
    """Clean and judge again what is kept, by today's rules and memory, without the network.

    Articles whose page is still kept are read from it again, the others from the lines that were made of it. What is
    flagged newly is listed here and not announced again by `poll` or `watch`, which may go on running. Ctrl-C stops it
    after the article in hand; what is written stays.
    """
    config = options.config_if_any()
    job = _Job(options, config, utc_now() - since if since is not None else None, write=not dry_run)
    stopped = signals.run(job.run) is None or job.stopped
    options.printer(config, json=as_json).recleaned(job.result())
    if stopped and not options.quiet:
        say("Stopped; the articles after these are as they were.")


@dataclass(slots=True)
class _Job:
    """One pass over the archive, and what has come of it so far."""

    options: Options
    config: Config | None
    since: datetime | None
    write: bool
    of: int = 0
    done: int = 0
    from_pages: int = 0
    stopped: bool = False
    changed: list[Recleaned] = field(default_factory=list)

    async def run(self, stop: asyncio.Event) -> bool:
        """Go through the archive until it is done or `stop` is set."""
        from monitor.cli.assembly import sandbox
        from monitor.pipeline.reclean import ArchiveDesk
        from monitor.report.terminal.counting import Counting

        judge = Judge(topics.load(topic_refs((), self.config)))
        feeds = {feed.id: feed for feed in self.config.feeds} if self.config else {}
        path = self.options.database()
        with Store.open(path, existing=True) if self.write else Store.open_readonly(path) as store:
            self.of = store.archive.size(self.since)
            bar = Counting(sys.stderr, "article", self.of, color=self.options.color, environ=os.environ)
            async with sandbox() as runner:
                desk = ArchiveDesk(store, runner, judge, feeds)
                with bar:
                    for batch in store.archive.batches(self.since):
                        await self._clean(desk, [article.id for article in batch], stop)
                        bar.advance(len(batch))
                        if self.stopped:
                            break
        return True

    async def _clean(self, desk: "ArchiveDesk", numbers: list[int], stop: asyncio.Event) -> None:
        """Clean a batch again and write it in one transaction, as far as it got."""
        revisions: list[Revision] = []
        for number in numbers:
            if stop.is_set():
                self.stopped = True
                break
            redone = await desk.redo(number)
            if redone is None:
                continue
            revision, result = redone
            self.done += 1
            self.from_pages += result.from_page
            if result.is_change:
                self.changed.append(result)
            if revision is not None:
                revisions.append(revision)
        if self.write and revisions:
            with desk.store.writing():
                for revision in revisions:
                    desk.store.revisions.write(revision, utc_now(), announce=False)

    def result(self) -> Recleaning:
        """What was changed."""
        return Recleaning(self.done, self.of, self.from_pages, tuple(self.changed), applied=self.write)
