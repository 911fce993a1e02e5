"""The topics there are: the built-in ones and the user's own files."""

from collections.abc import Sequence
from pathlib import Path

from monitor.errors import ConfigError
from monitor.model import TopicInfo, TopicRef
from monitor.safe.suggest import did_you_mean
from monitor.topics import language
from monitor.topics.language import Loaded
from monitor.topics.topic import Role, Topic

BUILT_IN = "built in"

_FOLDER = Path(__file__).parent
_NO_TOPICS = frozenset({"countries"})


def builtin() -> dict[str, Path]:
    """The built-in topics: id → file, in alphabetical order."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml")) if path.stem not in _NO_TOPICS}


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
    shipped = builtin()
    if ref.name not in shipped:
        choices = f"built in are: {', '.join(shipped)}; a file of your own ends in .toml"
        raise ConfigError(
            f"there is no topic '{ref.name}'",
            file=ref.file,
            line=ref.line,
            key="topics",
            suggestion=did_you_mean(ref.name, shipped) or choices,
        )
    return language.read(shipped[ref.name], BUILT_IN)


def overview(used: Sequence[TopicRef]) -> tuple[TopicInfo, ...]:
    """The topics in use, in their order, then the other built-in ones; raises `ConfigError` like `load`."""
    in_use = load(used)
    ids = {topic.id for topic in in_use}
    others = (read(TopicRef(name)).topic for name in builtin() if name not in ids)
    return (*(info(topic, used=True) for topic in in_use), *(info(topic, used=False) for topic in others))


def info(topic: Topic, *, used: bool) -> TopicInfo:
    """A topic in brief; `terms` counts what it looks for, every spelling in braces once, masks left out."""
    terms = (term for group in topic.groups.values() for term in group.terms if term.role is not Role.MASK)
    return TopicInfo(
        id=topic.id,
        name=topic.name,
        source=topic.source,
        used=used,
        groups=tuple(topic.groups),
        terms=sum(1 for _ in terms),
        match_at=topic.match_at,
        mention_at=topic.mention_at,
    )
