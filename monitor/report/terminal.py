"""Prints to a terminal: cards, tables, colours."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

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
from monitor.report import archive_view, reclean_view, stats_view, tables, theme, topic_check_view, wording
from monitor.report.arabic import Arabic
from monitor.report.article import article_view, checked_view
from monitor.report.cards import card, found_card
from monitor.report.digest_view import digest_view
from monitor.report.grouping import stories, time_of
from monitor.report.interface import Context, NoStatus, Status
from monitor.report.modes import Mode
from monitor.report.probes import probe_findings
from monitor.report.status import below
from monitor.report.trial import MODES, trial_view
from monitor.safe.text import one_line

# On wider screens the Latin line at the left and the Arabic at the right edge would drift apart.
_WIDEST = 100
_WIDEST_TABLE = 120


def console(stream: TextIO, *, color: str, width: int | None, environ: Mapping[str, str]) -> Console:
    """A rich console in which nothing is left for rich to decide; see `theme.colour_system`."""
    plain = theme.uncoloured(color, environ)
    return Console(
        file=stream,
        force_terminal=True,
        color_system=theme.colour_system(color, environ),  # type: ignore[arg-type]  # a Literal of rich's
        no_color=plain,
        theme=theme.UNCOLOURED if plain else theme.COLOURED,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


class TerminalPrinter:
    """Prints to a rich console.

    Attributes:
        console: where to.
        mode: how that terminal wants Arabic.
        context: zone, clock, outlets.
        animated: whether lines can be kept below what is printed.
    """

    def __init__(self, console: Console, mode: Mode, context: Context, *, animated: bool = False) -> None:
        self.console, self.mode, self.context, self.animated = console, mode, context, animated

    @property
    def width(self) -> int:
        """Cells of a line."""
        return min(self.console.width, _WIDEST)

    def _print(self, parts: Iterable[RenderableType], width: int | None = None) -> None:
        for part in parts:
            self.console.print(part, width=width or self.width)

    def items(self, items: Sequence[StoredItem]) -> None:
        """Cards, a blank line under each."""
        for story in stories(items):
            self._print([Group(card(story, self.context, self.mode), Text())])

    def found(self, answer: Answer) -> None:
        """Cards, and a dim line that counts."""
        for found in answer.found:
            self._print((found_card(found, self.context, self.mode), Text()))
        self._print([Text(wording.answer_size(answer), "meta")])

    def copy(self, item: StoredItem, first_id: int) -> None:
        """One dim line."""
        time, now = self.context.local(time_of(item)), self.context.local(self.context.now())
        outlet = wording.name(self.context.outlet(item.feed_id, item.publisher))
        text = f"  {item.id}  {outlet}  {wording.short_time(time, now)}  same story as {first_id}"
        self._print((Text(text, "meta"), Text()))

    def article(self, article: StoredArticle, *, removed: bool = False) -> None:
        """The article as a page."""
        self._print(article_view(article, self.context, self.mode, removed=removed))

    def checked(self, result: Checked, *, removed: bool = False) -> None:
        """The source as a page."""
        self._print(checked_view(result, self.mode, removed=removed))

    def digest(self, digest: Digest) -> None:
        """A heading a topic, a card a story."""
        self._print(digest_view(digest, self.context, self.mode))

    def feeds(self, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """A table."""
        width = min(self.console.width, _WIDEST_TABLE)
        self._print(tables.feeds_view(rows, self.context, self.mode, width), width)

    def profile(self, profile: FeedProfile) -> None:
        """The feed as a page."""
        self._print(stats_view.profile_view(profile, self.context, self.mode))

    def statistics(self, counted: Statistics, names: Mapping[str, str]) -> None:
        """Bars and sparklines."""
        width = min(self.console.width, _WIDEST_TABLE)
        self._print(stats_view.statistics_view(counted, names, self.mode, width), width)

    def coverage(self, coverage: Coverage, rows: Sequence[tuple[Feed, FeedState | None]]) -> None:
        """Sentences, then a table."""
        width = min(self.console.width, _WIDEST_TABLE)
        self._print(stats_view.coverage_view(coverage, rows, self.context, width), width)

    def news(self, news: Sequence[News]) -> None:
        """One line each, or two when it is long."""
        self._print(tables.news_view(news, self.context, self.width))

    def topics(self, rows: Sequence[TopicInfo]) -> None:
        """A block a topic."""
        self._print(tables.topics_view(rows, self.mode))

    def topic_checked(self, result: TopicChecked) -> None:
        """Sizes, warnings, examples."""
        self._print(topic_check_view.topic_check_view(result, self.mode))

    def evaluation(self, evaluation: Evaluation) -> None:
        """Figures, a table, the errors."""
        self._print(tables.evaluation_view(evaluation, self.mode))

    def rejudged(self, result: Rejudged) -> None:
        """Figures, articles, outlets."""
        self._print(archive_view.rejudged_view(result, self.context, self.mode))

    def recleaned(self, result: Recleaning) -> None:
        """Figures, articles, paragraphs."""
        self._print(reclean_view.recleaning_view(result, self.context, self.mode))

    def learnt(self, memories: Sequence[HostMemory]) -> None:
        """A block a host."""
        self._print(reclean_view.learnt_view(memories, self.mode))

    def suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Two tables."""
        self._print(archive_view.suggestions_view(suggestions, self.mode))

    def doctor(self, findings: Sequence[Finding]) -> None:
        """One line a finding."""
        self._print(tables.doctor_view(findings, self.mode))

    def probed(self, probe: FeedProbe) -> None:
        """A line a finding, and an empty one."""
        self._print((*tables.doctor_view([*probe_findings(probe, self.context)], self.mode), Text()))

    def trial(self, current: Mode) -> Sequence[Mode]:
        """The line in each mode, numbered."""
        self._print(trial_view(current))
        return MODES

    def problems(self, summary: PollSummary, states: Mapping[str, FeedState] | None = None) -> None:
        """One line a feed that failed."""
        self._print(tables.problems_view(summary, states or {}, self.context, self.width))

    def summary(self, summary: PollSummary) -> None:
        """One line."""
        self._print([tables.summary_view(summary, self.width)])

    def bell(self) -> None:
        """BEL, unless the cards go into a pipe."""
        if self.animated:
            self.console.bell()

    def line(self, text: str) -> None:
        """The sentence."""
        self._print([Arabic(Text(one_line(text)), self.mode, right=False)])

    def status(self) -> Status:
        """Lines that stick to the bottom while cards scroll above them."""
        return below(self.console, self.context) if self.animated else NoStatus()
