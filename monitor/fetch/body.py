"""Bodies, counted as they arrive and as they inflate: nothing is ever held that is larger than its cap.

httpx's own decoding is not used: it inflates whole chunks before anyone can count them (a reply of 6.6 KB with
`Content-Encoding: gzip, gzip` made it allocate 4.2 GB), takes truncated gzip for complete and stops after the first member.
"""

import re
import zlib
from collections.abc import Awaitable, Callable, Iterator

import httpx

from monitor.fetch.limits import Limits, in_words
from monitor.fetch.problem import Problem
from monitor.model import FailureKind

GZIP_MAGIC = b"\x1f\x8b"

# Most feeds and pages are smaller (real pages have 29,000 to 500,000 characters).
LARGE = 256 << 10

_STEP = 1 << 16  # most bytes taken in and given out at a time
# A file compressed in blocks of 64 KiB has 256 of them within the cap. Empty ones are 20 bytes each, and each costs an
# object and a copy of what follows it.
_MOST_MEMBERS = 1000
_GZIP_ONLY = 31  # zlib's window bits for a gzip header and a 32 KiB window


async def everywhere() -> None:
    """There is room for everything."""


async def read_body(
    response: httpx.Response,
    limits: Limits,
    make_room: Callable[[], Awaitable[None]] = everywhere,
    *,
    cut: bool = False,
) -> bytes:
    """The whole body, inflated.

    A body that is gzip without saying so (a `feed.xml.gz` on a plain file server) is inflated as well, once.

    Args:
        response: streamed, nothing of it read yet.
        limits: of its size.
        make_room: awaited once when the body turns out to be a large one, before more of it is read or inflated.
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
    wire, is_large = 0, False
    async for chunk in response.aiter_raw():
        wire += len(chunk)
        if wire > limits.wire_bytes:
            raise too_large(limits.wire_bytes)
        for size in sink.feed(chunk):
            if size > LARGE and not is_large:
                is_large = True
                await make_room()
    body = sink.finish()
    if not body.startswith(GZIP_MAGIC):
        return body
    if not is_large:  # nobody knows yet how much it will be
        await make_room()
    return inflate(body, limits.decoded_bytes)


async def read_beginning(response: httpx.Response, most: int) -> bytes:
    """At most the first `most` bytes of a body.

    Raises:
        Problem: it is damaged or cut off before that, or in a coding we did not ask for.
    """
    sink = _Inflating(most) if is_gzipped(response.headers) else _Plain(most)
    async for chunk in response.aiter_raw():
        try:
            _feed_all(sink, chunk)
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
        _feed_all(sink, body[start : start + _STEP])
    return sink.finish()


def _feed_all(sink: "_Plain", data: bytes) -> None:
    for _ in sink.feed(data):
        pass


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

    def feed(self, data: bytes) -> Iterator[int]:
        """Take in, step by step; yields the size so far after each."""
        self._collect(data)
        yield len(self._collected)

    def _collect(self, data: bytes) -> None:
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

    def feed(self, data: bytes) -> Iterator[int]:
        while data:
            if self._member.eof:
                data = data.lstrip(b"\0")  # padding, as of tapes, is allowed after a member
                if not data:
                    return
                self._next_member()
            try:
                self._collect(self._member.decompress(data, _STEP))
            except zlib.error:
                raise Problem(
                    FailureKind.BAD_RESPONSE, "declared as gzip and is not, or is damaged"
                ) from None
            yield len(self._collected)
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
