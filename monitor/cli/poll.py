"""`monitor poll`: one poll of what is due, for cron and for now."""

import asyncio
import sys
import time
from collections.abc import Collection
from datetime import timedelta

import click

from monitor.cli import completing, signals
from monitor.cli.durations import DURATION
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.cli.polling import Job, Polled, poll_once
from monitor.errors import NotFound
from monitor.model import Config, Feed
from monitor.safe.suggest import did_you_mean

FLAGGED = 10


@click.command(epilog="Example, in a crontab:  */10 * * * *  monitor poll -q -c ~/feeds.toml")
@click.argument("feed_ids", nargs=-1, metavar="[FEED]…", shell_complete=completing.feed_ids)
@option("--all", "everything", is_flag=True, help="Poll every feed, due or not.")
@option(
    "--budget", type=DURATION, metavar="TIME", help="Stop after 10m, say; the rest waits for the next run."
)
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@option("--exit-code", is_flag=True, help="Exit with 10 when something was flagged.")
@takes_global_options
@pass_options
@click.pass_context
def poll(
    ctx: click.Context,
    options: Options,
    feed_ids: tuple[str, ...],
    everything: bool,
    budget: timedelta | None,
    as_json: bool,
    exit_code: bool,
) -> None:
    """Poll the feeds that are due and print what was flagged.

    FEED limits the poll to these feeds, due or not. Flagged articles go to stdout; progress, problems and the summary
    go to stderr. Nothing is printed twice: what an earlier run has shown is not shown again.
    """
    config = options.load_config()
    job = Job(
        config=config,
        database=options.database(),
        feeds=_chosen(config, feed_ids),
        forced=everything or bool(feed_ids),
        as_json=as_json,
    )
    latest = time.monotonic() + budget.total_seconds() if budget is not None else float("inf")

    async def work(stop: asyncio.Event) -> Polled:
        return await poll_once(job, options, lambda: stop.is_set() or time.monotonic() > latest)

    polled = signals.run(work)
    if polled is None:
        return  # stopped before it was done: what is stored is safe, the next run goes on
    summary = polled.summary
    all_failed = summary.feeds > 0 and summary.failed == summary.feeds
    problems = options.printer(config, stream=sys.stderr)
    if all_failed or not options.quiet:
        problems.problems(summary, polled.states)
    if not options.quiet:
        problems.summary(summary)
    if all_failed:
        ctx.exit(1)
    if exit_code and polled.printed:
        ctx.exit(FLAGGED)


def _chosen(config: Config, feed_ids: Collection[str]) -> tuple[Feed, ...]:
    """The feeds to work on: the enabled ones, or those named.

    Raises:
        NotFound: a name that is no feed.
    """
    known = {feed.id: feed for feed in config.feeds}
    for name in feed_ids:
        if name not in known:
            hint = did_you_mean(name, known) or "see `monitor feeds list`"
            raise NotFound(f"no feed '{name}' in {config.path}: {hint}")
    return tuple(known[name] for name in dict.fromkeys(feed_ids)) or config.enabled
