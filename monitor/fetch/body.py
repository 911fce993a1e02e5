"""Bodies, counted as they arrive and as they inflate: nothing is ever held that is larger than its cap.

httpx's own decoding is not used: it inflates whole chunks before anyone can count them (a reply of 6.6 KB with
`Content-Encoding: gzip, gzip` made it allocate 4.2 GB), takes truncated gzip for complete and stops after the first member.
"""

import re
import zlib

import httpx

from monitor.fetch.limits import Limits, in_words
from monitor.fetch.problem import Problem
from monitor.model import FailureKind

GZIP_MAGIC = b"\x1f\x8b"

_STEP = 1 << 16  # most bytes taken in and given out at a time
# A file compressed in blocks of 64 KiB has 256 of them within the cap. Empty ones are 20 bytes each, and each costs an
# object and a copy of what follows it.
_MOST_MEMBERS = 1000
_GZIP_ONLY = 31  # zlib's window bits for a gzip header and a 32 KiB window


async def read_body(response: httpx.Response, limits: Limits, *, cut: bool = False) -> bytes:
    """The whole body, inflated.

    A body that is gzip without saying so (a `feed.xml.gz` on a plain file server) is inflated as well, once.

    Args:
        response: streamed, nothing of it read yet.
        limits: of its size.
        cut: leave out what is above the limit instead of refusing the body.

    Raises:
        Problem: it is too large, cut off, or in a coding we did not ask for.
    """
    if cut:
        return await read_beginning(response, limits.decoded_bytes)
    gzipped = is_gzipped(response.headers)
    cap = limits.wire_bytes if gzipped else min(limits.wire_bytes, limits.decoded_bytes)
    if int(response.headers.get("content-length", 0)) > cap:  # h11 lets nothing but a number through
        raise too_large(cap)
    sink = _Inflating(limits.decoded_bytes) if gzipped else _Plain(cap)
    wire = 0
    async for chunk in response.aiter_raw():
        wire += len(chunk)
        if wire > limits.wire_bytes:
            raise too_large(limits.wire_bytes)
        sink.feed(chunk)
    body = sink.finish()
    return inflate(body, limits.decoded_bytes) if body.startswith(GZIP_MAGIC) else body


async def read_beginning(response: httpx.Response, most: int) -> bytes:
    """At most the first `most` bytes of a body.

    Raises:
        Problem: it is damaged or cut off before that, or in a coding we did not ask for.
    """
    sink = _Inflating(most) if is_gzipped(response.headers) else _Plain(most)
    async for chunk in response.aiter_raw():
        try:
            sink.feed(chunk)
        except Problem as problem:
            if problem.failure.kind is not FailureKind.TOO_LARGE:
                raise
            return sink.so_far[:most]
    return sink.finish()


def is_gzipped(headers: httpx.Headers) -> bool:
    """Whether the body is in the one coding we ask for; False when in none.

    Raises:
        Problem: it is in another one, or in several.
    """
    named = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    codings = [name for name in named if name not in {"", "identity"}]
    if not codings:
        return False
    if codings in (["gzip"], ["x-gzip"]):
        return True
    shown = re.sub(r"[^\w, -]", "", ", ".join(codings), flags=re.ASCII)[:40]
    raise Problem(FailureKind.BAD_RESPONSE, f"an encoding we did not ask for: {shown}")


def inflate(body: bytes, most: int) -> bytes:
    """Undo gzip.

    Raises:
        Problem: it is no whole gzip, or more than `most` bytes.
    """
    sink = _Inflating(most)
    for start in range(0, len(body), _STEP):
        sink.feed(body[start : start + _STEP])
    return sink.finish()


def too_large(cap: int) -> Problem:
    """The problem of a body above its cap, in bytes."""
    return Problem(FailureKind.TOO_LARGE, f"more than {in_words(cap)}")


class _Plain:
    """Collects bytes up to a cap."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._collected = bytearray()

    @property
    def so_far(self) -> bytes:
        return bytes(self._collected)

    def feed(self, data: bytes) -> None:
        self._collected += data[: self._most + 1 - len(self._collected)]
        if len(self._collected) > self._most:
            raise too_large(self._most)

    def finish(self) -> bytes:
        return self.so_far


class _Inflating(_Plain):
    """Collects what gzip members inflate to, up to a cap, in small steps."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self._member = zlib.decompressobj(_GZIP_ONLY)
        self._members = 1

    def feed(self, data: bytes) -> None:
        while data:
            if self._member.eof:
                data = data.lstrip(b"\0")  # padding, as of tapes, is allowed after a member
                if not data:
                    return
                self._next_member()
            try:
                super().feed(self._member.decompress(data, _STEP))
            except zlib.error:
                raise Problem(
                    FailureKind.BAD_RESPONSE, "declared as gzip and is not, or is damaged"
                ) from None
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail

    def _next_member(self) -> None:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise Problem(FailureKind.BAD_RESPONSE, f"more than {_MOST_MEMBERS} gzip members")
        self._member = zlib.decompressobj(_GZIP_ONLY)

    def finish(self) -> bytes:
        if not self._member.eof:
            raise Problem(FailureKind.BAD_RESPONSE, "cut off: the gzip data is not complete")
        return self.so_far
