"""What `watch` does each night with the database, and `monitor db` when it is asked to."""

from datetime import datetime, time
from pathlib import Path

from monitor.model import StoreSettings
from monitor.store import Store, backup_name, rotate

# Local time: the fewest news, and an hour that zones neither skip nor repeat as often as those before it.
NIGHT = time(3, 30)


def look_after(database: Path, settings: StoreSettings, now: datetime) -> None:
    """Back the database up, prune what is older than it is to be kept, tidy. May take minutes; others may write.

    Raises:
        StoreError: something of it could not be done; what does not depend on it was done all the same.
    """
    with Store.open(database) as store:
        try:
            if settings.backup is not None:
                back_up(store, settings.backup, settings.backups, now)
        finally:
            if settings.keep is not None:
                store.upkeep.prune(now - settings.keep)
            store.upkeep.tidy(now)


def back_up(store: Store, folder: Path, keep: int, now: datetime) -> tuple[Path, list[Path]]:
    """A backup in a folder where only so many are kept: its path, and the old ones deleted for it.

    Raises:
        StoreError: it could not be written, or an old one not be deleted.
    """
    target = folder / backup_name(now)
    store.upkeep.back_up(target)
    return target, rotate(folder, keep)
