"""What commands show: lists, one whole article, counts. Nothing here writes."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.errors import NotFound
from monitor.model import ArticleState, Level, StoredArticle, StoredItem
from monitor.store.database import Database, listed
from monitor.store.rows import (
    marks,
    micros,
    micros_or_none,
    moment,
    moment_or_none,
    stored_item,
    unpacked,
    verdict,
)

if TYPE_CHECKING:
    from monitor.model import Extracted

# The analyst's marks; where they are wanted, `marks` is joined too.
_MARKS = """
    starred, hidden, note, EXISTS (SELECT 1 FROM muted WHERE muted.story = articles.story) AS muted,
    (SELECT json_group_object(topic, label) FROM labels WHERE labels.article_id = articles.id) AS labels
"""
# How large a story is; a list may end before the rest of it.
_STORY = """
    (SELECT count(DISTINCT publisher) FROM articles AS other WHERE other.story = articles.story) AS story_outlets,
    (SELECT count(*) FROM articles AS other WHERE other.story = articles.story) AS story_articles
"""
_ITEM = f"""
    SELECT {_MARKS}, {_STORY}, verdicts.article_id, feed_id, publisher, url, title, lead, body, published, verdicts.first_seen,
           coalesce(story, articles.id) AS story, state, reason, backlog,
           topic, level, score, match_at, mention_at, evidence, highlights, cues, capped_by
"""
# Where to begin. CROSS JOIN is SQLite's way to fix the order; left alone it reads all verdicts for some of these.
_BY_VERDICT = """
    FROM verdicts
    CROSS JOIN articles ON articles.id = verdicts.article_id
    CROSS JOIN texts ON texts.article_id = verdicts.article_id
    LEFT JOIN marks ON marks.article_id = verdicts.article_id
"""
_TO_SHOW = """
    FROM verdicts INDEXED BY verdicts_to_show
    CROSS JOIN articles ON articles.id = verdicts.article_id
    CROSS JOIN texts ON texts.article_id = verdicts.article_id
    LEFT JOIN marks ON marks.article_id = verdicts.article_id
"""
_BY_ARTICLE = """
    FROM articles
    CROSS JOIN verdicts ON verdicts.article_id = articles.id
    CROSS JOIN texts ON texts.article_id = articles.id
    LEFT JOIN marks ON marks.article_id = articles.id
"""
_WHOLE = """
    FROM articles
    LEFT JOIN texts ON texts.article_id = articles.id
    LEFT JOIN marks ON marks.article_id = articles.id
    WHERE articles.id = :id
