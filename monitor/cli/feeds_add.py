"""`monitor feeds add`: find the feed behind an address, show it, add it to feeds.toml."""

import asyncio
import re
from collections.abc import Collection

import click

from monitor.cli.assembly import outside
from monitor.cli.feeds_test import named_feed
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.cli.telling import say
from monitor.config import append_feeds, feed_table
from monitor.errors import ConfigError
from monitor.feeds import page_key
from monitor.model import Config, FeedProbe
from monitor.pipeline import discover
from monitor.safe.text import one_line
from monitor.safe.urls import redact
from monitor.schedule import host_of

_LONGEST_NAME = 60


@click.command("add", epilog="Example: monitor feeds add https://example.org")
@click.argument("url")
@option("--id", "feed_id", metavar="ID", help="What you will type; made from the site's name if not given.")
@option("--name", metavar="NAME", help="The outlet's name; the feed's own title if not given.")
@option("--dry-run", is_flag=True, help="Show what would be added, change nothing.")
@option("--json", "as_json", is_flag=True, help="What was found and what was added, a JSON object each.")
@takes_global_options
@pass_options
@click.pass_context
def add_feed(
    ctx: click.Context,
    options: Options,
    url: str,
    feed_id: str | None,
    name: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Find the feed behind an address and add it to the end of feeds.toml.

    URL is a feed, a home page or a section: the feed may be named by the page, be at one of the usual places, or be a news
    sitemap. Nothing in the file is changed but its end; a feed that is there already is refused. Exit code 1 when nothing
    is found.
    """
    config = options.load_config()
    probes = asyncio.run(_find(url if "://" in url else f"https://{url}", config, quiet=options.quiet))
    printer = options.printer(config, json=as_json)
    printer.probed(probes[0])
    if probes[0].failure is not None:
        ctx.exit(1)
    values = _values(probes[0], config, feed_id, name)
    _refuse_what_is_there(values["url"], config)
    if not dry_run:
        append_feeds(config.path, feed_table(values))
    printer.line(f"{'Would be added' if dry_run else 'Added'} to {config.path}:")
    shown = {**values, "url": redact(values["url"])}
    for line in feed_table(shown).splitlines():
        printer.line(line)
    others = [redact(other.feed.url) for other in probes[1:]]
    for other in others:
        printer.line(f"Also found: {other}")
    printer.record({"file": str(config.path), "dry_run": dry_run, "added": [shown], "also_found": others})


async def _find(url: str, config: Config, *, quiet: bool) -> tuple[FeedProbe, ...]:
    def tell(address: str) -> None:
        if not quiet:
            say(f"trying {redact(address)}")

    async with outside(config.fetch) as reach:
        return await discover(reach, named_feed(url, config), tell)


def _values(found: FeedProbe, config: Config, feed_id: str | None, name: str | None) -> dict[str, str]:
    """The keys of the new table: the address it has moved to, an id that is free, the feed's own title."""
    url = (found.answer and found.answer.moved_to) or found.feed.url
    title = found.parsed.title if found.parsed else ""
    host = host_of(url)
    return {
        "id": feed_id or free_id(host, {feed.id for feed in config.feeds}),
        "name": one_line(name or title or host, _LONGEST_NAME),
        "name_en": host,
        "url": url,
    }


def _refuse_what_is_there(url: str, config: Config) -> None:
    there = next((feed.id for feed in config.feeds if page_key(feed.url) == page_key(url)), None)
    if there is not None:
        raise ConfigError(
            f"this feed is there already, as '{there}'; nothing was added", file=str(config.path)
        )


def free_id(host: str, taken: Collection[str]) -> str:
    """An id for a site that no other feed has: `alquds` for alquds.co.uk, `alquds-2` for its second feed."""
    label = re.sub(r"[^a-z0-9]+", "-", host.partition(".")[0].lower()).strip("-")
    base = label if re.search("[a-z]", label) else "feed"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(one for one in numbered if one not in taken)
