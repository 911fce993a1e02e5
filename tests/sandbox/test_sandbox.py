"""Functions run in a child are pickled by name, so the ones here are the standard library's."""

import asyncio
import operator
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from subprocess import CalledProcessError

import pytest
import pytest_asyncio

from monitor.errors import SandboxCrash, SandboxTimeout
from monitor.sandbox import Inline, Runner, Sandbox

MIB = 1 << 20


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """One child, half a second a call, 512 MiB."""
    async with Sandbox(workers=1, seconds=0.5, memory_bytes=512 * MIB) as sandbox:
        yield sandbox


async def test_the_result_comes_back_from_another_process(sandbox: Sandbox) -> None:
    """A call gives the function's result, and it was not this process that computed it."""
    assert await sandbox.run(operator.add, "مرحبا ", "بكم") == "مرحبا بكم"
    assert await sandbox.run(os.getpid) != os.getpid()


@pytest.mark.parametrize("runner", [Inline(), Sandbox(workers=1)], ids=["inline", "sandbox"])
async def test_the_functions_own_exception_comes_back(runner: Inline | Sandbox) -> None:
    """What the function raises, the caller gets, wherever it ran."""
    async with runner:
        with pytest.raises(ZeroDivisionError):
            await runner.run(operator.truediv, 1, 0)


async def test_an_exception_that_cannot_be_unpickled_comes_back_as_text(sandbox: Sandbox) -> None:
    """An exception that breaks pickling is told by name, and the children are still there."""
    child = await sandbox.run(os.getpid)
    with pytest.raises(RuntimeError, match="UnpicklableError"):
        await sandbox.run(exec, UNPICKLABLE)
    assert await sandbox.run(os.getpid) == child


UNPICKLABLE = """
class UnpicklableError(Exception):
    def __init__(self, one, two):
        super().__init__(one)
raise UnpicklableError(1, 2)
"""


@pytest.mark.parametrize(
    ("function", "args"),
    [
        pytest.param(time.sleep, (30,), id="sleeping"),
        pytest.param(re.match, ("(a+)+$", "a" * 40 + "b"), id="busy in C"),
        pytest.param(exec, ("while True: pass",), id="busy in Python"),
        pytest.param(exec, ("import time\nwhile True:\n try: time.sleep(9)\n except BaseException: pass",), id="refusing"),
    ],
)  # fmt: skip
async def test_a_call_ends_at_its_deadline(
    sandbox: Sandbox, function: Callable[..., object], args: tuple[object, ...]
) -> None:
    """Whatever the child is busy with, it is killed, and the next call is answered at once."""
    await sandbox.run(os.getpid)
    started = time.monotonic()
    with pytest.raises(SandboxTimeout, match=r"0\.5 s"):
        await sandbox.run(function, *args)
    assert time.monotonic() - started < 6
    started = time.monotonic()
    assert await sandbox.run(operator.add, 1, 1) == 2
    assert time.monotonic() - started < 4


@pytest.mark.parametrize(
    ("function", "args", "message"),
    [
        pytest.param(os.abort, (), "Aborted", id="abort"),
        pytest.param(signal.raise_signal, (signal.SIGSEGV,), "Segmentation fault", id="segmentation fault"),
        pytest.param(signal.raise_signal, (signal.SIGKILL,), "Killed", id="killed by the kernel"),
        pytest.param(bytearray, (600 * MIB,), "512 MiB", id="too much memory"),
        pytest.param(sys.exit, (3,), "exited", id="exit"),
        pytest.param(os._exit, (3,), "exit code 3", id="hard exit"),
    ],
)
async def test_a_death_costs_one_call(
    sandbox: Sandbox, function: Callable[..., object], args: tuple[object, ...], message: str
) -> None:
    """A child that dies says how, and the next call works."""
    with pytest.raises(SandboxCrash, match=message):
        await sandbox.run(function, *args)
    assert await sandbox.run(operator.add, 1, 1) == 2


async def test_an_idle_child_killed_from_outside_costs_nothing(sandbox: Sandbox) -> None:
    """When the kernel takes a child that is doing nothing, the next call does not notice."""
    os.kill(await sandbox.run(os.getpid), signal.SIGKILL)
    await asyncio.sleep(0.3)  # pebble looks after its children every 0.1 s and gives the whole pool up
    assert await sandbox.run(operator.add, 1, 1) == 2


