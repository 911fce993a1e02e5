"""Rows to values and back: the one place that knows how a value lies in a column."""

import json
import sqlite3
import zlib
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.model import (
    ArticleState,
    Evidence,
    Highlight,
    Level,
    Marks,
    StoredItem,
    TermHit,
    Verdict,
    Zone,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# ── times and texts ────────────────────────────────────────────────────────────────────────────────────────────────


def micros(moment: datetime) -> int:
    """An aware time as microseconds since 1970 UTC: exact, and sorted as the times are.

    Raises:
        TypeError: the time is naive.
    """
    return (moment - _EPOCH) // _MICROSECOND


def micros_or_none(moment: datetime | None) -> int | None:
    """The same for a time that may be unknown."""
    return None if moment is None else micros(moment)


def moment(value: int) -> datetime:
    """The time, in UTC, that `micros` was given."""
    return _EPOCH + value * _MICROSECOND


def moment_or_none(value: int | None) -> datetime | None:
    """The same for a column that may be NULL."""
    return None if value is None else moment(value)


def to_json(value: Any) -> str:
    """JSON that stays readable in a database browser."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def packed(text: str) -> bytes:
    """A text compressed; half a surrogate pair, which UTF-8 can't say, becomes a question mark."""
    return zlib.compress(text.encode("utf-8", "replace"))


def unpacked(blob: bytes) -> str:
    """The text that `packed` was given.

    Raises:
        zlib.error: the bytes are damaged.
    """
    return zlib.decompress(blob).decode("utf-8")


# ── articles ───────────────────────────────────────────────────────────────────────────────────────────────────────


def verdict_columns(verdict: Verdict) -> dict[str, object]:
    """The columns of `verdicts`, but for the article's."""
    return {
        "topic": verdict.topic,
        "level": verdict.level,
        "score": verdict.score,
        "match_at": verdict.match_at,
        "mention_at": verdict.mention_at,
        "evidence": to_json([asdict(evidence) for evidence in verdict.evidence]),
        "highlights": to_json([asdict(highlight) for highlight in verdict.highlights]),
        "cues": to_json(verdict.cues),
        "capped_by": verdict.capped_by,
    }


def verdict(row: sqlite3.Row) -> Verdict:
    """A row of `verdicts`."""
    return Verdict(
        topic=row["topic"],
        level=Level(row["level"]),
        score=row["score"],
        match_at=row["match_at"],
        mention_at=row["mention_at"],
        evidence=tuple(_evidence(fields) for fields in json.loads(row["evidence"])),
        highlights=tuple(Highlight(**fields) for fields in json.loads(row["highlights"])),
        cues=tuple(json.loads(row["cues"])),
        capped_by=row["capped_by"],
    )


def _evidence(fields: dict[str, Any]) -> Evidence:
    zone, terms = fields.pop("zone"), fields.pop("terms")
    return Evidence(
        **fields,
        zone=None if zone is None else Zone(zone),
        terms=tuple(TermHit(**term) for term in terms),
    )


def stored_item(row: sqlite3.Row) -> StoredItem:
    """A row of `verdicts` joined with `articles` and `texts`."""
    body = json.loads(row["body"])
    return StoredItem(
        id=row["article_id"],
        feed_id=row["feed_id"],
        publisher=row["publisher"],
        url=row["url"],
        title=row["title"],
        lead=row["lead"],
        first_paragraph=body[0] if body else "",
        published=moment_or_none(row["published"]),
        first_seen=moment(row["first_seen"]),
        verdict=verdict(row),
        story=row["story"],
        state=ArticleState(row["state"]),
        reason=row["reason"],
        backlog=bool(row["backlog"]),
        marks=marks(row),
        story_outlets=row["story_outlets"] or 1,  # 0: not judged yet, so of no story
        story_articles=row["story_articles"] or 1,
    )


def marks(row: sqlite3.Row) -> Marks:
    """The columns `starred, hidden, note` (NULL: never marked), `muted`, and `labels` as an object."""
    return Marks(
        labels=json.loads(row["labels"]),
        starred=bool(row["starred"]),
        hidden=bool(row["hidden"]),
        muted=bool(row["muted"]),
        note=row["note"] or "",
    )
