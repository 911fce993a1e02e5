"""Faults of content codings."""

import gzip

from tests.faults.documents import FEED, bomb, double_bomb
from tests.faults.exchange import Exchange, fault

GZIP = {"Content-Encoding": "gzip"}
_MIDDLE = len(FEED) // 2


@fault("gz")
async def gz(exchange: Exchange) -> None:
    """Honest gzip."""
    await exchange.answer(gzip.compress(FEED), headers=GZIP)


@fault("gz-multi")
async def gz_multi(exchange: Exchange) -> None:
    """Two gzip members, one after the other, and padding."""
    body = gzip.compress(FEED[:_MIDDLE]) + gzip.compress(FEED[_MIDDLE:]) + bytes(512)
    await exchange.answer(body, headers={"Content-Encoding": "X-GZip"})


@fault("gz-truncated")
async def gz_truncated(exchange: Exchange) -> None:
    """Half of a gzip, with the right length of that half."""
    body = gzip.compress(FEED)
    await exchange.answer(body[: len(body) // 2], headers=GZIP)


@fault("gz-crc")
async def gz_crc(exchange: Exchange) -> None:
    """A wrong checksum."""
    body = bytearray(gzip.compress(FEED))
    body[-8] ^= 1
    await exchange.answer(bytes(body), headers=GZIP)


@fault("gz-junk")
async def gz_junk(exchange: Exchange) -> None:
    """Something after the gzip."""
    await exchange.answer(gzip.compress(FEED) + b"junk", headers=GZIP)


@fault("gz-lie")
async def gz_lie(exchange: Exchange) -> None:
    """Declared as gzip, and plain."""
    await exchange.answer(FEED, headers=GZIP)


@fault("gz-hidden")
async def gz_hidden(exchange: Exchange) -> None:
    """Not declared, and gzip."""
    await exchange.answer(gzip.compress(FEED), content_type="application/octet-stream")


@fault("coding-*")
async def coding(exchange: Exchange) -> None:
    """A coding nobody asked for."""
    await exchange.answer(b"\x1b\x00\x00", headers={"Content-Encoding": exchange.variant})


@fault("bomb")
async def bomb_fault(exchange: Exchange) -> None:
    """2 MB that inflate to 2 GiB."""
    await exchange.answer(bomb(128), headers=GZIP)


@fault("bomb2")
async def bomb2(exchange: Exchange) -> None:
    """A few kilobytes that inflate to 4 GiB, by a coding applied twice."""
    await exchange.answer(double_bomb(), headers={"Content-Encoding": "gzip, gzip"})


@fault("bomb-hidden")
async def bomb_hidden(exchange: Exchange) -> None:
    """The same, with one of the two codings undeclared."""
    await exchange.answer(double_bomb(), headers=GZIP)
