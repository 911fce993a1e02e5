"""Which pages are asked for first, and when one is tried again: pure decisions."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from monitor.model import Failure, PendingArticle
from monitor.schedule.policy import retry_after

# When an article's page is tried again after the first, second and third failure.
PAGE_RETRIES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


def page_retry(attempts: int, now: datetime, failure: Failure) -> datetime | None:
    """When an article's page is tried again, no sooner than the server asked; None when that is no use (any more).

    Args:
        attempts: how often it was tried before this time.
        now: the current time.
        failure: what went wrong this time.
    """
    if not failure.temporary or attempts >= len(PAGE_RETRIES):
        return None
    return now + max(PAGE_RETRIES[attempts], retry_after(failure))


def in_order(
    pending: Iterable[PendingArticle], promise: Callable[[PendingArticle], int]
) -> list[PendingArticle]:
    """Pending articles in the order their pages are asked for: what its feed's words promise most comes first.

    Args:
        pending: in any order, which those of equal promise keep.
        promise: how much an article's title and summary already say, more being more.
    """
    return sorted(pending, key=promise, reverse=True)
