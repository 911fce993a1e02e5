"""Rows to values and back, as `rows` does it, for what polling reads and writes: feeds, items, articles to be read."""

import sqlite3

from monitor.model import (
    ArticleState,
    Failure,
    FailureKind,
    FeedState,
    Item,
    PendingArticle,
    Validators,
)
from monitor.store.rows import micros_or_none, moment, moment_or_none


def feed_state(row: sqlite3.Row) -> FeedState:
    """A row of `feeds` with the counts `articles` and `matches`."""
    return FeedState(
        feed_id=row["id"],
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        validators_of=row["validators_of"],
        last_document=moment_or_none(row["last_document"]),
        body_hash=row["body_hash"],
        polls=row["polls"],
        failures=row["failures"],
        last_poll=moment(row["last_poll"]),
        last_ok=moment_or_none(row["last_ok"]),
        last_new=moment_or_none(row["last_new"]),
        next_due=moment(row["next_due"]),
        problem=_failure(row),
        remark=row["remark"],
        articles=row["articles"],
        matches=row["matches"],
        schedule=row["schedule"],
        notice=row["notice"],
    )


def _failure(row: sqlite3.Row) -> Failure | None:
    if row["failure_kind"] is None:
        return None
    return Failure(
        kind=FailureKind(row["failure_kind"]),
        reason=row["failure_reason"],
        status=row["failure_status"],
        retry_after_s=row["failure_retry_after"],
    )


def item_columns(item: Item) -> dict[str, object]:
    """The columns of `items`."""
    return {
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content": item.content,
        "published": micros_or_none(item.published),
        "published_text": item.published_text,
    }


def pending_article(row: sqlite3.Row) -> PendingArticle:
    """A row of `articles` joined with its first sighting and what the feed said there."""
    return PendingArticle(
        id=row["id"],
        feed_id=row["feed_id"],
        item=Item(
            identity=row["identity"],
            url=row["url"],
            page_key=row["page_key"],
            title=row["title"],
            summary=row["summary"],
            content=row["content"],
            published=moment_or_none(row["published"]),
            published_text=row["published_text"],
        ),
        state=ArticleState(row["state"]),
        attempts=row["attempts"],
    )
