"""`python -m tests.faults`: a fault server in a process of its own, until standard input ends.

Prints one JSON object with its address and the canary's, and one with how many connections the canary saw at the end.
"""

import asyncio
import json
import sys

from tests.faults.server import FaultServer


async def serve() -> None:
    """Serve until nobody holds our standard input open any more."""
    server = FaultServer()
    await server.open()
    await server.canary.open()
    _say(base=server.base, canary=server.canary.base)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    _say(canary_connections=server.canary.connections, requests=len(server.ledger))
    await server.close()
    await server.canary.close()


def _say(**values: object) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve())
