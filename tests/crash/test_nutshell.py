"""kill -9 at any moment: nothing lost, nothing doubled, nothing left unannounced; and the harness finds mistakes.

A shortened version of `python -m tests.bench.kill9`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash import nutshell
from tests.store.conftest import in_memory


@pytest.fixture
def path() -> Iterator[Path]:
    """Where a database will be."""
    with in_memory() as folder:
        yield folder / "monitor.db"


def test_killed_at_every_statement_and_at_random(path: Path) -> None:
    """Runs killed at one statement after the other, and others at random moments, do no damage."""
    damage = nutshell.campaign(path, nutshell.SOUND, 24, seed=24)

    assert damage.kills >= 24
    assert damage.none, damage


@pytest.mark.parametrize("mistake", nutshell.MUTANTS)
def test_mistakes_are_found(path: Path, mistake: str) -> None:
    """A monitor with the mistake in it does damage that the same harness sees."""
    last = nutshell.steps_of_a_run(path.with_name("count.db"), nutshell.MUTANTS[mistake])
    damage = nutshell.sweep(
        path, nutshell.MUTANTS[mistake], [*range(5, last, 15), *range(last - 3, last + 1)]
    )

    assert not damage.none


def test_killed_while_it_is_made(path: Path) -> None:
    """A database killed while its schema is made can be used after the next start."""
    assert nutshell.killed_making(path.parent, every=15) == []


def test_killed_while_it_is_pruned(path: Path) -> None:
    """A prune that is killed leaves nothing half deleted, and nothing pruned comes back."""
    assert nutshell.killed_pruning(path, every=11) == []


def test_killed_while_it_is_backed_up(path: Path) -> None:
    """A backup that is killed leaves a whole file under its name, or none."""
    assert nutshell.killed_backing_up(path, 6, seed=6) == 0
