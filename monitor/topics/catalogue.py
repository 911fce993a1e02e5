"""The topics there are: the built-in ones and the user's own files."""

from collections.abc import Sequence

from monitor.errors import ConfigError
from monitor.model import TopicChecked, TopicInfo, TopicRef
from monitor.safe.suggest import did_you_mean
from monitor.topics import language, shipped
from monitor.topics.examples import tried
from monitor.topics.language import Loaded
from monitor.topics.terms import term_forms
from monitor.topics.topic import Group, Role, Topic

BUILT_IN = "built in"


def load(refs: Sequence[TopicRef]) -> tuple[Topic, ...]:
    """The topics a configuration names, in its order.

    Raises:
        ConfigError: there is no such topic, its file has a mistake, or two have the same id; names the place.
    """
    topics: dict[str, Topic] = {}
    for ref in refs:
        topic = read(ref).topic
        if topic.id in topics:
            raise ConfigError(
                f"two topics have the id '{topic.id}' ({topics[topic.id].source}, {topic.source})",
                file=ref.file or topic.source,
                line=ref.line,
                suggestion="leave one out, or give your own another id",
            )
        topics[topic.id] = topic
    return tuple(topics.values())


def read(ref: TopicRef) -> Loaded:
    """One topic with the warnings about its file; raises `ConfigError` like `load`."""
    if ref.path is not None:
        return language.read(ref.path)
    known = shipped.builtin()
    if ref.name not in known:
        choices = f"built in are: {', '.join(known)}; a file of your own ends in .toml"
        raise ConfigError(
            f"there is no topic '{ref.name}'",
            file=ref.file,
            line=ref.line,
            key="topics",
            suggestion=did_you_mean(ref.name, known) or choices,
        )
    return language.parse(shipped.document(ref.name), BUILT_IN)


def check(ref: TopicRef) -> TopicChecked:
    """What is to be said about a topic's file: warnings, sizes, and how its own examples fare.

    Raises:
        ConfigError: there is no such topic or its file has a mistake; names the place.
    """
    loaded = read(ref)
    topic = loaded.topic
    return TopicChecked(
        topic=info(topic, used=False),
        extends=loaded.extends,
        terms={name: _size(group) for name, group in topic.groups.items()},
        forms=sum(1 for group in topic.groups.values() for term in group.terms for _ in term_forms(term)),
        rules=tuple(rule.id for rule in topic.rules),
        warnings=loaded.warnings(),
        examples=tried(topic, loaded.examples),
    )


def overview(used: Sequence[TopicRef]) -> tuple[TopicInfo, ...]:
    """The topics in use, in their order, then the other built-in ones; raises `ConfigError` like `load`."""
    in_use = load(used)
    ids = {topic.id for topic in in_use}
    others = (read(TopicRef(name)).topic for name in shipped.builtin() if name not in ids)
    return (*(info(topic, used=True) for topic in in_use), *(info(topic, used=False) for topic in others))


def info(topic: Topic, *, used: bool) -> TopicInfo:
    """A topic in brief; `terms` counts what it looks for, every spelling in braces once, masks left out."""
    return TopicInfo(
        id=topic.id,
        name=topic.name,
        source=topic.source,
        used=used,
        groups=tuple(topic.groups),
        terms=sum(map(_size, topic.groups.values())),
        match_at=topic.match_at,
        mention_at=topic.mention_at,
    )


def _size(group: Group) -> int:
    return sum(term.role is not Role.MASK for term in group.terms)
