"""Connections that know whether a TLS session was ended or cut."""

import ssl
from typing import Any

import httpcore


class Stream(httpcore.AsyncNetworkStream):
    """A connection; once it speaks TLS, its end without the peer's `close_notify` is an error.

    httpcore takes such an end for a proper one, so that whoever cuts the connection decides where a body without a length
    ends (RFC 9112, 9.8). Bodies with a length, or in chunks, are complete before anybody looks for the end.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's interface
        """Bytes, none at the end.

        Raises:
            httpcore.ReadError: the connection broke, or was cut.
        """
        data = await self._stream.read(max_bytes, timeout)
        if not data and _was_cut(self.get_extra_info("ssl_object")):
            raise httpcore.ReadError("no close_notify")
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's interface
        """Send bytes."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
    ) -> httpcore.AsyncNetworkStream:
        """The connection, speaking TLS."""
        return Stream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know."""
        return self._stream.get_extra_info(info)


def _was_cut(session: ssl.SSLObject | None) -> bool:
    """Whether a session that gives no more bytes was not ended by its peer; False when there is none."""
    if session is None:
        return False
    try:
        session.read(1)
    except ssl.SSLZeroReturnError:
        return False
    except (ssl.SSLError, ValueError):
        return True
    return False
