"""The topics that ship."""

from dataclasses import replace
from pathlib import Path

from monitor.safe import toml
from monitor.safe.toml import Document

_FOLDER = Path(__file__).parent
_NO_TOPICS = frozenset({"countries"})


def builtin() -> dict[str, Path]:
    """The built-in topics: id → file, in alphabetical order."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml")) if path.stem not in _NO_TOPICS}


def document(topic: str) -> Document:
    """The file of a built-in topic, under its bare name: where it is installed is of no interest."""
    path = builtin()[topic]
    return replace(toml.read(path), file=path.name)
