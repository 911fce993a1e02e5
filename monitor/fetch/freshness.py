"""For how long an answer stays fresh by its own headers (RFC 9111). Pure."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

# What is said of longer times is not meant, or not for news.
LONGEST_FRESH_S = 7 * 86_400.0
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE | re.ASCII)
_NOT_TO_BE_KEPT = re.compile(r"(?:^|[\s,])no-(?:cache|store)(?![\w-])", re.IGNORECASE)


def fresh_for(headers: httpx.Headers) -> float:
    """Seconds for which the server would give the same answer again, at most a week; 0 when it does not say.

    Cache-Control's max-age, less the time the answer lay in a cache already; without it Expires, measured from Date.
    """
    control = ",".join(headers.get_list("cache-control"))
    if _NOT_TO_BE_KEPT.search(control):
        return 0.0
    if max_age := _MAX_AGE.search(control):
        age = headers.get("age", "")
        fresh = float(max_age[1]) - (float(age) if re.fullmatch(r"\d{1,10}", age, re.ASCII) else 0.0)
    else:
        expires, date = _moment(headers.get("expires", "")), _moment(headers.get("date", ""))
        fresh = (expires - date).total_seconds() if expires and date else 0.0
    return min(max(fresh, 0.0), LONGEST_FRESH_S)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC)
    except (ValueError, TypeError, IndexError, OverflowError):  # "0" and "-1" are common for "already"
        return None
