"""`monitor list` and `monitor show`: reading what is stored, also while `watch` runs."""

import sys
from datetime import timedelta

import click

from monitor.cli import completing
from monitor.cli.durations import DURATION
from monitor.cli.numbers import article_number
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now, zone_of
from monitor.model.verdict import Level
from monitor.store import Store

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
@option(
    "--topic",
    "topic_ids",
    multiple=True,
    shell_complete=completing.topic_ids,
    metavar="ID",
    help="Only these topics.",
)
@option(
    "--feed",
    "feed_ids",
    multiple=True,
    shell_complete=completing.feed_ids,
    metavar="ID",
    help="Only from these feeds.",
)
@option(
    "-n",
    "limit",
    type=click.IntRange(1, LONGEST_LIST),
    metavar="N",
    default=20,
    show_default=True,
    help="At most so many.",
)
@option("--new", "new", is_flag=True, help="Only what --new has not listed before.")
@option("--starred", is_flag=True, help="Only what you starred.")
@option("--hidden", is_flag=True, help="Hidden articles and muted stories too.")
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
    new: bool,
    starred: bool,
    hidden: bool,
    as_json: bool,
) -> None:
    """List what was flagged, newest first. `monitor show ID` gives the reasons.

    `--level mention` lists what names both sides and was not flagged, and says how many there were on each of the last
    seven days.

    With --new, what is listed is remembered, and the next --new lists only what has come since; what -n leaves out
    stays new.
    """
    config = options.config_if_any()
    with Store.open(options.database()) if new else Store.open_readonly(options.database()) as store:
        items = store.items(
            level=LEVELS[level],
            topics=topic_ids or None,
            feed_ids=feed_ids or None,
            since=utc_now() - since if since is not None else None,
            limit=limit,
            starred=starred,
            put_away=hidden,
            unseen=new,
        )
        if items:
            options.printer(config, json=as_json).items(items)
        if new:  # printed before it is remembered: a broken pipe must not swallow news
            sys.stdout.flush()
            store.marks.looked(items, utc_now())
        if level == "mention" and not options.quiet:
            from monitor.cli.queue import daily

            click.echo(daily(store, zone_of(config), utc_now()), err=True)
    if not items and not options.quiet:
        click.echo(_nothing(new=new, starred=starred), err=True)


@click.command(epilog="Example: monitor show last --removed")
@click.argument("article_id", metavar="ID")
@option("--why-not", is_flag=True, help="Also what an article that is no match is short of.")
@option("--removed", is_flag=True, help="Also what cleaning removed, with class and reason.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def show(options: Options, article_id: str, why_not: bool, removed: bool, as_json: bool) -> None:
    """Show one article whole, with the reasons it was flagged.

    ID is the number on its card, or `last` for the newest flagged article.
    """
    config = options.config_if_any()
    with Store.open_readonly(options.database()) as store:
        found = store.article(article_number(article_id, store))
    if why_not:
        from monitor.cli.judged_by import topic_refs
        from monitor.cli.near_misses import with_reasons

        found = with_reasons(found, topic_refs((), config))
    options.printer(config, json=as_json).article(found, removed=removed)


def _nothing(*, new: bool, starred: bool) -> str:
    if starred:
        return "Nothing to list. `monitor mark ID star` stars an article."
    if new:
        return "Nothing new since you last looked."
    return "Nothing to list. `monitor poll` looks for news; --level all lists everything."
