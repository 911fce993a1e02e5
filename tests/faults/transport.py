"""Faults of the connection and of HTTP's framing."""

import asyncio
from itertools import count

from tests.faults.documents import FEED
from tests.faults.exchange import Exchange, fault

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n"
FOREVER_S = 3600.0


@fault("silent")
async def silent(_: Exchange) -> None:
    """Accept the request and never answer."""
    await asyncio.sleep(FOREVER_S)


@fault("hang-up")
async def hang_up(_: Exchange) -> None:
    """Close the connection without an answer."""


@fault("drip-head")
async def drip_head(exchange: Exchange) -> None:
    """A header line each `gap` seconds, without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    for number in count():
        await exchange.send(b"X-%d: y\r\n" % number)
        await asyncio.sleep(exchange.number("gap", 0.02))


@fault("drip-body")
async def drip_body(exchange: Exchange) -> None:
    """A byte of body each `gap` seconds, without end."""
    await exchange.send(HEAD + b"\r\n")
    while True:
        await exchange.send(b" ")
        await asyncio.sleep(exchange.number("gap", 0.02))


@fault("hints")
async def hints(exchange: Exchange) -> None:
    """`103 Early Hints` without end."""
    while True:
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        await asyncio.sleep(exchange.number("gap", 0.005))


@fault("endless")
async def endless(exchange: Exchange) -> None:
    """Chunks without end, as fast as they are taken."""
    await exchange.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        await exchange.send(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")


@fault("big")
async def big(exchange: Exchange) -> None:
    """A body of unknown length and `size` bytes."""
    await exchange.answer(b"a" * int(exchange.number("size", 1 << 20)), length=False)


@fault("big-cl")
async def big_cl(exchange: Exchange) -> None:
    """An honest length of 200 MB, and a server that waits for it to be wanted."""
    await exchange.send(HEAD + b"Content-Length: 200000000\r\n\r\n")
    await asyncio.sleep(FOREVER_S)


@fault("rst")
async def rst(exchange: Exchange) -> None:
    """A reset in the middle of the body."""
    await exchange.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED[:100])
    await asyncio.sleep(0.05)
    exchange.reset()


@fault("rst-head")
async def rst_head(exchange: Exchange) -> None:
    """A reset instead of an answer."""
    exchange.reset()


@fault("cut-*")
async def cut(exchange: Exchange) -> None:
    """The whole feed, with its `length`, in `chunks` or up to the `end`; then the connection is dropped, of TLS too."""
    framing = {
        "length": b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED,
        "chunks": b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(FEED), FEED),
        "end": b"\r\n" + FEED,
    }
    await exchange.send(HEAD + framing[exchange.variant])
    exchange.drop()


@fault("half-a-record")
async def half_a_record(exchange: Exchange) -> None:
    """The head, and then a TLS record of 16 KiB of which three bytes come."""
    await exchange.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(FEED))
    exchange.send_below_tls(b"\x17\x03\x03\x40\x00abc")
    exchange.drop()


@fault("short")
async def short(exchange: Exchange) -> None:
    """Fewer bytes than `Content-Length` says."""
    await exchange.send(HEAD + b"Content-Length: %d\r\n\r\n" % (len(FEED) + 1) + FEED)


@fault("long")
async def long(exchange: Exchange) -> None:
    """More bytes than `Content-Length` says."""
    await exchange.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED + b"<!-- more -->")


@fault("chunk-cut")
async def chunk_cut(exchange: Exchange) -> None:
    """Chunks without the last one."""
    await exchange.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")


@fault("chunk-bad")
async def chunk_bad(exchange: Exchange) -> None:
    """A chunk size that is no number."""
    await exchange.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n<rss>\r\n0\r\n\r\n")


@fault("smuggle-both")
async def smuggle_both(exchange: Exchange) -> None:
    """A length and chunks."""
    await exchange.send(
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n0\r\n\r\n"
    )


@fault("smuggle-lengths")
async def smuggle_lengths(exchange: Exchange) -> None:
    """Two different lengths."""
    await exchange.send(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>")


@fault("bighead")
async def bighead(exchange: Exchange) -> None:
    """One header line of `size` bytes."""
    size = int(exchange.number("size", 5 << 20))
    await exchange.send(HEAD + b"Content-Length: 0\r\nX-Big: " + b"a" * size + b"\r\n\r\n")


@fault("manyhead")
async def manyhead(exchange: Exchange) -> None:
    """`lines` small header lines."""
    lines = int(exchange.number("lines", 5000))
    await exchange.send(
        HEAD + b"".join(b"X-%d: y\r\n" % number for number in range(lines)) + b"Content-Length: 0\r\n\r\n"
    )


@fault("badhead")
async def badhead(exchange: Exchange) -> None:
    """A NUL in a header."""
    await exchange.send(HEAD + b"X-Bad: a\0b\r\nContent-Length: 0\r\n\r\n")


@fault("badhead-cr")
async def badhead_cr(exchange: Exchange) -> None:
    """A carriage return in the middle of a header."""
    await exchange.send(HEAD + b"X-Bad: a\rX-Worse: b\r\nContent-Length: 0\r\n\r\n")


@fault("banner")
async def banner(exchange: Exchange) -> None:
    """Another protocol altogether."""
    await exchange.send(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
