"""Times, counts, scores and excerpts as words: what the terminal and plain text have in common. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.model import (
    ArticleState,
)
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import (
        Answer,
        Evidence,
        FeedState,
        Highlight,
        Marks,
        MemoryUsed,
        PollSummary,
        SourceFigures,
        StoredArticle,
        StoredItem,
        TopicInfo,
        Verdict,
    )
    from monitor.report.interface import Context

LONGEST_PARAGRAPH = 100_000  # characters; a page holds at most 4 MiB
_LONGEST_NAME = 40  # characters of an outlet, topic or cue name on a line of its own kind
ELLIPSIS = "…"


def name(text: str) -> str:
    """A name, safe and short enough for a line it shares."""
    return one_line(text, limit=_LONGEST_NAME)


def outlet(context: Context, feed_id: str, publisher: str, cells: int | None = None) -> str:
    """The outlet's name as it stands in a line of Latin words, of at most so many cells.

    It is cut here, in logical order: once an Arabic name is arranged for its terminal, its beginning may stand last.
    """
    if cells == 0:
        return ""
    whole = name(context.outlet(feed_id, publisher))
    return context.arrange(whole if cells is None else cut(whole, cells))


def count(number: int, noun: str) -> str:
    """`1 outlet`, `2 outlets`, `1,204 outlets`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def memory_used(used: MemoryUsed) -> str:
    """What a page was cleaned with: `cleaned with what is known of river.example: 3 learnt lines of 41 articles, 120 titles`."""
    if not used.host:
        return "the source names no address, so no host's memory was used"
    if not used.articles:
        return f"nothing is remembered of {one_line(used.host)}"
    learnt = f"{count(used.lines, 'learnt line')} of {count(used.articles, 'article')}"
    return f"cleaned with what is known of {one_line(used.host)}: {learnt}, {count(used.titles, 'title')}"


def more(outlets: int, articles: int) -> str:
    """What stands behind a story's card: `+2 outlets`, `+2 outlets, +1 article`, or ""."""
    parts = ((outlets, "outlet"), (articles, "article"))
    return ", ".join(f"+{count(number, noun)}" for number, noun in parts if number)


def points(verdict: Verdict) -> str:
    """The score against what a match takes: `29/6`."""
    return f"{verdict.score}/{verdict.match_at}"


def thresholds(judged: Verdict | TopicInfo) -> str:
    """What a topic's levels take: `match at 6 points, mention at 1`."""
    return f"match at {count(judged.match_at, 'point')}, mention at {judged.mention_at}"


def source_figures(figures: SourceFigures) -> str:
    """`6 relevant, 1 missed; 29 irrelevant, 0 wrong`."""
    right, wrong = f"{figures.relevant:,} relevant, {figures.missed:,} missed", f"{figures.wrong:,} wrong"
    return f"{right}; {figures.irrelevant:,} irrelevant, {wrong}"


def stamp(time: datetime) -> str:
    """A moment for files and mail: `2026-11-21 14:32+03:00`."""
    return time.isoformat(sep=" ", timespec="minutes")


def short_time(time: datetime, now: datetime) -> str:
    """A moment for a screen, both in the zone shown: `14:32`, `20 Nov 14:32`, `2025-11-20 14:32`."""
    if time.date() == now.date():
        return f"{time:%H:%M}"
    return f"{time:%d %b %H:%M}" if time.year == now.year else f"{time:%Y-%m-%d %H:%M}"


def dated(time: datetime, now: datetime) -> str:
    """A moment for a screen where the day matters: `20 Nov 14:32`, `2025-11-20 14:32`."""
    return f"{time:%d %b %H:%M}" if time.year == now.year else f"{time:%Y-%m-%d %H:%M}"


def stretch(begins: str, ends: str) -> str:
    """From one moment, as it is shown, to another: a day they share is named once."""
    day, _, _ = begins.rpartition(" ")
    other_day, _, time = ends.rpartition(" ")
    return f"{begins} – {time if day == other_day else ends}"


def span(length: timedelta) -> str:
    """A length of time in its largest unit: `40s`, `8m`, `3h`, `12d`."""
    seconds = max(int(length.total_seconds()), 0)
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds >= size:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def until(time: datetime, now: datetime) -> str:
    """`5m`, or `now` for what is due."""
    return span(time - now) if time - now >= timedelta(seconds=1) else "now"


