"""Whether what somebody named with --feed and --topic exists: a name mistyped must not look like no news."""

from collections.abc import Collection

from monitor.errors import NotFound
from monitor.model import Config
from monitor.store import Store


def check_names(
    feed_ids: Collection[str] | None, topic_ids: Collection[str] | None, config: Config | None, store: Store
) -> None:
    """See that each of them is known to the configuration, the program, or (those removed meanwhile) the database.

    Raises:
        NotFound: one is not; with the nearest name there is.
        ConfigError: a topic is known to neither program nor database, and a configured topic's file can't be read.
    """
    if feed_ids:
        known = {*(feed.id for feed in (config.feeds if config else ())), *store.feed_ids()}
        _check("feed", feed_ids, known, "see `monitor feeds list`")
    if topic_ids:
        _check("topic", topic_ids, _topics(topic_ids, config, store), "see `monitor topics list`")


def _check(kind: str, names: Collection[str], known: Collection[str], way_out: str) -> None:
    for name in names:
        if name not in known:
            from monitor.safe.suggest import did_you_mean

            raise NotFound(f"no {kind} '{name}': {did_you_mean(name, sorted(known)) or way_out}")


def _topics(named: Collection[str], config: Config | None, store: Store) -> set[str]:
    """The topics there are; those of the configuration are read only when others do not suffice: a file may be broken."""
    from monitor.topics import builtin

    known = {*builtin(), *store.topic_ids()}
    if known.issuperset(named):
        return known
    from monitor.cli.judged_by import topic_refs
    from monitor.topics import load

    return known.union(topic.id for topic in load(topic_refs((), config)))
