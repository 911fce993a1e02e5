"""Which articles are meant: the options that `list` and `search` share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

import click

from monitor.cli import completing
from monitor.cli.durations import DURATION
from monitor.cli.limits import Limit
from monitor.cli.options import option, utc_now
from monitor.model.verdict import Level

LEVELS = {"match": Level.MATCH, "mention": Level.MENTION, "all": None}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles.

    Attributes:
        level: how much about the topic, None for all.
        topics, feed_ids: only these, None for all.
        since: first seen since then, None for ever.
        limit: at most so many.
    """

    level: Level | None
    topics: tuple[str, ...] | None
    feed_ids: tuple[str, ...] | None
    since: datetime | None
    limit: int


def takes_filters(*, level: str, limit: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command --since, --level, --topic, --feed and -n; it gets them as one `Filters`.

    Args:
        level: what --level is when it is not given.
        limit: likewise -n.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def filtered(
            *args: Any,
            since: timedelta | None,
            level: str,
            topic_ids: tuple[str, ...],
            feed_ids: tuple[str, ...],
            limit: int,
            **others: Any,
        ) -> Any:
            begin = utc_now() - since if since is not None else None
            filters = Filters(LEVELS[level], topic_ids or None, feed_ids or None, begin, limit)
            return command(*args, filters=filters, **others)

        for one in reversed(_options(level, limit)):
            filtered = one(filtered)
        return filtered

    return decorate


def _options(level: str, limit: int) -> list[Callable[[Any], Any]]:
    return [
        option("--since", type=DURATION, metavar="TIME", help="First seen in the last 24h, 7d …"),
        option(
            "--level",
            type=click.Choice(list(LEVELS)),
            default=level,
            show_default=True,
            help="How much about the topic.",
        ),
        option(
            "--topic",
            "topic_ids",
            multiple=True,
            shell_complete=completing.topic_ids,
            metavar="ID",
            help="Only these topics.",
        ),
        option(
            "--feed",
            "feed_ids",
            multiple=True,
            shell_complete=completing.feed_ids,
            metavar="ID",
            help="Only from these feeds.",
        ),
        option(
            "-n",
            "limit",
            type=Limit(),
            metavar="N",
            default=limit,
            show_default=True,
            help="At most so many.",
        ),
    ]