def ago(time: datetime, now: datetime) -> str:
    """`8m ago`, `in 5m`, `now`."""
    gap = now - time
    if abs(gap) < timedelta(minutes=1):
        return "now"
    return f"{span(gap)} ago" if gap > timedelta(0) else f"in {span(-gap)}"


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words, the ellipsis included: half a number is a wrong number."""
    if len(text) <= limit:
        return text
    room = limit - len(ELLIPSIS) - 1
    whole, _, _ = text[: room + 1].rpartition(" ")
    return f"{(whole or text[:room]).rstrip()} {ELLIPSIS}"


def teaser(item: StoredItem) -> tuple[str, str]:
    """What a card says under the title, and the zone of highlights in it: the lead, else the first paragraph."""
    return ("lead", item.lead) if item.lead else ("body", item.first_paragraph)


def safe_with_highlights(
    text: str, highlights: Iterable[Highlight], zone: str, offset: int = 0, limit: int = LONGEST_PARAGRAPH
) -> tuple[str, list[tuple[int, int]]]:
    """The text made safe to show, and where to mark it.

    Args:
        text: as the article has it.
        highlights: of the whole article.
        zone: which of them belong to this text.
        offset: where the text begins in that zone (paragraphs stand in the body one after another).
        limit: most characters of it.

    Returns:
        The safe text and [start, end) in it. Stored text is safe already, so that offsets hold; behind the first
        character that had to be changed none are given: a mark on the wrong letters is worse than none.
    """
    safe = one_line(text, limit=limit)
    intact = len(safe) if text.startswith(safe) else _first_difference(text, safe)
    marks = [
        (max(mark.start - offset, 0), mark.end - offset)
        for mark in highlights
        if mark.zone == zone and mark.start < offset + len(text) and mark.end > offset
    ]
    return safe, [(start, min(end, len(text))) for start, end in marks if min(end, len(text)) <= intact]


def _first_difference(text: str, other: str) -> int:
    pairs = enumerate(zip(text, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(text), len(other)))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, widened to the words it stands in (ال, و and endings included).

    Terminals that shape letters do so for one style at a time: a mark that begins inside a word tears its letters apart.
    """
    while 0 < start < len(text) and _in_word(text[start - 1]):
        start -= 1
    while 0 < end < len(text) and _in_word(text[end]):
        end += 1
    return start, end


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) == "Mn"


def origin(article: StoredItem | StoredArticle) -> str:
    """What to know about how the article was judged; "" when it was judged on its page."""
    if article.state is ArticleState.FROM_FEED:
        return "feed text"
    return str(article.state) if article.state is not ArticleState.DONE else ""


def marks(marks: Marks) -> str:
    """The analyst's marks on a line: `★ relevant`, `★ mention (sudan-war) · hidden`, `story muted`; "" when there are none."""
    one_topic = len(marks.labels) == 1
    labels = [label if one_topic else f"{label} ({name(topic)})" for topic, label in marks.labels.items()]
    words = (
        *labels,
        *(["hidden"] if marks.hidden else []),
        *(["story muted"] if marks.muted else []),
    )
    return " ".join((*(["★"] if marks.starred else []), *([" · ".join(words)] if words else [])))


def marks_told(marked: Marks) -> str:
    """The same as an answer, the note named too: `★ relevant with a note`, `unmarked`."""
    return " ".join(filter(None, (marks(marked), "with a note" if marked.note else ""))) or "unmarked"


def answer_size(answer: Answer) -> str:
    """`3 articles found`, `10 of 1,204 articles found; -n shows more`, `10 of the newest 3,000 articles found; …`."""
    if answer.more:
        return f"{len(answer.found):,} of the newest {count(answer.total, 'article')} found; more words find less"
    if len(answer.found) == answer.total:
        return f"{count(answer.total, 'article')} found"
    return f"{len(answer.found):,} of {count(answer.total, 'article')} found; -n shows more"


def evidence_terms(evidence: Evidence) -> list[str]:
    """The texts a rule rests on, each once, as the article writes them."""
    return list(dict.fromkeys(one_line(term.found) for term in evidence.terms))


def evidence_place(evidence: Evidence) -> str:
    """Where a rule found what it was looking for: `title`, `opening, sentence 1`, `article`."""
    if evidence.zone is None:
        return "article"
    if evidence.sentence is None or evidence.sentence < 0:
        return str(evidence.zone)
    return f"{evidence.zone}, sentence {evidence.sentence + 1}"


def summary_parts(summary: PollSummary) -> tuple[str, str, str]:
    """A poll in three phrases: what was flagged, of how many, and at what cost."""
    on_feed_text = f" ({summary.from_feed:,} on feed text)" if summary.from_feed else ""
    details = [count(summary.feeds, "feed")]
    details += [f"{summary.failed:,} failed"] if summary.failed else []
    details += [f"{summary.offline:,} without a network"] if summary.offline else []
    details += [f"{summary.unchanged:,} unchanged"] if summary.unchanged else []
    details += (
        [f"{count(summary.left_pending, 'article')} left for the next run"] if summary.left_pending else []
    )
    return (
        f"{summary.flagged:,} flagged",
        f"of {count(summary.judged, 'article')} judged{on_feed_text}, {summary.new:,} new",
        f"{', '.join(details)} · {summary.seconds:.1f} s",
    )


def failing_since(state: FeedState | None, context: Context, show: Callable[[datetime], str]) -> str:
    """How often a feed failed in a row, when more than once, and when it is tried again: `5 times, next try 16:24`."""
    if state is None or not state.failures:
        return ""
    parts = [f"{state.failures} times"] if state.failures > 1 else []
    if state.next_due:
        parts.append(f"next try {show(context.local(state.next_due))}")
    return ", ".join(parts)
