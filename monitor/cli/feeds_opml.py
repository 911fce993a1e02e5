"""`monitor feeds import` and `export`: lists of feeds from and for other feed readers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from monitor.cli.feeds_add import free_id
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.cli.telling import say
from monitor.config import append_feeds, feed_table, read_opml, write_opml
from monitor.errors import MonitorError
from monitor.feeds import page_key
from monitor.model import Config
from monitor.safe.text import one_line
from monitor.safe.urls import has_secret, redact
from monitor.schedule import host_of


@click.command("import", epilog="Example: monitor feeds import subscriptions.opml")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@option("--dry-run", is_flag=True, help="Show what would be added, change nothing.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def import_feeds(options: Options, file: Path, dry_run: bool, as_json: bool) -> None:
    """Add the feeds of an OPML file to the end of feeds.toml.

    Those that are there already are left out. Nothing is fetched: `monitor doctor --feeds` then tells which ones work.
    """
    config = options.load_config()
    try:
        listed = read_opml(file.read_bytes().decode("utf-8-sig", "replace"), str(file))
    except OSError as error:
        raise MonitorError(f"{file} can't be read: {error.strerror}") from error
    added = list(_new(listed, config))
    shown = [{**feed, "url": redact(feed["url"])} for feed in added]
    if not as_json:
        for feed in shown:
            click.echo(f"{feed['id']}  {feed['url']}")
    if added and not dry_run:
        append_feeds(config.path, "\n".join(map(feed_table, added)))
    already = len(listed) - len(added)
    if as_json:
        done = {"file": str(config.path), "dry_run": dry_run, "added": shown, "already": already}
        options.printer(config, json=True).record(done)
    if not options.quiet:
        what = "would be added" if dry_run else "added"
        say(f"{len(added)} {what} to {config.path}, {already} there already")


def _new(listed: Iterable[tuple[str, str]], config: Config) -> Iterator[dict[str, str]]:
    """The keys of a table for each (name, address) that is no feed yet, with an id that is free."""
    known, ids = {page_key(feed.url) for feed in config.feeds}, {feed.id for feed in config.feeds}
    for name, url in listed:
        if page_key(url) in known:
            continue
        known.add(page_key(url))
        host = host_of(url)
        feed_id = free_id(host, ids)
        ids.add(feed_id)
        yield {"id": feed_id, "name": one_line(name or host), "name_en": host, "url": url}


@click.command("export", epilog="Example: monitor feeds export > feeds.opml")
@option("--all", "everything", is_flag=True, help="Disabled feeds too.")
@takes_global_options
@pass_options
def export_feeds(options: Options, everything: bool) -> None:
    """Print the feeds as OPML for other feed readers.

    A feed whose address has a secret in it is left out.
    """
    config = options.load_config()
    feeds = config.feeds if everything else config.enabled
    shown = [feed for feed in feeds if not has_secret(feed.url)]
    click.echo(write_opml(shown), nl=False)
    if len(shown) < len(feeds) and not options.quiet:
        say(f"{len(feeds) - len(shown)} left out: their addresses hold a secret")
