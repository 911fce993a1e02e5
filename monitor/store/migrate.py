"""Bringing a database to the newest schema: numbered SQL files, each applied whole or not at all."""

import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import Outdated, StoreError
from monitor.store.database import Database
from monitor.store.files import beside, private_file
from monitor.store.sqlite_errors import explained

log = logging.getLogger(__name__)

# Marks the file as ours (file(1) and others read it): "mntr" in ASCII.
APPLICATION_ID = 0x6D6E7472


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the schema version it leads to, and its statements."""

    version: int
    sql: str


def migrations() -> tuple[Migration, ...]:
    """The steps that come with this program, `migrations/0001_….sql` first."""
    folder = Path(__file__).with_name("migrations")
    numbered = ((re.match(r"(\d{4})_\w+\.sql$", file.name), file) for file in folder.iterdir())
    steps = [Migration(int(name[1]), file.read_text("utf-8")) for name, file in numbered if name]
    return tuple(sorted(steps, key=lambda step: step.version))


def schema_version(database: Database, newest: int) -> int:
    """The version a database is at; 0 when nothing is in it yet.

    Raises:
        StoreError: it is another program's, from a newer monitor, or no database at all.
    """
    with database.reading():
        application_id = _number(database, "PRAGMA application_id")
        version = _number(database, "PRAGMA user_version")
        tables = _number(database, "SELECT count(*) FROM sqlite_schema")
    if not (application_id or version or tables):
        return 0
    if application_id != APPLICATION_ID:
        raise StoreError(f"{database.path} is the database of another program; name another file with --db")
    if version > newest:
        raise StoreError(
            f"{database.path} was written by a newer monitor (schema {version}, this one knows {newest}); "
            "upgrade monitor, or name another file with --db"
        )
    return version


def is_outdated(database: Database, steps: Sequence[Migration]) -> bool:
    """Whether a database has an older schema; raises what `schema_version` does."""
    return 0 < schema_version(database, steps[-1].version) < steps[-1].version


def check_current(database: Database, steps: Sequence[Migration]) -> None:
    """Make sure a database opened for reading is at the newest schema.

    Raises:
        Outdated: its schema is older.
        StoreError: nothing is in it yet, or see `schema_version`.
    """
    version = schema_version(database, steps[-1].version)
    if version == 0:
        raise StoreError(f"{database.path} is empty; `monitor poll` fills it")
    if version < steps[-1].version:
        raise Outdated(
            f"{database.path} was written by an older monitor; the next command that reads it, `monitor list` say, "
            "brings it up to date"
        )


def migrate(database: Database, steps: Sequence[Migration]) -> None:
    """Apply the steps a database has not seen, after a backup if there is anything in it.

    Args:
        database: opened for writing.
        steps: all steps there are, in order.

    Raises:
        Busy: another process is writing.
        StoreError: see `schema_version`; or a step failed, which leaves the schema as it was before it.
    """
    if schema_version(database, steps[-1].version) == steps[-1].version:
        _write_ahead(database)
        return
    with database.write_lock, explained(database.path):
        version = schema_version(database, steps[-1].version)  # another process may have been faster
        if 0 < version < steps[-1].version:
            backup = _back_up(database, version)
            log.warning("bringing %s up to date; as it was, it stays in %s", database.path, backup)
        database.run("PRAGMA journal_mode = WAL")
        database.run("PRAGMA foreign_keys = OFF")  # so that a step may rebuild a table others refer to
        try:
            for step in steps:
                if step.version > version:
                    _apply(database, step)
        finally:
            database.run("PRAGMA foreign_keys = ON")


def _write_ahead(database: Database) -> None:
    """Let readers and writers work side by side, which a restored backup has forgotten."""
    with explained(database.path):
        mode = database.row("PRAGMA journal_mode")
        if mode is None or mode[0] != "wal":
            with database.write_lock:
                database.run("PRAGMA journal_mode = WAL")


def _apply(database: Database, step: Migration) -> None:
    with database.undone_on_error():
        # Both pragmas are part of the transaction.
        database.script(
            f"BEGIN IMMEDIATE;\n{step.sql}\n"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {step.version};"
        )
        broken = database.rows("PRAGMA foreign_key_check")
        if broken:
            tables = ", ".join(sorted({row["table"] for row in broken}))
            raise StoreError(f"{database.path}: upgrading to schema {step.version} would break {tables}")
        database.run("COMMIT")


def _back_up(database: Database, version: int) -> Path:
    """Write a copy beside the database, `monitor.db.v1.backup`; whole under that name or not there at all. Its path."""
    backup = beside(database.path, f"v{version}.backup")
    unfinished = beside(database.path, "backup.part")
    unfinished.unlink(missing_ok=True)
    descriptor = private_file(unfinished)  # VACUUM INTO takes an empty file as it is, mode included
    try:
        database.run("VACUUM INTO :file", file=str(unfinished))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return unfinished.replace(backup)


def _number(database: Database, sql: str) -> int:
    row = database.row(sql)
    return int(row[0]) if row else 0
