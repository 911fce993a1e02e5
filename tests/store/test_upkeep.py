"""What a night does: expired pages go, the log is emptied, and there is a checked copy of everything."""

import os
import stat
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.model import Level
from monitor.store import Store, backup_name, rotate
from tests.store.builders import DAY, NOW, finished, item, judge_all, opened, outcome, verdict


def fill(store: Store, *, articles: int = 3) -> None:
    """Judged articles about nothing."""
    store.record_poll(outcome(*(item(number) for number in range(1, 1 + articles))))
    judge_all(store, verdict(Level.NONE))


def test_expired_pages_go(store: Store) -> None:
    """After a week the pages of articles about nothing are dropped, however many; flagged ones keep theirs."""
    fill(store, articles=120)
    store.finish(finished(1, verdict()))
    store.upkeep.tidy(NOW + 6 * DAY)
    assert store.page(2) is not None
    store.upkeep.tidy(NOW + 8 * DAY)

    assert store.page(1) is not None
    assert [number for number in range(2, 121) if store.page(number)] == []


def test_the_log_is_emptied(store: Store, path: Path) -> None:
    """After a night the write-ahead log takes no room; while somebody reads it is left for another night."""
    fill(store)
    log = path.with_name("monitor.db-wal")
    assert log.stat().st_size > 0
    with opened(path) as reader, reader._database.reading():
        reader.counts()
        fill(store, articles=5)
        store.upkeep.tidy(NOW)
    store.upkeep.tidy(NOW)

    assert log.stat().st_size == 0


def test_backup_is_a_whole_database(store: Store, tmp_path: Path) -> None:
    """The copy is one private file, holds everything, and can be worked with as it is."""
    fill(store)
    target = tmp_path / "new" / "copy.db"
    store.upkeep.back_up(target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    with opened(target) as copy:
        assert copy.counts() == store.counts()
        assert copy.article(2) == store.article(2)
        assert copy._database.rows("PRAGMA journal_mode")[0][0] == "wal"


def test_backup_while_others_write(store: Store, path: Path, tmp_path: Path) -> None:
    """A copy is made of one state although another connection is in the middle of a transaction."""
    fill(store)
    with opened(path) as other, other.writing():
        other.record_poll(outcome(item(99)))
        store.upkeep.back_up(tmp_path / "copy.db")
    with Store.open_readonly(tmp_path / "copy.db") as copy:
        assert copy.counts().articles == 3


def test_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    """A file that is there already is left alone, whatever it is."""
    target = tmp_path / "precious.txt"
    target.write_text("precious")

    with pytest.raises(StoreError, match=r"precious\.txt exists already"):
        store.upkeep.back_up(target)
    assert target.read_text() == "precious"


def test_damage_is_not_backed_up(store: Store, path: Path, tmp_path: Path) -> None:
    """A copy that is not sound is refused, and no file remains that looks like a backup."""
    fill(store, articles=200)
    store.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 20_000)
    with opened(path) as damaged, pytest.raises(StoreError, match=r"sound|damaged"):
        damaged.upkeep.back_up(tmp_path / "copy.db")

    assert list(tmp_path.glob("copy*")) == []


def test_rotation_keeps_the_newest(tmp_path: Path) -> None:
    """Only backups beyond the newest ones go, a killed one's remains after a day, and no file that is named otherwise."""
    names = [backup_name(NOW + number * DAY) for number in range(5)]
    unfinished = tmp_path / f"{names[0]}.part"
    unfinished.touch()
    os.utime(unfinished, (0, 0))
    recent = f"{names[1]}.part"
    for name in (*names, recent, "monitor.db", "monitor-20200101-000000.db.bak", "notes.txt"):
        (tmp_path / name).touch()
    gone = rotate(tmp_path, 3)

    assert [path.name for path in gone] == names[:2]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*names[2:], recent, "monitor.db", "monitor-20200101-000000.db.bak", "notes.txt"]
    )
    assert rotate(tmp_path, 3) == []
