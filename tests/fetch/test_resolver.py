import asyncio
import socket
import threading

import pytest

from monitor.fetch.resolver import ThreadResolver, look_up


class Registry:
    """A blocking lookup: names that begin with `dead` are not answered until it is told to let go."""

    def __init__(self) -> None:
        self._let_go = threading.Event()

    def let_go(self) -> None:
        """Answer the dead ones too."""
        self._let_go.set()

    def __call__(self, host: str, port: int) -> list[str]:
        """Look it up."""
        assert port == 80
        if host.startswith("dead"):
            self._let_go.wait(10)
        if host.startswith("no"):
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return ["1.1.1.1"]


async def test_dead_name_servers_hold_nobody_up() -> None:
    """With 40 lookups that hang, and given up, an unrelated name is found at once."""
    registry = Registry()
    resolve = ThreadResolver(registry)
    dead = [asyncio.create_task(resolve(f"dead-{number}", 80)) for number in range(40)]
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        assert await resolve("news.example", 80) == ["1.1.1.1"]
    for task in dead:
        task.cancel()
    results = await asyncio.gather(*dead, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    registry.let_go()


async def test_a_slot_is_free_again_when_its_lookup_ends() -> None:
    """Not when its caller gives up: the thread still runs; and not never. Its late answer disturbs nobody."""
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    registry = Registry()
    resolve = ThreadResolver(registry, threads=1)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await resolve("dead", 80)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await resolve("news.example", 80)
    registry.let_go()
    assert await resolve("news.example", 80) == ["1.1.1.1"]
    assert complaints == []


async def test_what_the_lookup_raises_is_raised() -> None:
    """A name that does not exist is the caller's to understand."""
    with pytest.raises(socket.gaierror):
        await ThreadResolver(Registry())("nowhere.example", 80)


@pytest.mark.parametrize("spelling", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "localhost"])
def test_the_system_knows_the_odd_spellings(spelling: str) -> None:
    """So that they can be checked as what they mean."""
    assert {"127.0.0.1", "::1"} >= set(look_up(spelling, 80))
