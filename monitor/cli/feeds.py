"""`monitor feeds`: the configured feeds and how they are doing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import click

from monitor.cli import completing
from monitor.cli.chosen import chosen
from monitor.cli.durations import DURATION, MOMENT
from monitor.cli.lazy import Entry, LazyGroup
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.telling import say
from monitor.errors import StoreError
from monitor.model import Pause
from monitor.store import Store

FEEDS = "Feeds"

ENTRIES = (
    Entry(FEEDS, "list", "How each feed is doing.", "monitor.cli.feeds:list_feeds"),
    Entry(FEEDS, "show", "Everything about one feed.", "monitor.cli.feeds_show:show"),
    Entry(FEEDS, "pause", "Do not poll feeds for a while.", "monitor.cli.feeds:pause"),
    Entry(FEEDS, "resume", "Poll paused feeds again.", "monitor.cli.feeds:resume"),
    Entry(FEEDS, "test", "Try feeds now and show all that is found.", "monitor.cli.feeds_test:test_feeds"),
    Entry(
        FEEDS,
        "add",
        "Find the feed behind an address, add it to feeds.toml.",
        "monitor.cli.feeds_add:add_feed",
    ),
    Entry(FEEDS, "learnt", "The lines that a feed's pages repeat.", "monitor.cli.learnt:learnt"),
    Entry(FEEDS, "pin", "Keep learnt lines in the text.", "monitor.cli.learnt:pin"),
    Entry(FEEDS, "unpin", "Take back what pin said.", "monitor.cli.learnt:unpin"),
    Entry(FEEDS, "import", "Add the feeds of an OPML file.", "monitor.cli.feeds_opml:import_feeds"),
    Entry(FEEDS, "export", "Print the feeds as OPML.", "monitor.cli.feeds_opml:export_feeds"),
)


@click.command(cls=LazyGroup, entries=ENTRIES)
@takes_global_options
def feeds() -> None:
    """The feeds and how they are doing."""


@click.command("pause", epilog="Example: monitor feeds pause rt-arabic --for 3d")
@click.argument("feed_ids", nargs=-1, required=True, metavar="FEED…", shell_complete=completing.feed_ids)
@option("--for", "length", type=DURATION, metavar="TIME", help="For 12h, 3d …; then it goes on by itself.")
@option("--until", type=MOMENT, metavar="DATE", help="Until 2026-12-01, or '2026-12-01 08:00'.")
@takes_global_options
@pass_options
def pause(
    options: Options, feed_ids: tuple[str, ...], length: timedelta | None, until: datetime | None
) -> None:
    """Do not poll these feeds for a while, or until they are resumed; `watch` obeys at once.

    What they publish meanwhile may be missed. feeds.toml is left alone.
    """
    config = options.load_config()
    names = [feed.id for feed in chosen(config, feed_ids)]
    now, zone = utc_now(), ZoneInfo(config.timezone)
    if length is not None and until is not None:
        raise click.UsageError("give --for or --until, not both")
    end = now + length if length is not None else until and until.replace(tzinfo=zone).astimezone(UTC)
    if end is not None and end <= now:
        raise click.UsageError(f"{end.astimezone(zone):%Y-%m-%d %H:%M} is over")
    with Store.open(options.database()) as store:
        store.ledger.pause(names, Pause(now, end))
    for_how_long = f"until {end.astimezone(zone):%Y-%m-%d %H:%M}" if end else "until `monitor feeds resume`"
    _say(options, f"{', '.join(names)}: paused {for_how_long}")


@click.command("resume", epilog="Example: monitor feeds resume rt-arabic")
@click.argument("feed_ids", nargs=-1, required=True, metavar="FEED…", shell_complete=completing.feed_ids)
@takes_global_options
@pass_options
def resume(options: Options, feed_ids: tuple[str, ...]) -> None:
    """Poll paused feeds again, at once."""
    names = [feed.id for feed in chosen(options.load_config(), feed_ids)]
    with Store.open(options.database()) as store:
        resumed = store.ledger.resume(names, utc_now())
    for name in names:
        _say(options, f"{name}: {'resumed' if name in resumed else 'was not paused'}")


def _say(options: Options, sentence: str) -> None:
    if not options.quiet:
        say(sentence)


@click.command("list", epilog="Example: monitor feeds list --all")
@option("--all", "everything", is_flag=True, help="Disabled feeds too.")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def list_feeds(options: Options, everything: bool, as_json: bool) -> None:
    """List the feeds: last success, next poll, what is wrong with them."""
    config = options.load_config()
    states = {}
    try:
        with Store.open_readonly(options.database()) as store:
            states = store.feed_states(utc_now())
    except StoreError as error:
        if options.database().exists():
            raise
        if not options.quiet:
            say(f"monitor: {error}")
    rows = [(feed, states.get(feed.id)) for feed in (config.feeds if everything else config.enabled)]
    options.printer(config, json=as_json).feeds(rows)
