"""Articles: which are to be worked on, transaction 2, which stores a judged one, and what was announced."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from monitor.errors import StoreError
from monitor.model import Article, ArticleState, Extracted, Level, PendingArticle, Verdict
from monitor.store import copies, indexing
from monitor.store.article_rows import text_columns
from monitor.store.database import Database, listed
from monitor.store.feed_rows import pending_article
from monitor.store.feed_states import FURTHEST_PLAN
from monitor.store.rows import (
    micros,
    micros_or_none,
    packed,
    verdict_columns,
)

# How long the page of an article that is about no topic is kept, for better rules to be tried on.
PAGE_KEPT = timedelta(days=7)
# Most pages dropped in one transaction, so that the first one after a long pause is not slow.
DROPPED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class FinishedArticle:
    """An article as it was read and judged; written in one transaction.

    Attributes:
        article_id: its number.
        now: when it was judged.
        state, reason: how, and why not on its page.
        attempts: how often its page was tried, this time included.
        next_try: when it is tried again, or None.
        article: the cleaned text; its title replaces the feed's.
        extracted: what the extractor gave.
        page: the page, decoded; None leaves one that is kept alone.
        verdicts: one a topic; they replace all earlier ones.
        shingles: of its text, 63-bit numbers; two texts with many in common are copies.
        story: id of the first article of its story, its own id for a new story.
        published: when it was published; only taken where the feed has not said.
    """

    article_id: int
    now: datetime
    state: ArticleState
    reason: str
    attempts: int
    next_try: datetime | None
    article: Article
    extracted: Extracted
    page: str | None
    verdicts: tuple[Verdict, ...]
    shingles: frozenset[int]
    story: int
    published: datetime | None = None

    def in_story(self, story: int) -> Self:
        """The same article as part of another story."""
        return replace(self, story=story)

    @property
    def is_flagged(self) -> bool:
        """Whether any topic says more than `none`."""
        return any(verdict.level is not Level.NONE for verdict in self.verdicts)


# ── to be worked on ────────────────────────────────────────────────────────────────────────────────────────────────

# An article is worked on by its own house only, for two would read it side by side; there by the first of these feeds
# that has it, because the one that brought it may have been removed or renamed.
_FROM = """
    FROM articles INDEXED BY articles_unfinished
    JOIN sightings ON sightings.id = (
        SELECT min(seen.id) FROM sightings AS seen JOIN feeds ON feeds.id = seen.feed_id
        WHERE seen.article_id = articles.id AND feeds.publisher = articles.publisher
          AND seen.feed_id IN (SELECT value FROM json_each(:feed_ids))
    )
"""
# The line with `pending` is, word for word, the condition of the index `articles_unfinished`.
_WORKABLE = """
    WHERE articles.publisher IN (
        SELECT publisher FROM feeds WHERE id IN (SELECT value FROM json_each(:feed_ids))
    )
    AND (state = 'pending' OR next_try IS NOT NULL)
    AND (next_try IS NULL OR next_try <= :now OR next_try > :absurd OR judged_at > :now)
"""


def _workable(feed_ids: Collection[str], now: datetime) -> dict[str, object]:
    """The parameters of `_WORKABLE`; what was judged later than now was planned before the clock went back."""
    return {"feed_ids": listed(feed_ids), "now": micros(now), "absurd": micros(now + FURTHEST_PLAN)}


def pending(database: Database, feed_ids: Collection[str], now: datetime) -> list[PendingArticle]:
    """The articles of these feeds that are to be worked on now, the newest first, each once."""
    with database.reading():
        rows = database.rows(
            f"""
            SELECT articles.id, sightings.feed_id, page_key, state, attempts, identity,
                   items.url, items.title, summary, content, items.published, published_text
            {_FROM} JOIN items ON sighting_id = sightings.id {_WORKABLE}
            ORDER BY coalesce(items.published, articles.first_seen) DESC, articles.id DESC
            """,
            **_workable(feed_ids, now),
        )
        return [pending_article(row) for row in rows]


def unfinished(database: Database, feed_ids: Collection[str], now: datetime) -> dict[str, int]:
    """How many articles `pending` would give for each feed that has any; reads no text."""
    with database.reading():
        rows = database.rows(
            f"""
            SELECT sightings.feed_id, count(*) AS n {_FROM} {_WORKABLE} GROUP BY sightings.feed_id
            """,
            **_workable(feed_ids, now),
        )
        return {row["feed_id"]: row["n"] for row in rows}


def titles(database: Database, publisher: str, limit: int) -> dict[int, str]:
    """Number and title of a publisher's newest articles."""
    with database.reading():
        rows = database.rows(
            "SELECT id, title FROM articles WHERE publisher = :publisher ORDER BY id DESC LIMIT :limit",
            publisher=publisher,
            limit=limit,
        )
        return {row["id"]: row["title"] for row in rows}


