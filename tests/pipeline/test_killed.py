"""A poll killed at any moment and run again ends where an undisturbed one does."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from monitor.model import PollOutcome
from monitor.store import FinishedArticle, Store
from tests.fakes import Clock, Guillotine, GuillotineFell, Story, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

Result = TypeVar("Result")


class Watched:
    """A store that tells the guillotine before and after each of its transactions."""

    def __init__(self, store: Store, guillotine: Guillotine) -> None:
        self._store, self._guillotine = store, guillotine

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def record_poll(self, outcome: PollOutcome) -> int:
        """Transaction 1."""
        return self._around(lambda: self._store.record_poll(outcome))

    def finish(self, work: FinishedArticle) -> None:
        """Transaction 2; the step after it falls inside the transaction, before it is committed."""
        self._around(lambda: self._store.finish(work))

    def _around(self, transaction: Callable[[], Result]) -> Result:
        self._guillotine.step()
        result = transaction()
        self._guillotine.step()
        return result


class ValidatorsFirst(Watched):
    """A store with the mistake to be caught: it remembers the validators before it has the items."""

    def record_poll(self, outcome: PollOutcome) -> int:
        """In two transactions, the wrong one first."""
        super().record_poll(replace(outcome, items=()))
        return super().record_poll(outcome)


def _web(clock: Clock) -> Web:
    web = Web()
    web.publish(desk.MADAR, [desk.train(clock), desk.bridge(clock)])
    web.publish(
        desk.MADAR_WORLD,
        [desk.train(clock), desk.potatoes(clock, furniture=("الأكثر قراءة", desk.TRAIN_TITLE))],
    )
    web.publish(desk.NEEL, [Story("copy.html", "ذخيرة تعبر الحدود", desk.TRAIN, "", clock.now())])
    return web


def _outcome(path: Path) -> dict[str, tuple[object, ...]]:
    """All that must be the same: which articles, their text, what was removed, levels and evidence."""
    return {
        url: (stored.publisher, stored.state, stored.article, stored.verdicts)
        for url, stored in desk.everything(path).items()
    }


def _run(path: Path, guillotine: Guillotine, kind: type[Watched] = Watched) -> None:
    clock = Clock()
    web = _web(clock)
    web.on_request = guillotine.step
    with newsdesk(path, web, clock, wrap=lambda store: kind(store, guillotine)) as pipeline:
        asyncio.run(desk.poll_all(pipeline))


def _outcomes_after_a_kill(folder: Path, kind: type[Watched]) -> Iterator[bool]:
    """For one moment a poll can be killed at after the other: whether a second run ends like one that was left in peace."""
    undisturbed, whole = folder / "undisturbed.db", Guillotine(at=10**6)
    _run(undisturbed, whole, kind)
    expected = _outcome(undisturbed)
    assert len(expected) == 4

    for step in range(1, whole.steps + 1):
        path = folder / f"killed-{step}.db"
        with pytest.raises(GuillotineFell):
            _run(path, Guillotine(at=step), kind)
        _run(path, Guillotine(at=10**6), kind)
        yield _outcome(path) == expected


def test_killed_anywhere_and_run_again(tmp_path: Path) -> None:
    """Killed before any request, before or after any write, a second run ends like one that was left in peace."""
    same = list(_outcomes_after_a_kill(tmp_path, Watched))

    assert all(same), f"killed at step {same.index(False) + 1} of {len(same)}"


def test_the_harness_bites(tmp_path: Path) -> None:
    """A store that writes validators before items is caught by the same harness."""
    assert not all(_outcomes_after_a_kill(tmp_path, ValidatorsFirst))
