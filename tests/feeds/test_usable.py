from datetime import UTC, datetime, timedelta

import pytest

from monitor.feeds import judge_use
from monitor.model import Failure, FailureKind, Feed, FeedProbe, Fetched, Grade, Item, ParsedFeed

NOW = datetime(2026, 8, 22, tzinfo=UTC)
FEED = Feed(id="marsad", name="المرصد", url="https://marsad.test/rss", name_en="", publisher="")


def tried(*, title: str = "خبر", age_days: int | None = 1, moved_to: str = "") -> FeedProbe:
    """A feed with one item."""
    published = None if age_days is None else NOW - timedelta(days=age_days)
    item = Item("1", "https://marsad.test/1", "marsad.test/1", title, published=published)
    answer = Fetched("https://marsad.test/rss", "", "utf-8", "", b"", 1, moved_to=moved_to)
    return FeedProbe(FEED, answer=answer, parsed=ParsedFeed("", (item,)))


@pytest.mark.parametrize(
    ("probe", "grade", "reason", "disable"),
    [
        (tried(), Grade.OK, "", False),
        (tried(age_days=None), Grade.OK, "", False),
        (tried(age_days=29), Grade.OK, "", False),
        (tried(age_days=31), Grade.BAD, "silent for more than 30 days", True),
        (tried(title="Breaking news"), Grade.BAD, "not in Arabic", True),
        (tried(moved_to="https://marsad.test/new"), Grade.WARN, "moved for good", False),
        (FeedProbe(FEED, parsed=ParsedFeed("", ())), Grade.BAD, "no items", True),
        (FeedProbe(FEED, failure=Failure(FailureKind.BLOCKED, "403")), Grade.BAD, "blocked", True),
        (FeedProbe(FEED, failure=Failure(FailureKind.GONE, "410")), Grade.BAD, "gone", True),
        (FeedProbe(FEED, failure=Failure(FailureKind.SERVER_ERROR, "503")), Grade.WARN, "server error; may pass", False),
    ],
)  # fmt: skip
def test_what_is_to_be_done_with_a_feed(
    probe: FeedProbe, grade: Grade, reason: str, *, disable: bool
) -> None:
    """Nothing, wait, or disable it; for the reason by which `doctor --feeds` groups."""
    use = judge_use(probe, NOW)
    assert (use.grade, use.reason, use.disable) == (grade, reason, disable)
