"""Prints to a terminal: cards, tables, colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.text import Text

from monitor.report import wording
from monitor.report.bidi.layout import in_line
from monitor.report.grouping import stories, time_of
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

# On wider screens the Latin line at the left and the Arabic at the right edge would drift apart.
_WIDEST = 100
_WIDEST_TABLE = 120


class TerminalPrinter:
    """Prints to a rich console.

    Attributes:
        console: where to.
        mode: how that terminal wants Arabic.
        context: zone, clock, outlets.
        animated: whether lines can be kept below what is printed.
    """

    def __init__(self, console: Console, mode: Mode, context: Context, *, animated: bool = False) -> None:
        self.console, self.mode, self.animated = console, mode, animated
        self.context = replace(context, arrange=lambda name: in_line(name, mode))

    @property
    def width(self) -> int:
        """Cells of a line."""
        return min(self.console.width, _WIDEST)

    def _print(self, parts: Iterable[RenderableType], width: int | None = None) -> None:
        from monitor.report.terminal.segments import Lined

        for part in parts:
            fits = isinstance(part, Lined)  # to look again takes rich a tenth of a card's time
            self.console.print(part, width=width or self.width, crop=not fits)

    def items(self, items: Sequence[StoredItem]) -> None:
        """Cards, a blank line under each."""
        from monitor.report.terminal.cards import card

        for story in stories(items):
            self._print([card(story, self.context, self.mode)])

    def found(self, answer: Answer) -> None:
        """Cards, and a dim line that counts."""
        from monitor.report.terminal.cards import found_card

        for found in answer.found:
            self._print([found_card(found, self.context, self.mode)])
        self._print([Text(wording.answer_size(answer), "meta")])

    def copy(self, item: StoredItem, first_id: int) -> None:
        """One dim line."""
        time, now = self.context.local(time_of(item)), self.context.local(self.context.now())
        outlet = wording.outlet(self.context, item.feed_id, item.publisher)
        text = f"  {item.id}  {outlet}  {wording.short_time(time, now)}  same story as {first_id}"
        self._print((Text(text, "meta"), Text()))

    def article(self, article: StoredArticle, *, removed: bool = False) -> None:
        """The article as a page."""
        from monitor.report.terminal.article import article_view

        self._print(article_view(article, self.context, self.mode, removed=removed))

    def marked(self, article: StoredArticle) -> None:
        """A line of marks above the title, as on a card."""
        from monitor.report.terminal.cards import marked_view

        self._print(marked_view(article, self.mode))

    def checked(self, result: Checked, *, removed: bool = False) -> None:
        """The source as a page."""
        from monitor.report.terminal.article import checked_view

        self._print(checked_view(result, self.mode, removed=removed))

    def digest(self, digest: Digest) -> None:
        """A heading a topic, a card a story."""
        from monitor.report.terminal.digest_view import digest_view

        self._print(digest_view(digest, self.context, self.mode))

    def feeds(self, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """A table."""
        from monitor.report.terminal import tables

        width = min(self.console.width, _WIDEST_TABLE)
        self._print(tables.feeds_view(rows, self.context, self.mode, width), width)

    def profile(self, profile: FeedProfile) -> None:
        """The feed as a page."""
        from monitor.report.terminal import stats_view

        self._print(stats_view.profile_view(profile, self.context, self.mode))

    def statistics(self, counted: Statistics, names: Mapping[str, str]) -> None:
        """Bars and sparklines."""
        from monitor.report.terminal import stats_view

        width = min(self.console.width, _WIDEST_TABLE)
        self._print(stats_view.statistics_view(counted, names, self.mode, width), width)

    def coverage(self, coverage: Coverage, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """Sentences, then a table."""
        from monitor.report.terminal import stats_view

        width = min(self.console.width, _WIDEST_TABLE)
        self._print(stats_view.coverage_view(coverage, rows, self.context, width), width)

    def news(self, news: Sequence[News]) -> None:
        """One line each, or two when it is long."""
        from monitor.report.terminal import tables

        self._print(tables.news_view(news, self.context, self.width))

    def topics(self, rows: Sequence[TopicInfo]) -> None:
        """A block a topic."""
        from monitor.report.terminal import tables

        self._print(tables.topics_view(rows, self.mode))

    def topic_checked(self, result: TopicChecked) -> None:
        """Sizes, warnings, examples."""
        from monitor.report.terminal import topic_check_view

        self._print(topic_check_view.topic_check_view(result, self.mode))

    def evaluation(self, evaluation: Evaluation) -> None:
        """Figures, a table, the errors."""
        from monitor.report.terminal.evaluation_view import evaluation_view

        self._print(evaluation_view(evaluation, self.mode))

    def rejudged(self, result: Rejudged) -> None:
        """Figures, articles, outlets."""
        from monitor.report.terminal import archive_view

        self._print(archive_view.rejudged_view(result, self.context, self.mode))

    def recleaned(self, result: Recleaning) -> None:
        """Figures, articles, paragraphs."""
        from monitor.report.terminal import reclean_view

        self._print(reclean_view.recleaning_view(result, self.context, self.mode))

    def learnt(self, memories: Sequence[HostMemory]) -> None:
        """A block a host."""
        from monitor.report.terminal import reclean_view

        self._print(reclean_view.learnt_view(memories, self.mode))

    def suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Two tables."""
        from monitor.report.terminal import archive_view

        self._print(archive_view.suggestions_view(suggestions, self.mode))

    def doctor(self, findings: Sequence[Finding]) -> None:
        """One line a finding."""
        from monitor.report.terminal import tables

        self._print(tables.doctor_view(findings, self.mode))

    def probed(self, probe: FeedProbe) -> None:
        """A line a finding, and an empty one."""
        from monitor.report.probes import QUOTED, probe_findings
        from monitor.report.terminal import tables

        self._print((*tables.doctor_view([*probe_findings(probe, self.context)], self.mode, QUOTED), Text()))

    def trial(self, current: Mode) -> Sequence[Mode]:
        """The line in each mode, numbered."""
        from monitor.report.terminal.trial import MODES, trial_view

        self._print(trial_view(current))
        return MODES

    def problems(self, summary: PollSummary, states: Mapping[str, FeedState] | None = None) -> None:
        """One line a feed that failed."""
        from monitor.report.terminal import tables

        self._print(tables.problems_view(summary, states or {}, self.context, self.width))

    def summary(self, summary: PollSummary) -> None:
        """One line."""
        from monitor.report.terminal import tables

        self._print([tables.summary_view(summary, self.width)])

    def bell(self) -> None:
        """BEL, unless the cards go into a pipe."""
        if self.animated:
            self.console.bell()

    def line(self, text: str) -> None:
        """The sentence."""
        from monitor.report.terminal.arabic import Arabic

        self._print([Arabic(Text(one_line(text)), self.mode, right=False, base=0)])

    def record(self, done: Mapping[str, Any]) -> None:
        """Nothing: people are told in sentences."""

    def status(self) -> Status:
        """Lines that stick to the bottom while cards scroll above them."""
        from monitor.report.terminal.status import below

        return below(self.console, self.context, self.width) if self.animated else NoStatus()
