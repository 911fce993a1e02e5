import gzip
import random
from itertools import accumulate, cycle, islice, pairwise

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fetch import Limits
from monitor.fetch.body import LARGE, inflate, is_gzipped, read_body
from monitor.fetch.limits import in_words
from monitor.fetch.problem import Problem
from tests.faults.documents import bomb


def reply(body: list[bytes], coding: str = "") -> httpx.Response:
    """A streamed answer in the given pieces."""

    class Pieces(httpx.AsyncByteStream):
        async def __aiter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204 - an async generator's type says nothing here
            for piece in body:
                yield piece

    return httpx.Response(200, headers={"Content-Encoding": coding} if coding else {}, stream=Pieces())


@given(
    contents=st.lists(st.binary(max_size=2000) | st.integers(0, 100_000).map(bytes), min_size=1, max_size=4),
    cuts=st.lists(st.integers(1, 400), min_size=1, max_size=5),
    padding=st.integers(0, 600),
)
@settings(max_examples=100, deadline=None)
async def test_gzip_comes_out_whole_however_it_is_cut(
    contents: list[bytes], cuts: list[int], padding: int
) -> None:
    """Any number of members, in pieces of any size, with padding at the end."""
    data = b"".join(map(gzip.compress, contents)) + bytes(padding)
    steps = accumulate(islice(cycle(cuts), len(data)), initial=0)
    pieces = [data[start:end] for start, end in pairwise(steps)]
    expected = b"".join(contents)
    if not expected.startswith(b"\x1f\x8b"):
        assert await read_body(reply(pieces, "gzip"), Limits()) == expected


@given(st.binary(min_size=1, max_size=2000), st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_gzip_that_is_cut_off_is_no_document(content: bytes, lost: int) -> None:
    """However little is missing."""
    data = gzip.compress(content)
    with pytest.raises(Problem, match="cut off"):
        inflate(data[: max(2, len(data) - lost)], 1 << 20)


def test_no_more_is_inflated_than_the_cap() -> None:
    """2 GiB in 2 MB stop at the cap; a body of exactly the cap passes."""
    with pytest.raises(Problem, match="more than 64 KiB"):
        inflate(bomb(128), 1 << 16)
    assert inflate(gzip.compress(bytes(1 << 16)), 1 << 16) == bytes(1 << 16)


def test_a_flood_of_empty_members_is_refused() -> None:
    """16 MiB of them would take minutes and give nothing."""
    with pytest.raises(Problem, match="more than 1000 gzip members"):
        inflate(gzip.compress(b"") * 800_000, 1 << 20)


@pytest.mark.parametrize(
    ("coding", "size", "passes"),
    [("", 1000, True), ("", 1001, False), ("gzip", 1000, True), ("gzip", 1001, False)],
)
async def test_a_body_of_the_cap_passes_and_one_byte_more_does_not(
    coding: str, size: int, *, passes: bool
) -> None:
    """With and without compression."""
    body = gzip.compress(bytes(size)) if coding else b"a" * size
    limits = Limits(decoded_bytes=1000, wire_bytes=2000)
    if passes:
        assert len(await read_body(reply([body], coding), limits)) == size
    else:
        with pytest.raises(Problem, match="more than 1000 bytes"):
            await read_body(reply([body], coding), limits)


async def test_compressed_bodies_are_capped_on_the_wire_as_well() -> None:
    """What does not shrink is measured as it comes."""
    body = gzip.compress(random.Random(1).randbytes(2000))
    with pytest.raises(Problem, match="more than 1000 bytes"):
        await read_body(reply([body[:900], body[900:]], "gzip"), Limits(wire_bytes=1000, decoded_bytes=9000))


class Room:
    """Counts who asks for it."""

    asked = 0

    async def make(self) -> None:
        """Make room."""
        self.asked += 1


@pytest.mark.parametrize(
    ("body", "coding", "asked"),
    [
        (bytes(LARGE), "", 0), (bytes(LARGE + 1), "", 1), (bytes(4 * LARGE), "", 1),
        (gzip.compress(bytes(LARGE)), "gzip", 0), (gzip.compress(bytes(4 * LARGE)), "gzip", 1), (gzip.compress(b"small"), "", 1),
    ],
    ids=["at the limit", "above it", "far above", "gzip at the limit", "gzip far above", "gzip that does not say so"],
)  # fmt: skip
async def test_a_large_body_asks_for_room_once(body: bytes, coding: str, asked: int) -> None:
    """As soon as it shows, on the wire or inflated; gzip that does not say so asks before it is inflated."""
    room = Room()
    pieces = [body[start : start + 1000] for start in range(0, len(body), 1000)]
    await read_body(reply(pieces, coding), Limits(), room.make)
    assert room.asked == asked


@pytest.mark.parametrize("coding", ["", "identity", "gzip", "X-GZIP", "identity, gzip", " , gzip"])
def test_codings_we_read(coding: str) -> None:
    """None, identity and gzip under both its names."""
    assert is_gzipped(httpx.Headers({"content-encoding": coding})) == ("gzip" in coding.lower())


@pytest.mark.parametrize(
    "coding",
    ["br", "zstd", "deflate", "compress", "gzip, gzip", "gzip,br", "gzip" + ", gzip" * 9, "\x1b[31m"],
)
def test_codings_we_refuse(coding: str) -> None:
    """Whatever was not asked for, and gzip more than once; the reason is short and printable."""
    with pytest.raises(Problem) as caught:
        is_gzipped(httpx.Headers({"content-encoding": coding}))
    assert caught.value.failure.reason.isprintable()
    assert len(caught.value.failure.reason) < 80


@pytest.mark.parametrize(
    ("size", "words"), [(100, "100 bytes"), (64 << 10, "64 KiB"), (16 << 20, "16 MiB"), (1536, "1.5 KiB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    """As people say them."""
    assert in_words(size) == words
