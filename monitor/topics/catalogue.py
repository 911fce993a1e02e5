"""The topics there are, read: the built-in ones and the user's own files."""

from collections.abc import Sequence
from functools import cache

from monitor.errors import ConfigError
from monitor.model import TopicRef
from monitor.safe.suggest import did_you_mean
from monitor.topics import language, shipped
from monitor.topics.language import Loaded
from monitor.topics.topic import Topic

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
    return _built_in(ref.name)


@cache
def _built_in(name: str) -> Loaded:
    """A topic that ships, read once (40 ms): its file stays as it is while we run, unlike the user's."""
    return language.parse(shipped.document(name), BUILT_IN)
