"""`monitor feeds`: the configured feeds and how they are doing."""

import click

from monitor.cli.lazy import LazyGroup
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.errors import StoreError
from monitor.store import Store


@click.command(cls=LazyGroup)
@takes_global_options
def feeds() -> None:
    """The feeds and how they are doing."""


@feeds.command("list", epilog="Example: monitor feeds list --all")
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
            click.echo(f"monitor: {error}", err=True)
    rows = [(feed, states.get(feed.id)) for feed in (config.feeds if everything else config.enabled)]
    options.printer(config, json=as_json).feeds(rows)
