"""Addresses: which ones are of the web, and how to show one without the secrets in it."""

import re
from urllib.parse import unquote, urlsplit

from monitor.safe.text import ELLIPSIS, one_line

LONGEST_URL = 2_048

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
_PARAMETER = re.compile(r"(?P<name>(?:^|(?<=[?&;#]))[^=?&;#]*)=[^&;#]*")
# A piece of a path, or the value of a parameter, with the piece of the path before it if that is all of a name.
_SEGMENT = re.compile(r"(?P<before>(?:^|/)[A-Za-z_-]{1,30}/|(?<=[/=]))(?P<text>[^/?#&=]{6,})")
_BOT = re.compile(
    r"bot[0-9]{6,}:[A-Za-z0-9_-]{10,}"
)  # https://core.telegram.org/bots/api#authorizing-your-bot
_HEXADECIMAL = re.compile(r"(?=.*[0-9])(?=.*[A-Fa-f])[0-9A-Fa-f]{32,}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24,}")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
# From letters to digits and back; words written together before a year have one.
_CHANGES = re.compile(r"[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])")
FEWEST_CHANGES = 3
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
    the like become "…", and so does what reads like a token: in the path, a bot's or one behind `/token/`; anywhere, a run
    of random letters and digits. An id of five groups (a UUID) names public things and stays.
    """
    return one_line(_without_secrets(url), LONGEST_URL)


def has_secret(url: str) -> bool:
    """Whether `redact` would hide something."""
    return _without_secrets(url) != url


def _without_secrets(url: str) -> str:
    scheme = _SCHEME.match(url)
    start = scheme.end() if scheme else 0
    open_part = _PARAMETER.sub(_hide_secret, _without_userinfo(url[start:]))
    authority = re.split(r"[/?#]", open_part, maxsplit=1)[0]
    return url[:start] + authority + _SEGMENT.sub(_hide_token, open_part[len(authority) :])


def _hide_token(segment: re.Match[str]) -> str:
    before, text = segment["before"], segment["text"]
    named = _SECRET_NAME.fullmatch(before.strip("/")) is not None and _WORD.fullmatch(text) is not None
    return f"{before}{ELLIPSIS}" if named or _BOT.fullmatch(text) or _is_random(text) else segment[0]


def _is_random(text: str) -> bool:
    """Whether nobody made this up to be read: 32 hexadecimal digits, or 24 letters of both sizes among digits."""
    if _HEXADECIMAL.fullmatch(text):
        return True
    kinds = (any(map(test, text)) for test in (str.islower, str.isupper, str.isdigit))
    return _TOKEN.fullmatch(text) is not None and all(kinds) and len(_CHANGES.findall(text)) >= FEWEST_CHANGES


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
