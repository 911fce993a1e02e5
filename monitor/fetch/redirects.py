"""Which addresses may be asked, and where a redirect leads. Pure."""

import httpx

from monitor.fetch.problem import Problem
from monitor.model import FailureKind
from monitor.safe.urls import is_web, redact

FOLLOWED = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})

_DEFAULT_PORTS = {"http": 80, "https": 443}

_SHOWN = 200  # characters of an address in a reason

# Other protocols' ports that a browser does not speak HTTP to either: the "bad ports" of the Fetch standard,
# https://fetch.spec.whatwg.org/#port-blocking
_NOT_FOR_HTTP = frozenset(
    (
        *(0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104),
        *(109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515),
        *(526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049),
        *(3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    )
)  # fmt: skip


def checked(address: str) -> httpx.URL:
    """An address that may be asked, normalised, without its fragment.

    Raises:
        Problem: it is not http(s), has no host, or a port that is another protocol's.
    """
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError):
        raise Problem(FailureKind.REFUSED, f"not a valid address: {_short(address)}") from None
    # Nothing but a zone (fe80::1%eth0) has a percent sign in its host, and a zone is of this machine.
    if not is_web(str(url)) or b"%" in url.raw_host:
        raise Problem(FailureKind.REFUSED, f"not an http or https address: {_short(address)}")
    if port_of(url) in _NOT_FOR_HTTP:
        raise Problem(FailureKind.REFUSED, f"port {port_of(url)} is not for web servers: {_short(address)}")
    return url


def next_hop(here: httpx.URL, location: str) -> httpx.URL:
    """The address a redirect from `here` leads to.

    Args:
        here: the address that answered.
        location: the header as the server sent it; may be relative.

    Raises:
        Problem: it names none, one that may not be asked, or one that gives up encryption.
    """
    if not location.strip():
        raise Problem(FailureKind.BAD_RESPONSE, "a redirect that does not say where to")
    try:
        target = here.join(location.strip())
    except (httpx.InvalidURL, ValueError):
        raise Problem(
            FailureKind.BAD_RESPONSE, f"a redirect to no valid address: {_short(location)}"
        ) from None
    url = checked(str(target))
    if here.scheme == "https" and url.scheme == "http":
        raise Problem(FailureKind.REFUSED, f"a redirect from https to http: {_short(str(url))}")
    return url


def keeps_validators(first: httpx.URL, here: httpx.URL) -> bool:
    """Whether what `first` gave us may be shown to `here`: the same origin, or the same host made safe (http → https)."""
    if first.host != here.host:
        return False
    same = (first.scheme, port_of(first)) == (here.scheme, port_of(here))
    return same or [port_of(first), port_of(here)] == [80, 443]


def without_secrets(url: httpx.URL) -> str:
    """The address as it may be stored and resolved against: no user name, no password."""
    return str(url.copy_with(userinfo=b""))


def port_of(url: httpx.URL) -> int:
    """The port, also when it goes without saying."""
    return url.port if url.port is not None else _DEFAULT_PORTS.get(url.scheme, 0)


def _short(address: str) -> str:
    shown = redact(address)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
