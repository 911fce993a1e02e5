"""Two clocks compared: the wall clock, which people and NTP set, and the monotonic one, which stops while a laptop sleeps."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

log = logging.getLogger(__name__)

# Less is what a busy machine and NTP's slewing (500 ppm) do; more is a clock that was set, or sleep.
TOLERANCE = timedelta(seconds=2)


def shift(wall: timedelta, steady_s: float) -> timedelta:
    """How much further the wall clock went than the monotonic one; zero for what is no reason to act.

    Args:
        wall: how far the wall clock went.
        steady_s: how far the monotonic clock went, in seconds.
    """
    difference = wall - timedelta(seconds=steady_s)
    return difference if abs(difference) > TOLERANCE else timedelta(0)


async def watch_the_clock(
    every_s: float, now: Callable[[], datetime], monotonic: Callable[[], float], shifted: Callable[[], None]
) -> None:
    """Call `shifted` whenever the wall clock was set, or went on while the machine slept. Never returns.

    Args:
        every_s: how often to look, in seconds.
        now: the wall clock, aware.
        monotonic: a clock in seconds that nobody sets.
        shifted: told at most once a look.
    """
    wall, steady = now(), monotonic()
    while True:
        await asyncio.sleep(every_s)
        wall_now, steady_now = now(), monotonic()
        found = shift(wall_now - wall, steady_now - steady)
        wall, steady = wall_now, steady_now
        if found > timedelta(0):
            log.warning("the clock went ahead by %s, or the machine slept; going on", found)
        elif found < timedelta(0):
            log.warning("the clock went back by %s; going by the new time", -found)
        if found:
            shifted()
