"""Why one feed or one article did not give what was hoped for: a value, not an exception."""

from dataclasses import dataclass
from enum import StrEnum


class FailureKind(StrEnum):
    """The names under which failures are recorded, shown and counted."""

    UNREACHABLE = "unreachable"  # no such name, no route, refused, reset while connecting, TLS
    TIMED_OUT = "timed out"  # the total deadline passed, whatever the server was doing
    TOO_LARGE = "too large"  # more bytes than the cap, counted after inflating
    BAD_RESPONSE = "bad response"  # cut off, malformed, an encoding we did not ask for
    REFUSED = "refused address"  # the address guard: a private address, a scheme that is not http(s)
    BLOCKED = "blocked"  # 401, 403, 451, a challenge or a login page
    DISALLOWED = "disallowed"  # robots.txt does not want robots to ask for this page
    MISSING = "missing"  # 404
    GONE = "gone"  # 410
    LIMITED = "limited"  # 429, or 503 with Retry-After
    SERVER_ERROR = "server error"  # any other 5xx
    STATUS = "unexpected status"  # any other answer that is no document
    EMPTY = "empty"  # nothing, or nothing but white space, or a page without a paragraph
    NOT_A_FEED = "not a feed"  # HTML, JSON, anything feedparser finds no feed in
    NOT_A_PAGE = "not a page"  # PDF, video, an image
    NO_LINK = "no link"  # the item names no page
    CRASHED = "parser crashed"  # the child that parsed it died or had to be killed


@dataclass(frozen=True, slots=True)
class Failure:
    """One named failure.

    Attributes:
        kind: what sort of failure it is.
        reason: one short sentence for people, without control characters and without secrets.
        status: HTTP status, or 0 when there was none.
        retry_after_s: seconds the server asked us to wait, or None.
    """

    kind: FailureKind
    reason: str
    status: int = 0
    retry_after_s: float | None = None

    @property
    def temporary(self) -> bool:
        """Whether the same request may well succeed a little later."""
        return self.kind in _TEMPORARY

    def __str__(self) -> str:
        """`kind: reason`, as `feeds list` shows it."""
        return f"{self.kind}: {self.reason}" if self.reason else str(self.kind)


_TEMPORARY = frozenset(
    {
        FailureKind.UNREACHABLE,
        FailureKind.TIMED_OUT,
        FailureKind.BAD_RESPONSE,
        FailureKind.BLOCKED,
        FailureKind.LIMITED,
        FailureKind.SERVER_ERROR,
        FailureKind.EMPTY,
    }
)
