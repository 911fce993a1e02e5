"""Bugs of our own, and servers that ask for less: each costs one article or one host, never the poll."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreError
from monitor.model import ArticleState, Failure, FailureKind, Level, PollOutcome, Verdict
from monitor.pipeline import Pipeline, houses
from monitor.store import FinishedArticle, Store
from tests.fakes import Clock, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

URL = "https://madar.example/train.html"
ALL_IDS = [feed.id for feed in desk.FEEDS]


class Brittle:
    """A store that can't take articles with verdicts, or no items of a feed, as the test wants it."""

    def __init__(
        self, store: Store, *, error: Exception, articles: bool = False, feeds: bool = False
    ) -> None:
        self._store, self._error, self._articles, self._feeds = store, error, articles, feeds

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def finish(self, work: FinishedArticle) -> None:
        """Transaction 2; breaks inside the transaction."""
        self._store.finish(work)
        if self._articles and any(verdict.level is Level.MATCH for verdict in work.verdicts):
            raise self._error

    def record_poll(self, outcome: PollOutcome) -> int:
        """Transaction 1."""
        if self._feeds and outcome.items and outcome.feed_id == "madar":
            raise self._error
        return self._store.record_poll(outcome)


class BrokenJudge:
    """A judge that meets a bug in every article."""

    def promise(self, _title: str, _summary: str) -> int:
        """Fail."""
        raise ZeroDivisionError

    def judge(self, _title: str, _lead: str, _body: Sequence[str], /) -> tuple[Verdict, ...]:
        """Fail."""
        raise ZeroDivisionError


def _web(clock: Clock) -> Web:
    web = Web()
    web.publish(desk.MADAR, [desk.train(clock)])
    web.publish(desk.MADAR_WORLD, [desk.potatoes(clock)])
    web.publish(desk.NEEL, [desk.bridge(clock)])
    return web


async def test_an_article_that_cant_be_stored_fails_once(tmp_path: Path) -> None:
    """It is recorded as failed and not tried again at every poll; its neighbours are done."""
    clock = Clock()
    web = _web(clock)
    overflow = OverflowError("Python int too large to convert to SQLite INTEGER")
    path = tmp_path / "monitor.db"
    with newsdesk(
        path, web, clock, wrap=lambda store: Brittle(store, error=overflow, articles=True)
    ) as pipeline:
        await desk.poll_all(pipeline)
        clock.advance(hours=1)
        await desk.poll_due(pipeline)
        counts = pipeline.stages.store.counts(None)
        left = pipeline.stages.store.pending(ALL_IDS, clock.now())

    stored = desk.everything(path)
    assert (counts.failed, left) == (1, [])
    assert web.asked_for(URL) == 1
    assert {url: article.state for url, article in stored.items() if url != URL} == {
        "https://madar.example/potatoes.html": ArticleState.DONE,
        "https://neel.example/bridge.html": ArticleState.DONE,
    }


async def test_an_article_that_cant_be_judged_says_so(tmp_path: Path) -> None:
    """It is failed, under the name of the bug."""
    clock = Clock()
    with newsdesk(tmp_path / "monitor.db", _web(clock), clock) as pipeline:
        await desk.poll_all(Pipeline(replace(pipeline.stages, judge=BrokenJudge())))
        counts = pipeline.stages.store.counts(None)

    assert (counts.failed, counts.pending) == (3, 0)


async def test_a_bug_at_a_retry_takes_nothing_back(tmp_path: Path) -> None:
    """What was judged on the feed's text keeps its verdict when the page can't be judged."""
    clock = Clock()
    web = _web(clock)
    web.break_down(URL, FailureKind.BLOCKED)
    path = tmp_path / "monitor.db"
    with newsdesk(path, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        web.repair(URL)
        clock.advance(minutes=11)
        await desk.poll_due(Pipeline(replace(pipeline.stages, judge=BrokenJudge())))

    kept = desk.everything(path)[URL]
    assert web.asked_for(URL) == 2
    assert (kept.state, kept.level) == (ArticleState.FROM_FEED, Level.MATCH)


async def test_a_feed_that_cant_be_stored_is_recorded(tmp_path: Path) -> None:
    """Its failure has a name and it is due later; the other feeds of its house are polled."""
    clock = Clock()
    path = tmp_path / "monitor.db"
    broken = OverflowError()
    with newsdesk(
        path, _web(clock), clock, wrap=lambda store: Brittle(store, error=broken, feeds=True)
    ) as pipeline:
        await desk.poll_all(pipeline)
        problem = pipeline.stages.store.feed_states(clock.now())["madar"].problem
        due = pipeline.stages.store.due(ALL_IDS, clock.now())

    assert problem == Failure(FailureKind.CRASHED, "internal error: OverflowError")
    assert list(due) == []
    assert len(desk.everything(path)) == 2


async def test_a_house_that_is_given_up_leaves_nothing_running(tmp_path: Path) -> None:
    """A store error is raised when the house's other articles have come to their end."""
    clock = Clock()
    web = _web(clock)
    full = StoreError("no room left")
    path = tmp_path / "monitor.db"
    with newsdesk(path, web, clock, wrap=lambda store: Brittle(store, error=full, articles=True)) as pipeline:
        with pytest.raises(StoreError, match="no room left"):
            await pipeline.work_off(houses(desk.FEEDS, ALL_IDS)[0])
        running = asyncio.all_tasks() - {asyncio.current_task()}

    assert running == set()
    assert desk.everything(path)["https://madar.example/potatoes.html"].state is ArticleState.DONE


async def test_after_a_429_the_hosts_other_pages_wait_too(tmp_path: Path) -> None:
    """One page is refused; the others are judged on the feed and tried again when the server said, all together."""
    clock = Clock()
    web = _web(clock)
    web.publish(desk.MADAR, [desk.train(clock), desk.bridge(clock)])
    pages = [f"https://madar.example/{name}.html" for name in ("train", "bridge", "potatoes")]
    for url in pages:
        web.failures[url] = Failure(FailureKind.LIMITED, "429", status=429, retry_after_s=7200)

    def asked() -> int:
        return sum(web.asked_for(url) for url in pages)

    path = tmp_path / "monitor.db"
    with newsdesk(path, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        at_once, stored = asked(), desk.everything(path)
        clock.advance(minutes=118)
        await desk.poll_due(pipeline)
        too_early = asked()
        web.failures.clear()
        clock.advance(minutes=4)
        await desk.poll_due(pipeline)

    assert (at_once, too_early, asked()) == (1, 1, 4)
    assert {stored[url].state for url in pages} == {ArticleState.FROM_FEED}
    assert stored["https://neel.example/bridge.html"].state is ArticleState.DONE
