"""What a server's answer means, from its status, its headers and the first bytes of its body. Pure."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from monitor.fetch.problem import Problem
from monitor.model import Failure, FailureKind, Validators

# Longer waits have been seen (88 h); a feed that asks for more is simply asked again tomorrow.
LONGEST_WAIT_S = timedelta(hours=24).total_seconds()

LONGEST_VALIDATOR = 1 << 10

_STATUSES = frozenset(map(int, HTTPStatus))
# 226 is an answer to delta encoding (RFC 3229); servers that send it unasked send the whole document.
_DOCUMENT = frozenset({HTTPStatus.OK, HTTPStatus.IM_USED})
_KINDS = {
    HTTPStatus.UNAUTHORIZED: FailureKind.BLOCKED,
    HTTPStatus.FORBIDDEN: FailureKind.BLOCKED,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: FailureKind.BLOCKED,
    HTTPStatus.NOT_FOUND: FailureKind.MISSING,
    HTTPStatus.GONE: FailureKind.GONE,
    HTTPStatus.TOO_MANY_REQUESTS: FailureKind.LIMITED,
}

# Cloudflare's and Amazon's word for it, whatever the status.
_CHALLENGE_HEADERS = ("cf-mitigated", "x-amzn-waf-action")
_CHALLENGES = frozenset({"challenge", "captcha"})

_NO_PROSE = frozenset({"calendar", "css", "csv", "javascript", "vcard"})
_MAGIC = re.compile(
    rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8[79]a|PK\x03\x04|RIFF....(?:WEBP|WAVE|AVI )|ID3[\x02-\x04]|OggS|\x1f\x8b|\xd0\xcf\x11\xe0"
    rb"|\x1a\x45\xdf\xa3|7z\xbc\xaf|Rar!|....ftyp",
    re.DOTALL,
)

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:+-]{1,40})""", re.IGNORECASE | re.ASCII)
_SECONDS = re.compile(r"[0-9]+", re.ASCII)


def failure_by_status(status: int, headers: httpx.Headers, now: datetime) -> Failure | None:
    """The failure that a final answer is, or None when a document follows. 304 is the caller's to understand.

    Args:
        status: of the answer.
        headers: of the answer.
        now: what `Retry-After` dates are measured from when the server does not tell its own time.
    """
    if any(headers.get(name, "").strip().lower() in _CHALLENGES for name in _CHALLENGE_HEADERS):
        return challenged(status)
    if status in _DOCUMENT:
        return None
    wait_s = retry_after(headers.get_list("retry-after"), _server_time(headers) or now)
    kind = _KINDS.get(HTTPStatus(status)) if status in _STATUSES else None
    if kind is None:
        kind = FailureKind.SERVER_ERROR if status // 100 == 5 else FailureKind.STATUS  # noqa: PLR2004 - 5xx
    if status == HTTPStatus.SERVICE_UNAVAILABLE and wait_s is not None:
        kind = FailureKind.LIMITED
    return Failure(kind, in_words(status), status=status, retry_after_s=wait_s)


def may_hide_challenge(status: int) -> bool:
    """Whether only the body can tell an outage or a ban from a challenge page."""
    return status in {HTTPStatus.FORBIDDEN, HTTPStatus.SERVICE_UNAVAILABLE}


def challenged(status: int) -> Failure:
    """The failure that a challenge page is."""
    return Failure(FailureKind.BLOCKED, f"{in_words(status)}: a challenge page", status=status)


def retry_after(values: list[str], now: datetime) -> float | None:
    """Seconds to wait, at most 24 h; None when the header is absent, garbage, or does not point to the future.

    Args:
        values: all `Retry-After` headers: seconds or HTTP dates (RFC 9110, 10.2.3); the longest holds.
        now: aware.
    """
    waits = [wait for value in values if (wait := _wait(value.strip(), now)) > 0]
    return min(max(waits), LONGEST_WAIT_S) if waits else None


def _wait(value: str, now: datetime) -> float:
    if _SECONDS.fullmatch(value):
        return float(value)  # "inf" for a million digits
    moment = _http_date(value)
    return (moment - now).total_seconds() if moment else 0.0


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC)
    except (ValueError, TypeError, IndexError, OverflowError):  # it is strict about some garbage only
        return None


def _server_time(headers: httpx.Headers) -> datetime | None:
    """Measured by the server's own clock, a date in `Retry-After` is right although ours or its clock is wrong."""
    return _http_date(headers.get("date", ""))


def refuse_what_is_no_page(headers: httpx.Headers) -> None:
    """Stop before the body when its declared type can hold no article.

    Raises:
        Problem: it can't.
    """
    declared = headers.get("content-type", "").partition(";")[0].strip().lower()
    if not _can_hold_article(declared):
        shown = re.sub(r"[^\w/.+-]", "", declared, flags=re.ASCII)[:60]
        raise Problem(FailureKind.NOT_A_PAGE, f"declared as {shown}", status=HTTPStatus.OK)


def _can_hold_article(content_type: str) -> bool:
    major, slash, minor = content_type.partition("/")
    if not slash:  # none, or a mistake ("html"): the body will show
        return True
    return (major == "text" and minor not in _NO_PROSE) or (
        major == "application" and minor.endswith(("html", "xml"))
    )


def refuse_binary(body: bytes) -> None:
    """Stop when a body is a PDF, an image, an archive, whatever it was declared as.

    Raises:
        Problem: it is.
    """
    if _MAGIC.match(body):
        what = "a PDF" if body.startswith(b"%PDF-") else "a binary file"
        raise Problem(FailureKind.NOT_A_PAGE, f"{what}, whatever it was declared as", status=HTTPStatus.OK)


def charset(headers: httpx.Headers) -> str:
    """The charset of the `Content-Type` header, as it stands there, or ""."""
    found = _CHARSET.search(headers.get("content-type", ""))
    return found[1] if found else ""


def validators(headers: httpx.Headers) -> Validators:
    """What to ask "has it changed?" with next time; what is longer than 1 KiB is no validator."""
    return Validators(_opaque(headers, b"etag"), _opaque(headers, b"last-modified"))


def _opaque(headers: httpx.Headers, name: bytes) -> bytes:
    value = next((value for found, value in headers.raw if found.lower() == name), b"")
    return value if len(value) <= LONGEST_VALIDATOR else b""


def in_words(status: int) -> str:
    """`404 Not Found`: the standard's phrase, never the server's own."""
    return f"{status} {HTTPStatus(status).phrase}" if status in _STATUSES else f"status {status}"