# ── transaction 2 ──────────────────────────────────────────────────────────────────────────────────────────────────


def finish(database: Database, work: FinishedArticle) -> None:
    """Write a judged article in place of what was known of it.

    Raises:
        StoreError: nothing of it was written.
    """
    with database.writing():
        indexing.make_way(database, work.article_id, work.article)
        _settle(database, work)
        database.run(
            """
            INSERT OR REPLACE INTO texts (article_id, lead, body, removed, metadata, quality, lines)
            VALUES (:article_id, :lead, :body, :removed, :metadata, :quality, :lines)
            """,
            article_id=work.article_id,
            **text_columns(work.article, work.extracted),
        )
        _keep_page(database, work)
        judge(database, work.article_id, work.verdicts)
        copies.index(database, work.article_id, work.shingles)
        indexing.index(database, work.article_id, work.article)
        copies.forget(database, work.now)


def _settle(database: Database, work: FinishedArticle) -> None:
    changed = database.run(
        """
        UPDATE articles
        SET title = :title, state = :state, reason = :reason, attempts = :attempts, next_try = :next_try,
            judged_at = :now, story = :story, published = coalesce(published, :published)
        WHERE id = :id
        """,
        id=work.article_id,
        title=work.article.title,
        state=work.state,
        reason=work.reason,
        attempts=work.attempts,
        next_try=micros_or_none(work.next_try),
        now=micros(work.now),
        story=work.story,
        published=micros_or_none(work.published),
    )
    if not changed:
        raise StoreError(f"article {work.article_id} is not in {database.path}")
    # Its own copies follow an article that turns out to be a copy itself.
    database.run(
        "UPDATE articles SET story = :story WHERE story = :id AND story <> :story",
        id=work.article_id,
        story=work.story,
    )


def _keep_page(database: Database, work: FinishedArticle) -> None:
    """Keep the page, for good if the article is flagged, and drop pages whose time is over."""
    if work.page is not None:
        database.run(
            "INSERT OR REPLACE INTO pages (article_id, page, kept_until) VALUES (:article_id, :page, :kept_until)",
            article_id=work.article_id,
            page=packed(work.page),
            kept_until=None if work.is_flagged else micros(work.now + PAGE_KEPT),
        )
    drop_pages(database, work.now)


def drop_pages(database: Database, now: datetime) -> int:
    """Drop a few pages whose time is over; how many. Part of the caller's transaction."""
    return database.run(
        """
        DELETE FROM pages WHERE article_id IN
            (SELECT article_id FROM pages WHERE kept_until < :now ORDER BY kept_until LIMIT :at_once)
        """,
        now=micros(now),
        at_once=DROPPED_AT_ONCE,
    )


def judge(database: Database, article_id: int, verdicts: Collection[Verdict]) -> None:
    """Replace the verdicts; a match is to be shown unless the article is backlog, put away, or was shown for this topic."""
    database.run("DELETE FROM verdicts WHERE article_id = :id", id=article_id)
    for verdict in verdicts:
        database.run(
            """
            INSERT INTO verdicts (article_id, topic, level, score, match_at, mention_at, evidence, highlights, cues,
                                  capped_by, first_seen, to_show)
            SELECT id, :topic, :level, :score, :match_at, :mention_at, :evidence, :highlights, :cues,
                   :capped_by, first_seen, :level = 'match' AND NOT backlog
                       AND NOT EXISTS (SELECT 1 FROM shown WHERE article_id = articles.id AND topic = :topic)
                       AND NOT EXISTS (SELECT 1 FROM marks WHERE article_id = articles.id AND hidden)
                       AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.story = articles.story)
            FROM articles WHERE id = :article_id
            """,
            article_id=article_id,
            **verdict_columns(verdict),
        )


# ── announced ──────────────────────────────────────────────────────────────────────────────────────────────────────


def mark_shown(database: Database, article_ids: Collection[int], now: datetime) -> None:
    """Remember that these articles were announced for every topic they were to be shown for."""
    with database.writing():
        of_these = {"ids": listed(article_ids)}
        database.run(
            """
            INSERT INTO shown (article_id, topic, shown_at)
            SELECT article_id, topic, :now FROM verdicts
            WHERE to_show = 1 AND article_id IN (SELECT value FROM json_each(:ids))
            """,
            now=micros(now),
            **of_these,
        )
        database.run(
            "UPDATE verdicts SET to_show = 0 WHERE to_show = 1 AND article_id IN (SELECT value FROM json_each(:ids))",
            **of_these,
        )
