"""Transaction 1: a polled feed, with its sightings, its new articles and what is known of it now."""

import sqlite3
from datetime import datetime, timedelta

from monitor.model import ArticleState, Item, PollOutcome, Validators
from monitor.store import coverage, downtimes, health
from monitor.store.database import Database
from monitor.store.feed_rows import item_columns
from monitor.store.recognition import follow_renamed
from monitor.store.retention import is_buried
from monitor.store.rows import micros, micros_or_none, moment

# At a feed's first poll, what is older than this is backlog: judged and counted, never announced.
BACKLOG_AGE = timedelta(hours=48)
# A headline that counts (a price, a ticker) changes at every poll; after a day of hourly polls it has been read enough.
MOST_REREADS = 24

_BEGIN_FEED = """
INSERT INTO feeds (id, publisher, polls, failures, last_poll, next_due)
VALUES (:id, :publisher, 0, 0, :now, :next_due)
ON CONFLICT (id) DO UPDATE SET publisher = :publisher
"""
# A failed poll leaves the body hash as it is, and can only empty validators.
_NOTE_POLL = """
UPDATE feeds
SET polls               = polls + 1,
    failures            = CASE WHEN :failure_kind IS NULL THEN 0 ELSE failures + 1 END,
    last_poll           = :now,
    last_ok             = CASE WHEN :failure_kind IS NULL THEN :now ELSE last_ok END,
    last_new            = CASE WHEN :had_new THEN :now ELSE last_new END,
    next_due            = :next_due,
    etag                = coalesce(:etag, etag),
    last_modified       = coalesce(:last_modified, last_modified),
    validators_of       = coalesce(:validators_of, validators_of),
    last_document       = CASE WHEN :body_hash IS NULL THEN last_document ELSE :now END,
    body_hash           = coalesce(:body_hash, body_hash),
    failure_kind        = :failure_kind,
    failure_reason      = :failure_reason,
    failure_status      = :failure_status,
    failure_retry_after = :failure_retry_after,
    remark              = :remark,
    schedule            = :schedule,
    notice              = :notice
WHERE id = :id
"""


def record_poll(database: Database, outcome: PollOutcome) -> int:
    """Write all that one poll learned; how many articles were new.

    Raises:
        StoreError: nothing of it was written.
    """
    with database.writing():
        before = database.row(
            "SELECT last_ok, publisher, next_due FROM feeds WHERE id = :id", id=outcome.feed_id
        )
        downtimes.note_poll(database, outcome.polled_at, moment(before["next_due"]) if before else None)
        first_success = before is None or before["last_ok"] is None
        if before and before["publisher"] != outcome.publisher:
            _move_house(database, outcome)
        # Feeds list the newest first and people expect higher numbers to be newer, so the last item goes in first.
        # A document's entries have one identity each; should one come twice, its first place counts.
        items = {item.identity: item for item in reversed(outcome.items)}
        oddity = follow_renamed(database, outcome.feed_id, items) if items else ""
        sighted = [  # each is noted before the next one is looked for: what can't be stored as it is may be equal
            (item, _first_sight(database, outcome, item, first_success=first_success))
            for item in items.values()
            if not _seen_again(database, outcome, item) and not is_buried(database, outcome.feed_id, item)
        ]
        new = [item for item, is_new_article in sighted if is_new_article]
        _record_health(database, outcome, had_new=bool(sighted), oddity=oddity)
        published = [item.published for item in new if item.published and not first_success]
        health.record(database, outcome, had_new=bool(sighted))
        coverage.record(database, outcome, len(new), [outcome.polled_at - time for time in published])
    return len(new)


def _move_house(database: Database, outcome: PollOutcome) -> None:
    """A feed that now belongs to another publisher takes the articles it brought along."""
    database.run(
        "UPDATE articles SET publisher = :publisher WHERE feed_id = :id",
        id=outcome.feed_id,
        publisher=outcome.publisher,
    )


def _seen_again(database: Database, outcome: PollOutcome, item: Item) -> bool:
    """Note that a known entry is still in its feed; False when it is not known."""
    sighting = database.row(
        """
        SELECT sightings.id, article_id, state
        FROM sightings JOIN articles ON articles.id = article_id
        WHERE sightings.feed_id = :feed_id AND identity = :identity
        """,
        feed_id=outcome.feed_id,
        identity=item.identity,
    )
    if sighting is None:
        return False
    database.run(
        "UPDATE sightings SET last_seen = :now WHERE id = :id",
        id=sighting["id"],
        now=micros(outcome.polled_at),
    )
    if sighting["state"] == ArticleState.PENDING:
        _follow(database, item, sighting["id"])
        _rename(database, item, sighting["id"], sighting["article_id"])
    elif _says_otherwise(database, item, sighting["id"]) and _reopen(database, sighting, outcome.polled_at):
        _follow(database, item, sighting["id"])
    return True


