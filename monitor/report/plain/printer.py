"""Plain text for pipes, files and mail: logical order, absolute times, no control character but the newline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from monitor.report import wording
from monitor.report.grouping import Story, stories, time_of
from monitor.report.interface import NoStatus
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import (
        Answer,
        Checked,
        Coverage,
        Digest,
        Evaluation,
        Feed,
        FeedProbe,
        FeedProfile,
        FeedState,
        Finding,
        HostMemory,
        News,
        PollSummary,
        Recleaning,
        Rejudged,
        Statistics,
        StoredArticle,
        StoredItem,
        Suggestion,
        TopicChecked,
        TopicInfo,
    )
    from monitor.report.bidi.modes import Mode
    from monitor.report.interface import Context, Status

_TEASER = 400  # characters: a paragraph of news; more makes a mail with thirty articles unreadable


def story_lines(story: Story, context: Context) -> Iterator[str]:
    """What stands for a card."""
    item, main = story.item, story.verdicts[0]
    parts = [
        f"[{wording.points(main)}] {main.level}",
        ", ".join(wording.name(verdict.topic) for verdict in story.verdicts),
        wording.outlet(context, item.feed_id, item.publisher),
        wording.stamp(context.local(time_of(item))),
        f"#{item.id}",
        " ".join(wording.name(cue) for cue in main.cues),
        wording.origin(item),
        wording.marks(item.marks),
        wording.more(story.more_outlets, story.more_articles),
    ]
    _, teaser = wording.teaser(item)
    yield "  ".join(part for part in parts if part)
    yield one_line(item.title)
    yield wording.cut(one_line(teaser, limit=wording.LONGEST_PARAGRAPH), _TEASER)
    yield f"note: {one_line(item.marks.note)}" if item.marks.note else ""
    yield one_line(item.url, limit=wording.LONGEST_PARAGRAPH)


class PlainPrinter:
    """Prints lines of text; one blank line between articles."""

    def __init__(self, stream: TextIO, context: Context) -> None:
        self._stream, self._context = stream, context

    def _write(self, lines: Iterable[str]) -> None:
        self._stream.write("".join(f"{line}\n" for line in lines))
        self._stream.flush()

    def items(self, items: Sequence[StoredItem]) -> None:
        """A story in four lines: what and where, title, teaser, address."""
        for story in stories(items):
            self._write((*filter(None, story_lines(story, self._context)), ""))

    def found(self, answer: Answer) -> None:
        """Four lines an article, as for a story, with the paragraph that answers best."""
        for found in answer.found:
            story = Story(found.item, (found.item.verdict,), 0)
            heading, title, _, *rest = story_lines(story, self._context)
            excerpt = wording.cut(one_line(found.excerpt, limit=wording.LONGEST_PARAGRAPH), _TEASER)
            self._write((*filter(None, (heading, title, excerpt, *rest)), ""))
        self._write([wording.answer_size(answer)])

    def copy(self, item: StoredItem, first_id: int) -> None:
        """One line."""
        outlet = wording.outlet(self._context, item.feed_id, item.publisher)
        time = wording.stamp(self._context.local(time_of(item)))
        self._write([f"#{item.id}  {outlet}  {time}  same story as #{first_id}", ""])

    def article(self, article: StoredArticle, *, removed: bool = False) -> None:
        """Heading, text, reasons, story, address."""
        from monitor.report.plain import text_lines

        self._write(text_lines.article_lines(article, self._context, removed=removed))

    def marked(self, article: StoredArticle) -> None:
        """One line."""
        self._write([one_line(f"{article.id} {wording.marks_told(article.marks)} {article.article.title}")])

    def checked(self, result: Checked, *, removed: bool = False) -> None:
        """Source, text, reasons."""
        from monitor.report.plain import text_lines

        self._write((*text_lines.checked_lines(result, removed=removed), ""))

    def digest(self, digest: Digest) -> None:
        """As a mail has it."""
        from monitor.report.digest_lines import digest_lines

        self._write(digest_lines(digest, self._context))

    def feeds(self, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """One line a feed."""
        from monitor.report.plain import text_lines

        self._write(text_lines.feed_line(feed, state, self._context) for feed, state in rows)

    def profile(self, profile: FeedProfile) -> None:
        """One line a fact, then the newest articles."""
        from monitor.report.plain import stats_lines

        self._write(stats_lines.profile_lines(profile, self._context))

    def statistics(self, counted: Statistics, names: Mapping[str, str]) -> None:
        """One line a day, topic and outlet."""
        from monitor.report.plain import stats_lines

        self._write(stats_lines.statistics_lines(counted, names))

    def coverage(self, coverage: Coverage, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """Sentences, then one line a feed."""
        from monitor.report.plain import stats_lines

        self._write(stats_lines.coverage_lines(coverage, rows, self._context))

    def news(self, news: Sequence[News]) -> None:
        """One line each, with times in full."""
        from monitor.report.news import told

        for one in news:
            _, subject, sentence = told(one, lambda time: wording.stamp(self._context.local(time)))
            self._write([f"{subject}: {sentence}"])

    def topics(self, rows: Sequence[TopicInfo]) -> None:
        """Three lines a topic."""
        from monitor.report.plain import text_lines

        for topic in rows:
            self._write(text_lines.topic_lines(topic))

    def topic_checked(self, result: TopicChecked) -> None:
        """A line a group, a warning, an example."""
        from monitor.report import topic_check

        self._write(topic_check.lines(result))

    def evaluation(self, evaluation: Evaluation) -> None:
        """One line a figure, a label, an error."""
        from monitor.report.plain import text_lines

        self._write(text_lines.evaluation_lines(evaluation))

    def rejudged(self, result: Rejudged) -> None:
        """A line an article and an outlet."""
        from monitor.report import archive

        self._write(archive.rejudged_lines(result, self._context))

    def recleaned(self, result: Recleaning) -> None:
        """A line an article and a paragraph."""
        from monitor.report import reclean

        self._write(reclean.recleaning_lines(result, self._context))

    def learnt(self, memories: Sequence[HostMemory]) -> None:
        """Two lines a learnt line."""
        from monitor.report import reclean

        self._write(reclean.learnt_lines(memories))

    def suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """A line a phrase."""
        from monitor.report import archive

        self._write(archive.suggestion_lines(suggestions))

    def doctor(self, findings: Sequence[Finding]) -> None:
        """One line a finding."""
        self._write(f"{one.grade}  {one_line(one.subject)}  {one_line(one.text)}" for one in findings)

    def probed(self, probe: FeedProbe) -> None:
        """A line a finding, and an empty one."""
        from monitor.report.probes import probe_findings

        self.doctor([*probe_findings(probe, self._context)])
        self._write([""])

    def trial(self, current: Mode) -> Sequence[Mode]:
        """Nothing: no terminal shows it."""
        del current
        return ()

    def problems(self, summary: PollSummary, states: Mapping[str, FeedState] | None = None) -> None:
        """One line a feed that failed."""
        for feed_id, failure in summary.failures.items():
            since = wording.failing_since((states or {}).get(feed_id), self._context, wording.stamp)
            self._write(
                [f"failed: {one_line(feed_id)}  {one_line(str(failure))}{f'  ({since})' if since else ''}"]
            )

    def summary(self, summary: PollSummary) -> None:
        """One line."""
        flagged, of, cost = wording.summary_parts(summary)
        self._write([f"{flagged} {of} · {cost}"])

    def bell(self) -> None:
        """Nothing: it would be a control character."""

    def line(self, text: str) -> None:
        """The sentence."""
        self._write([one_line(text)])

    def record(self, done: Mapping[str, Any]) -> None:
        """Nothing: people are told in sentences."""

    def status(self) -> Status:
        """Nothing sticks to a file."""
        return NoStatus()
