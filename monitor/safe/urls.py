"""Addresses: which ones are of the web, and how to show one without the secrets in it."""

import re
from urllib.parse import unquote, urlsplit

from monitor.safe.text import ELLIPSIS, one_line

LONGEST_URL = 2_048

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
_PARAMETER = re.compile(r"(?P<name>(?:^|(?<=[?&;#]))[^=?&;#]*)=[^&;#]*")
_SECRET_NAME = re.compile(
    r"token|secret|passw|signature|credential|oauth|(?:api|access|auth).?key"
    r"|(?<![a-z])(?:key|auth|pass|pwd|sig|sid|session)(?![a-z])",
    re.IGNORECASE,
)


def is_web(url: str) -> bool:
    """Whether this is an http(s) address with a host, at most 2,048 characters, without white space or controls."""
    if len(url) > LONGEST_URL or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError when it is no number from 0 to 65535
    except ValueError:
        return False
    # Before a backslash browsers and Python disagree on what the host is.
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "\\" not in parts.netloc


def redact(url: str) -> str:
    """An address, or what should have been one, as one safe line without secrets; never raises.

    User name and password are left out; the values of parameters whose names speak of a key, a token, a signature and
    the like become "…".
    """
    scheme = _SCHEME.match(url)
    start = scheme.end() if scheme else 0
    open_part = url[:start] + _without_userinfo(url[start:])
    return one_line(_PARAMETER.sub(_hide_secret, open_part), LONGEST_URL)


def _without_userinfo(rest: str) -> str:
    """`rest` begins where the host or the user name does."""
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in authority:
        return rest[authority.rindex("@") + 1 :]
    _, colon, port = authority.partition(":")
    # A password with an unescaped / ? or # in it: what stands where the port should is none.
    if colon and "[" not in authority and not port.isdecimal() and "@" in rest:
        return rest[rest.rindex("@") + 1 :]
    return rest


def _hide_secret(parameter: re.Match[str]) -> str:
    if not _SECRET_NAME.search(unquote(parameter["name"])):
        return parameter[0]
    return f"{parameter['name']}={ELLIPSIS}"