def _says_otherwise(database: Database, item: Item, sighting_id: int) -> bool:
    """Whether the feed says something else than what the article was judged with; white space says nothing."""
    # Both come from SQLite, so that what can't be stored as it is (half a surrogate pair) is equal to what was stored.
    texts = database.row(
        """
        SELECT title, summary, content, :title AS new_title, :summary AS new_summary, :content AS new_content
        FROM items WHERE sighting_id = :id
        """,
        id=sighting_id,
        title=item.title,
        summary=item.summary,
        content=item.content,
    )
    return texts is not None and any(
        texts[name].split() != texts[f"new_{name}"].split() for name in ("title", "summary", "content")
    )


def _reopen(database: Database, sighting: sqlite3.Row, now: datetime) -> bool:
    """Have a judged article read again at once, with its tries before it; False when that happened often enough.

    Breaking news begins as a headline and becomes an article under the same address. What was judged stays until it is
    judged anew.
    """
    reopened = database.run(
        """
        UPDATE articles SET next_try = :now, attempts = 0, rereads = rereads + 1
        WHERE id = :id AND rereads < :most
        """,
        id=sighting["article_id"],
        now=micros(now),
        most=MOST_REREADS,
    )
    return bool(reopened)


def _follow(database: Database, item: Item, sighting_id: int) -> None:
    """Take over what the feed says now, which is to be judged."""
    database.run(
        """
        UPDATE items SET title = :title, summary = :summary, content = :content
        WHERE sighting_id = :id AND (title, summary, content) IS NOT (:title, :summary, :content)
        """,
        id=sighting_id,
        title=item.title,
        summary=item.summary,
        content=item.content,
    )


def _rename(database: Database, item: Item, sighting_id: int, article_id: int) -> None:
    """Give an article that has no title but its feed's the one it has now; only the feed that brought it may."""
    database.run(
        """
        UPDATE articles SET title = :title
        WHERE id = :id AND title <> :title
          AND :sighting_id = (SELECT min(id) FROM sightings WHERE article_id = :id)
        """,
        id=article_id,
        sighting_id=sighting_id,
        title=item.title,
    )


def _first_sight(database: Database, outcome: PollOutcome, item: Item, *, first_success: bool) -> bool:
    """Note a new entry; whether its page is a new article too."""
    known = database.row("SELECT id FROM articles WHERE page_key = :key", key=item.page_key)
    article_id = known["id"] if known else _new_article(database, outcome, item, first_success=first_success)
    [sighting] = database.rows(
        """
        INSERT INTO sightings (feed_id, identity, article_id, first_seen, last_seen)
        VALUES (:feed_id, :identity, :article_id, :now, :now)
        RETURNING id
        """,
        feed_id=outcome.feed_id,
        identity=item.identity,
        article_id=article_id,
        now=micros(outcome.polled_at),
    )
    database.run(
        """
        INSERT INTO items (sighting_id, url, title, summary, content, published, published_text)
        VALUES (:sighting_id, :url, :title, :summary, :content, :published, :published_text)
        """,
        sighting_id=sighting["id"],
        **item_columns(item),
    )
    return known is None


def _new_article(database: Database, outcome: PollOutcome, item: Item, *, first_success: bool) -> int:
    """A new pending article; its number."""
    old = item.published is not None and item.published < outcome.polled_at - BACKLOG_AGE
    [article] = database.rows(
        """
        INSERT INTO articles (page_key, feed_id, publisher, url, title, published, first_seen, backlog, state)
        VALUES (:page_key, :feed_id, :publisher, :url, :title, :published, :now, :backlog, 'pending')
        RETURNING id
        """,
        page_key=item.page_key,
        feed_id=outcome.feed_id,
        publisher=outcome.publisher,
        url=item.url,
        title=item.title,
        published=micros_or_none(item.published),
        now=micros(outcome.polled_at),
        backlog=first_success and old,
    )
    return int(article["id"])


def _record_health(database: Database, outcome: PollOutcome, *, had_new: bool, oddity: str) -> None:
    """How the poll went and when the next is due."""
    failure, now = outcome.failure, micros(outcome.polled_at)
    validators = outcome.validators if failure is None or outcome.validators == Validators() else None
    database.run(
        _BEGIN_FEED,
        id=outcome.feed_id,
        publisher=outcome.publisher,
        now=now,
        next_due=micros(outcome.next_due),
    )
    database.run(
        _NOTE_POLL,
        id=outcome.feed_id,
        now=now,
        had_new=had_new,
        next_due=micros(outcome.next_due),
        etag=validators.etag if validators else None,
        last_modified=validators.last_modified if validators else None,
        validators_of=outcome.validators_of if validators else None,
        body_hash=outcome.body_hash if failure is None else None,
        failure_kind=failure.kind if failure else None,
        failure_reason=failure.reason if failure else "",
        failure_status=failure.status if failure else 0,
        failure_retry_after=failure.retry_after_s if failure else None,
        remark="; ".join(filter(None, (oddity, outcome.remark))),
        schedule=outcome.schedule,
        notice=outcome.notice,
    )