async def test_a_death_nobody_notices_ends_too() -> None:
    """A child that leaves with exit code 0 looks finished to the pool; the pool is replaced, and the next call works."""
    async with Sandbox(workers=1, seconds=0.2, slack=0.8) as sandbox:
        await sandbox.run(os.getpid)
        with pytest.raises(SandboxTimeout):
            await sandbox.run(os._exit, 0)
        assert await sandbox.run(operator.add, 1, 1) == 2


async def test_a_stuck_child_does_not_cost_its_neighbour() -> None:
    """A child that was stopped cannot even be ended by its alarm; the call beside it starts over in the new pool."""
    async with Sandbox(workers=2, seconds=0.5, slack=0.5) as sandbox:
        await sandbox.run(os.getpid)
        stuck = asyncio.create_task(sandbox.run(signal.raise_signal, signal.SIGSTOP))
        await asyncio.sleep(0.7)
        neighbour = asyncio.create_task(sandbox.run(time.sleep, 0.4))
        with pytest.raises(SandboxTimeout):
            await stuck
        assert not neighbour.done()
        started = time.monotonic()
        await neighbour
        assert time.monotonic() - started < 6


async def test_cancelling_a_call_frees_its_child(sandbox: Sandbox) -> None:
    """A cancelled call does not keep the only child busy."""
    child = await sandbox.run(os.getpid)
    call = asyncio.create_task(sandbox.run(time.sleep, 0.4))
    await asyncio.sleep(0.1)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await sandbox.run(os.getpid) != child


async def test_cancelling_a_waiting_call_leaves_the_others_alone(sandbox: Sandbox) -> None:
    """Of three calls for one child the second is cancelled: the first and third are answered."""
    calls = [asyncio.create_task(sandbox.run(operator.add, number, 1)) for number in range(3)]
    await asyncio.sleep(0)
    calls[1].cancel()
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert (results[0], results[2]) == (1, 3)
    assert isinstance(results[1], asyncio.CancelledError)


async def test_calls_beyond_the_children_wait_without_their_time_running() -> None:
    """Eight calls of 0.2 s through two children take longer than a call may, and all succeed."""
    async with Sandbox(workers=2, seconds=0.5) as sandbox:
        results = await asyncio.gather(*(sandbox.run(time.sleep, 0.2) for _ in range(8)))
    assert results == [None] * 8


async def test_children_ignore_the_groups_signals_and_write_nothing(sandbox: Sandbox, capfd: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """Ctrl-C and SIGTERM are the parent's business; what a parser prints or writes goes nowhere."""
    for number in (signal.SIGINT, signal.SIGTERM):
        assert await sandbox.run(signal.getsignal, number) == signal.SIG_IGN
    await sandbox.run(exec, "import os; print('out', flush=True); os.write(2, b'err')")
    assert capfd.readouterr() == ("", "")


async def test_children_write_no_files(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Not even a parser that was taken over can fill the disk."""
    target = tmp_path_factory.mktemp("sandbox") / "file"
    with pytest.raises(OSError, match="File too large"):
        await sandbox.run(exec, f"open({str(target)!r}, 'wb', buffering=0).write(b'x')")


async def test_a_closed_sandbox_leaves_no_child_and_can_start_again() -> None:
    """After `close` the children are gone; a later call starts new ones."""
    sandbox = Sandbox(workers=1)
    child = await sandbox.run(os.getpid)
    await sandbox.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert await sandbox.run(os.getpid) != child
    await sandbox.close()
    await sandbox.close()


PROGRAM = """
import asyncio, os
from monitor.sandbox import Sandbox
async def main():
    async with Sandbox(workers=1) as sandbox:
        print(await sandbox.run(os.getpid) != os.getpid())
if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.parametrize("how", ["script", "-c"])
def test_it_works_in_a_program(how: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Started from a script or from -c, with warnings as errors, it answers and ends without a word on stderr."""
    script = tmp_path_factory.mktemp("program") / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    command = ["-c", PROGRAM] if how == "-c" else [str(script)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own program
            [sys.executable, "-W", "error", *command], check=True, capture_output=True, text=True
        )
    except CalledProcessError as error:
        pytest.fail(error.stderr)
    assert (done.stdout, done.stderr) == ("True\n", "")


async def test_both_are_runners() -> None:
    """Code that takes a `Runner` works with either."""

    async def double(runner: Runner) -> int:
        return await runner.run(operator.mul, 2, 21)

    async with Inline() as inline, Sandbox(workers=1) as sandbox:
        assert [await double(inline), await double(sandbox)] == [42, 42]
