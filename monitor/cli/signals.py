"""Ctrl-C and SIGTERM: the first asks to stop, the second insists. SIGHUP: reload, or the terminal is gone."""

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import click

Result = TypeVar("Result")

# What is in flight gets this long to finish once we are asked to stop, and ending child processes is part of the promised
# ten seconds.
GRACE_S = 9.0
INTERRUPTED = 130


def run(
    work: Callable[[asyncio.Event], Coroutine[Any, Any, Result]],
    on_hangup: Callable[[], None] | None = None,
) -> Result | None:
    """Run `work(stop)` in an event loop until it is done.

    The first SIGINT or SIGTERM sets `stop`; `work` then has `GRACE_S` seconds to return before it is cancelled. A
    second signal cancels it at once and the process exits with 130.

    Args:
        work: what to run.
        on_hangup: called on SIGHUP, as daemons reload on it; when the signal came because our terminal was closed, it
            asks to stop instead. Without it SIGHUP ends the process, as it ends others.

    Returns:
        what `work` returned, or None when it had to be cancelled.
    """
    return asyncio.run(_until_stopped(work, on_hangup))


async def _until_stopped(
    work: Callable[[asyncio.Event], Coroutine[Any, Any, Result]], on_hangup: Callable[[], None] | None
) -> Result | None:
    stop, insist = asyncio.Event(), asyncio.Event()

    def signalled() -> None:
        (insist if stop.is_set() else stop).set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, signalled)
    if on_hangup is not None:
        loop.add_signal_handler(signal.SIGHUP, _told_apart(signalled, on_hangup))
    task = asyncio.ensure_future(work(stop))
    asked, insisted = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(insist.wait())
    try:
        await asyncio.wait({task, asked}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            await asyncio.wait({task, insisted}, timeout=GRACE_S, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        if insist.is_set():
            raise click.exceptions.Exit(INTERRUPTED)
        return None
    finally:
        for waiter in (asked, insisted):
            waiter.cancel()


def _told_apart(terminal_gone: Callable[[], None], reload: Callable[[], None]) -> Callable[[], None]:
    """The two meanings of SIGHUP."""
    on_terminal = _has_terminal()
    return lambda: terminal_gone() if on_terminal and not _has_terminal() else reload()


def _has_terminal() -> bool:
    """Whether anybody can see us; a terminal that was closed is none any more."""
    return any(stream.isatty() for stream in (sys.stdout, sys.stderr) if not stream.closed)
