"""JSON lines: the contract other programs rely on. One object a line, UTF-8, logical order, ISO-8601 with offset.

The functions named `…_json` are pure and give the objects; `encode` writes one so that it is one line for every
reader and harmless on a terminal. Fields are only ever added.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.model import (
    FeedState,
)
from monitor.report.grouping import articles, strongest_first
from monitor.safe.urls import redact

if TYPE_CHECKING:
    from monitor.model import (
        Article,
        Checked,
        Evaluation,
        Evidence,
        Failure,
        Feed,
        Found,
        Highlight,
        Labelled,
        PollSummary,
        Removed,
        StoredArticle,
        StoredItem,
        TopicInfo,
        Verdict,
    )
    from monitor.report.interface import Context

VERSION = 1

# DEL, C1, bidi controls, line and paragraph separator, BOM, tags: legal in JSON, but some readers break lines at them and
# terminals obey them. ZWNJ and ZWJ stay as they are: Persian and Arabic words need them.
_ESCAPED = re.compile(
    "[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # not encodable; one character for one, so that offsets hold

Object = dict[str, Any]


def encode(value: Mapping[str, Any]) -> str:
    """One line of valid JSON, without the newline."""
    text = json.dumps({"v": VERSION, **value}, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda match: json.dumps(match[0])[1:-1], _SURROGATE.sub("\ufffd", text))


def item_json(item: StoredItem, context: Context, verdicts: Sequence[Verdict] = ()) -> Object:
    """An article as lists give it; `verdicts` are all it has, the strongest first, when there is more than one."""
    return _head(item, item.title, item.lead, verdicts or (item.verdict,), context)


def found_json(found: Found, context: Context) -> Object:
    """An item with `found`: the paragraph that answers best, and what was found in it and in the title."""
    return {
        **item_json(found.item, context),
        "found": {
            "title_at": [list(stretch) for stretch in found.title_marks],
            "excerpt": found.excerpt,
            "excerpt_at": [list(stretch) for stretch in found.excerpt_marks],
        },
    }


def article_json(stored: StoredArticle, context: Context) -> Object:
    """A whole article: the fields of an item, its text, what was removed from it, and why it was flagged."""
    article, verdicts = stored.article, strongest_first(stored.verdicts)
    return {
        **_head(stored, article.title, article.lead, verdicts, context),
        "topics": [_topic_with_evidence(verdict) for verdict in verdicts],
        "body": list(article.body),
        "removed": _removed(article.removed),
        "evidence": evidence_json(verdicts[0].evidence) if verdicts else [],
        "figures": [],
        "coverage": [_coverage(copy, context) for copy, _ in articles(stored.copies)],
        "revisions": [],
    }


def checked_json(result: Checked) -> Object:
    """One source of `check`: its article and verdicts, or `error`."""
    if result.article is None:
        return {"source": result.source, "error": str(result.failure or "no article")}
    article: Article = result.article
    remembered = {} if result.memory is None else {"memory": asdict(result.memory)}
    return {
        "source": result.source,
        "title": article.title,
        "lead": article.lead,
        "body": list(article.body),
        "removed": _removed(article.removed),
        "metadata": dict(article.metadata),
        "topics": [_topic_with_evidence(verdict) for verdict in result.verdicts],
        "figures": [],
        **remembered,
    }


def evaluation_json(evaluation: Evaluation) -> Object:
    """How a topic did: confusion is label → level → count; undefined figures are null."""
    return {
        "topic": evaluation.topic,
        "n": evaluation.n,
        "confusion": {label: dict(row) for label, row in evaluation.confusion.items()},
        "precision": evaluation.precision,
        "recall": evaluation.recall,
        "f1": evaluation.f1,
        "errors": [_error(one) for one in evaluation.errors],
        **({"sources": [asdict(one) for one in evaluation.sources]} if evaluation.sources else {}),
    }


def _error(one: Labelled) -> Object:
    shown = {"id": one.id, "title": one.title, "label": one.label, "level": one.level, "score": one.score}
    if one.verdict is None:
        return shown
    reasons = _topic_with_evidence(one.verdict)
    return {**shown, **{key: reasons[key] for key in ("evidence", "why_not") if key in reasons}}


def feed_json(feed: Feed, state: FeedState | None, context: Context) -> Object:
    """A feed and how it is doing; passwords and tokens in its address are left out."""
    known = state or FeedState(feed.id)
    return {
        "id": feed.id,
        "name": feed.name,
        "outlet": feed.outlet,
        "publisher": feed.publisher,
        "url": redact(feed.url),
        "enabled": feed.enabled,
        "note": feed.note,
        "polls": known.polls,
        "failures": known.failures,
        "last_poll": time_json(known.last_poll, context),
        "last_ok": time_json(known.last_ok, context),
        "last_new": time_json(known.last_new, context),
        "next_due": time_json(known.next_due, context),
        "problem": _failure(known.problem),
        "remark": known.remark,
        "health": known.standing.health,
        "health_since": time_json(known.standing.since, context),
        "paused": known.paused is not None,
        "paused_until": time_json(known.paused.until, context) if known.paused else None,
        "articles_24h": known.articles,
        "matches_24h": known.matches,
    }


def topic_json(topic: TopicInfo) -> Object:
    """A topic that can be used."""
    return {
        "id": topic.id,
        "name": topic.name,
        "source": topic.source,
        "used": topic.used,
        "groups": list(topic.groups),
        "terms": topic.terms,
        "threshold": {"match": topic.match_at, "mention": topic.mention_at},
    }


def summary_json(summary: PollSummary) -> Object:
    """A poll in numbers."""
    return {
        "feeds": summary.feeds,
        "failed": summary.failed,
        "offline": summary.offline,
        "unchanged": summary.unchanged,
        "new": summary.new,
        "judged": summary.judged,
        "flagged": summary.flagged,
        "from_feed": summary.from_feed,
        "left_pending": summary.left_pending,
        "seconds": round(summary.seconds, 3),
        "failures": {feed_id: _failure(failure) for feed_id, failure in summary.failures.items()},
    }


def _head(
    stored: StoredItem | StoredArticle, title: str, lead: str, verdicts: Sequence[Verdict], context: Context
) -> Object:
    """The fields items and whole articles share; topic, level, score and highlights are the strongest verdict's."""
    main = verdicts[0] if verdicts else None
    return {
        "id": stored.id,
        "feed": stored.feed_id,
        "outlet": context.outlet(stored.feed_id, stored.publisher),
        "url": stored.url,
        "title": title,
        "lead": lead,
        "published": time_json(stored.published, context),
        "first_seen": time_json(stored.first_seen, context),
        "topic": main.topic if main else None,
        "level": main.level if main else "none",
        "score": main.score if main else 0,
        "topics": [_topic(verdict) for verdict in verdicts],
        "story": stored.story,
        "highlights": _highlights(main.highlights) if main else [],
        "marks": {
            "labels": dict(stored.marks.labels),
            "starred": stored.marks.starred,
            "hidden": stored.marks.hidden,
            "muted": stored.marks.muted,
            "note": stored.marks.note,
        },
    }


