"""Which topics a command judges by."""

from collections.abc import Sequence
from pathlib import Path

from monitor.model import DEFAULT_TOPIC, Config, TopicRef


def topic_refs(names: Sequence[str], config: Config | None) -> tuple[TopicRef, ...]:
    """The topics named on the command line, else the configured ones, else the built-in default."""
    if names:
        return tuple(
            TopicRef(name, Path(name)) if name.endswith(".toml") or "/" in name else TopicRef(name)
            for name in names
        )
    return config.topics if config else (TopicRef(DEFAULT_TOPIC),)
