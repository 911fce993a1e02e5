"""`monitor report`: what happened, as a page to read, pass on or print."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import click

from monitor import topics
from monitor.cli import completing
from monitor.cli.digest import Since, collect, span
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now, zone_of
from monitor.cli.outputs import write_whole
from monitor.cli.telling import say
from monitor.errors import NotFound
from monitor.model import Config
from monitor.report.html import Report, page
from monitor.report.interface import Context
from monitor.store import Store

# The ledger ends there, and a page of more is no page any more.
LONGEST = timedelta(days=366)

MATCH, MENTION = "match", "mention"


@click.command(epilog="Example: monitor report --since 7d -o report.html")
@option(
    "--since",
    type=Since(),
    default="24h",
    show_default=True,
    metavar="TIME",
    help="24h, 7d …, or yesterday: the last whole day.",
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="File to write; without it the page goes to stdout.",
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
    "--level",
    type=click.Choice([MATCH, MENTION]),
    default=MENTION,
    show_default=True,
    help="mention: list what only mentions a topic too, folded away; match: count it.",
)
@takes_global_options
@pass_options
def report(
    options: Options,
    since: timedelta | str,
    output: Path | None,
    topic_ids: tuple[str, ...],
    level: str,
) -> None:
    """Write what was flagged as one HTML page, right to left, in Arabic.

    Stories by day and topic with their reasons, a timeline, the queue of mentions, coverage by outlet. The page needs
    nothing else: no script, no font, no request. It reads well on a phone and on paper, in light and dark. Reads what
    is stored and polls nothing.
    """
    config, now = options.config_if_any(), utc_now()
    zone = zone_of(config)
    begin, end = span(since, now, zone)
    if end - begin > LONGEST:
        raise click.UsageError(f"a report covers at most {LONGEST.days}d")
    names = _names(config, topic_ids)
    with Store.open_readonly(options.database()) as store:
        found = _gather(store, names, begin, end, list_mentions=level == MENTION, config=config)
    written = page(found, Context(zone, lambda: now))
    if output is None or str(output) == "-":
        click.echo(written, nl=False)
        return
    write_whole(output, written)
    if not options.quiet:
        say(f"Wrote {output}.")


def _names(config: Config | None, wanted: Sequence[str]) -> dict[str, str]:
    """Topic id → name, of the configured topics or of these among them.

    Raises:
        NotFound: a topic is not among them.
    """
    known = {topic.id: topic.name for topic in topics.load(topic_refs((), config))}
    for topic_id in wanted:
        if topic_id not in known:
            raise NotFound(f"there is no topic '{topic_id}' in use; in use: {', '.join(known)}")
    return {topic_id: name for topic_id, name in known.items() if not wanted or topic_id in wanted}


def _gather(
    store: Store,
    names: dict[str, str],
    begin: datetime,
    end: datetime,
    *,
    list_mentions: bool,
    config: Config | None,
) -> Report:
    """What the database has for the page."""
    feeds, polled = (config.feeds, config.enabled) if config else ((), ())
    articles: dict[str, int] = {}
    for count in store.ledger.count_by_publisher(begin, end, list(names)):
        articles[count.name] = articles.get(count.name, 0) + count.articles
    return Report(
        digest=collect(store, list(names), begin, end, list_mentions=list_mentions, config=config),
        topics=names,
        feeds=feeds,
        articles=articles,
        coverage=store.ledger.coverage(begin, end, [feed.id for feed in polled]),
    )
