"""Faults of robots.txt."""

from tests.faults.documents import PAGE
from tests.faults.exchange import Exchange, fault

RULES = "# أهلا\nUser-agent: *\nDisallow: /admin/\nDisallow: /*?print=\n"

_FILLER = b"Disallow: /archive-0123456789/0123456789/0123456789/\n"

ROBOTS = {
    "ok": RULES.encode(),
    "bom": b"\xef\xbb\xbf" + RULES.partition("\n")[2].encode(),
    "crlf": RULES.replace("\n", "\r\n").encode(),
    "cr": RULES.replace("\n", "\r").encode(),
    "html": PAGE,
    "junk": bytes(range(256)) * 16,
    "empty": b"",
    # 600 KB: the rules within the first 500 KiB, the last line beyond them.
    "big": b"User-agent: *\n" + _FILLER * 9600 + RULES.encode() + _FILLER * 1800 + b"Disallow: /\n",
    # 10,000 agents, and 20,000 rules for all of them.
    "many": b"".join(b"User-agent: r%d\n" % number for number in range(10_000))
    + b"User-agent: *\n"
    + b"".join(b"Disallow: /%d\n" % number for number in range(20_000)),
}


@fault("robots-*")
async def robots(exchange: Exchange) -> None:
    """A robots.txt of one kind."""
    await exchange.answer(ROBOTS[exchange.variant], content_type="text/plain")
