"""Our own downtime: when nothing was polled although something was due, or when we had no network."""

from collections.abc import Collection
from datetime import datetime, timedelta

from monitor.model import Downtime, NetworkNews, Outage
from monitor.store.database import Database, listed
from monitor.store.rows import micros, moment, moment_or_none

# Shorter than the pause between two runs of a usual crontab (10 min and a late start), a pause costs nothing: feeds
# show more than that.
WORTH_TELLING = timedelta(minutes=15)


def note_poll(database: Database, now: datetime, was_due: datetime | None) -> None:
    """A poll is being recorded: was there a time before it when nobody polled?

    The first polls after such a time each tell when their feed had been due; the earliest of them is when it began.

    Args:
        database: in a write transaction, the feed's plan still the old one.
        now: when the feed was polled.
        was_due: when it had been due, None when it was never polled before.
    """
    activity = database.row("SELECT last_poll FROM activity")
    last = moment(activity["last_poll"]) if activity else now
    if was_due is not None and now - last > WORTH_TELLING:
        _begin(database, last, max(last, was_due), now)
    elif was_due is not None and now - was_due > WORTH_TELLING:
        _lengthen(database, was_due, now)
    database.run(
        """
        INSERT INTO activity (one, last_poll) VALUES (1, :now)
        ON CONFLICT (one) DO UPDATE SET last_poll = :now
        """,
        now=micros(now),
    )


def _begin(database: Database, idle_since: datetime, begins: datetime, ends: datetime) -> None:
    database.run(
        """
        INSERT INTO downtimes (cause, idle_since, begins, ends) VALUES (:cause, :idle_since, :begins, :ends)
        """,
        cause=Outage.NOT_RUNNING,
        idle_since=micros(idle_since),
        begins=micros(begins),
        ends=micros(max(begins, ends)),
    )


def _lengthen(database: Database, was_due: datetime, now: datetime) -> None:
    """The downtime that has just ended may have begun earlier than was known."""
    database.run(
        """
        UPDATE downtimes SET begins = max(idle_since, min(begins, :was_due))
        WHERE cause = :cause AND ends > :lately
          AND id = (SELECT id FROM downtimes WHERE cause = :cause ORDER BY id DESC LIMIT 1)
        """,
        cause=Outage.NOT_RUNNING,
        was_due=micros(was_due),
        lately=micros(now - WORTH_TELLING),
    )


def go_offline(database: Database, since: datetime) -> None:
    """Note that there is no network of ours; the first moment of it counts."""
    with database.writing():
        database.run(
            """
            INSERT INTO activity (one, last_poll, offline_since) VALUES (1, :since, :since)
            ON CONFLICT (one) DO UPDATE SET offline_since = coalesce(offline_since, :since)
            """,
            since=micros(since),
        )


def come_back(database: Database, now: datetime) -> None:
    """Note that the network is there again, if it was not."""
    since = offline_since(database)
    if since is None:
        return
    with database.writing():
        database.run("UPDATE activity SET offline_since = NULL")
        database.run(
            """
            INSERT INTO downtimes (cause, idle_since, begins, ends) VALUES (:cause, :since, :since, :now)
            """,
            cause=Outage.NO_NETWORK,
            since=micros(since),
            now=micros(max(since, now)),
        )


def offline_since(database: Database) -> datetime | None:
    """Since when there has been no network of ours; None when there is one."""
    with database.reading():
        row = database.row("SELECT offline_since FROM activity")
        return moment_or_none(row["offline_since"]) if row else None


def to_tell(database: Database) -> NetworkNews | None:
    """What people have not been told yet, or None."""
    with database.reading():
        row = database.row("SELECT offline_since, offline_told FROM activity")
        if row is None or row["offline_since"] == row["offline_told"]:
            return None
        since = row["offline_since"] or row["offline_told"]
        return NetworkNews(row["offline_since"] is not None, moment(since))


def mark_told(database: Database, news: NetworkNews) -> None:
    """Remember that people were told."""
    with database.writing():
        database.run(
            "UPDATE activity SET offline_told = :since", since=micros(news.since) if news.down else None
        )


def downtimes(
    database: Database, since: datetime, until: datetime, feed_ids: Collection[str] | None
) -> tuple[Downtime, ...]:
    """When nothing could be polled in this stretch of time, oldest first; one that lasts is among them.

    Args:
        database: inside `reading`.
        since: where the stretch of time begins.
        until: where it ends: now.
        feed_ids: the feeds that are to be polled, of which one has to be due for a silence to be a downtime.
    """
    rows = database.rows(
        """
        SELECT cause, begins, ends FROM downtimes
        WHERE ends >= :since AND begins <= :until AND ends - begins >= :least
        ORDER BY begins, id
        """,
        since=micros(since),
        until=micros(until),
        least=WORTH_TELLING // timedelta(microseconds=1),
    )
    past = [Downtime(Outage(row["cause"]), moment(row["begins"]), moment(row["ends"])) for row in rows]
    return (*past, *_lasting(database, until, feed_ids))


def _lasting(database: Database, now: datetime, feed_ids: Collection[str] | None) -> list[Downtime]:
    row = database.row(
        """
        SELECT last_poll, offline_since,
               (SELECT min(next_due) FROM feeds WHERE id IN (
                    SELECT value FROM json_each(coalesce(:feed_ids, (SELECT json_group_array(id) FROM feeds)))
                ) AND id NOT IN (SELECT feed_id FROM pauses)) AS first_due
        FROM activity
        """,
        feed_ids=None if feed_ids is None else listed(feed_ids),
    )
    if row is None:
        return []
    if row["offline_since"] is not None and moment(row["offline_since"]) < now:
        return [Downtime(Outage.NO_NETWORK, moment(row["offline_since"]), now)]
    if row["first_due"] is None:
        return []
    begins = moment(max(row["last_poll"], row["first_due"]))
    return [Downtime(Outage.NOT_RUNNING, begins, now)] if now - begins > WORTH_TELLING else []
