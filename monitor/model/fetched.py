"""What goes out to a server and what comes back; the third answer is `Failure`."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from monitor.model.failure import Failure


class Escort(Protocol):
    """Goes along with a request, on the side of whoever made it."""

    async def go_on(self, url: str, /) -> Failure | None:
        """Asked before a redirect to this address is followed; a failure it gives is the answer instead."""
        ...

    async def make_room(self) -> None:
        """Awaited once when the document turns out to be a large one, before more of it is read."""
        ...


class RequestKind(StrEnum):
    """What is asked for decides about limits, accepted content types and politeness."""

    FEED = "feed"
    PAGE = "page"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Validators:
    """The opaque bytes a server gave us to ask "has it changed?" with; empty when it gave none."""

    etag: bytes = b""
    last_modified: bytes = b""


@dataclass(frozen=True, slots=True)
class Request:
    """One document to get. `language` is the one the configuration says it is written in (for charset guessing)."""

    url: str
    kind: RequestKind
    validators: Validators = field(default_factory=Validators)
    language: str = "ar"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole document, decoded.

    Attributes:
        url: the address it finally came from.
        text: its text; decoding never fails, see `charset_reason`.
        charset: the encoding that was used.
        charset_reason: why, in a few words.
        body_hash: 16 bytes of BLAKE2b over the body as received (after inflating).
        size: length of that body in bytes.
        validators: to be stored for the next poll.
        moved_to: new address when every redirect on the way was permanent, else "".
        fresh_s: for how many seconds it stays fresh, by its headers; 0 when they don't say.
    """

    url: str
    text: str
    charset: str
    charset_reason: str
    body_hash: bytes
    size: int
    validators: Validators = field(default_factory=Validators)
    moved_to: str = ""
    fresh_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server said 304; `validators` are the refreshed ones, the rest is as in `Fetched`."""

    validators: Validators = field(default_factory=Validators)
    moved_to: str = ""
    fresh_s: float = 0.0
