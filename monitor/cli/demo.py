"""`monitor demo`: the whole program at work on a newsroom of its own."""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from monitor import config as configuration
from monitor.cli import signals
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.polling import Job, poll_once
from monitor.demo import Newsroom, keyword_filter
from monitor.model import Level, StoredItem
from monitor.report.interface import Context
from monitor.report.terminal.svg import save_cards
from monitor.store import Store

# A new article every few seconds: quick enough to watch, slow enough to read the last one.
PUBLISH_EVERY_S = 6.0

# What `--serve` does not publish at once: enough to go on for some minutes.
HELD_BACK = timedelta(hours=24)

# More articles than the newsroom has, and as many cards as a picture wants.
MANY, PICTURED = 1000, 4


@click.command(epilog="Example: monitor demo | less")
@option("--serve", is_flag=True, help="Keep the newsroom publishing and print the `watch` line to use.")
@option(
    "--svg",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also save some of the cards as a picture.",
)
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def demo(options: Options, serve: bool, svg: Path | None, as_json: bool) -> None:
    """See everything work: one poll of a built-in newsroom, in a temporary database.

    Ten invented outlets on this machine's loopback, their pages built like real Arabic ones, boilerplate and all. What
    is flagged is printed as `monitor poll` would; the last line says what was left alone, and why to trust it.
    """
    with tempfile.TemporaryDirectory(prefix="monitor-demo-") as folder:

        async def work(stop: asyncio.Event) -> None:
            async with Newsroom(utc_now(), hold_back=HELD_BACK if serve else timedelta()) as newsroom:
                path = Path(folder) / "feeds.toml"
                path.write_text(newsroom.configuration(), "utf-8")
                if serve:
                    await _serve(newsroom, path, stop)
                else:
                    await _poll(newsroom, path, options, stop, svg=svg, as_json=as_json)

        signals.run(work)


async def _poll(
    newsroom: Newsroom, path: Path, options: Options, stop: asyncio.Event, *, svg: Path | None, as_json: bool
) -> None:
    config = configuration.load(path)
    job = Job(config, path.with_name("monitor.db"), config.enabled, forced=True, as_json=as_json)
    polled = await poll_once(job, options, stop.is_set)
    if not options.quiet:
        options.printer(config, stream=sys.stderr).problems(polled.summary, polled.states)
        click.echo(err=True)
    with Store.open_readonly(job.database) as store:
        judged = store.items(level=None, limit=MANY)
    stream = sys.stderr if as_json else sys.stdout
    options.printer(config, stream=stream).line(_last_line(newsroom, judged))
    if svg is not None:
        context = Context(ZoneInfo(config.timezone), utc_now, {feed.id: feed.outlet for feed in config.feeds})
        save_cards(svg, "monitor demo", _widely_told(judged), context)


def _last_line(newsroom: Newsroom, judged: Sequence[StoredItem]) -> str:
    """What was left alone and why to trust it: how this and a plain keyword filter compare with the truth."""
    about = {url for url, told in newsroom.truth().items() if told.flagged}
    flagged = {item.url for item in judged if item.verdict.level is Level.MATCH}
    plain = {url for url, page in newsroom.pages().items() if keyword_filter(page)}
    return (
        f"{len(judged)} articles, {len(flagged)} flagged ({_errors(flagged, about)}), "
        f"{len(judged) - len(flagged)} left alone. A plain keyword filter (a word of both sides anywhere on the page) "
        f"would have flagged {len(plain)} ({_errors(plain, about)})."
    )


def _widely_told(judged: Sequence[StoredItem]) -> list[StoredItem]:
    """The flagged articles of the stories that most outlets carry, oldest first."""
    flagged = [item for item in judged if item.verdict.level is Level.MATCH]
    told = Counter(item.story for item in flagged).most_common(PICTURED)
    chosen = [item for item in flagged if item.story in dict(told)]
    return sorted(chosen, key=lambda item: item.published or item.first_seen)


def _errors(flagged: set[str], about: set[str]) -> str:
    return f"{len(flagged - about)} wrongly, {len(about - flagged)} missed"


async def _serve(newsroom: Newsroom, path: Path, stop: asyncio.Event) -> None:
    """Publish one article after the other until stopped; stay open when all are out."""
    click.echo("The newsroom is open. In another terminal:", err=True)
    click.echo(f"{Path(sys.argv[0]).name} --config {path} --db {path.with_name('monitor.db')} watch")
    click.echo("Ctrl-C closes it.", err=True)
    sys.stdout.flush()
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), PUBLISH_EVERY_S)
        except TimeoutError:
            published = newsroom.publish_next(utc_now())
            if published is None:
                click.echo("  that was all; Ctrl-C closes the newsroom", err=True)
                await stop.wait()
            else:
                click.echo(f"  published at {published.outlet}: {published.id}", err=True)
