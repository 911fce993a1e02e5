"""One checker for each kind of value: what TOML gave in, what the program uses out, or `Wrong`.

Pure but for the time zone database, which is looked into.
"""

import re
from collections.abc import Callable, Collection
from datetime import time, timedelta
from functools import cache
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from monitor.safe.suggest import did_you_mean
from monitor.safe.text import one_line
from monitor.safe.urls import is_web, redact

Value = TypeVar("Value")
Checker = Callable[[Any], Value]

_DURATION = re.compile(r"(?P<number>[0-9]{1,6})(?P<unit>[smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_CLOCK = re.compile(r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HOST_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s\[\]:/@*?#\\]+):(?P<port>[0-9]{1,5})")
VARIABLE = "env:"  # begins the name of an environment variable that holds an address with a secret in it
_VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HIGHEST_PORT = 65_535
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST_SHOWN = 80  # characters of a wrong value that an error repeats


class Wrong(ValueError):
    """A value is not what it has to be.

    Attributes:
        problem: what is wrong, without the place.
        suggestion: what to do about it, or "".
        index: which element of a list it is, or None.
    """

    def __init__(self, problem: str, suggestion: str = "", index: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.suggestion, self.index = problem, suggestion, index


def optional_text(value: object) -> str:
    """A text, which may be empty; on one line, without controls."""
    if not isinstance(value, str):
        raise Wrong("has to be a text", 'in quotes: "…"')
    return one_line(value)


def text(value: object) -> str:
    """A text with something in it."""
    safe = optional_text(value)
    if not safe:
        raise Wrong("is empty")
    return safe


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong("has to be true or false", "without quotes" if isinstance(value, str) else "")
    return value


def whole_number(least: int, most: int) -> Checker[int]:
    """Checks for a whole number from `least` to `most`."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Wrong("has to be a whole number", f"{least} to {most}, without quotes")
        if not least <= value <= most:
            raise Wrong(f"{value} is out of range", f"{least} to {most}")
        return value

    return check


def duration(least: str, most: str) -> Checker[timedelta]:
    """Checks for a length of time like `10m`, from `least` to `most`."""

    def check(value: object) -> timedelta:
        length = _length(value)
        if not _length(least) <= length <= _length(most):
            raise Wrong(f"{shown(value)} is out of range", f'"{least}" to "{most}"')
        return length

    return check


def clock(value: object) -> time:
    """A time of day."""
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise Wrong(f"{shown(value)} is no time of day", '"00:00" to "23:59", like "07:00"')
    return time(int(found["hour"]), int(found["minute"]))


def one_of(choices: Collection[str]) -> Checker[str]:
    """Checks for one of a few words."""

    def check(value: object) -> str:
        word = text(value)
        if word not in choices:
            raise Wrong(
                f"unknown value {shown(word)}",
                did_you_mean(word, choices) or f"one of: {', '.join(choices)}",
            )
        return word

    return check


def list_of(check_element: Checker[Value]) -> Checker[tuple[Value, ...]]:
    """Checks for a list whose elements all pass a checker."""

    def check(value: object) -> tuple[Value, ...]:
        if not isinstance(value, list):
            raise Wrong("has to be a list", 'in brackets: ["…", "…"]')
        return tuple(_element(check_element, index, element) for index, element in enumerate(value))

    return check


def identifier(value: object) -> str:
    """What people type to name a feed: small Latin letters, digits and hyphens."""
    word = text(value)
    if not _ID.fullmatch(word):
        nearest = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
        hint = f'like "{nearest}"' if nearest else 'like "rt-arabic"'
        raise Wrong(f"{shown(word)} is no id: only a to z, 0 to 9 and hyphens, no hyphen first", hint)
    return word


def web_address(value: object) -> str:
    """An http or https address."""
    if not isinstance(value, str) or not is_web(value):
        completed = f"https://{value}"
        hint = completed if "://" not in str(value) and is_web(completed) else "https://example.org/rss.xml"
        raise Wrong(
            f"{shown(value)} is no http or https address", f'like "{one_line(redact(hint), _LONGEST_SHOWN)}"'
        )
    return value


def web_address_or_variable(value: object) -> str:
    """An http or https address, or `env:NAME` for one that an environment variable holds."""
    if isinstance(value, str) and value.startswith(VARIABLE):
        if not _VARIABLE_NAME.fullmatch(value.removeprefix(VARIABLE)):
            raise Wrong(f"{shown(value)} names no environment variable", 'like "env:FEED_URL"')
        return value
    return web_address(value)


def host_port(value: object) -> tuple[str, int]:
    """An exact `host:port`, an IPv6 address in brackets; out comes the pair as `host_port_of` gives it."""
    found = _HOST_PORT.fullmatch(value) if isinstance(value, str) else None
    if not found or not 0 < int(found["port"]) <= _HIGHEST_PORT:
        raise Wrong(f"{shown(value)} is no exact host:port", 'like "127.0.0.1:8080" or "[::1]:8080"')
    host = found["host"]
    if host.startswith("["):
        try:
            ip_address(host[1:-1])
        except ValueError as error:
            raise Wrong(f"{host} is no IPv6 address", 'like "[::1]:8080"') from error
    return _plain_host(host.strip("[]")), int(found["port"])


def host_port_of(url: str) -> tuple[str, int]:
    """Host (lower case, IPv6 in its shortest form, no brackets) and port of an http or https address."""
    parts = urlsplit(url)
    return _plain_host(parts.hostname or ""), parts.port or _DEFAULT_PORTS[parts.scheme]


def zone(value: object) -> str:
    """A time zone by its IANA name."""
    name = text(value)
    try:
        _zone(name)
    except (
        KeyError,
        ValueError,
        OSError,
    ) as error:  # unknown; no name at all; a folder of names, like "Africa"
        raise Wrong(f"{shown(name)} is no time zone", _nearest_zone(name)) from error
    return name


@cache  # zoneinfo itself remembers eight, and a hundred feeds in more countries would read their zones again and again
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def country(value: object) -> str:
    """A country by its ISO 3166 code."""
    code = text(value)
    if not _COUNTRY.fullmatch(code):
        hint = f'"{code.upper()}"' if _COUNTRY.fullmatch(code.upper()) else "two capitals"
        raise Wrong(f"{shown(code)} is no country code", f'{hint}, like "EG"')
    return code


def language(value: object) -> str:
    """A language by its BCP 47 code."""
    code = text(value)
    if not _LANGUAGE.fullmatch(code):
        raise Wrong(f"{shown(code)} is no language code", 'like "ar"')
    return code


def contact(value: object) -> str:
    """What may stand in the comment of a User-Agent header (RFC 9110 §5.6.5): printable ASCII, no parentheses."""
    words = optional_text(value)
    if not words.isascii() or set(words) & set("()\\"):
        raise Wrong(f"{shown(words)} can't stand in a header", 'like "https://example.org/about-our-bot"')
    return words


def _element(check: Checker[Value], index: int, value: object) -> Value:
    try:
        return check(value)
    except Wrong as wrong:
        raise Wrong(wrong.problem, wrong.suggestion, index) from wrong


def _length(value: object) -> timedelta:
    found = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise Wrong(f"{shown(value)} is no length of time", 'like "90s", "10m" or "2h"')
    return timedelta(**{_UNITS[found["unit"]]: int(found["number"])})


def _plain_host(host: str) -> str:
    try:
        return str(ip_address(host))
    except ValueError:
        return host.lower().rstrip(".")


def _nearest_zone(name: str) -> str:
    """The zone of the same city, whatever stands before it, else the nearest name."""
    zones = sorted(available_timezones())
    by_city = {known.rpartition("/")[2].casefold(): known for known in zones}
    same_city = by_city.get(name.rpartition("/")[2].casefold())
    if same_city:
        return f"did you mean '{same_city}'?"
    return did_you_mean(name, zones) or 'like "Africa/Cairo"'


def shown(value: object) -> str:
    """A wrong value as an error may repeat it: short, safe, without secrets."""
    if isinstance(value, str):
        return f"'{one_line(redact(value), _LONGEST_SHOWN)}'"
    return one_line(str(value), _LONGEST_SHOWN)
