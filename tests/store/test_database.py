"""Opening, refusing, and what is said when the file, the disk or the permissions are at fault."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import Busy, NotFound, StoreError
from monitor.store import Store
from monitor.store.sqlite_errors import explain
from tests.store.builders import NOW, finished, item, judge_all, opened, outcome, verdict


def mode(path: Path) -> int:
    """Permission bits of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def careless_umask() -> Iterator[None]:
    """A umask that would let everybody read."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("careless_umask")
def test_nobody_else_may_read(tmp_path: Path) -> None:
    """Every file is 0600 and every folder made is 0700; a folder that existed stays as it was."""
    tmp_path.chmod(0o755)
    path = tmp_path / "data" / "monitor" / "monitor.db"
    with opened(path) as store:
        store.record_poll(outcome(item(1)))
        files = {each.name: mode(each) for each in path.parent.iterdir()}

    names = ("monitor.db", "monitor.db-wal", "monitor.db-shm", "monitor.db.write.lock")
    assert files == dict.fromkeys(names, 0o600)
    assert (mode(path.parent), mode(path.parent.parent), mode(tmp_path)) == (0o700, 0o700, 0o755)


@pytest.mark.parametrize("name", ["أخبار.db", "a b?c#d%20.db", "mode=ro&.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    """A file name is a name, whatever it would mean in a URI."""
    with opened(tmp_path / name) as store:
        store.record_poll(outcome(item(1)))

    assert (tmp_path / name).stat().st_size > 0


def test_settings_hold(store: Store) -> None:
    """Commits outlive a power cut, readers are not blocked, references are checked."""
    pragmas = {
        name: store._database.rows(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 50}


def test_reader_sees_what_is_committed(path: Path, store: Store) -> None:
    """A reader opened while a writer is at work sees committed work at once and nothing else."""
    store.record_poll(outcome(item(1)))
    with Store.open_readonly(path) as reader:
        judge_all(store, verdict())
        assert len(reader.items()) == 1
        with store.writing():
            store.finish(finished(1))
            assert len(reader.items()) == 1
        assert reader.items() == []


def test_reader_can_not_write(path: Path, store: Store) -> None:
    """A database opened for reading refuses writes by name."""
    assert store.feed_states(NOW) == {}
    with Store.open_readonly(path) as reader, pytest.raises(StoreError, match="for reading only"):
        reader.record_poll(outcome())


# ── refused ────────────────────────────────────────────────────────────────────────────────────────────────────────


def no_database(path: Path) -> None:
    """Nothing there."""


def empty_file(path: Path) -> None:
    """What is left when the first run is killed at once."""
    path.touch()


def other_program(path: Path) -> None:
    """A database somebody else made."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()


def newer_monitor(path: Path) -> None:
    """A database of a later version of this program."""
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def text_file(path: Path) -> None:
    """Something that is no database at all."""
    path.write_text("قائمة المشتريات\n" * 100, "utf-8")


def folder(path: Path) -> None:
    """A folder where the file should be."""
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(other_program, "another program.*--db", id="other-program"),
        pytest.param(newer_monitor, "newer monitor.*upgrade", id="newer-monitor"),
        pytest.param(text_file, "damaged or no monitor database", id="text-file"),
        pytest.param(folder, "can't be opened|reading or writing", id="folder"),
        pytest.param(no_database, "no database at .* yet; `monitor poll`", id="nothing"),
        pytest.param(empty_file, "empty; `monitor poll`", id="empty"),
    ],
)
@pytest.mark.parametrize("readonly", [False, True], ids=["write", "read"])
def test_wrong_files_are_refused(path: Path, make: object, message: str, *, readonly: bool) -> None:
    """What is no database of ours is refused with its name, and not a byte of it is changed."""
    assert callable(make)
    make(path)
    if make in {no_database, empty_file} and not readonly:
        Store.open(path).close()  # these two are where a database begins
        return
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(StoreError, match=message) as caught:
        (Store.open_readonly if readonly else Store.open)(path)

    assert str(path) in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_folder_that_can_not_be_made(tmp_path: Path) -> None:
    """A file where a folder should be is named."""
    (tmp_path / "data").write_text("")

    with pytest.raises(StoreError, match="data/monitor: the folder can't be made"):
        Store.open(tmp_path / "data" / "monitor" / "monitor.db")


# ── faults while in use ────────────────────────────────────────────────────────────────────────────────────────────


