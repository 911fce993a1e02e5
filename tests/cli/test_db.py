"""`monitor db`: path, backup, prune."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.cli.options import utc_now
from monitor.model import Level
from monitor.store import Store
from tests.cli.commands import Commands
from tests.store.builders import item, judge_all, outcome, verdict

CONFIG = '[store]\n{store}\n[[feeds]]\nid = "agency"\nname = "وكالة"\nurl = "https://agency.example/rss"\n'


@pytest.fixture
def filled(commands: Commands) -> Commands:
    """A database with two old articles and one of today."""
    with Store.open(commands.database) as store:
        long_ago = utc_now() - timedelta(days=100)
        store.record_poll(outcome(item(1), item(2), at=long_ago))
        judge_all(store, verdict(Level.NONE), at=long_ago)
        store.record_poll(outcome(item(3), at=utc_now()))
        judge_all(store, verdict(Level.NONE), at=utc_now())
    return commands


def _articles(path: Path) -> int:
    with Store.open_readonly(path) as store:
        return store.counts().articles


def test_path(commands: Commands) -> None:
    """The path is printed whether or not there is a database."""
    outcome = commands.run("db", "path")

    assert (outcome.code, outcome.stdout) == (0, f"{commands.database}\n")


def test_prune_says_what_goes_and_does_it(filled: Commands) -> None:
    """A dry run tells and deletes nothing; the real one deletes just that."""
    dry = filled.run("db", "prune", "--older-than", "90d", "--dry-run")
    left = _articles(filled.database)
    real = filled.run("db", "prune", "--older-than", "90d")
    again = filled.run("db", "prune", "--older-than", "90d")

    assert dry.code == real.code == again.code == 0
    assert dry.stderr.startswith("Would delete 2 articles first seen ")
    assert left == 3
    assert real.stderr.startswith("Deleting 2 articles")
    assert _articles(filled.database) == 1
    assert again.stderr.startswith("Nothing was first seen before ")


def test_what_was_done_as_json(filled: Commands, tmp_path: Path) -> None:
    """Backup and prune tell programs what they tell people."""
    target = tmp_path / "copy.db"
    (copied,) = filled.run("db", "backup", str(target), "--json", "-q").objects
    assert copied == {
        "v": 1,
        "file": str(target),
        "articles": 3,
        "bytes": target.stat().st_size,
        "deleted": [],
    }
    (dry,) = filled.run("db", "prune", "--older-than", "90d", "--dry-run", "--json").objects
    (real,) = filled.run("db", "prune", "--older-than", "90d", "--json").objects
    (none,) = filled.run("db", "prune", "--older-than", "90d", "--json").objects
    assert [(one["articles"], one["flagged"], one["dry_run"]) for one in (dry, real, none)] == [
        (2, 0, True),
        (2, 0, False),
        (0, 0, False),
    ]
    assert dry["first"] <= dry["last"] < dry["before"]
    assert none["first"] is none["last"] is None
    assert _articles(filled.database) == 1


def test_prune_by_the_configuration(filled: Commands) -> None:
    """Without --older-than the configuration decides; when that says nothing, nothing is deleted."""
    assert filled.run("db", "prune").code == 2
    filled.configure(CONFIG.format(store='keep = "90d"'))

    assert filled.run("db", "prune", "-q").code == 0
    assert _articles(filled.database) == 1


def test_backup_to_a_file(filled: Commands) -> None:
    """The copy is private, whole, and never written over anything; a folder that is not there may be a disk that is not."""
    target = filled.folder / "copies" / "mine.db"
    unmounted = filled.run("db", "backup", str(target))
    assert (unmounted.code, target.parent.exists()) == (2, False)
    assert f"there is no folder {target.parent}: make it, or mount it" in unmounted.stderr
    target.parent.mkdir()
    outcome = filled.run("db", "backup", str(target))
    again = filled.run("db", "backup", str(target))

    assert outcome.code == 0
    assert "3 articles" in outcome.stderr
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert _articles(target) == 3
    assert (again.code, "exists already" in again.stderr) == (1, True)


def test_backup_by_the_configuration(filled: Commands) -> None:
    """Without FILE it goes to the configured folder, where only the newest stay."""
    assert filled.run("db", "backup").code == 2
    filled.configure(CONFIG.format(store='backup = "copies"\nbackups = 2'))
    folder = filled.folder / "copies"
    folder.mkdir()
    old = [folder / f"monitor-2020010{day}-000000.db" for day in (1, 2)]
    for path in old:
        path.touch()
    outcome = filled.run("db", "backup")

    assert outcome.code == 0, outcome.stderr
    assert f"deleted {old[0]}" in outcome.stderr
    kept = sorted(folder.iterdir())
    assert kept[0] == old[1]
    assert _articles(kept[1]) == 3


@pytest.mark.parametrize("arguments", [("backup", "copy.db"), ("prune", "--older-than", "1d")])
def test_no_database(commands: Commands, arguments: tuple[str, ...]) -> None:
    """Without a database both say so, name `monitor poll`, and make none."""
    outcome = commands.run("db", *arguments)

    assert outcome.code == 1
    assert "monitor poll" in outcome.stderr
    assert not commands.database.exists()
