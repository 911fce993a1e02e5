"""Our own policy in the simulator: the very functions that the program calls, told what a parser would tell them."""

from datetime import UTC, datetime

from monitor.model import Feed, Hints, Item, ParsedFeed
from monitor.schedule import Sight, shown
from monitor.schedule.memory import Memory, remember
from monitor.schedule.pace import Pace
from monitor.schedule.policy import decide
from tests.bench.simulate_polling.engine import Document
from tests.bench.simulate_polling.traces import Outlet


class Ours:
    """`monitor.schedule`; only its memory is not written down as text between two polls.

    Free: the usual interval (`Pace.usual_s`), the one knob that makes all feeds be polled more or less.
    """

    def __init__(self, outlet: Outlet, usual_s: float) -> None:
        self._feed = Feed(outlet.name, outlet.name, "https://outlet.test/rss", outlet.name, outlet.name)
        self._dated = outlet.dated
        self._hints = Hints(refresh_s=outlet.ttl_s)
        self._pace = Pace(usual_s)
        self._memory = Memory()

    def wait(self, document: Document) -> float:
        """Seconds until `decide` says that the feed is due."""
        now = datetime.fromtimestamp(document.at, UTC)
        self._memory = remember(self._memory, self._feed, self._sight(document), now, self._pace)
        due, _ = decide(self._feed, self._memory, None, now, self._pace)
        return (due - now).total_seconds()

    def _sight(self, document: Document) -> Sight:
        if not document.new and self._memory.profile.learnt_at:  # a 304, or the same bytes as before
            return Sight()
        seen = len(document.items) - document.new
        items = tuple(
            Item(str(place), "", "", "", published=datetime.fromtimestamp(at, UTC) if self._dated else None)
            for place, at in enumerate(document.items)
        )
        known = {item.identity for item in items[:seen]}
        return Sight(shown=shown(ParsedFeed("", items, hints=self._hints), known))
