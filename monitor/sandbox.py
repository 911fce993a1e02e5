"""Run a parser in a child process that can be killed: one hostile document then costs itself and nothing else.

Parsers written in C can't be interrupted from a thread, and crash now and then (34.9 s in lxml for a 551 KB tag,
40 s in feedparser for a 1.5 MB DTD). So each document is parsed in a child that has a deadline and a memory limit.

    parent                                    child (forked from a server that has imported the parsers)
      run(function, *args) ──── pickled ───►    SIGALRM kills it at the deadline, even inside C code
                           ◄─── pickled ────    result, or the function's own exception
                           ◄─── exit code ──    died: SandboxTimeout or SandboxCrash; a new child takes its place

The deadline is an alarm clock inside the child rather than pebble's timeout: pebble compares wall clock times, so that
a clock step would kill a healthy child or spare a stuck one; and the alarm also ends a child whose parent is gone.
"""

import asyncio
import multiprocessing
import os
import pickle
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

from monitor.errors import SandboxCrash, SandboxError, SandboxTimeout

Result = TypeVar("Result")

# A child is replaced after so many documents, which bounds whatever the parsers leak.
MAX_TASKS = 500

# For starting a child on a busy machine (0.3 s on an idle one). When even that passes, the pool has lost a child without
# noticing (one that died with the pool's lock in its hands, or with exit code 0), and is replaced.
SLACK_S = 20.0

_OUT_OF_MEMORY = 77  # exit code of a child; any number that no signal and no library uses


class Runner(Protocol):
    """Where a parser runs."""

    async def run(self, function: Callable[..., Result], *args: object) -> Result:
        """Call a top-level function with picklable arguments, give its picklable result or raise its exception."""
        ...


class Inline:
    """A `Runner` in this very process, for documents that need no walls around them and for tests."""

    async def run(self, function: Callable[..., Result], *args: object) -> Result:
        """Call the function."""
        return function(*args)

    async def close(self) -> None:
        """Nothing to end."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class Sandbox:
    """A `Runner` in child processes. They start with the first call, and end with `close`.

    Args:
        workers: how many children work side by side.
        seconds: how long one call may take.
        memory_bytes: how much address space one child may have.
        preload: modules the children find imported; everything they need, or each child imports it anew.
        slack: seconds beyond the deadline that starting a child may take.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        seconds: float = 10.0,
        memory_bytes: int = 1 << 30,
        preload: Sequence[str] = (),
        slack: float = SLACK_S,
    ) -> None:
        self._workers = workers
        self._seconds = seconds
        self._slack = slack
        self._memory_bytes = memory_bytes
        self._preload = (__name__, *preload)
        self._pool: ProcessPool | None = None
        self._in_progress: set[ProcessFuture[Any]] = set()  # in that pool
        self._starting = asyncio.Lock()
        self._slots = asyncio.Semaphore(workers)  # so that a task's time begins when it is handed over

    async def run(self, function: Callable[..., Result], *args: object) -> Result:
        """Call the function in a child.

        Raises:
            SandboxTimeout: it was still working at the deadline.
            SandboxCrash: the child died, or needed more memory than it may have.
            SandboxError: no child could be started; no document's doing.
            Exception: whatever the function itself raised.
        """
        async with self._slots:
            try:
                return await self._attempt(function, args)
            except (
                BrokenProcessPool
            ):  # an idle child was killed, or a neighbour's was stuck: not this document's doing
                pass
            try:
                return await self._attempt(function, args)
            except BrokenProcessPool as error:
                raise SandboxError("no child process could be started") from error

    async def close(self) -> None:
        """Kill the children; a call in progress starts over with new ones, as does a later one."""
        pool, self._pool = self._pool, None
        cut_off, self._in_progress = self._in_progress, set()
        if pool is not None:
            await asyncio.to_thread(_end, pool)
        for future in cut_off:  # pebble leaves them waiting for children that are gone
            if not future.done():
                future.set_exception(BrokenProcessPool())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _attempt(self, function: Callable[..., Result], args: tuple[object, ...]) -> Result:
        pool = await self._running_pool()
        future = _hand_over(pool, function, args, self._seconds)
        self._in_progress.add(future)
        try:
            async with asyncio.timeout(self._seconds + self._slack) as patience:
                return await asyncio.wrap_future(future)
        except ProcessExpired as error:
            raise self._cause_of_death(error.exitcode) from None
        except TimeoutError:
            if not patience.expired():  # it is the function's own
                raise
            if self._pool is pool:
                await self.close()
            raise SandboxTimeout(f"no answer within {self._seconds + self._slack:g} s") from None
        finally:
            self._in_progress.discard(future)

    async def _running_pool(self) -> ProcessPool:
        async with self._starting:
            if self._pool is not None and self._pool.active:
                return self._pool
            await self.close()
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(list(self._preload))
            self._pool = pool = ProcessPool(
                max_workers=self._workers,
                max_tasks=MAX_TASKS,
                initializer=_lock_down,
                initargs=(self._memory_bytes,),
                context=context,
            )
            await asyncio.to_thread(_start, pool)
            return pool

    def _cause_of_death(self, exit_code: int) -> SandboxError:
        if exit_code == -signal.SIGALRM:
            return SandboxTimeout(f"no result after {self._seconds:g} s")
        if exit_code == _OUT_OF_MEMORY:
            return SandboxCrash(f"needs more than {self._memory_bytes >> 20} MiB of memory")
        if exit_code < 0:
            return SandboxCrash(signal.strsignal(-exit_code) or f"signal {-exit_code}")
        return SandboxCrash(f"exit code {exit_code}")


def _start(pool: ProcessPool) -> None:
    """Start the children; takes as long as importing what is preloaded."""
    # Children ignore SIGTERM (see `_lock_down`), so waiting between SIGTERM and SIGKILL would be for nothing.
    CONSTS.term_timeout = 0
    # What is started here inherits this: Ctrl-C while the fork server still imports would end it with a traceback.
    resource_tracker.ensure_running()  # before, because it unblocks them
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    if not pool.active:
        raise BrokenProcessPool


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _hand_over(
    pool: ProcessPool, function: Callable[..., Result], args: tuple[object, ...], seconds: float
) -> ProcessFuture[Result]:
    try:
        return pool.schedule(_call, (function, args, seconds))
    except RuntimeError as error:  # it broke this very moment
        raise BrokenProcessPool from error


# ── in the child ───────────────────────────────────────────────────────────────────────────────────────────────────


def _lock_down(memory_bytes: int) -> None:
    """Take from a new child what a parser has no use for: a terminal, files to write, most of the memory."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)
    # Ctrl-C and a service manager's SIGTERM go to every process of the group; the parent decides what they mean.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    with suppress(ValueError, OSError):  # macOS knows no RLIMIT_AS; the deadline holds there too
        _limit(resource.RLIMIT_AS, memory_bytes)


def _limit(kind: int, most: int) -> None:
    _, allowed = resource.getrlimit(kind)
    most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
    resource.setrlimit(kind, (most, most))


def _call(function: Callable[..., Result], args: tuple[object, ...], seconds: float) -> Result:
    """Call the function; the child does not survive the deadline or running out of memory."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*args)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)  # a fragmented heap would fail the next document as well
    except SystemExit as error:
        raise SandboxCrash(f"it exited ({error.code})") from error
    except Exception as error:
        raise _portable(error) from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _portable(error: Exception) -> Exception:
    """The error itself if it survives pickling, which breaks the whole pool when it fails at the other end."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes of a moment ago
    except Exception:  # noqa: BLE001 - a foreign __reduce__ or __init__ may raise anything
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
