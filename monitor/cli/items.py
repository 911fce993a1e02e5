"""`monitor list` and `monitor show`: reading what is stored, also while `watch` runs."""

from datetime import timedelta

import click

from monitor.cli.durations import DURATION
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.errors import NotFound
from monitor.model import Level
from monitor.store import Store

# More digits than any article number has; SQLite's integers end at 19.
MOST_DIGITS = 18

# More than a list ever has, less than SQLite's integers can hold.
LONGEST_LIST = 1_000_000_000

LEVELS = {"match": Level.MATCH, "mention": Level.MENTION, "all": None}


@click.command("list", epilog="Example: monitor list --since 24h --level mention")
@option("--since", type=DURATION, metavar="TIME", help="First seen in the last 24h, 7d …")
@option(
    "--level",
    type=click.Choice(list(LEVELS)),
    default="match",
    show_default=True,
    help="How much about the topic.",
)
@option("--topic", "topic_ids", multiple=True, metavar="ID", help="Only these topics.")
@option("--feed", "feed_ids", multiple=True, metavar="ID", help="Only from these feeds.")
@option(
    "-n",
    "limit",
    type=click.IntRange(1, LONGEST_LIST),
    metavar="N",
    default=20,
    show_default=True,
    help="At most so many.",
)
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def list_items(
    options: Options,
    since: timedelta | None,
    level: str,
    topic_ids: tuple[str, ...],
    feed_ids: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    """List what was flagged, newest first. `monitor show ID` gives the reasons."""
    config = options.config_if_any()
    with Store.open_readonly(options.database()) as store:
        items = store.items(
            level=LEVELS[level],
            topics=topic_ids or None,
            feed_ids=feed_ids or None,
            since=utc_now() - since if since is not None else None,
            limit=limit,
        )
    if items:
        options.printer(config, json=as_json).items(items)
    elif not options.quiet:
        click.echo("Nothing to list. `monitor poll` looks for news; --level all lists everything.", err=True)


@click.command(epilog="Example: monitor show last --removed")
@click.argument("article_id", metavar="ID")
@option("--removed", is_flag=True, help="Also what cleaning removed, with class and reason.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def show(options: Options, article_id: str, removed: bool, as_json: bool) -> None:
    """Show one article whole, with the reasons it was flagged.

    ID is the number on its card, or `last` for the newest flagged article.
    """
    config = options.config_if_any()
    with Store.open_readonly(options.database()) as store:
        number = store.latest() if article_id == "last" else _number(article_id)
        if number is None:
            raise NotFound("nothing has been flagged yet; `monitor list --level all` lists everything")
        found = store.article(number)
    options.printer(config, json=as_json).article(found, removed=removed)


def _number(text: str) -> int:
    digits = text.lstrip("#")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > MOST_DIGITS:
        raise NotFound(f"'{text}' is no article number; `monitor list` shows them")
    return int(digits)
