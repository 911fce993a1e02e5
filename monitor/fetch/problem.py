"""What goes wrong inside this package, and the `Failure` it leaves as."""

import os
import ssl
from collections.abc import Callable, Iterator

import httpcore

from monitor.model import Failure, FailureKind


class Problem(Exception):
    """Raised where something goes wrong, caught in `Fetcher.fetch`; `failure` is what it becomes there."""

    def __init__(self, kind: FailureKind, reason: str, *, status: int = 0) -> None:
        super().__init__(reason)
        self.failure = Failure(kind, reason, status=status)


def failure_of(error: Exception) -> Failure | None:
    """The failure that an error of the libraries below us means; None for one that should not happen."""
    for types, kind, reason in _MEANINGS:
        if isinstance(error, types):
            return Failure(kind, reason(error) if callable(reason) else reason)
    return None


def _why_unreachable(error: Exception) -> str:
    """From the causes of a failed connection the first that says something."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"TLS: {cause.verify_message}".removesuffix(".")
        if isinstance(cause, ssl.SSLError):
            return f"TLS: {(cause.reason or 'handshake failed').replace('_', ' ').lower()}"
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno).lower()
    return "no connection"


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _why_malformed(error: Exception) -> str:
    message = str(error)
    # h11's and httpcore's words for a body that ends too early and for an answer that never begins.
    if "without sending complete message body" in message:
        return "cut off: the connection was closed before the body was complete"
    if "without sending a response" in message:
        return "the connection was closed without an HTTP answer"
    return "not a valid HTTP answer"


# The first that fits. The words are ours: messages of the libraries quote what the server sent.
_MEANINGS: tuple[tuple[tuple[type[Exception], ...], FailureKind, str | Callable[[Exception], str]], ...] = (
    ((httpcore.ConnectTimeout,), FailureKind.UNREACHABLE, "no connection in time"),
    ((httpcore.ConnectError,), FailureKind.UNREACHABLE, _why_unreachable),
    ((httpcore.ProxyError,), FailureKind.UNREACHABLE, "the proxy refused to connect"),
    ((httpcore.TimeoutException,), FailureKind.TIMED_OUT, "the server fell silent"),
    ((httpcore.RemoteProtocolError,), FailureKind.BAD_RESPONSE, _why_malformed),
    ((httpcore.LocalProtocolError,), FailureKind.BAD_RESPONSE, "a request that HTTP does not allow"),
    ((httpcore.NetworkError, OSError), FailureKind.BAD_RESPONSE, "the connection broke off"),
)
