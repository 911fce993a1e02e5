"""An older database brought up to date by whichever command meets it first, but never under a monitor that is polling."""

from collections.abc import Sequence
from pathlib import Path

from monitor.errors import AlreadyPolling, Outdated
from monitor.store.database import Database
from monitor.store.locks import PollLock
from monitor.store.migrate import Migration, migrate


def upgrade(path: Path, steps: Sequence[Migration], wait_s: float) -> None:
    """Bring a database to the newest schema; a copy of it as it was stays beside it.

    Args:
        path: the database file.
        steps: all steps there are, in order.
        wait_s: how long to wait for other writers, in seconds.

    Raises:
        Outdated: a monitor is polling with it: an older one would not know its own database any more.
        StoreError: see `migrate`.
    """
    try:
        with PollLock(path):
            database = Database.open(path, wait_s)
            try:
                migrate(database, steps)
            finally:
                database.close()
    except AlreadyPolling as error:
        raise Outdated(
            f"{path} was written by an older monitor, which is still polling with it ({PollLock(path).holder()}); "
            "restart that one: it then brings the database up to date"
        ) from error
