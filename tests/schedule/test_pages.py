from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import ArticleState, Failure, FailureKind, Item, PendingArticle
from monitor.schedule import in_order, page_retry
from monitor.schedule.policy import LONGEST_RETRY_AFTER

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_page_is_tried_again_three_times() -> None:
    """After 10 minutes, 1 hour, 6 hours; then no more."""
    blocked = Failure(FailureKind.BLOCKED, "")
    retries = [page_retry(attempts, NOW, blocked) for attempts in range(5)]
    assert retries == [NOW + timedelta(minutes=10), NOW + HOUR, NOW + 6 * HOUR, None, None]


@pytest.mark.parametrize(
    ("attempts", "asked_s", "expected"),
    [
        pytest.param(0, 7200.0, 2 * HOUR, id="longer than planned"),
        pytest.param(1, 60.0, HOUR, id="shorter than planned"),
        pytest.param(0, -1e300, timedelta(minutes=10), id="negative"),
        pytest.param(2, 316_800.0, LONGEST_RETRY_AFTER, id="88 hours"),
    ],
)
def test_a_page_is_not_tried_before_the_server_said(
    attempts: int, asked_s: float, expected: timedelta
) -> None:
    """Retry-After lengthens the pause, up to a day, and never shortens it."""
    limited = Failure(FailureKind.LIMITED, "", status=429, retry_after_s=asked_s)
    assert page_retry(attempts, NOW, limited) == NOW + expected


@pytest.mark.parametrize("kind", [FailureKind.MISSING, FailureKind.NOT_A_PAGE, FailureKind.CRASHED])
def test_a_page_that_will_not_be_there_later_is_not_tried_again(kind: FailureKind) -> None:
    """Only temporary failures are."""
    assert page_retry(0, NOW, Failure(kind, "")) is None


def test_what_promises_most_comes_first() -> None:
    """Pages of equal promise keep their order."""

    def pending(number: int, title: str) -> PendingArticle:
        return PendingArticle(number, "outlet", Item(str(number), "", "", title), ArticleState.PENDING, 0)

    articles = [pending(1, "طقس"), pending(2, "بيونغ يانغ"), pending(3, "رياضة"), pending(4, "بيونغ يانغ")]
    ordered = in_order(articles, lambda article: int("بيونغ" in article.item.title))
    assert [article.id for article in ordered] == [2, 4, 1, 3]
