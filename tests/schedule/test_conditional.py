from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import FeedState, Validators
from monitor.schedule import address_key, validators_for

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://news.example/feed.xml"
KNOWN = Validators(b'"tag"', b"yesterday")


def state(*, polls: int = 1, document: datetime | None = NOW - HOUR, of: str = URL) -> FeedState:
    """A feed that was polled before."""
    return FeedState("outlet", KNOWN, validators_of=address_key(of), last_document=document, polls=polls)


def test_every_24th_poll_asks_for_the_whole_document() -> None:
    """A server that says 304 for ever is found out."""
    asked = [validators_for(state(polls=polls), URL, NOW) for polls in range(48)]
    assert [number for number, answer in enumerate(asked, 1) if answer == Validators()] == [24, 48]
    assert asked.count(KNOWN) == 46


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        (NOW, True), (NOW - HOUR, True), (NOW - 23 * HOUR, True), (NOW - 24 * HOUR, False), (NOW - 900 * HOUR, False), (NOW + HOUR, False), (None, False),
    ],
)  # fmt: skip
def test_it_is_asked_for_once_a_day(document: datetime | None, *, shown: bool) -> None:
    """However rarely the feed is polled; and when the clock went back, or none has come yet."""
    assert (validators_for(state(document=document), URL, NOW) == KNOWN) is shown


@pytest.mark.parametrize("other", ["https://news.example/feed", "http://news.example/feed.xml", ""])
def test_validators_are_shown_to_the_address_that_gave_them(other: str) -> None:
    """Another address in feeds.toml is another document."""
    assert validators_for(state(of=other), URL, NOW) == Validators()


def test_a_feed_never_polled_has_none() -> None:
    """There is nothing to show."""
    assert validators_for(None, URL, NOW) == Validators()


def test_the_key_of_an_address_hides_it() -> None:
    """Eight bytes, whatever the address holds."""
    assert len(address_key("https://desk:s3cret@news.example/\ud800")) == 8
