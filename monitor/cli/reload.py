"""SIGHUP: the configuration read again, and what is different about it. A wrong one changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from monitor import config as configuration
from monitor import topics
from monitor.model import Config, Feed
from monitor.topics import Topic


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration and the topics it names, both checked."""

    config: Config
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different.

    Attributes:
        added, removed: ids of enabled feeds that are new, or gone or disabled.
        changed: ids of the others about which anything is different.
        due: those whose address or interval is, and which are therefore to be polled now.
        topics: whether articles are judged otherwise.
        routines: whether something is to be done at another time of day, or otherwise.
        at_next_start: tables and keys that take effect only then.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    due: tuple[str, ...]
    topics: bool
    routines: bool
    at_next_start: tuple[str, ...]

    def __str__(self) -> str:
        """In one sentence."""
        named = (("added", self.added), ("removed", self.removed), ("changed", self.changed))
        parts = [
            f"{len(ids)} feed{'' if len(ids) == 1 else 's'} {what} ({', '.join(ids)})"
            for what, ids in named
            if ids
        ]
        parts += ["topics changed"] if self.topics else []
        parts += ["daily routines changed"] if self.routines else []
        parts += [f"at the next start: {', '.join(self.at_next_start)}"] if self.at_next_start else []
        return "; ".join(parts) or "nothing changed"


def read(path: Path) -> Loaded:
    """Read a configuration and its topics.

    Raises:
        ConfigError: something in one of the files is wrong.
    """
    config = configuration.load(path)
    return Loaded(config, topics.load(config.topics))


def compare(old: Loaded, new: Loaded) -> Changes:
    """What is different about the new one."""
    before, after = _by_id(old.config.enabled), _by_id(new.config.enabled)
    both = [feed_id for feed_id in after if feed_id in before]
    general = {
        "[fetch]": old.config.fetch != new.config.fetch,
        "[display]": old.config.display != new.config.display,
        "the zone times are shown in": old.config.timezone != new.config.timezone,
    }
    return Changes(
        added=tuple(feed_id for feed_id in after if feed_id not in before),
        removed=tuple(feed_id for feed_id in before if feed_id not in after),
        changed=tuple(feed_id for feed_id in both if before[feed_id] != after[feed_id]),
        due=tuple(feed_id for feed_id in both if _is_due(before[feed_id], after[feed_id])),
        topics=old.topics != new.topics,
        routines=_daily(old.config) != _daily(new.config),
        at_next_start=tuple(name for name, differs in general.items() if differs),
    )


def _by_id(feeds: Iterable[Feed]) -> dict[str, Feed]:
    return {feed.id: feed for feed in feeds}


def _is_due(before: Feed, after: Feed) -> bool:
    return (before.url, before.interval) != (after.url, after.interval)


def _daily(config: Config) -> tuple[object, ...]:
    return config.store, config.digest, config.timezone
