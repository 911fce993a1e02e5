"""Tells what is to be told once: feeds' troubles and our network, whichever run found them out."""

import logging
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from monitor.errors import Busy
from monitor.model import FeedStanding, GapNews, HealthNews, NetworkNews, News
from monitor.report import Printer
from monitor.store import Store

log = logging.getLogger(__name__)


class NewsTeller:
    """Prints what people have not been told of feeds and network, then remembers that they were.

    Printed, flushed, then marked: a crash in between tells it twice rather than never.

    Args:
        store: where it is kept.
        feed_ids: the feeds to speak of, to begin with.
        printer: what prints to stderr.
        now: the clock.

    Attributes:
        feed_ids: the feeds to speak of.
        owing: whether there may be something to tell.
        gaps: to be told next time, and never again: they are in the ledger.
    """

    def __init__(
        self, store: Store, feed_ids: Collection[str], printer: Printer, now: Callable[[], datetime]
    ) -> None:
        self.feed_ids = tuple(feed_ids)
        self._store, self._printer, self._now = store, printer, now
        self.owing = True
        self.gaps: list[GapNews] = []
        self._unmarked: Mapping[str, FeedStanding] = {}
        self._network_unmarked: NetworkNews | None = None

    def tell(self) -> None:
        """Print what is new.

        While another process writes, what was printed may be left unmarked: then `owing` stays true, and the next call
        marks it before it looks for more. Nothing is printed twice, and the end of a trouble that came meanwhile is told.

        Raises:
            StoreError: the database can't be used any more.
        """
        try:
            self._mark()
            network = self._store.ledger.network_to_tell()
            standings = self._store.ledger.untold(self.feed_ids, self._now())
            states = self._store.feed_states(self._now(), list(standings)) if standings else {}
            told: list[News] = [*([network] if network else []), *self.gaps]
            told += [
                HealthNews(feed_id, standing, states[feed_id].problem)
                for feed_id, standing in standings.items()
            ]
            if told:
                self._printer.news(told)
                sys.stderr.flush()
            self.gaps.clear()
            self._unmarked, self._network_unmarked = standings, network
            self._mark()
        except Busy as error:
            self.owing = True
            log.warning("%s", error)
        else:
            self.owing = False

    def _mark(self) -> None:
        """Remember that people were told what was printed last."""
        if self._network_unmarked:
            self._store.ledger.mark_network_told(self._network_unmarked)
            self._network_unmarked = None
        if self._unmarked:
            self._store.ledger.mark_told(self._unmarked)
            self._unmarked = {}
