"""What judging the archive anew changes, and which terms are proposed: as plain lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from monitor.model import Level
from monitor.report import wording
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import LevelChange, Rejudged, Suggestion
    from monitor.report.interface import Context

_NEWLY, _NO_LONGER, _OTHERWISE = "newly flagged", "no longer flagged", "otherwise changed"
KINDS = (_NEWLY, _NO_LONGER, _OTHERWISE)


def _kind(change: LevelChange) -> str:
    if change.after is Level.MATCH:
        return _NEWLY
    return _NO_LONGER if change.before is Level.MATCH else _OTHERWISE


def by_kind(result: Rejudged) -> dict[str, list[LevelChange]]:
    """The changes by what they mean, in the order of `KINDS`; a kind without any is left out."""
    found = {kind: [change for change in result.changes if _kind(change) == kind] for kind in KINDS}
    return {kind: changes for kind, changes in found.items() if changes}


def heading(result: Rejudged) -> tuple[str, str, str]:
    """`31 flagged → 35`, `of 1,240 articles, 12 with other points`, `nothing written: …`."""
    others = f", {result.rescored:,} with other points" if result.rescored else ""
    return (
        f"{result.flagged_before:,} flagged → {result.flagged_after:,}",
        f"of {wording.count(result.articles, 'article')}{others}",
        "written" if result.applied else "nothing written; `monitor topics apply` does",
    )


def step(change: LevelChange) -> str:
    """`mention 4 → match 8`."""
    return f"{change.before} {change.score_before} → {change.after} {change.score_after}"


def rejudged_lines(result: Rejudged, context: Context) -> Iterator[str]:
    """The same, a line each."""
    flagged, of, written = heading(result)
    yield f"{one_line(result.topic)}  {flagged} {of}  {written}"
    for kind, changes in by_kind(result).items():
        yield f"{len(changes):,} {kind}"
        for change in changes:
            outlet = wording.outlet(context, change.feed_id, change.publisher)
            yield f"  #{change.id}  {outlet}  {step(change)}  {one_line(change.title)}"
    for count in result.outlets:
        outlet = wording.outlet(context, count.feed_id, count.publisher)
        yield f"{outlet}  {count.before:,} → {count.after:,}"


def rejudged_json(result: Rejudged, context: Context) -> dict[str, Any]:
    """One object."""
    return {
        "topic": result.topic,
        "articles": result.articles,
        "flagged_before": result.flagged_before,
        "flagged_after": result.flagged_after,
        "rescored": result.rescored,
        "applied": result.applied,
        "changes": [
            {
                "id": change.id,
                "outlet": context.outlet(change.feed_id, change.publisher),
                "title": change.title,
                "before": {"level": change.before, "score": change.score_before},
                "after": {"level": change.after, "score": change.score_after},
            }
            for change in result.changes
        ],
        "outlets": [
            {
                "outlet": context.outlet(outlet.feed_id, outlet.publisher),
                "before": outlet.before,
                "after": outlet.after,
            }
            for outlet in result.outlets
        ],
    }


def suggestion_lines(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """The same, a line each."""
    for heading, rows in by_direction(suggestions):
        yield heading
        for one in rows:
            yield f"  in {one.relevant:,} relevant, {one.others:,} others  {one.weight:+.1f}  {one_line(one.phrase)}"


def suggestion_json(one: Suggestion) -> dict[str, Any]:
    """One object a phrase."""
    return {
        "phrase": one.phrase,
        "relevant": one.relevant,
        "others": one.others,
        "weight": round(one.weight, 2),
    }


def by_direction(suggestions: Sequence[Suggestion]) -> Iterator[tuple[str, list[Suggestion]]]:
    """What speaks for relevance, and what against it, each under its heading."""
    for heading, sign in (("Speak for relevance", 1), ("Speak against it", -1)):
        rows = [one for one in suggestions if one.weight * sign > 0]
        if rows:
            yield heading, rows
