"""The coverage ledger: how well feeds were followed, day by day, and what may have been missed."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from monitor.model import Coverage, FeedCoverage, Gap, Item, PollOutcome, Window
from monitor.store import delays
from monitor.store.database import Database, listed
from monitor.store.delays import Histogram
from monitor.store.downtimes import downtimes
from monitor.store.recognition import recognised
from monitor.store.rows import micros, micros_or_none, moment, moment_or_none

# "What could we have missed" is asked of the last week, of a quarter when a report is written, never of the year before.
KEPT = timedelta(days=366)
# A feed whose window is always too small would fill the table; from the 25th gap of a day on they are only counted.
MOST_GAPS_A_DAY = 24

_DAY = timedelta(days=1)
_EPOCH = moment(0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How polling a feed went, added up over polls and days."""

    polls: int = 0
    answered: int = 0
    unchanged: int = 0
    offline: int = 0
    new: int = 0
    gaps: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)
    delays: Histogram = field(default_factory=dict)

    def plus(self, other: Self) -> Self:
        """Both added up; a count of a failure that was withdrawn (-1) goes out again."""
        failures = Counter(self.failures)
        failures.update(other.failures)
        return type(self)(
            polls=self.polls + other.polls,
            answered=self.answered + other.answered,
            unchanged=self.unchanged + other.unchanged,
            offline=self.offline + other.offline,
            new=self.new + other.new,
            gaps=self.gaps + other.gaps,
            failures={kind: number for kind, number in failures.items() if number > 0},
            delays=Counter(self.delays) + Counter(other.delays),
        )


def day_of(moment_: datetime) -> int:
    """The UTC day a moment lies in, counted from 1970-01-01."""
    return (moment_ - _EPOCH) // _DAY


# ── written with a poll ────────────────────────────────────────────────────────────────────────────────────────────


def record(database: Database, outcome: PollOutcome, new: int, waited: Iterable[timedelta]) -> None:
    """Enter one poll: inside transaction 1.

    Args:
        database: in a write transaction.
        outcome: what the poll learned.
        new: how many articles were new.
        waited: published → seen, of the new articles that were not there at the feed's first poll.
    """
    failure = outcome.failure
    poll = Tally(
        polls=1,
        answered=int(failure is None),
        unchanged=int(failure is None and not outcome.items),
        new=new,
        gaps=int(outcome.gap is not None),
        failures={} if failure is None else {str(failure.kind): 1},
        delays=delays.histogram(waited),
    )
    enter(database, outcome.feed_id, outcome.polled_at, poll)
    if outcome.gap is not None:
        _keep_gap(database, outcome.feed_id, outcome.polled_at, outcome.gap)
    if outcome.window is not None:
        _keep_window(database, outcome.feed_id, outcome.window)


def enter(database: Database, feed_id: str, at: datetime, poll: Tally) -> None:
    """Add something to a feed's day."""
    day = day_of(at)
    row = database.row("SELECT * FROM coverage WHERE day = :day AND feed_id = :id", day=day, id=feed_id)
    sum_ = (_tally(row) if row else Tally()).plus(poll)
    if row is None:
        forget(database, at)
    database.run(
        """
        INSERT OR REPLACE INTO coverage
               (feed_id, day, polls, answered, unchanged, offline, new, gaps, failures, delays)
        VALUES (:feed_id, :day, :polls, :answered, :unchanged, :offline, :new, :gaps, :failures, :delays)
        """,
        feed_id=feed_id,
        day=day,
        polls=sum_.polls,
        answered=sum_.answered,
        unchanged=sum_.unchanged,
        offline=sum_.offline,
        new=sum_.new,
        gaps=sum_.gaps,
        failures=json.dumps(dict(sum_.failures)),
        delays=delays.to_text(sum_.delays),
    )


def forget(database: Database, now: datetime) -> None:
    """Drop what is older than a year."""
    database.run("DELETE FROM coverage WHERE day < :day", day=day_of(now - KEPT))
    database.run("DELETE FROM gaps WHERE found < :begin", begin=micros(now - KEPT))
    database.run("DELETE FROM downtimes WHERE ends < :begin", begin=micros(now - KEPT))


def _keep_gap(database: Database, feed_id: str, found: datetime, gap: Gap) -> None:
    database.run(
        """
        INSERT INTO gaps (feed_id, found, begins, ends, filled, recovered, how)
        SELECT :feed_id, :found, :begins, :ends, :filled, :recovered, :how
        WHERE :most > (SELECT count(*) FROM gaps WHERE feed_id = :feed_id AND found > :a_day_ago)
        """,
        feed_id=feed_id,
        found=micros(found),
        begins=micros(gap.begins),
        ends=micros(gap.ends),
        filled=gap.filled,
        recovered=gap.recovered,
        how=gap.how,
        most=MOST_GAPS_A_DAY,
        a_day_ago=micros(found - _DAY),
    )


