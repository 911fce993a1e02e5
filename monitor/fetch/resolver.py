"""Names to addresses without letting a dead name server hold anybody else up."""

import asyncio
import contextlib
import errno
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence

# (host, port) → addresses as text, in the order to try them; raises OSError (socket.gaierror) when there are none.
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

# More than the 64 fetches that can wait at once, because a lookup nobody waits for any more goes on until the C library
# gives up (10 to 30 s). With the event loop's own 6 threads 8 dead names made an unrelated good one time out.
THREADS = 128


def look_up(host: str, port: int) -> tuple[str, ...]:
    """Ask the system; blocks. It also understands the odd spellings of literal addresses (`127.1`, `0x7f000001`)."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(str(address[0]) for *_, address in found)


class ThreadResolver:
    """A `Resolve` that gives each lookup a thread of its own, so many at a time.

    The threads are daemons, unlike an executor's: a name server that does not answer can't delay the end of the program.
    """

    def __init__(
        self, lookup: Callable[[str, int], Sequence[str]] = look_up, *, threads: int = THREADS
    ) -> None:
        self._lookup = lookup
        self._slots = asyncio.Semaphore(threads)

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host.

        Raises:
            OSError: there are none, or no thread could be started.
            UnicodeError: it can't be a host name.
        """
        await self._slots.acquire()
        answer: asyncio.Future[Sequence[str]] = asyncio.get_running_loop().create_future()
        worker = threading.Thread(target=self._work, args=(answer, host, port), name="dns", daemon=True)
        try:
            worker.start()
        except RuntimeError as error:
            self._slots.release()
            raise OSError(errno.EAGAIN, "no thread for a name lookup") from error
        return await answer

    def _work(self, answer: asyncio.Future[Sequence[str]], host: str, port: int) -> None:
        addresses: Sequence[str] = ()
        problem: Exception | None = None
        try:
            addresses = self._lookup(host, port)
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            problem = error
        with contextlib.suppress(RuntimeError):  # the loop has been closed meanwhile: nobody waits
            answer.get_loop().call_soon_threadsafe(self._deliver, answer, addresses, problem)

    def _deliver(
        self, answer: asyncio.Future[Sequence[str]], addresses: Sequence[str], problem: Exception | None
    ) -> None:
        self._slots.release()
        if answer.done():  # cancelled: the deadline passed
            return
        if problem is not None:
            answer.set_exception(problem)
        else:
            answer.set_result(addresses)
