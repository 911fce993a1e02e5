"""Ids that complete with Tab: those of the configured feeds and topics. A mistake in the configuration completes nothing."""

from typing import TYPE_CHECKING

import click

from monitor.cli.options import Options
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def feed_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Feeds whose id begins like this, with their outlet."""
    from click.shell_completion import CompletionItem

    del param
    try:
        config = ctx.ensure_object(Options).config_if_any()
    except MonitorError:
        return []
    feeds = config.feeds if config else ()
    return [CompletionItem(feed.id, help=feed.outlet) for feed in feeds if feed.id.startswith(incomplete)]


def topic_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Built-in topics, and those of the configuration, whose name begins like this."""
    del param
    from click.shell_completion import CompletionItem

    from monitor.topics import builtin

    names = dict.fromkeys(builtin())
    try:
        config = ctx.ensure_object(Options).config_if_any()
    except MonitorError:
        config = None
    names.update(dict.fromkeys(topic.name for topic in (config.topics if config else ())))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