def _topic(verdict: Verdict) -> Object:
    return {
        "topic": verdict.topic,
        "level": verdict.level,
        "score": verdict.score,
        "threshold": {"match": verdict.match_at, "mention": verdict.mention_at},
    }


def _topic_with_evidence(verdict: Verdict) -> Object:
    asked = {"why_not": list(verdict.why_not)} if verdict.why_not else {}
    return {**_topic(verdict), "evidence": evidence_json(verdict.evidence), **asked}


def evidence_json(evidence: Iterable[Evidence]) -> list[Object]:
    """What points rest on: rule, points, place, terms with offsets."""
    return [
        {
            "rule": one.rule,
            "points": one.points,
            "zone": one.zone,
            "sentence": one.sentence,
            "text": one.text,
            "terms": [
                {"group": hit.group, "term": hit.term, "found": hit.found, "at": [hit.start, hit.end]}
                for hit in one.terms
            ],
        }
        for one in evidence
    ]


def _highlights(highlights: Iterable[Highlight]) -> list[list[str | int]]:
    return [[mark.zone, mark.start, mark.end] for mark in highlights]


def _removed(removed: Iterable[Removed]) -> list[Object]:
    return [{"text": one.text, "class": one.cls, "rule": one.rule, "reason": one.reason} for one in removed]


def _coverage(copy: StoredItem, context: Context) -> Object:
    return {
        "id": copy.id,
        "outlet": context.outlet(copy.feed_id, copy.publisher),
        "url": copy.url,
        "title": copy.title,
        "published": time_json(copy.published, context),
    }


def _failure(failure: Failure | None) -> Object | None:
    return {"kind": failure.kind, "reason": failure.reason, "status": failure.status} if failure else None


def time_json(time: datetime | None, context: Context) -> str | None:
    """A time in the configured zone, to the second, with its offset."""
    return context.local(time).isoformat(timespec="seconds") if time else None
