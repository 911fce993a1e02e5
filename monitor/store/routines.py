"""When what is done once a day was last done."""

from dataclasses import dataclass
from datetime import date, datetime

from monitor.store.database import Database
from monitor.store.rows import micros, moment


@dataclass(frozen=True, slots=True)
class Done:
    """The last run of a routine: the day it was for, and when it was made."""

    day: date
    at: datetime


def last_done(database: Database, routine: str) -> Done | None:
    """The last run, or None when there was none."""
    with database.reading():
        row = database.row("SELECT day, done_at FROM routines WHERE name = :name", name=routine)
        return Done(date.fromisoformat(row["day"]), moment(row["done_at"])) if row else None


def note_done(database: Database, routine: str, day: date, now: datetime) -> None:
    """Remember a run."""
    with database.writing():
        database.run(
            "INSERT OR REPLACE INTO routines (name, day, done_at) VALUES (:name, :day, :now)",
            name=routine,
            day=day.isoformat(),
            now=micros(now),
        )
