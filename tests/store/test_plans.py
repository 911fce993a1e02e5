"""The questions asked often cost the same however much is stored."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.model import Level
from monitor.store import Store
from tests.store.builders import DAY, NOW, finished, item, judge_all, outcome, verdict

SHINGLES = frozenset(range(40))
QUESTIONS: dict[str, Callable[[Store], object]] = {
    "due": lambda store: store.due(["agency"], NOW + DAY),
    "next_due": lambda store: store.next_due(["agency"]),
    "feed_states": lambda store: store.feed_states(NOW, ["agency"]),
    "pending": lambda store: store.pending(["agency", "archive"], NOW),
    "unfinished": lambda store: store.unfinished(["agency", "archive"], NOW),
    "titles": lambda store: store.titles("Agency", limit=2),
    "record_poll": lambda store: store.record_poll(outcome(item(1), item(3))),
    "finish": lambda store: store.finish(finished(1, verdict(), shingles=SHINGLES)),
    "copies": lambda store: store.copies(SHINGLES, NOW, excluding=2),
    "unshown": lambda store: store.unshown(["treaty"]),
    "mark_shown": lambda store: store.mark_shown([1], NOW),
    "items": lambda store: store.items(limit=1),  # of one that is there without the archive, too
    "announced": lambda store: store.announced(["treaty"], NOW, NOW + DAY),
    "items-all": lambda store: store.items(level=None, limit=1),
    "items-narrowed": lambda store: store.items(
        level=Level.MENTION, topics=["treaty"], feed_ids=["agency"], since=NOW, until=NOW + DAY, backlog=False
    ),
    "article": lambda store: store.article(1),
    "latest": lambda store: store.latest(),
    "counts": lambda store: store.counts(NOW),
    "window": lambda store: store.ledger.window("agency"),
    "known": lambda store: store.ledger.known("agency", [item(1), item(9)]),
    "arrivals": lambda store: store.ledger.arrivals("agency", NOW - DAY),
    "untold": lambda store: store.ledger.untold(["agency"], NOW),
    "coverage": lambda store: store.ledger.coverage(NOW - DAY, NOW, ["agency"]),
}
ARCHIVE = 400


def fill_archive(store: Store) -> None:
    """Articles of the days before from other feeds, of every level, shown and with texts of their own."""
    with store.writing():
        for number in range(1000, 1000 + ARCHIVE, 2):
            level = list(Level)[number // 2 % 3]
            old = NOW - 5 * DAY
            store.record_poll(outcome(item(number), item(number + 1), feed_id="archive", at=old))
            store.record_poll(outcome(feed_id=f"archive-{number}", at=old, due_in=DAY))
            for pending in store.pending(["archive"], old):
                shingles = frozenset(range(pending.id * 1000, pending.id * 1000 + 40))
                store.finish(finished(pending.id, verdict(level), at=old, shingles=shingles))
                store.mark_shown([pending.id], old)


def add_news(store: Store) -> Store:
    """A judged article and a pending one; gives the store back."""
    store.record_poll(outcome(item(1)))
    for number in judge_all(store, verdict()):
        store.finish(finished(number, verdict(), shingles=SHINGLES))
    store.record_poll(outcome(item(2)))
    return store


def work(store: Store, ask: Callable[[Store], object]) -> int:
    """How many instructions of SQLite's virtual machine a question takes, in tens."""
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    connection = store._database._connection
    connection.set_progress_handler(tick, 10)
    ask(store)
    connection.set_progress_handler(None, 10)
    return ticks


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the archive in it, made once."""
    path = tmp_path_factory.mktemp("archive") / "monitor.db"
    with Store.open(path) as store:
        fill_archive(store)
    return path


@pytest.mark.parametrize("name", QUESTIONS)
def test_work_does_not_grow(tmp_path: Path, archive: Path, name: str) -> None:
    """The same question costs the same whether or not 400 old articles and 200 more feeds are stored."""
    costs: list[int] = []
    for start in (None, archive):
        path = tmp_path / f"{len(costs)}.db"
        if start:
            shutil.copy(start, path)
        with Store.open(path) as store:
            costs.append(work(add_news(store), QUESTIONS[name]))

    without, with_archive = costs
    assert with_archive <= 1.5 * without + 5


# A table read from end to end; to read an index in its order, up to a limit, is `SCAN … USING INDEX`.
FULL_SCAN = re.compile(
    r"SCAN (articles|sightings|items|texts|pages|verdicts|shown|fingerprints|shingles|coverage|gaps|windows|downtimes|health)(?! USING)"
)


def plans(store: Store, ask: Callable[[Store], object]) -> list[str]:
    """How SQLite goes about every statement that a question needs."""
    statements: list[str] = []
    connection = store._database._connection
    connection.set_trace_callback(statements.append)
    ask(store)
    connection.set_trace_callback(None)
    return [
        row["detail"]
        for sql in statements
        if re.match(r"\s*(SELECT|UPDATE|DELETE|INSERT)", sql)
        for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_full_scan(store: Store, name: str) -> None:
    """No statement reads a table from end to end."""
    found = plans(add_news(store), QUESTIONS[name])

    assert found
    assert [step for step in found if FULL_SCAN.search(step)] == []


@pytest.mark.parametrize("name", ["pending", "unfinished"])
def test_only_the_house_is_looked_at(store: Store, name: str) -> None:
    """What is to be worked on is found by its house, and whether a feed has it by its article."""
    found = plans(add_news(store), QUESTIONS[name])

    assert any("articles USING INDEX articles_unfinished (publisher=?)" in step for step in found)
    assert any("USING INDEX sightings_by_article (article_id=?)" in step for step in found)


@pytest.mark.parametrize("name", ["items", "items-all", "items-narrowed", "latest", "titles"])
def test_no_sorting(store: Store, name: str) -> None:
    """Lists come out of an index in their order, so a limit really limits the work."""
    assert [step for step in plans(add_news(store), QUESTIONS[name]) if "ORDER BY" in step] == []


def test_a_full_scan_would_be_seen(store: Store) -> None:
    """The check is no formality: it finds a statement that does read a whole table."""
    found = plans(store, lambda store: store._database.rows("SELECT * FROM articles WHERE title = 'خبر'"))

    assert [step for step in found if FULL_SCAN.search(step)]
