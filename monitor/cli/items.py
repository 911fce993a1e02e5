"""`monitor list` and `monitor show`: reading what is stored, also while `watch` runs."""

import sys

import click

from monitor.cli.filters import Filters, takes_filters
from monitor.cli.known import check_names
from monitor.cli.numbers import article_number
from monitor.cli.options import FOUND, Options, option, pass_options, takes_global_options, utc_now, zone_of
from monitor.cli.telling import say
from monitor.model.verdict import Level
from monitor.store import Store


@click.command("list", epilog="Example: monitor list --since 24h --level mention")
@takes_filters(level="match", limit=20)
@option("--new", "new", is_flag=True, help="Only what --new has not listed before.")
@option("--starred", is_flag=True, help="Only what you starred.")
@option("--hidden", is_flag=True, help="Hidden articles and muted stories too.")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@option("--exit-code", is_flag=True, help="Exit with 10 when something is listed.")
@takes_global_options
@pass_options
@click.pass_context
def list_items(
    ctx: click.Context,
    options: Options,
    filters: Filters,
    new: bool,
    starred: bool,
    hidden: bool,
    as_json: bool,
    exit_code: bool,
) -> None:
    """List what was flagged, newest first. `monitor show ID` gives the reasons.

    `--level mention` lists what names both sides and was not flagged, and says how many there were on each of the last
    seven days.

    With --new, what is listed is remembered, and the next --new lists only what has come since; what -n leaves out
    stays new.
    """
    config = options.config_if_any()
    path = options.database()
    with Store.open(path, existing=True) if new else Store.open_readonly(path) as store:
        check_names(filters.feed_ids, filters.topics, config, store)
        items = store.items(
            level=filters.level,
            topics=filters.topics,
            feed_ids=filters.feed_ids,
            since=filters.since,
            limit=filters.limit,
            starred=starred,
            put_away=hidden,
            unseen=new,
        )
        if items:
            options.printer(config, json=as_json).items(items)
        if new:  # printed before it is remembered: a broken pipe must not swallow news
            sys.stdout.flush()
            store.marks.looked(items, utc_now())
        if filters.level is Level.MENTION and not options.quiet:
            from monitor.cli.queue import daily

            say(daily(store, zone_of(config), utc_now()))
    if not items and not options.quiet:
        say(_nothing(new=new, starred=starred))
    if items and exit_code:
        ctx.exit(FOUND)


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
