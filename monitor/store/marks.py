"""The analyst's marks: labels, stars, hidden articles, notes, muted stories, and what `list --new` has shown."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from monitor.errors import NotFound
from monitor.model import LabelledArticle, StoredItem
from monitor.store.database import Database, listed
from monitor.store.rows import micros, to_json


class MarkBook:
    """The marks on the articles of one database; what marks raises `NotFound`, and marks nothing, when an article is not there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def star(self, article_ids: Collection[int], now: datetime, *, starred: bool = True) -> None:
        """Star articles, or take their stars away."""
        with self._database.writing():
            _require(self._database, article_ids)
            self._database.run(
                """
                INSERT INTO marks (article_id, starred, marked_at) SELECT value, :starred, :now FROM json_each(:ids) WHERE true
                ON CONFLICT (article_id) DO UPDATE SET starred = excluded.starred, marked_at = excluded.marked_at
                """,
                ids=listed(article_ids),
                starred=starred,
                now=micros(now),
            )

    def hide(self, article_ids: Collection[int], now: datetime, *, hidden: bool = True) -> None:
        """Hide articles, or show them again. One that was not announced yet will not be."""
        with self._database.writing():
            _require(self._database, article_ids)
            self._database.run(
                """
                INSERT INTO marks (article_id, hidden, marked_at) SELECT value, :hidden, :now FROM json_each(:ids) WHERE true
                ON CONFLICT (article_id) DO UPDATE SET hidden = excluded.hidden, marked_at = excluded.marked_at
                """,
                ids=listed(article_ids),
                hidden=hidden,
                now=micros(now),
            )
            if hidden:
                self._database.run(
                    """
                    UPDATE verdicts SET to_show = 0
                    WHERE to_show = 1 AND article_id IN (SELECT value FROM json_each(:ids))
                    """,
                    ids=listed(article_ids),
                )

    def note(self, article_ids: Collection[int], now: datetime, text: str) -> None:
        """Write a note on articles in place of the one they have; "" takes it away."""
        with self._database.writing():
            _require(self._database, article_ids)
            self._database.run(
                """
                INSERT INTO marks (article_id, note, marked_at) SELECT value, :note, :now FROM json_each(:ids) WHERE true
                ON CONFLICT (article_id) DO UPDATE SET note = excluded.note, marked_at = excluded.marked_at
                """,
                ids=listed(article_ids),
                note=text,
                now=micros(now),
            )

    def label(self, article_ids: Collection[int], now: datetime, topic: str, label: str | None) -> None:
        """Say what articles are under a topic (`LABELS`); None takes the label away."""
        with self._database.writing():
            _require(self._database, article_ids)
            of_these = {"ids": listed(article_ids), "topic": topic}
            if label is None:
                self._database.run(
                    "DELETE FROM labels WHERE topic = :topic AND article_id IN (SELECT value FROM json_each(:ids))",
                    **of_these,
                )
            else:
                self._database.run(
                    """
                    INSERT OR REPLACE INTO labels (article_id, topic, label, labelled_at)
                    SELECT value, :topic, :label, :now FROM json_each(:ids)
                    """,
                    label=label,
                    now=micros(now),
                    **of_these,
                )

    def mute(self, article_ids: Collection[int], now: datetime, *, muted: bool = True) -> None:
        """Mute the stories of these articles, or let them be heard again. What came meanwhile is not announced later."""
        with self._database.writing():
            _require(self._database, article_ids)
            of_these = {"ids": listed(article_ids)}
            if not muted:
                self._database.run(
                    """
                    DELETE FROM muted WHERE story IN (
                        SELECT coalesce(story, id) FROM articles WHERE id IN (SELECT value FROM json_each(:ids))
                    )
                    """,
                    **of_these,
                )
                return
            self._database.run(
                """
                INSERT OR IGNORE INTO muted (story, muted_at)
                SELECT coalesce(story, id), :now FROM articles WHERE id IN (SELECT value FROM json_each(:ids))
                """,
                now=micros(now),
                **of_these,
            )
            self._database.run(
                """
                UPDATE verdicts SET to_show = 0 WHERE to_show = 1
                AND EXISTS (SELECT 1 FROM articles JOIN muted USING (story) WHERE articles.id = verdicts.article_id)
                """
            )

    def labelled(self, topic: str) -> list[LabelledArticle]:
        """The articles labelled under a topic, with their text, the oldest label first."""
        with self._database.reading():
            rows = self._database.rows(
                """
                SELECT articles.id, title, lead, body, label FROM labels
                JOIN articles ON articles.id = labels.article_id
                JOIN texts ON texts.article_id = labels.article_id
                WHERE labels.topic = :topic ORDER BY labelled_at, articles.id
                """,
                topic=topic,
            )
            return [
                LabelledArticle(
                    row["id"], row["title"], row["lead"], tuple(json.loads(row["body"])), row["label"]
                )
                for row in rows
            ]

    def looked(self, items: Iterable[StoredItem], now: datetime) -> None:
        """Remember that these were shown by `list --new`, at their level."""
        shown = [[item.id, item.verdict.topic, item.verdict.level] for item in items]
        with self._database.writing():
            self._database.run(
                """
                INSERT OR IGNORE INTO looked_at (article_id, topic, level, looked_at)
                SELECT value ->> 0, value ->> 1, value ->> 2, :now FROM json_each(:shown)
                """,
                shown=to_json(shown),
                now=micros(now),
            )


def _require(database: Database, article_ids: Collection[int]) -> None:
    known = {
        row["id"]
        for row in database.rows(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(:ids))", ids=listed(article_ids)
        )
    }
    for number in article_ids:
        if number not in known:
            raise NotFound(f"there is no article {number}; `monitor list` shows the numbers")
