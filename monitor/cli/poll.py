"""`monitor poll`: one poll of what is due, for cron and for now."""

import asyncio
import sys
import time
from datetime import timedelta

import click

from monitor.cli import completing, signals
from monitor.cli.chosen import chosen
from monitor.cli.durations import DURATION
from monitor.cli.options import FOUND, Options, option, pass_options, takes_global_options
from monitor.cli.polling import Job, Polled, poll_once


@click.command(epilog="Example, in a crontab:  */10 * * * *  monitor poll -q -c ~/feeds.toml")
@click.argument("feed_ids", nargs=-1, metavar="[FEED]…", shell_complete=completing.feed_ids)
@option("--all", "everything", is_flag=True, help="Poll every feed, due or not, but paused ones.")
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
        feeds=chosen(config, feed_ids) or config.enabled,
        forced=everything or bool(feed_ids),
        named=bool(feed_ids),
        as_json=as_json,
    )
    latest = time.monotonic() + budget.total_seconds() if budget is not None else float("inf")

    async def work(stop: asyncio.Event) -> Polled:
        return await poll_once(job, options, lambda: stop.is_set() or time.monotonic() > latest)

    polled = signals.run(work)
    if polled is None:
        return  # stopped before it was done: what is stored is safe, the next run goes on
    summary = polled.summary
    problems = options.printer(config, stream=sys.stderr)
    if summary.all_failed or not options.quiet:
        problems.problems(summary, polled.states)
    if not options.quiet:
        problems.summary(summary)
    if summary.all_failed:
        ctx.exit(1)
    if exit_code and polled.printed:
        ctx.exit(FOUND)
