"""`monitor feeds show`: everything that is known of one feed."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

import click

from monitor.cli import completing
from monitor.cli.chosen import chosen
from monitor.cli.learnt import print_learnt
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now, zone_of
from monitor.model import Feed, FeedProfile, StoredItem
from monitor.store import Store

WEEK, FOUR_WEEKS = timedelta(days=7), timedelta(days=28)
LATEST = 5


@click.command(epilog="Example: monitor feeds show rt-arabic")
@click.argument("feed_id", metavar="FEED", shell_complete=completing.feed_ids)
@option("--learnt", is_flag=True, help="Only the lines that its pages repeat, as `feeds learnt` lists them.")
@option("--json", "as_json", is_flag=True, help="One JSON object; with --learnt one a line.")
@takes_global_options
@pass_options
def show(options: Options, feed_id: str, learnt: bool, as_json: bool) -> None:
    """Show all about one feed: how it is, why it is polled when it is, what may be missing, what came last."""
    if learnt:
        print_learnt(options, feed_id, as_json=as_json)
        return
    config = options.load_config()
    [feed] = chosen(config, [feed_id])
    with Store.open_readonly(options.database()) as store:
        profile = profile_of(store, feed, utc_now(), zone_of(config))
    options.printer(config, json=as_json).profile(profile)


def profile_of(store: Store, feed: Feed, now: datetime, zone: tzinfo) -> FeedProfile:
    """Everything the database knows of a feed.

    Args:
        store: the database.
        feed: its configuration.
        now: the current time.
        zone: whose hours of the day are counted.
    """
    from monitor.schedule import explain_next_poll

    state = store.feed_states(now, [feed.id]).get(feed.id)
    coverage = store.ledger.coverage(now - WEEK, now, [feed.id])
    items = store.items(level=None, feed_ids=[feed.id], limit=LATEST * 8)
    return FeedProfile(
        feed=feed,
        state=state,
        reasons=explain_next_poll(feed, state) if state is not None and state.last_poll else (),
        hours=_by_hour(store.ledger.arrivals(feed.id, now - FOUR_WEEKS), zone),
        coverage=next(iter(coverage.feeds), None),
        latest=_each_once(items),
    )


def _by_hour(times: Iterable[datetime], zone: tzinfo) -> tuple[int, ...]:
    counted = Counter(time.astimezone(zone).hour for time in times)
    return tuple(counted[hour] for hour in range(24))


def _each_once(items: Iterable[StoredItem]) -> tuple[StoredItem, ...]:
    """An item a topic becomes an item an article."""
    return tuple({item.id: item for item in items}.values())[:LATEST]
