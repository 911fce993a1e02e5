"""Fixtures of the store's tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from monitor.store import Store
from tests.store.builders import opened


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder of our own, in memory where the system has such a place.

    No test here depends on what fsync does, and on a busy disk they would spend nine tenths of their time waiting for it.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def path() -> Iterator[Path]:
    """Where a test's database will be; nothing is there yet."""
    with in_memory() as folder:
        yield folder / "monitor.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new, empty database, open for writing."""
    with opened(path) as store:
        yield store
