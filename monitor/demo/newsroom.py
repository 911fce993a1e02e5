"""The newsroom: every outlet on a port of its own, one configuration file, and the truth about every article."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from monitor.demo.article import DemoArticle, Published, load_articles
from monitor.demo.configuration import DemoFeed, configuration
from monitor.demo.outlets import OUTLETS
from monitor.demo.server import LOOPBACK
from monitor.demo.site import Site

_NOBODY_THERE = "not-there"


class Newsroom:
    """All outlets and their articles, online while it is open as a context manager; it can be opened once.

    Args:
        opened_at: the present, as far as publication dates go.
        hold_back: articles younger than this wait for `publish_next` too, behind the live ones, the oldest first.

    Attributes:
        articles: every article, those that are yet to be published included.
        outlets: every outlet.
    """

    def __init__(self, opened_at: datetime, *, hold_back: timedelta = timedelta()) -> None:
        self.articles = load_articles()
        self.outlets = OUTLETS
        self._opened_at = opened_at
        self._sites = {outlet.id: Site(outlet, self._online) for outlet in OUTLETS}
        hours = hold_back / timedelta(hours=1)
        self._archive = [one for one in self.articles if not one.live and one.hours_ago >= hours]
        waiting = [one for one in self.articles if not one.live and one.hours_ago < hours]
        waiting.sort(key=lambda article: -article.hours_ago)
        self._upcoming = iter([*(one for one in self.articles if one.live), *waiting])
        self._doors = AsyncExitStack()
        self._closed_port = 0

    async def __aenter__(self) -> Self:
        for site in self._sites.values():
            await self._doors.enter_async_context(site.server)
        # A port that is taken but not listened on: whoever connects is refused.
        taken = self._doors.enter_context(socket.socket())
        taken.bind((LOOPBACK, 0))
        self._closed_port = taken.getsockname()[1]
        for article in self._archive:
            self._publish(article, self._opened_at - timedelta(hours=article.hours_ago))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._doors.aclose()

    def publish_next(self, at: datetime) -> DemoArticle | None:
        """Put the next of the articles that wait online; None when there is none left."""
        article = next(self._upcoming, None)
        if article is not None:
            self._publish(article, at)
        return article

    def configuration(self) -> str:
        """Text of a `feeds.toml` for exactly these outlets, which lets the monitor reach exactly their ports."""
        return configuration(self._feeds())

    def pages(self) -> Mapping[str, str]:
        """Address, as the feeds have it → HTML of every article's page now; "" for a page that can't be read."""
        return {one.url: site.page(one) for site in self._sites.values() for one in site.online}

    def truth(self) -> Mapping[str, DemoArticle]:
        """Address, as the feeds have it → article, for all that is online."""
        return {one.url: one.article for one in self._online()}

    def _publish(self, article: DemoArticle, at: datetime) -> None:
        self._sites[article.outlet].publish(article, at)

    def _online(self) -> list[Published]:
        return [one for site in self._sites.values() for one in site.online]

    def _feeds(self) -> Iterator[DemoFeed]:
        for site in self._sites.values():
            yield from site.feeds
            if site.outlet.faulty:
                url = f"http://{LOOPBACK}:{self._closed_port}/feed.xml"
                yield DemoFeed(f"{site.outlet.id}-{_NOBODY_THERE}", url, site.outlet)
