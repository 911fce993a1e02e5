"""Whether what somebody named with --feed and --topic exists: a name mistyped must not look like no news."""

from collections.abc import Collection, Iterable

from monitor.errors import NotFound
from monitor.model import Config
from monitor.store import Store


def check_names(
    feed_ids: Collection[str] | None, topic_ids: Collection[str] | None, config: Config | None, store: Store
) -> None:
    """See that each of them is known to the configuration, the program, or (those removed meanwhile) the database.

    Raises:
        NotFound: one is not; with the nearest name there is.
    """
    if feed_ids:
        _check("feed", feed_ids, _feeds(config, store), "see `monitor feeds list`")
    if topic_ids:
        _check("topic", topic_ids, _topics(config, store), "see `monitor topics list`")


def _check(kind: str, names: Collection[str], known: Iterable[str], way_out: str) -> None:
    known = frozenset(known)
    for name in names:
        if name not in known:
            from monitor.safe.suggest import did_you_mean

            raise NotFound(f"no {kind} '{name}': {did_you_mean(name, sorted(known)) or way_out}")


def _feeds(config: Config | None, store: Store) -> Iterable[str]:
    return (*(feed.id for feed in (config.feeds if config else ())), *store.feed_ids())


def _topics(config: Config | None, store: Store) -> Iterable[str]:
    from monitor.cli.judged_by import topic_refs
    from monitor.topics import builtin, load

    return (*builtin(), *(topic.id for topic in load(topic_refs((), config))), *store.topic_ids())
