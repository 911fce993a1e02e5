"""How things stand, without asking the database every second."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.cli.outlook import NEXT_SHOWN, Outlook, Reading
from monitor.model import ArticleDone, FeedPolled, NetworkChanged

NOW = datetime(2026, 8, 21, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Ledger:
    """A database that counts how often it is read: 828 articles, 33 of them flagged, and feeds due one after another."""

    def __init__(self, feeds: int) -> None:
        self.reads = 0
        self._feeds = feeds

    def read(self, now: datetime) -> Reading:
        """What it holds."""
        self.reads += 1
        due = {f"feed-{number}": now + number * SECOND for number in reversed(range(self._feeds))}
        return Reading(due, articles=828, flagged=33)


def test_it_is_read_twice_a_minute() -> None:
    """Asked every second, it reads the database every 30 s, and at once after the clock was set back."""
    ledger = Ledger(feeds=10)
    outlook = Outlook(ledger.read)
    for second in range(90):
        outlook.at(NOW + second * SECOND)
    assert ledger.reads == 3
    outlook.at(NOW - timedelta(hours=1))
    assert ledger.reads == 4


def test_events_count_until_the_next_reading() -> None:
    """New and flagged articles are added to what was read, and forgotten when it is read anew."""
    outlook = Outlook(Ledger(feeds=10).read)
    outlook.at(NOW)
    outlook.add(FeedPolled("feed-9", new=5, unchanged=False, failure=None))
    outlook.add(ArticleDone(1, matched=True))
    outlook.add(ArticleDone(2, matched=False))
    standing = outlook.at(NOW + SECOND)
    assert (standing.articles, standing.flagged) == (833, 34)
    standing = outlook.at(NOW + timedelta(minutes=1))
    assert (standing.articles, standing.flagged) == (828, 33)


def test_no_network() -> None:
    """That there is none is known from the database at once, and from events in between."""
    read = Reading(offline_since=NOW)
    outlook = Outlook(lambda _now: read)
    known = [outlook.at(NOW).offline_since]
    outlook.add(NetworkChanged(down=False, since=NOW, at=NOW + SECOND))
    known.append(outlook.at(NOW + SECOND).offline_since)
    outlook.add(NetworkChanged(down=True, since=NOW + 2 * SECOND, at=NOW + 3 * SECOND))
    known.append(outlook.at(NOW + 3 * SECOND).offline_since)

    assert known == [NOW, None, NOW + 2 * SECOND]


def test_the_soonest_feeds_come_first() -> None:
    """The first few are given, soonest first; one just polled makes room for the next."""
    outlook = Outlook(Ledger(feeds=10).read)
    assert list(outlook.at(NOW).next_due) == [f"feed-{number}" for number in range(NEXT_SHOWN)]
    outlook.add(FeedPolled("feed-0", new=0, unchanged=True, failure=None))
    assert list(outlook.at(NOW).next_due) == [f"feed-{number}" for number in range(1, NEXT_SHOWN + 1)]


@pytest.mark.parametrize("feeds", [0, 1, NEXT_SHOWN])
def test_few_feeds_are_read_after_each_poll(feeds: int) -> None:
    """When polls have used up what is known to come next, it is read again, once for each look that follows a poll."""
    ledger = Ledger(feeds)
    outlook = Outlook(ledger.read)
    outlook.at(NOW)
    outlook.add(FeedPolled("feed-0", new=0, unchanged=True, failure=None))
    for _ in range(5):
        assert len(outlook.at(NOW + SECOND).next_due) == feeds
    assert ledger.reads == 2
