"""`monitor feeds test`: try feeds now, store nothing."""

import asyncio
from collections.abc import Sequence

import click

from monitor.cli import completing
from monitor.cli.assembly import outside
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.errors import NotFound
from monitor.model import Config, Feed, FeedProbe, FetchSettings
from monitor.pipeline import probe
from monitor.safe.suggest import did_you_mean
from monitor.safe.urls import is_web, redact


@click.command("test", epilog="Example: monitor feeds test rt-arabic https://example.org/rss.xml")
@click.argument("sources", nargs=-1, required=True, metavar="URL|ID…", shell_complete=completing.feed_ids)
@option("--no-page", is_flag=True, help="Don't fetch the newest item's page.")
@option("--json", "as_json", is_flag=True, help="One JSON object a feed.")
@takes_global_options
@pass_options
@click.pass_context
def test_feeds(
    ctx: click.Context, options: Options, sources: tuple[str, ...], no_page: bool, as_json: bool
) -> None:
    """Try feeds now and show all that is found.

    That is: redirects, charset and how it was told, items, dates and how they were read, what items are known again by,
    and what the newest item's page gives. Nothing is stored. Exit code 1 if a feed can't be used.
    """
    config = options.config_if_any()
    feeds = [named_feed(source, config) for source in sources]
    printer = options.printer(config, json=as_json)
    probes = asyncio.run(_try_all(feeds, config, with_page=not no_page))
    for one in probes:
        printer.probed(one)
    if any(one.failure is not None for one in probes):
        ctx.exit(1)


async def _try_all(feeds: Sequence[Feed], config: Config | None, *, with_page: bool) -> list[FeedProbe]:
    async with outside(config.fetch if config else FetchSettings()) as reach:
        return await asyncio.gather(*(probe(reach, feed, with_page=with_page) for feed in feeds))


def named_feed(source: str, config: Config | None) -> Feed:
    """The feed of an id, or one made up for an address.

    Raises:
        NotFound: it is neither.
    """
    known = {feed.id: feed for feed in config.feeds} if config else {}
    if source in known:
        return known[source]
    if not is_web(source):
        hint = did_you_mean(source, known) or "give an id of feeds.toml or an address that begins with http"
        raise NotFound(f"no feed '{redact(source)}': {hint}")
    zone = config.timezone if config else "UTC"
    by_address = next((feed for feed in known.values() if feed.url == source), None)
    return by_address or Feed(id="", name="", url=source, name_en="", publisher="", timezone=zone)
