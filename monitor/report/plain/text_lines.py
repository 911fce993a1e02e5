"""Plain text line by line: an article whole, a source checked, a topic tried, a feed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from monitor.report import wording
from monitor.report.grouping import articles, strongest_first, time_of
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import (
        Article,
        Checked,
        Evaluation,
        Feed,
        FeedState,
        Removed,
        StoredArticle,
        TopicInfo,
        Verdict,
    )
    from monitor.report.interface import Context


def article_lines(stored: StoredArticle, context: Context, *, removed: bool) -> Iterator[str]:
    """What `show` prints."""
    verdicts = strongest_first(stored.verdicts)
    heading = [
        f"#{stored.id}",
        wording.outlet(context, stored.feed_id, stored.publisher),
        wording.stamp(context.local(time_of(stored))),
        wording.origin(stored),
        wording.marks(stored.marks),
    ]
    yield "  ".join(part for part in heading if part)
    if stored.marks.note:
        yield f"note: {one_line(stored.marks.note)}"
    if stored.reason:
        yield f"({one_line(stored.reason)})"
    yield from _text_lines(stored.article)
    yield from _why_lines(verdicts)
    if stored.copies:
        yield from ("", "Story")
        for copy, _ in articles(stored.copies):
            outlet = wording.outlet(context, copy.feed_id, copy.publisher)
            yield f"  #{copy.id}  {outlet}  {wording.stamp(context.local(time_of(copy)))}"
            yield f"    {one_line(copy.title)}"
    if removed:
        yield from _removed_lines(stored.article.removed)
    yield from ("", one_line(stored.url, limit=wording.LONGEST_PARAGRAPH))


def checked_lines(result: Checked, *, removed: bool) -> Iterator[str]:
    """What `check` prints for one source."""
    yield f"== {one_line(result.source)}"
    if result.article is None:
        yield f"failed: {one_line(str(result.failure or 'no article'))}"
        return
    yield from _text_lines(result.article)
    yield from _why_lines(result.verdicts)
    yield from _metadata_lines(result.article)
    if result.memory is not None:
        yield from ("", wording.memory_used(result.memory))
    if removed:
        yield from _removed_lines(result.article.removed)
    elif result.article.removed:
        yield from ("", f"{wording.count(len(result.article.removed), 'line')} removed")


def _text_lines(article: Article) -> Iterator[str]:
    yield one_line(article.title)
    for paragraph in (article.lead, *article.body):
        if paragraph:
            yield from ("", one_line(paragraph, limit=wording.LONGEST_PARAGRAPH))


def _why_lines(verdicts: Iterable[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        yield ""
        yield (
            f"[{wording.points(verdict)}] {verdict.level}  {wording.name(verdict.topic)}"
            f"  ({wording.thresholds(verdict)})"
        )
        yield from _reason_lines(verdict)


def _reason_lines(verdict: Verdict) -> Iterator[str]:
    for one in verdict.evidence:
        terms = " | ".join(wording.evidence_terms(one))
        yield f"  {one.points:+3d}  {one_line(one.rule)}  ({wording.evidence_place(one)})  {terms}".rstrip()
    if verdict.capped_by:
        yield f"  held down by: {one_line(verdict.capped_by)}"
    yield from (f"  why not: {one_line(reason)}" for reason in verdict.why_not)


def _metadata_lines(article: Article) -> Iterator[str]:
    if article.metadata:
        yield ""
        for key, text in article.metadata.items():
            yield f"{one_line(key)}: {one_line(text)}"


def _removed_lines(removed: Sequence[Removed]) -> Iterator[str]:
    yield from ("", f"{wording.count(len(removed), 'line') if removed else 'nothing'} removed")
    for one in removed:
        yield f"  {one_line(one.cls)}  ({one_line(one.reason)})"
        yield f"    {one_line(one.text, limit=wording.LONGEST_PARAGRAPH)}"


def evaluation_lines(evaluation: Evaluation) -> Iterator[str]:
    """The figures, the confusion, and each error."""
    yield f"{one_line(evaluation.topic)}  {wording.count(evaluation.n, 'article')}"
    for word in ("precision", "recall", "f1"):
        figure: float | None = getattr(evaluation, word)
        yield f"{word}  {'-' if figure is None else f'{figure:.3f}'}"
    for label, row in evaluation.confusion.items():
        yield f"{one_line(label)}  " + "  ".join(
            f"{one_line(level)} {number:,}" for level, number in row.items()
        )
    for error in evaluation.errors:
        title = one_line(error.title)
        yield f"error: {one_line(error.id)}  {one_line(error.label)}  judged {error.level} ({error.score})  {title}".rstrip()
        if error.verdict is not None:
            yield from _reason_lines(error.verdict)
    for one in evaluation.sources:
        yield f"{one_line(one.source)}  {wording.source_figures(one)}"


def feed_line(feed: Feed, state: FeedState | None, context: Context) -> str:
    """A feed and how it is doing."""
    from monitor.report.news import feed_health  # noqa: PLC0415  `show` does not wait for what only a feed's line needs

    word, note = feed_health(feed, state, context.now())
    parts = [word, feed.id]
    if state and state.last_ok:
        parts.append(f"last ok {wording.stamp(context.local(state.last_ok))}")
    if state and state.next_due and feed.enabled and not state.paused:
        parts.append(f"next {wording.stamp(context.local(state.next_due))}")
    if state:
        parts.append(f"24 h: {wording.count(state.articles, 'article')}, {state.matches:,} flagged")
    return "  ".join(part for part in (*parts, note) if part)


def topic_lines(topic: TopicInfo) -> Iterator[str]:
    """A topic that can be used."""
    used = "used" if topic.used else "not used"
    size, thresholds = wording.count(topic.terms, "term"), wording.thresholds(topic)
    yield f"{one_line(topic.id)}  {used}  {size}  {thresholds}  {one_line(topic.source)}"
    yield f"  {one_line(topic.name)}"
    yield f"  {', '.join(map(one_line, topic.groups))}"
