"""Prints what is flagged as soon as it is, each article once."""

import logging
import sys
from collections.abc import Collection, Sequence

from monitor.cli.options import utc_now
from monitor.errors import Busy
from monitor.model import StoredItem
from monitor.report import Printer
from monitor.store import Store

log = logging.getLogger(__name__)


class Announcer:
    """Prints flagged articles nobody has been shown, then remembers in the database that they were.

    Args:
        store, topic_ids: where from, and what about.
        printer: where to.
        bell: whether to ring for each new story, or for several that come together.

    Attributes:
        owing: whether there may be something to announce; whoever hears of a flagged article sets it.
        topic_ids: the topics whose articles are announced.
    """

    def __init__(
        self, store: Store, topic_ids: Collection[str], printer: Printer, *, bell: bool = False
    ) -> None:
        self.owing = True  # what an earlier run judged but did not live to print
        self.topic_ids = topic_ids
        self._store, self._printer = store, printer
        self._bell = bell
        self._shown_stories: dict[int, int] = {}
        self._unmarked: set[tuple[int, str]] = set()

    def announce(self) -> None:
        """Print what there is; a copy of a story already printed gets one line.

        While another process writes, it may be printed but not marked, or not even read: then `owing` stays true, and
        the next call does what is left without printing anything twice.

        Raises:
            StoreError: the database can't be used any more.
            OSError: stdout can't be written.
        """
        try:
            items = self._store.unshown(self.topic_ids)
            self._print([item for item in items if _key(item) not in self._unmarked])
            self._unmarked.update(map(_key, items))
            if items:
                self._store.mark_shown([item.id for item in items], utc_now())
        except Busy as error:
            self.owing = True
            log.warning("%s", error)
        else:
            self.owing = False
            self._unmarked.clear()

    def _print(self, items: Sequence[StoredItem]) -> None:
        first = self._shown_stories
        copies = [item for item in items if first.get(item.story, item.id) != item.id]
        fresh = [item for item in items if item not in copies]
        if fresh:
            self._printer.items(fresh)
            if self._bell:
                self._printer.bell()
        for item in fresh:
            first.setdefault(item.story, item.id)
        for item in copies:
            self._printer.copy(item, first[item.story])
        sys.stdout.flush()


def _key(item: StoredItem) -> tuple[int, str]:
    return item.id, item.verdict.topic
