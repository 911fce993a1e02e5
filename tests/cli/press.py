"""What the command line is tried on: a small press on loopback with two houses, and servers that run beside the test."""

import asyncio
import threading
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from tests.fakes import Clock, Story, page, rss
from tests.faults.server import FaultServer
from tests.pipeline import newsdesk as desk

Server = TypeVar("Server")
Result = TypeVar("Result")

OPENING_S = 10.0
COPY_TITLE = "ذخيرة تعبر الحدود نحو الشرق الروسي"
# In the first paragraph of the article and of its copy: which of them is seen first, and so on the card, is chance.
GIST = "قطارا يحمل ذخيرة مدفعية"


@contextmanager
def running(server: AbstractAsyncContextManager[Server]) -> Iterator[Server]:
    """Keep a server open in a thread: commands block the one they run in."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def opened() -> Server:
        return await server.__aenter__()

    async def closed() -> None:
        await server.__aexit__(None, None, None)

    def there(work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, loop).result(OPENING_S)

    try:
        yield there(opened())
        there(closed())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(OPENING_S)
        loop.close()


@dataclass(frozen=True, slots=True)
class Press:
    """Two houses on one server: Madar has an article on the topic and one that is not, Neel a copy of it and one more."""

    server: FaultServer

    def publish(self, house: str, stories: Sequence[Story]) -> None:
        """Put a house's feed and pages online, or other ones in their place."""
        base = self.server.url(house)
        self.server.publish(f"{house}/feed.xml", rss(base, stories), content_type="application/rss+xml")
        for story in stories:
            self.server.publish(f"{house}/{story.path}", page(story))

    def publish_all(self) -> None:
        """What both houses have today."""
        clock = Clock(datetime.now(UTC))
        self.publish("madar", [desk.train(clock), desk.potatoes(clock)])
        copy = Story("copy.html", COPY_TITLE, desk.TRAIN, "", clock.now())
        self.publish("neel", [copy, desk.bridge(clock)])

    def configuration(self, further: Iterable[str] = ()) -> str:
        """A `feeds.toml` for the two houses; `further` names faults of the server, each a feed of that id."""
        host, port = self.server.host_port
        feeds = {"madar": "madar/feed.xml", "neel": "neel/feed.xml", **{name: name for name in further}}
        head = (
            f'[monitor]\ntopics = ["russia-dprk"]\ntimezone = "Africa/Cairo"\n'
            f'[fetch]\nallow_private = ["{host}:{port}"]\n'
        )
        return head + "".join(
            f'[[feeds]]\nid = "{name}"\nname = "{name}"\nname_en = "{name.title()}"\nurl = "{self.server.url(path)}"\n'
            for name, path in feeds.items()
        )
