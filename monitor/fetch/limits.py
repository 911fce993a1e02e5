"""How much of anything one fetch may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from monitor.model import RequestKind

KIB = 1 << 10
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch, redirects included. Seconds and bytes.

    Attributes:
        total_s: for everything together; the only bound a slowly dripping server respects.
        connect_s: for one connection, its TLS handshake apart.
        read_s: between two pieces of the answer.
        wire_bytes: of body as received.
        decoded_bytes: of body after inflating.
        redirects: followed.
        header_bytes: of one answer's headers.
        header_lines: of one answer's headers.
    """

    total_s: float = 30.0
    connect_s: float = 10.0
    read_s: float = 15.0
    wire_bytes: int = 8 * MIB
    decoded_bytes: int = 16 * MIB
    redirects: int = 5
    header_bytes: int = 64 * KIB
    header_lines: int = 200


FEED_LIMITS = Limits()
PAGE_LIMITS = Limits(total_s=20.0, decoded_bytes=4 * MIB)
# RFC 9309 (2.5) has at least 500 KiB parsed. What is above its cap is not refused but left unread.
ROBOTS_LIMITS = Limits(total_s=20.0, decoded_bytes=512 * KIB)

LIMITS: Mapping[RequestKind, Limits] = MappingProxyType(
    {
        RequestKind.FEED: FEED_LIMITS,
        RequestKind.PAGE: PAGE_LIMITS,
        RequestKind.ROBOTS: ROBOTS_LIMITS,
    }
)


def in_words(size: int) -> str:
    """A number of bytes for people: `4 MiB`, `64 KiB`, `100 bytes`."""
    for unit, name in ((MIB, "MiB"), (KIB, "KiB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size} bytes"
