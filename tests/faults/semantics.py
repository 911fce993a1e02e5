"""Faults of what answers mean: statuses, redirects, validators, types."""

from tests.faults.documents import CHALLENGE, FEED, PAGE, PDF
from tests.faults.exchange import Exchange, fault

ETAG = 'W/"marfa-\udce9-1"'  # a byte that is no utf-8, as the ledger writes it
LAST_MODIFIED = "Sat, 21 Nov 2026 08:00:00 GMT"

ETAGS = {
    "strong": '"marfa-1"',
    "weak": 'W/"marfa-1"',
    "bare": "marfa-1",
    "spaced": '"marfa 1, 2"',
    "bytes": '"\udce9\udcff"',
    "arabic": '"المرفأ"',
    "kilobyte": f'"{"a" * 1022}"',
    "long": f'"{"a" * 8192}"',
}

RETRY_AFTER = {
    "seconds": ("120",),
    "date": ("Sat, 21 Nov 2026 09:05:00 GMT",),  # five minutes after what `retry-*` says the time is
    "past": ("Sat, 21 Nov 2026 08:00:00 GMT",),
    "negative": ("-5",),
    "zero": ("0",),
    "huge": ("1000000000",),
    "digits": ("9" * 5000,),
    "garbage": ("soon, God willing",),
    "float": ("1.5",),
    "repeated": ("60", "300"),
    "none": (),
}

ELSEWHERE = {
    "file": "file:///etc/passwd",
    "ftp": "ftp://127.0.0.1/feed.xml",
    "gopher": "gopher://127.0.0.1/1",
    "data": "data:text/xml,<rss/>",
    "unix": "unix:///var/run/docker.sock",
    "javascript": "javascript:alert(1)",
    "ssh": "http://127.0.0.1:22/",
    "nowhere": "http://[::1",
}


@fault("ok", "feed")
async def ok(exchange: Exchange) -> None:
    """Nothing wrong at all."""
    await exchange.answer(FEED)


@fault("etag")
async def etag(exchange: Exchange) -> None:
    """304 to whoever shows a validator, else the document with both."""
    headers = {"ETag": ETAG, "Last-Modified": LAST_MODIFIED}
    asked = exchange.request.headers
    if asked.get("if-none-match") == ETAG or asked.get("if-modified-since") == LAST_MODIFIED:
        await exchange.answer(status="304 Not Modified", headers=headers)
    else:
        await exchange.answer(FEED, headers=headers)


@fault("etags-*")
async def etags(exchange: Exchange) -> None:
    """An entity tag of one kind; 304 to whoever shows it."""
    tag = ETAGS[exchange.variant]
    if exchange.request.headers.get("if-none-match") == tag:
        await exchange.answer(status="304 Not Modified")
    else:
        await exchange.answer(FEED, headers={"ETag": tag, "Last-Modified": LAST_MODIFIED})


@fault("etag-random")
async def etag_random(exchange: Exchange) -> None:
    """Another entity tag each time."""
    await exchange.answer(FEED, headers={"ETag": f'"{exchange.request.time}"'})


@fault("304-liar")
async def liar(exchange: Exchange) -> None:
    """304 to whoever shows any validator, whatever has become of the document."""
    if {"if-none-match", "if-modified-since"} & exchange.request.headers.keys():
        await exchange.answer(status="304 Not Modified", headers={"ETag": ETAG})
    else:
        await exchange.answer(FEED, headers={"ETag": ETAG})


@fault("304-bare")
async def not_modified(exchange: Exchange) -> None:
    """304 to everybody, without validators."""
    await exchange.answer(status="304 Not Modified")


@fault("redirect")
async def redirect(exchange: Exchange) -> None:
    """A redirect of `status` to `to`."""
    status = exchange.text("status", "302 Found")
    await exchange.answer(status=status, headers={"Location": exchange.text("to")})


@fault("loop")
async def loop(exchange: Exchange) -> None:
    """A redirect to itself."""
    await exchange.answer(status="302 Found", headers={"Location": "/loop"})


@fault("hops")
async def hops(exchange: Exchange) -> None:
    """`left` redirects of `status`, then the feed."""
    left, status = int(exchange.number("left", 3)), exchange.text("status", "301 Moved Permanently")
    if left:
        where = f"hops?left={left - 1}&status={status}".replace(" ", "%20")
        await exchange.answer(status=status, headers={"Location": where})
    else:
        await exchange.answer(FEED)


@fault("to-scheme-*")
async def to_scheme(exchange: Exchange) -> None:
    """A redirect out of the web."""
    await exchange.answer(status="302 Found", headers={"Location": ELSEWHERE[exchange.variant]})


@fault("to-private")
async def to_private(exchange: Exchange) -> None:
    """A redirect to the canary."""
    await exchange.answer(status="302 Found", headers={"Location": f"{exchange.canary}/admin"})


@fault("to-legacy")
async def to_legacy(exchange: Exchange) -> None:
    """A redirect to a path that is written in windows-1256."""
    location = "/خبر".encode("cp1256").decode(errors="surrogateescape")
    await exchange.answer(status="302 Found", headers={"Location": location})


@fault("forbidden")
async def forbidden(exchange: Exchange) -> None:
    """403."""
    await exchange.answer(b"<h1>Forbidden</h1>", status="403 Forbidden", content_type="text/html")


@fault("challenge")
async def challenge(exchange: Exchange) -> None:
    """A challenge page; its `status`, and whether `header` gives it away."""
    headers = {"cf-mitigated": "challenge"} if exchange.text("header") else {}
    status = exchange.text("status", "503 Service Unavailable")
    await exchange.answer(CHALLENGE, status=status, content_type="text/html", headers=headers)


@fault("404")
async def missing(exchange: Exchange) -> None:
    """404."""
    await exchange.answer(b"<h1>404</h1>", status="404 Not Found", content_type="text/html")


@fault("gone")
async def gone(exchange: Exchange) -> None:
    """410."""
    await exchange.answer(status="410 Gone")


@fault("status-*")
async def status(exchange: Exchange) -> None:
    """Any status, with the feed as body and a reason phrase that is none of ours."""
    await exchange.answer(FEED, status=f"{exchange.variant} \x1b[31mHa")


@fault("retry-*")
async def retry(exchange: Exchange) -> None:
    """A `Retry-After` of one kind with a `status` (429 by default), on a server that tells the time."""
    lines = "".join(f"\r\nRetry-After: {value}" for value in RETRY_AFTER[exchange.variant])
    headers = {"Date": "Sat, 21 Nov 2026 09:00:00 GMT" + lines}
    await exchange.answer(status=exchange.text("status", "429 Too Many Requests"), headers=headers)


@fault("html")
async def html(exchange: Exchange) -> None:
    """A page where a feed is expected."""
    await exchange.answer(PAGE, content_type="text/html; charset=utf-8")


@fault("empty")
async def empty(exchange: Exchange) -> None:
    """200, and white space."""
    await exchange.answer(b"\xef\xbb\xbf \r\n\r\n")


@fault("pdf")
async def pdf(exchange: Exchange) -> None:
    """A PDF, declared as `type`."""
    await exchange.answer(PDF, content_type=exchange.text("type", "application/pdf"))


@fault("cookie-wall")
async def cookie_wall(exchange: Exchange) -> None:
    """The feed for whoever brings back the cookie."""
    if exchange.request.headers.get("cookie") == "seen=1":
        await exchange.answer(FEED)
    else:
        headers = {"Location": "/cookie-wall", "Set-Cookie": "seen=1; Path=/"}
        await exchange.answer(status="302 Found", headers=headers)
