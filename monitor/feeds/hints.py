"""What a feed document asks of its readers: not to come too often, not at certain hours, not on certain days."""

import re
from collections.abc import Mapping
from typing import Any

from monitor.model import Hints

_MINUTE_S, _DAY_S = 60.0, 86_400.0
_PERIODS_S = {
    "hourly": 3_600.0,
    "daily": _DAY_S,
    "weekly": 7 * _DAY_S,
    "monthly": 30 * _DAY_S,
    "yearly": 365 * _DAY_S,
}
LONGEST_REFRESH_S = 7 * _DAY_S
_HOURS = frozenset(
    f"{hour:{width}}" for hour in range(25) for width in ("", "02")
)  # 24 was midnight in RSS 0.91
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# feedparser keeps the last of several hours only, so they are read here, from what stands before the first item.
_SKIPPED = re.compile(
    r"<skip(?P<what>hours|days)\s*>(?P<list>.{0,2000}?)</skip(?P=what)\s*>", re.IGNORECASE | re.DOTALL
)
_ENTRY = re.compile(r"<(?:item|entry)[\s>]")
_WORD = re.compile(r">\s*(\w{1,9})\s*<", re.ASCII)


def hints(channel: Mapping[str, Any], text: str) -> Hints:
    """The document's wishes.

    Args:
        channel: feedparser's reading of the channel.
        text: the document.
    """
    first = _ENTRY.search(text)
    head = text[: first.start()] if first else text
    skipped: dict[str, list[str]] = {"hours": [], "days": []}
    for found in _SKIPPED.finditer(head):
        skipped[found["what"].lower()] += _WORD.findall(found["list"].lower())
    return Hints(
        refresh_s=min(max(_ttl(channel), _update_period(channel)), LONGEST_REFRESH_S),
        skip_hours=frozenset(int(hour) % 24 for hour in skipped["hours"] if hour in _HOURS),
        skip_days=frozenset(_DAYS.index(day) for day in skipped["days"] if day in _DAYS),
    )


def _ttl(channel: Mapping[str, Any]) -> float:
    """RSS's `ttl`, in minutes there."""
    return _number(channel.get("ttl"), 0) * _MINUTE_S


def _update_period(channel: Mapping[str, Any]) -> float:
    """The syndication module's period by its frequency; 0 for WordPress's default, which no editor has ever looked at."""
    period = _PERIODS_S.get(str(channel.get("sy_updateperiod") or "").strip().lower(), 0.0)
    frequency = max(_number(channel.get("sy_updatefrequency"), 1), 1)
    is_default = period == _PERIODS_S["hourly"] and frequency == 1
    if is_default and "wordpress" in str(channel.get("generator") or "").lower():
        return 0.0
    return period / frequency


def _number(value: object, default: int) -> int:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else default
