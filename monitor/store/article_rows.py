"""Rows to values and back, as `rows` does it, for whole articles: lists need none, and answer sooner without."""

import json
import sqlite3
from dataclasses import asdict

from monitor.model import Article, Extracted, Line, Quality, Removed
from monitor.store.rows import packed, to_json, unpacked


def text_columns(article: Article, extracted: Extracted) -> dict[str, object]:
    """The columns of `texts`; what was cut out of the page is long and seldom read, and stands in `lines` alone."""
    cut = frozenset(extracted.cut)
    return {
        "lead": article.lead,
        "body": to_json(article.body),
        "removed": to_json([asdict(line) for line in article.removed if line not in cut]),
        "metadata": to_json(dict(article.metadata)),
        "quality": article.quality,
        "lines": packed(to_json(asdict(extracted))),
    }


def article(row: sqlite3.Row) -> Article:
    """A row of `articles` joined with `texts`; an article not read yet has a title only."""
    if row["body"] is None:
        return Article(title=row["title"], lead="", body=())
    return Article(
        title=row["title"],
        lead=row["lead"],
        body=tuple(json.loads(row["body"])),
        removed=tuple(Removed(**line) for line in json.loads(row["removed"])) + extracted(row["lines"]).cut,
        metadata=json.loads(row["metadata"]),
        quality=Quality(row["quality"]),
    )


def extracted(blob: bytes) -> Extracted:
    """The column `texts.lines`; version 0.1 wrote the lines alone."""
    fields = json.loads(unpacked(blob))
    if isinstance(fields, list):
        fields = {"title": "", "lines": fields}
    lines = tuple(Line(**line) for line in fields.pop("lines"))
    cut = tuple(Removed(**line) for line in fields.pop("cut", ()))
    return Extracted(**fields, lines=lines, cut=cut)
