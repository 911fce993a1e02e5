"""Asking for documents, and what must come of it."""

from monitor.fetch import Fetcher
from monitor.model import Failure, Fetched, Request, RequestKind, Validators
from tests.faults.semantics import ETAG, LAST_MODIFIED

KNOWN = Validators(ETAG.encode(errors="surrogateescape"), LAST_MODIFIED.encode())


def feed(url: str, validators: Validators | None = None) -> Request:
    """A request for a feed."""
    return Request(url, RequestKind.FEED, validators or Validators())


def page(url: str) -> Request:
    """A request for a page."""
    return Request(url, RequestKind.PAGE)


async def get(fetcher: Fetcher, request: Request) -> Fetched:
    """Fetch what must come."""
    answer = await fetcher.fetch(request)
    assert isinstance(answer, Fetched), answer
    return answer


async def fail(fetcher: Fetcher, request: Request) -> Failure:
    """Fetch what must fail."""
    answer = await fetcher.fetch(request)
    assert isinstance(answer, Failure), answer
    return answer
