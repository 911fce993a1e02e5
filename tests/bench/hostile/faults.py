"""The faults that are measured, and a server for them in a process of its own."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.faults.exchange import FAULTS
from tests.faults.robots import ROBOTS
from tests.faults.semantics import ELSEWHERE, ETAGS, RETRY_AFTER
from tests.faults.server import FaultServer  # noqa: F401 - registers all faults
from tests.faults.walls import CHALLENGES

VARIANTS: dict[str, tuple[str, ...]] = {
    "coding-*": ("br", "zstd", "deflate", "compress"),
    "to-scheme-*": tuple(ELSEWHERE),
    "cut-*": ("length", "chunks", "end"),
    "etags-*": tuple(ETAGS),
    "retry-*": tuple(RETRY_AFTER),
    "robots-*": tuple(ROBOTS),
    "challenge-*": tuple(CHALLENGES),
    "status-*": ("204", "206", "226", "300", "401", "418", "451", "500", "503", "522", "999"),
}
# Those that need a variant of their own in the query.
QUERIES = {"hops": "hops?left=9", "redirect": "redirect?to=/silent"}
# What is for connections with TLS only, and what is no fault.
LEFT_OUT = frozenset({"half-a-record", "outlet", "story-*", "great"})


def every_fault() -> tuple[str, ...]:
    """All that the server can do wrong, as paths."""
    names = [
        name.replace("*", variant)
        for name in FAULTS
        if name not in LEFT_OUT
        for variant in VARIANTS.get(name, ("",))
    ]
    return tuple(QUERIES.get(name, name) for name in names)


@dataclass(slots=True)
class Elsewhere:
    """A fault server in another process, so that its memory and its work are not taken for ours.

    Attributes:
        base: `http://127.0.0.1:port`.
        canary: the address nobody may connect to.
        canary_connections: how many did; known when it is closed.
    """

    base: str = ""
    canary: str = ""
    canary_connections: int = -1
    _process: Process | None = None

    @property
    def port(self) -> int:
        """Its port."""
        return urlsplit(self.base).port or 0

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults", stdin=PIPE, stdout=PIPE
        )
        said = await self._next()
        self.base, self.canary = str(said["base"]), str(said["canary"])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        self.canary_connections = int(str((await self._next())["canary_connections"]))
        await self._process.wait()

    async def _next(self) -> dict[str, object]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        said: dict[str, object] = json.loads(line)
        return said
