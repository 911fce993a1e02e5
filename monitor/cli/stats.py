"""`monitor stats`: how much was seen and flagged, and what may have been missed."""

from datetime import timedelta

import click

from monitor.cli import completing
from monitor.cli.counting import days_between, statistics
from monitor.cli.durations import DURATION
from monitor.cli.known import check_names
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now, zone_of
from monitor.store import Store

# Longer than that a row a day is no picture any more, and the ledger ends.
LONGEST = timedelta(days=366)
TWO_WEEKS, ONE_WEEK = timedelta(days=13), timedelta(days=7)


@click.command(epilog="Example: monitor stats --coverage --since 7d")
@option("--since", type=DURATION, metavar="TIME", help="The last 24h, 7d …  [two weeks; coverage: one]")
@option(
    "--topic",
    "topic_ids",
    multiple=True,
    shell_complete=completing.topic_ids,
    metavar="ID",
    help="Only these topics.",
)
@option("--coverage", is_flag=True, help="What may have been missed: gaps, downtime, failures, delays.")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def stats(
    options: Options,
    since: timedelta | None,
    topic_ids: tuple[str, ...],
    coverage: bool,
    as_json: bool,
) -> None:
    """Count what was seen and flagged, per day, topic and outlet.

    With --coverage: what could we have missed? In words, then feed by feed, the worst first.
    """
    if coverage and topic_ids:
        raise click.UsageError("--topic does not go with --coverage: a gap is one for all topics")
    now = utc_now()
    begin = now - min(since if since is not None else ONE_WEEK if coverage else TWO_WEEKS, LONGEST)
    if coverage:
        config = options.load_config()
        ids = [feed.id for feed in config.enabled]
        with Store.open_readonly(options.database()) as store:
            found, states = store.ledger.coverage(begin, now, ids), store.feed_states(now, ids)
        rows = [(feed, states.get(feed.id)) for feed in config.enabled]
        options.printer(config, json=as_json).coverage(found, rows)
        return
    anyway = options.config_if_any()
    zone = zone_of(anyway)
    with Store.open_readonly(options.database()) as store:
        check_names(None, topic_ids, anyway, store)
        by_publisher = store.ledger.count_by_publisher(begin, now, topic_ids or None)
        by_topic = store.ledger.count_by_topic(begin, now, topic_ids or None)
    names = {feed.publisher: feed.name for feed in reversed(anyway.feeds)} if anyway else {}
    counted = statistics(by_publisher, by_topic, days_between(begin, now, zone), zone)
    options.printer(anyway, json=as_json).statistics(counted, names)
