"""Polls that failed for want of a network of ours: whatever was known of the feed still holds."""

from monitor.model import FeedState, MissedPoll
from monitor.store import coverage, downtimes, health
from monitor.store.coverage import Tally
from monitor.store.database import Database
from monitor.store.rows import micros


def record(database: Database, missed: MissedPoll, *, counted: bool) -> None:
    """Write one; when it had been `counted` as a failure of the feed's, take that back."""
    before, now = missed.before, micros(missed.polled_at)
    with database.writing():
        downtimes.note_poll(database, missed.polled_at, None)
        database.run(
            """
            INSERT INTO feeds (id, publisher, polls, failures, last_poll, next_due)
            VALUES (:id, :publisher, 0, 0, :now, :next_due)
            ON CONFLICT (id) DO UPDATE SET last_poll = :now, next_due = :next_due
            """,
            id=before.feed_id,
            publisher=missed.publisher,
            now=now,
            next_due=micros(missed.next_due),
        )
        if counted:
            _take_back(database, before)
        health.add_to_strip(database, before.feed_id, health.OFFLINE)
        kind = {"unreachable": -1} if counted else {}
        tally = Tally(offline=1, polls=-1 if counted else 0, failures=kind)
        coverage.enter(database, before.feed_id, missed.polled_at, tally)


def _take_back(database: Database, before: FeedState) -> None:
    problem = before.problem
    database.run(
        """
        UPDATE feeds
        SET polls = :polls, failures = :failures, failure_kind = :kind, failure_reason = :reason,
            failure_status = :status, failure_retry_after = :retry_after
        WHERE id = :id
        """,
        id=before.feed_id,
        polls=before.polls,
        failures=before.failures,
        kind=problem.kind if problem else None,
        reason=problem.reason if problem else "",
        status=problem.status if problem else 0,
        retry_after=problem.retry_after_s if problem else None,
    )
    health.keep(database, before.feed_id, before.standing)
    database.run(
        "UPDATE health SET strip = substr(strip, 1, length(strip) - 1) WHERE feed_id = :id", id=before.feed_id
    )
