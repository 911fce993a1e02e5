"""Schema upgrades: from every version, whole or not at all, never without a backup."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.errors import Busy, Outdated, StoreError
from monitor.store import PollLock, Store, WriteLock
from monitor.store.database import Database
from monitor.store.migrate import Migration, migrate, migrations
from tests.store.builders import NOW, item, opened, outcome

SHIPPED = migrations()
NEXT = SHIPPED[-1].version + 1
STARS = Migration(
    NEXT,
    "CREATE TABLE stars (article_id INTEGER PRIMARY KEY REFERENCES articles (id)) STRICT;"
    "INSERT INTO stars SELECT id FROM articles;",
)


def upgrade(path: Path, *steps: Migration) -> None:
    """Open a database with these steps beyond those that ship."""
    database = Database.open(path, wait_s=0.05)
    try:
        migrate(database, (*SHIPPED, *steps))
    finally:
        database.close()


def look(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What a query gives, asked past the store."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture
def used(path: Path) -> Path:
    """A database with one article in it."""
    with opened(path) as store:
        store.record_poll(outcome(item(1)))
    return path


def test_steps_are_numbered_without_gaps() -> None:
    """Versions count up from one."""
    assert [step.version for step in SHIPPED] == list(range(1, len(SHIPPED) + 1))


@pytest.mark.parametrize("version", range(len(SHIPPED) + 1))
def test_from_every_version(path: Path, version: int) -> None:
    """A database at any earlier version becomes one with exactly the schema of a new one."""
    database = Database.open(path)
    if version:
        migrate(database, SHIPPED[:version])
    database.close()
    new = path.with_name("new.db")
    Store.open(new).close()

    Store.open(path).close()

    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    assert look(path, schema) == look(new, schema)
    assert look(path, "PRAGMA user_version") == [(SHIPPED[-1].version,)]


def test_upgrade_keeps_and_backs_up(used: Path) -> None:
    """A step sees what was stored; the database as it was before lies beside it, readable by its owner only."""
    upgrade(used, STARS)

    assert look(used, "SELECT * FROM stars") == [(1,)]
    backup = used.with_name(f"monitor.db.v{NEXT - 1}.backup")
    assert look(backup, "SELECT id FROM articles") == [(1,)]
    assert look(backup, "PRAGMA user_version") == [(NEXT - 1,)]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert not list(used.parent.glob("*.part*"))


def test_new_database_needs_no_backup(path: Path) -> None:
    """There is nothing to back up in a file just made."""
    Store.open(path).close()

    assert not list(path.parent.glob("*backup*"))


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        pytest.param(
            "CREATE TABLE stars (id INTEGER); SELECT nonsense;", sqlite3.OperationalError, id="wrong"
        ),
        pytest.param(
            "CREATE TABLE stars (id INTEGER); DELETE FROM articles;", StoreError, id="breaks-references"
        ),
    ],
)
def test_failed_step_leaves_no_trace(used: Path, sql: str, error: type[Exception]) -> None:
    """A step that fails anywhere changes nothing, and the database can be used as before."""
    with pytest.raises(error):
        upgrade(used, Migration(NEXT, sql))

    with opened(used) as store:
        assert len(store.pending(["agency"], NOW)) == 1
    assert look(used, "SELECT count(*) FROM sqlite_schema WHERE name = 'stars'") == [(0,)]


def test_steps_before_a_failed_one_stay(used: Path) -> None:
    """Each step is a transaction of its own, so a later attempt goes on where this one stopped."""
    with pytest.raises(sqlite3.OperationalError):
        upgrade(used, STARS, Migration(NEXT + 1, "nonsense;"))
    assert look(used, "PRAGMA user_version") == [(NEXT,)]

    upgrade(used, STARS, Migration(NEXT + 1, "DROP TABLE stars;"))
    assert look(used, "PRAGMA user_version") == [(NEXT + 1,)]


@pytest.fixture
def older(path: Path) -> Path:
    """A database of the first version, with nothing in it."""
    database = Database.open(path)
    migrate(database, SHIPPED[:1])
    database.close()
    return path


@pytest.mark.parametrize("open_", [Store.open, Store.open_readonly])
def test_the_first_command_upgrades(
    older: Path, open_: Callable[[Path], Store], caplog: pytest.LogCaptureFixture
) -> None:
    """An older schema is brought up to date by whoever comes first, be it only to read; where the copy is, is said."""
    with open_(older) as store:
        assert store.integrity() == ""

    assert look(older, "PRAGMA user_version") == [(SHIPPED[-1].version,)]
    assert [record.getMessage() for record in caplog.records] == [
        f"bringing {older} up to date; as it was, it stays in {older}.v1.backup"
    ]
    with PollLock(older):  # nobody kept it
        pass


@pytest.mark.parametrize("open_", [Store.open, Store.open_readonly])
def test_never_under_another_monitor(older: Path, open_: Callable[[Path], Store]) -> None:
    """While a monitor, which must be an older one, polls with the database, its schema stays, and it is named."""
    with PollLock(older), pytest.raises(Outdated, match=r"still polling with it .pid .*restart that one"):
        open_(older)

    assert look(older, "PRAGMA user_version") == [(1,)]
    with PollLock(older), Store.open(older, polling=True):
        pass
    assert look(older, "PRAGMA user_version") == [(SHIPPED[-1].version,)]


def test_a_look_does_not_upgrade(older: Path) -> None:
    """Whoever is to change nothing leaves an older schema alone, and says what brings it up to date."""
    with pytest.raises(Outdated, match="older monitor; the next command that reads it"):
        Store.open_readonly(older, upgrading=False)

    assert look(older, "PRAGMA user_version") == [(1,)]
    assert [each.name for each in older.parent.iterdir() if "backup" in each.name] == []


def test_upgrade_waits_for_writers(used: Path) -> None:
    """While another process writes, nothing is upgraded."""
    with WriteLock(used), pytest.raises(Busy):
        upgrade(used, STARS)

    assert look(used, "PRAGMA user_version") == [(NEXT - 1,)]
