"""A progress bar on stderr while a poll runs; nothing at all when stderr is no terminal."""

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TextIO

from rich.progress import Task, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from monitor.model import ArticleDone, FeedPolled, PollEvent, PollStarted
from monitor.report.terminal.bar import Bar
from monitor.report.wording import count, span

# Fewer articles say nothing of how quickly they go; a slower pace has a decimal.
_ENOUGH = 10

_BETWEEN = " · "
_BAR = 10  # cells of spinner, gaps and the shortest bar that still says something


class _Pace(TimeElapsedColumn):
    """How long it takes already, and from when on that can be said, how quickly it goes and how long it still takes."""

    def __init__(self, pace: Callable[[], str]) -> None:
        super().__init__(table_column=Column(no_wrap=True))
        self._pace = pace

    def render(self, task: Task) -> Text:
        """The words behind the counts."""
        pace = self._pace()
        return Text(pace, "meta") if pace else super().render(task)


class Progress(Bar):
    """Draws what the pipeline tells.

    Attributes:
        feeds, feeds_done, failed: feeds to poll, polled, and of those failed.
        articles, articles_done, flagged: articles known to be worked on, judged, and of those flagged.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        color: str = "auto",
        environ: Mapping[str, str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.feeds = self.feeds_done = self.failed = 0
        self.articles = self.articles_done = self.flagged = 0
        self._clock, self._first_article = clock, 0.0
        self._share = 0.0  # drawn; a bar never goes back
        words = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True))
        super().__init__(stream, 1, words, _Pace(self._pace_that_fits), color=color, environ=environ)

    def event(self, event: PollEvent) -> None:
        """Count one thing more and draw it."""
        if isinstance(event, PollStarted):
            self.feeds, self.articles = event.feeds, event.left_over
        elif isinstance(event, FeedPolled):
            self.feeds_done += 1
            self.articles += event.new
            self.failed += event.failure is not None
        elif isinstance(event, ArticleDone):
            self.articles_done += 1
            if self.articles_done == 1:
                self._first_article = self._clock()
            self.flagged += event.matched
        if self._bar:
            self._share = max(self._share, self.share())
            self._bar.update(self._task, description=self.words(), completed=self._share)

    def share(self) -> float:
        """How much is done, 0 to 1: feeds count half, and so do their articles, however many become known meanwhile."""
        feeds = self.feeds_done / max(self.feeds, 1)
        return (feeds + self.articles_done / self.articles) / 2 if self.articles else feeds

    def words(self) -> str:
        """`17/24 feeds · 96/112 articles · 2 flagged · 1 failed`."""
        parts = [f"{self.feeds_done}/{count(self.feeds, 'feed')}"]
        if self.articles:
            parts.append(f"{self.articles_done}/{count(self.articles, 'article')}")
        parts += [f"{self.flagged} flagged"] if self.flagged else []
        parts += [f"{self.failed} failed"] if self.failed else []
        return _BETWEEN.join(parts)

    def pace(self) -> str:
        """`8/s · 12s left`, once all feeds have answered and so all articles are known; "" before."""
        passed = self._clock() - self._first_article
        if self.feeds_done < self.feeds or self.articles_done < _ENOUGH or not passed:
            return ""
        rate = (self.articles_done - 1) / passed
        left = timedelta(seconds=(self.articles - self.articles_done) / rate)
        return f"{rate:.{0 if rate >= _ENOUGH else 1}f}/s{_BETWEEN}{span(left)} left"

    def _pace_that_fits(self) -> str:
        """The pace, without the rate where the line would be too long for the screen."""
        pace = self.pace()
        room = self._bar.console.width - _BAR - len(self.words()) if self._bar else len(pace)
        return pace if len(pace) <= room else pace.rpartition(_BETWEEN)[-1]
