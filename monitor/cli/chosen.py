"""The feeds somebody named on the command line."""

from collections.abc import Collection

from monitor.errors import NotFound
from monitor.model import Config, Feed
from monitor.safe.suggest import did_you_mean


def chosen(config: Config, feed_ids: Collection[str]) -> tuple[Feed, ...]:
    """The feeds with these ids, each once, in the order they were named; disabled ones too.

    Raises:
        NotFound: a name that is no feed.
    """
    known = {feed.id: feed for feed in config.feeds}
    for name in feed_ids:
        if name not in known:
            hint = did_you_mean(name, known) or "see `monitor feeds list`"
            raise NotFound(f"no feed '{name}' in {config.path}: {hint}")
    return tuple(known[name] for name in dict.fromkeys(feed_ids))
