from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds import parse
from monitor.feeds.hints import hints
from monitor.model import Hints, ParsedFeed

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HOUR, DAY = 3_600.0, 86_400.0


def wishes(channel: str) -> Hints:
    """What a channel with these elements asks for."""
    document = (
        '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>خلاصة</title>'
        f"{channel}<item><title>خبر</title><ttl>1</ttl><skipDays><day>Sunday</day></skipDays></item></channel></rss>"
    )
    feed = parse(document, "https://outlet.test/rss", "UTC", NOW)
    assert isinstance(feed, ParsedFeed)
    return feed.hints


WORDPRESS = "<generator>https://wordpress.org/?v=6.4</generator>"
PERIOD = "<sy:updatePeriod>{}</sy:updatePeriod><sy:updateFrequency>{}</sy:updateFrequency>"


@pytest.mark.parametrize(
    ("channel", "refresh_s"),
    [
        ("", 0),
        ("<ttl>60</ttl>", HOUR),
        ("<ttl> 5 </ttl>", 300),
        ("<ttl>-5</ttl>", 0),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>٦٠</ttl>", 0),
        ("<ttl>999999999999</ttl>", 0),
        ("<ttl>99999999</ttl>", 7 * DAY),
        (PERIOD.format("hourly", 2), HOUR / 2),
        (PERIOD.format(" Daily ", 1), DAY),
        (PERIOD.format("daily", 0), DAY),
        (PERIOD.format("fortnightly", 1), 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", HOUR),
        (PERIOD.format("hourly", 1), HOUR),
        (WORDPRESS + PERIOD.format("hourly", 1), 0),
        (WORDPRESS + PERIOD.format("hourly", 4), HOUR / 4),
        ("<ttl>10</ttl>" + PERIOD.format("hourly", 4), HOUR / 4),
    ],
)
def test_how_often_a_feed_wants_to_be_asked(channel: str, refresh_s: float) -> None:
    """The longer of ttl and update period, a week at most; WordPress's default is nobody's wish, garbage is none."""
    assert wishes(channel).refresh_s == refresh_s


@pytest.mark.parametrize(
    ("channel", "hours", "days"),
    [
        ("<skipHours><hour>0</hour><hour> 13 </hour><hour>24</hour></skipHours>", {0, 13}, set()),
        ("<skipHours><hour>25</hour><hour>x</hour><hour>-1</hour></skipHours>", set(), set()),
        ("<skipDays><day>Friday</day><day>saturday</day><day>الأحد</day></skipDays>", set(), {4, 5}),
        ("<skipHours><hour>1</hour>", set(), set()),
    ],
    ids=["hours", "no hours", "days", "no end"],
)
def test_hours_and_days_to_be_skipped(channel: str, hours: set[int], days: set[int]) -> None:
    """In UTC, Monday is 0; what is no hour or day, and what an item says, is left out."""
    asked = wishes(channel)
    assert asked.skip_hours == hours
    assert asked.skip_days == days


@given(
    st.text(st.sampled_from("<>/skipHourdays 12"), max_size=200),
    st.dictionaries(st.sampled_from(["ttl", "sy_updateperiod"]), st.text()),
)
def test_nonsense_asks_for_nothing_impossible(text: str, channel: dict[str, str]) -> None:
    """Hours from 0 to 23, days from 0 to 6, a week at most, no exception."""
    asked = hints(channel, f"<skipHours>{text}</skipHours><skipDays>{text}</skipDays>")
    assert asked.skip_hours <= set(range(24))
    assert asked.skip_days <= set(range(7))
    assert 0 <= asked.refresh_s <= 7 * DAY
