"""One outlet online: which paths it has, and what it answers on them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus

from monitor.demo.article import DemoArticle, Published
from monitor.demo.configuration import DemoFeed
from monitor.demo.faults import BROKEN_FEEDS, BROKEN_PAGES
from monitor.demo.feeds import feed
from monitor.demo.neighbours import neighbours
from monitor.demo.outlets import UTF_8, Outlet
from monitor.demo.server import LOOPBACK, NOT_FOUND, Response, Server, redirect
from monitor.demo.templates import TEMPLATES, Page

_FEED = "/feed.xml"
_OLD_FEED = "/rss"
_ARTICLES = "/articles/"
_COUNTER = "/go/"


class Site:
    """An outlet with a server of its own and the articles it has online.

    Args:
        outlet: whose site it is.
        everything: gives what all sites have online, for the headlines around an article.
    """

    def __init__(self, outlet: Outlet, everything: Callable[[], Sequence[Published]]) -> None:
        self.outlet = outlet
        self.online: list[Published] = []
        self.server = Server(self.answer)
        self._everything = everything

    @property
    def feeds(self) -> tuple[DemoFeed, ...]:
        """Its feeds; more than one only at the outlet where everything goes wrong."""
        path = _OLD_FEED if self.outlet.moved else _FEED
        faults = BROKEN_FEEDS if self.outlet.faulty else ()
        return (
            DemoFeed(self.outlet.id, self._url(path), self.outlet),
            *(
                DemoFeed(f"{self.outlet.id}-{fault}", self._url(f"/{fault}.xml"), self.outlet)
                for fault in faults
            ),
        )

    def publish(self, article: DemoArticle, at: datetime) -> None:
        """Put an article online."""
        path = _COUNTER if self.outlet.moved else _ARTICLES
        self.online.append(Published(article, at, self._url(path + article.id)))

    def page(self, own: Published) -> str:
        """The page of an article, as a reader sees it; "" when there is nothing to see."""
        if self.outlet.faulty:
            return ""
        page = Page(self.outlet, own, neighbours(own, self._everything()))
        return TEMPLATES[self.outlet.template](page)

    def answer(self, path: str) -> Response:
        """What a request for a path gets."""
        if path == _FEED:
            return self._feed()
        if self.outlet.moved and path == _OLD_FEED:
            return redirect(HTTPStatus.MOVED_PERMANENTLY, _FEED)
        if self.outlet.moved and path.startswith(_COUNTER):
            return redirect(HTTPStatus.FOUND, _ARTICLES + path.removeprefix(_COUNTER))
        if self.outlet.faulty and path.endswith(".xml"):
            return BROKEN_FEEDS.get(path[1:].removesuffix(".xml"), NOT_FOUND)
        return self._article(path.removeprefix(_ARTICLES))

    def _feed(self) -> Response:
        kind = "atom" if self.outlet.atom else "rss"
        text = feed(self.outlet, self._url("/"), self.online)
        return Response(
            self._encoded(text), content_type=f"application/{kind}+xml; charset={self.outlet.charset}"
        )

    def _article(self, name: str) -> Response:
        for number, one in enumerate(self.online):
            if one.article.id == name:
                return BROKEN_PAGES[number % len(BROKEN_PAGES)] if self.outlet.faulty else self._readable(one)
        return NOT_FOUND

    def _readable(self, one: Published) -> Response:
        body = self._encoded(self.page(one))
        if self.outlet.charset == UTF_8:
            return Response(body)
        return Response(
            body, content_type="text/html"
        )  # old sites leave the encoding to the page's own <meta>

    def _encoded(self, text: str) -> bytes:
        return text.encode(self.outlet.charset, errors="xmlcharrefreplace")

    def _url(self, path: str) -> str:
        return f"http://{LOOPBACK}:{self.server.port}{path}"