def _keep_window(database: Database, feed_id: str, window: Window) -> None:
    database.run(
        "INSERT OR REPLACE INTO windows (feed_id, identity, published) VALUES (:feed_id, :identity, :published)",
        feed_id=feed_id,
        identity=window.identity,
        published=micros_or_none(window.published),
    )


# ── read ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def window(database: Database, feed_id: str) -> Window | None:
    """What a feed's last document reached up to; None before the first."""
    with database.reading():
        row = database.row("SELECT identity, published FROM windows WHERE feed_id = :id", id=feed_id)
        return Window(row["identity"], moment_or_none(row["published"])) if row else None


def known(database: Database, feed_id: str, items: Iterable[Item]) -> frozenset[str]:
    """The identities of those of these entries that were in the feed before, under whatever identity."""
    with database.reading():
        return recognised(database, feed_id, {item.identity: item for item in items})


def read(
    database: Database, since: datetime, until: datetime, feed_ids: Collection[str] | None = None
) -> Coverage:
    """How these feeds (all, if None) were followed.

    Days count whole: the polls of the day `since` lies in are all in it. Gaps and downtimes are those that reach into
    the stretch of time.
    """
    with database.reading():
        tallies: dict[str, Tally] = defaultdict(Tally)
        for row in _days(database, since, until, feed_ids):
            tallies[row["feed_id"]] = tallies[row["feed_id"]].plus(_tally(row))
        gaps = _gaps(database, since, until, feed_ids)
        idle = downtimes(database, since, until, feed_ids)
        first = database.row("SELECT min(day) AS day FROM coverage")
    everywhere: Counter[int] = sum((Counter(tally.delays) for tally in tallies.values()), Counter())
    return Coverage(
        since=since,
        until=until,
        feeds=tuple(_coverage(feed_id, tally, gaps[feed_id]) for feed_id, tally in tallies.items()),
        downtimes=idle,
        delays=delays.summary(everywhere),
        begins=None if first is None or first["day"] is None else _EPOCH + first["day"] * _DAY,
    )


def _days(
    database: Database, since: datetime, until: datetime, feed_ids: Collection[str] | None
) -> list[sqlite3.Row]:
    return database.rows(
        """
        SELECT * FROM coverage
        WHERE day BETWEEN :first AND :last
          AND (:feed_ids IS NULL OR feed_id IN (SELECT value FROM json_each(:feed_ids)))
        ORDER BY day, feed_id
        """,
        first=day_of(since),
        last=day_of(until),
        feed_ids=None if feed_ids is None else listed(feed_ids),
    )


def _gaps(
    database: Database, since: datetime, until: datetime, feed_ids: Collection[str] | None
) -> dict[str, list[Gap]]:
    rows = database.rows(
        """
        SELECT * FROM gaps
        WHERE found >= :since AND ends >= :since AND begins <= :until
          AND (:feed_ids IS NULL OR feed_id IN (SELECT value FROM json_each(:feed_ids)))
        ORDER BY begins, id
        """,
        since=micros(since),
        until=micros(until),
        feed_ids=None if feed_ids is None else listed(feed_ids),
    )
    gaps: dict[str, list[Gap]] = defaultdict(list)
    for row in rows:
        gaps[row["feed_id"]].append(
            Gap(
                begins=moment(row["begins"]),
                ends=moment(row["ends"]),
                filled=bool(row["filled"]),
                recovered=row["recovered"],
                how=row["how"],
            )
        )
    return gaps


def _coverage(feed_id: str, tally: Tally, gaps: Collection[Gap]) -> FeedCoverage:
    return FeedCoverage(
        feed_id=feed_id,
        polls=tally.polls,
        answered=tally.answered,
        unchanged=tally.unchanged,
        failures=tally.failures,
        offline=tally.offline,
        new=tally.new,
        gaps=tuple(gaps),
        gap_count=tally.gaps,
        delays=delays.summary(tally.delays),
    )


def _tally(row: sqlite3.Row) -> Tally:
    return Tally(
        polls=row["polls"],
        answered=row["answered"],
        unchanged=row["unchanged"],
        offline=row["offline"],
        new=row["new"],
        gaps=row["gaps"],
        failures=json.loads(row["failures"]),
        delays=delays.from_text(row["delays"]),
    )
