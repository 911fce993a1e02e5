"""The printer behind `--json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from monitor.report.grouping import articles
from monitor.report.interface import NoStatus
from monitor.report.jsonl import objects

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


class JsonPrinter:
    """Prints objects, each on a line of its own. Sentences for people are left out."""

    def __init__(self, stream: TextIO, context: Context) -> None:
        self._stream, self._context = stream, context

    def _write(self, value: Mapping[str, Any]) -> None:
        self._stream.write(objects.encode(value) + "\n")
        self._stream.flush()

    def items(self, items: Sequence[StoredItem]) -> None:
        """One object an article; an article under several topics has them all in `topics`."""
        for item, verdicts in articles(items):
            self._write(objects.item_json(item, self._context, verdicts))

    def found(self, answer: Answer) -> None:
        """One object an article: an item, and where it was found."""
        for found in answer.found:
            self._write(objects.found_json(found, self._context))

    def copy(self, item: StoredItem, first_id: int) -> None:
        """An object like any other article's: `story` says where it belongs."""
        del first_id
        self.items([item])

    def article(self, article: StoredArticle, *, removed: bool = False) -> None:
        """One object; `removed` lines are always in it."""
        del removed
        self._write(objects.article_json(article, self._context))

    def marked(self, article: StoredArticle) -> None:
        """The article, which holds its marks."""
        self.article(article)

    def checked(self, result: Checked, *, removed: bool = False) -> None:
        """One object; `removed` lines are always in it."""
        del removed
        self._write(objects.checked_json(result))

    def digest(self, digest: Digest) -> None:
        """One object."""
        from monitor.report.jsonl import digest_objects

        self._write(digest_objects.digest_json(digest, self._context))

    def feeds(self, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """One object a feed."""
        for feed, state in rows:
            self._write(objects.feed_json(feed, state, self._context))

    def profile(self, profile: FeedProfile) -> None:
        """One object."""
        from monitor.report.jsonl import stats_objects

        self._write(stats_objects.profile_json(profile, self._context))

    def statistics(self, counted: Statistics, names: Mapping[str, str]) -> None:
        """One object a day, topic and outlet."""
        from monitor.report.jsonl import stats_objects

        for value in stats_objects.statistics_json(counted, names):
            self._write(value)

    def coverage(self, coverage: Coverage, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """One object for all, then one a feed."""
        from monitor.report.jsonl import stats_objects

        del rows
        for value in stats_objects.coverage_json(coverage, self._context):
            self._write(value)

    def news(self, news: Sequence[News]) -> None:
        """Nothing: what is told once is for people; `feeds list` and `stats` have it for programs."""

    def topics(self, rows: Sequence[TopicInfo]) -> None:
        """One object a topic."""
        for topic in rows:
            self._write(objects.topic_json(topic))

    def topic_checked(self, result: TopicChecked) -> None:
        """One object."""
        from monitor.report import topic_check

        self._write(topic_check.as_json(result))

    def evaluation(self, evaluation: Evaluation) -> None:
        """One object."""
        self._write(objects.evaluation_json(evaluation))

    def rejudged(self, result: Rejudged) -> None:
        """One object."""
        from monitor.report import archive

        self._write(archive.rejudged_json(result, self._context))

    def recleaned(self, result: Recleaning) -> None:
        """One object."""
        from monitor.report import reclean

        self._write(reclean.recleaning_json(result, self._context))

    def learnt(self, memories: Sequence[HostMemory]) -> None:
        """One object a learnt line."""
        from monitor.report import reclean

        for memory in memories:
            for line in reclean.learnt(memory):
                self._write(reclean.learnt_json(memory, line))

    def suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """One object a phrase."""
        from monitor.report import archive

        for one in suggestions:
            self._write(archive.suggestion_json(one))

    def doctor(self, findings: Sequence[Finding]) -> None:
        """One object a finding."""
        for finding in findings:
            self._write({"grade": finding.grade, "subject": finding.subject, "text": finding.text})

    def probed(self, probe: FeedProbe) -> None:
        """One object."""
        from monitor.report.probes import probe_json

        self._write(probe_json(probe, self._context))

    def trial(self, current: Mode) -> Sequence[Mode]:
        """Nothing: no terminal shows it."""
        del current
        return ()

    def problems(self, summary: PollSummary, states: Mapping[str, FeedState] | None = None) -> None:
        """Nothing: failures are in the summary's object."""

    def summary(self, summary: PollSummary) -> None:
        """One object."""
        self._write(objects.summary_json(summary))

    def bell(self) -> None:
        """Nothing: it would be a control character."""

    def line(self, text: str) -> None:
        """Nothing: a sentence is for people."""

    def record(self, done: Mapping[str, Any]) -> None:
        """One object."""
        self._write(done)

    def status(self) -> Status:
        """Nothing sticks to a stream of objects."""
        return NoStatus()
