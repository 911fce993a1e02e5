"""`monitor digest`, and the digest that `watch` prints once a day."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import click

from monitor import stories, topics
from monitor.cli.durations import DURATION
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import FOUND, Options, option, pass_options, takes_global_options, utc_now
from monitor.model import Config, Digest, DigestSettings, Level, TopicRef
from monitor.store import Store

YESTERDAY = "yesterday"

# More than a day can bring.
_MOST = 100_000


class Since(click.ParamType[timedelta | str]):
    """A length of time, or the word for the last whole day."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta | str:
        """Parse; fails with an example of what is meant."""
        return YESTERDAY if value == YESTERDAY else DURATION.convert(value, param, ctx)


@click.command(epilog="Example, in a crontab:  0 7 * * *  monitor digest --since yesterday")
@option(
    "--since",
    type=Since(),
    default="24h",
    show_default=True,
    metavar="TIME",
    help="24h, 7d …, or yesterday: the last whole day.",
)
@option("--mentions", is_flag=True, help="List articles that only mention a topic too.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@option("--exit-code", is_flag=True, help="Exit with 10 when something was flagged.")
@takes_global_options
@pass_options
@click.pass_context
def digest(
    ctx: click.Context,
    options: Options,
    since: timedelta | str,
    mentions: bool,
    as_json: bool,
    exit_code: bool,
) -> None:
    """A day in review: what was flagged, by topic and story, with outlets and reasons.

    Reads what is stored and polls nothing. A mail of it reads well: plain text, logical Arabic, absolute times.
    """
    config, now = options.config_if_any(), utc_now()
    begin, end = span(since, now, ZoneInfo(config.timezone if config else "UTC"))
    settings = config.digest if config else DigestSettings()
    refs = topic_refs((), config)
    with Store.open_readonly(options.database()) as store:
        found = collect(
            store,
            chosen(refs, settings),
            begin,
            end,
            list_mentions=mentions or settings.level == "mention",
            config=config,
        )
    options.printer(config, json=as_json).digest(found)
    if exit_code and any(topic.flagged for topic in found.topics):
        ctx.exit(FOUND)


def span(since: timedelta | str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Beginning and end (not included) of what is reviewed; yesterday is a day of the zone, be it of 23 or 25 hours."""
    if isinstance(since, timedelta):
        return now - since, now
    today = now.astimezone(zone).date()
    return (
        datetime.combine(today - timedelta(days=1), time(), zone),
        datetime.combine(today, time(), zone),
    )


def chosen(refs: Sequence[TopicRef], settings: DigestSettings) -> list[str]:
    """Ids of the topics a digest reports on.

    Raises:
        ConfigError: a topic is wrong.
    """
    loaded = topics.load(refs)
    return [
        topic.id
        for ref, topic in zip(refs, loaded, strict=True)
        if not settings.topics or ref.name in settings.topics
    ]


def collect(
    store: Store,
    topic_ids: Sequence[str],
    since: datetime,
    until: datetime,
    *,
    list_mentions: bool,
    config: Config | None,
) -> Digest:
    """What the database has about a span, without hidden articles and muted stories."""
    flagged = store.announced(topic_ids, since, until)
    found = stories.gather(
        [item for item in flagged if not (item.marks.hidden or item.marks.muted)],
        store.items(
            level=Level.MENTION,
            topics=topic_ids,
            since=since,
            until=until,
            limit=_MOST,
            backlog=False,
            put_away=False,
        ),
        topics=topic_ids,
        since=since,
        until=until,
        judged=store.counts(since).judged - store.counts(until).judged,
        list_mentions=list_mentions,
    )
    if config is None:
        return found
    wanted = [feed.id for feed in config.enabled]
    ledger = store.ledger.coverage(since, until, wanted)
    return stories.with_coverage(found, ledger, wanted, store.feed_states(until, wanted))