def test_full_disk(store: Store) -> None:
    """On a full disk a write is undone whole and says so; with room again the same write succeeds."""
    store.record_poll(outcome(item(1)))
    pages = store._database.rows("PRAGMA page_count")[0][0]
    store._database.rows(f"PRAGMA max_page_count = {pages + 2}")
    many = outcome(*(item(number) for number in range(2, 500)))

    with pytest.raises(StoreError, match=r"no room left.*free some space"):
        store.record_poll(many)
    assert [each.item for each in store.pending(["agency"], NOW)] == [item(1)]

    store._database.rows("PRAGMA max_page_count = 1000000")
    assert store.record_poll(many) == 498


def test_removed_while_in_use(path: Path, store: Store) -> None:
    """Nothing is written to a file that is no longer there."""
    path.rename(path.with_suffix(".old"))

    with pytest.raises(StoreError, match="removed or replaced"):
        store.record_poll(outcome(item(1)))


def test_damage_is_named(path: Path) -> None:
    """Wherever a file is damaged, it works or it is refused by name: no other error, no hang."""
    with opened(path) as store:
        store.record_poll(outcome(*(item(number) for number in range(60))))
        judge_all(store, verdict())
    sound = path.read_bytes()
    refused = 0
    for place in range(100, len(sound), len(sound) // 100):
        path.write_bytes(sound[:place] + bytes(64) + sound[place + 64 :])
        try:
            with opened(path) as store:
                store.items(level=None, limit=1000)
                with suppress(NotFound):  # nothing tells a row that was wiped out from one that never was
                    store.article(1)
                store.record_poll(outcome(item(1), item(99)))
        except StoreError as error:
            assert str(path) in str(error)  # noqa: PT017 - most places do no harm
            refused += 1
        except (
            sqlite3.IntegrityError
        ):  # zeros in an index hide a row from it: told from a mistake of ours by `doctor`
            refused += 1

    assert refused > 10


def test_half_surrogates_are_stored(store: Store) -> None:
    """Half a surrogate pair, which a JSON feed can smuggle in, becomes a question mark and stops nothing."""
    store.record_poll(outcome(item(1, title="خبر \ud83d عاجل")))
    store.finish(finished(1, verdict(), title="\udc00", page="\ud800"))
    assert store.record_poll(outcome(item(1, title="خبر \ud83d عاجل"))) == 0

    assert (store.items()[0].title, store.page(1)) == ("?", "?")


def test_identities_that_differ_in_half_surrogates(store: Store) -> None:
    """Two entries that become one by that are one entry; the poll goes on."""
    first, second = (
        replace(item(number), identity=identity) for number, identity in ((1, "a\ud800"), (2, "a\udbff"))
    )

    assert store.record_poll(outcome(first, second, item(3))) == 2


def sqlite_error(code: int | None, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> sqlite3.Error:
    """An error as the sqlite3 module raises it."""
    error = kind("detail")
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        pytest.param(sqlite3.SQLITE_BUSY, Busy, "locked by another", id="busy"),
        pytest.param(sqlite3.SQLITE_BUSY_SNAPSHOT, Busy, "locked by another", id="busy-snapshot"),
        pytest.param(sqlite3.SQLITE_FULL, StoreError, "no room left", id="full"),
        pytest.param(sqlite3.SQLITE_READONLY_DBMOVED, StoreError, "can't be written", id="read-only"),
        pytest.param(sqlite3.SQLITE_IOERR_WRITE, StoreError, "check the disk", id="disk"),
        pytest.param(sqlite3.SQLITE_CORRUPT_INDEX, StoreError, "damaged", id="corrupt"),
        pytest.param(sqlite3.SQLITE_NOTADB, StoreError, "no monitor database", id="no-database"),
        pytest.param(sqlite3.SQLITE_CANTOPEN, StoreError, "can't be opened", id="can-not-open"),
        pytest.param(None, StoreError, "damaged", id="not-utf-8"),
    ],
)
def test_explanations(path: Path, code: int | None, kind: type[StoreError], message: str) -> None:
    """Each fault of the world is told apart, names the file and keeps SQLite's own words."""
    explained = explain(sqlite_error(code), path)

    assert type(explained) is kind
    assert all(part in str(explained) for part in (message, str(path), "detail"))


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(sqlite_error(sqlite3.SQLITE_ERROR), id="wrong-statement"),
        pytest.param(sqlite_error(sqlite3.SQLITE_CONSTRAINT, sqlite3.IntegrityError), id="constraint"),
        pytest.param(sqlite_error(None, sqlite3.ProgrammingError), id="misuse"),
    ],
)
def test_our_own_mistakes_are_not_dressed_up(path: Path, error: sqlite3.Error) -> None:
    """A mistake of this program stays what it is."""
    assert explain(error, path) is None