"""
_NARROWED_BY = {
    "level": "level = :level",
    "topics": "topic IN (SELECT value FROM json_each(:topics))",
    "feed_ids": "feed_id IN (SELECT value FROM json_each(:feed_ids))",
    "since": "verdicts.first_seen >= :since",
    "until": "verdicts.first_seen < :until",
}
_NOT_PUT_AWAY = (
    "coalesce(hidden, 0) = 0 AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.story = articles.story)"
)
_STARRED = "starred = 1"
_NOT_LOOKED_AT = """NOT EXISTS (
    SELECT 1 FROM looked_at WHERE looked_at.article_id = verdicts.article_id
    AND looked_at.topic = verdicts.topic AND looked_at.level = verdicts.level
)"""


def _items(
    database: Database, source: str, conditions: Sequence[str], order: str, **parameters: object
) -> list[StoredItem]:
    """Articles under topics; all SQL handed in is constants of this module."""
    sql = "\n".join((_ITEM, source, "WHERE", " AND ".join(conditions), order))
    return [stored_item(row) for row in database.rows(sql, **parameters)]


def items(
    database: Database,
    *,
    level: Level | None,
    topics: Collection[str] | None,
    feed_ids: Collection[str] | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    backlog: bool,
    starred: bool,
    put_away: bool,
    unseen: bool,
) -> list[StoredItem]:
    """Articles under topics, the newest first; None does not narrow, `since` is included, `until` is not."""
    given: dict[str, object] = {
        "level": level,
        "topics": None if topics is None else listed(topics),
        "feed_ids": None if feed_ids is None else listed(feed_ids),
        "since": micros_or_none(since),
        "until": micros_or_none(until),
    }
    used = {name: value for name, value in given.items() if value is not None}
    conditions = [
        *(["NOT backlog"] if not backlog else []),
        *([_STARRED] if starred else []),
        *([_NOT_PUT_AWAY] if not put_away else []),
        *([_NOT_LOOKED_AT] if unseen else []),
        *(_NARROWED_BY[name] for name in used),
        "true",
    ]
    with database.reading():
        return _items(
            database,
            _BY_VERDICT,
            conditions,
            "ORDER BY verdicts.first_seen DESC, verdicts.article_id DESC, topic LIMIT :limit",
            limit=limit,
            **used,
        )


def unshown(database: Database, topics: Collection[str]) -> list[StoredItem]:
    """What is still to be announced under these topics, the oldest first."""
    with database.reading():
        return _items(
            database,
            _TO_SHOW,
            ["to_show = 1", "topic IN (SELECT value FROM json_each(:topics))"],
            "ORDER BY verdicts.article_id, topic",
            topics=listed(topics),
        )


def best_items(
    database: Database, article_ids: Sequence[int], topics: Collection[str] | None = None
) -> list[StoredItem]:
    """These articles in this order, each once: under the topic (of these; None: any) that says most of it."""
    found = _items(
        database,
        _BY_ARTICLE,
        [
            "articles.id IN (SELECT value FROM json_each(:ids))",
            "(:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))",
        ],
        "ORDER BY articles.id, (level = 'match') DESC, (level = 'mention') DESC, score DESC, topic",
        ids=listed(article_ids),
        topics=None if topics is None else listed(topics),
    )
    first_of_each = {item.id: item for item in reversed(found)}
    return [first_of_each[number] for number in article_ids if number in first_of_each]


def announced(
    database: Database, topics: Collection[str], since: datetime, until: datetime
) -> list[StoredItem]:
    """The matches that were announced in a span, the oldest first; whatever is announced is in exactly one span."""
    with database.reading():
        return _items(
            database,
            _BY_VERDICT,
            [
                """(verdicts.article_id, topic) IN (
                    SELECT article_id, topic FROM shown WHERE shown_at >= :since AND shown_at < :until
                )""",
                "+level = 'match'",
                "topic IN (SELECT value FROM json_each(:topics))",
            ],
            "ORDER BY verdicts.article_id, topic",
            since=micros(since),
            until=micros(until),
            topics=listed(topics),
        )


def stored_article(database: Database, article_id: int) -> StoredArticle:
    """One whole article.

    Raises:
        NotFound: there is none with this number.
    """
    from monitor.store.article_rows import article

    with database.reading():
        row = database.row(f"SELECT articles.*, texts.*, {_MARKS} {_WHOLE}", id=article_id)
        if row is None:
            raise NotFound(f"there is no article {article_id}; `monitor list` shows the numbers")
        verdicts = database.rows(
            "SELECT * FROM verdicts WHERE article_id = :id ORDER BY rowid", id=article_id
        )
        story = row["story"] or article_id
        return StoredArticle(
            id=article_id,
            feed_id=row["feed_id"],
            publisher=row["publisher"],
            url=row["url"],
            published=moment_or_none(row["published"]),
            first_seen=moment(row["first_seen"]),
            article=article(row),
            verdicts=tuple(verdict(each) for each in verdicts),
            story=story,
            copies=_copies(database, story, article_id),
            state=ArticleState(row["state"]),
            reason=row["reason"],
            marks=marks(row),
        )


def _copies(database: Database, story: int, article_id: int) -> tuple[StoredItem, ...]:
    """The other articles of a story, each once: under the topic that says most of it."""
    members = _items(
        database,
        _BY_ARTICLE,
        ["articles.story = :story", "articles.id <> :id"],
        "ORDER BY articles.id, (level = 'match') DESC, (level = 'mention') DESC, score DESC, topic",
        story=story,
        id=article_id,
    )
    first_of_each = {item.id: item for item in reversed(members)}
    return tuple(first_of_each[number] for number in sorted(first_of_each))


def kept_extracted(database: Database, article_id: int) -> "Extracted | None":
    """What the extractor gave for an article, before cleaning; None when it was not read yet."""
    from monitor.store.article_rows import extracted

    with database.reading():
        row = database.row("SELECT lines FROM texts WHERE article_id = :id", id=article_id)
        return extracted(row["lines"]) if row else None


def kept_page(database: Database, article_id: int) -> str | None:
    """An article's page, decoded, while it is kept."""
    with database.reading():
        row = database.row("SELECT page FROM pages WHERE article_id = :id", id=article_id)
        return unpacked(row["page"]) if row else None
