"""Fixtures of the store's tests."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from monitor.store import Store
from tests.store.builders import opened


@pytest.fixture
def path() -> Iterator[Path]:
    """Where a test's database will be; nothing is there yet.

    In memory where the system has such a place: no test here depends on what fsync does, and on a busy disk they
    would spend nine tenths of their time waiting for it.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder) / "monitor.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new, empty database, open for writing."""
    with opened(path) as store:
        yield store
