"""Run a command with no network but loopback, where the system lets an ordinary user make a network namespace.

python .ci/offline.py COMMAND [ARGUMENT…]
"""

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys

SIOCSIFFLAGS = 0x8914
IFF_UP = 1
INSIDE = "--inside"


def loopback_up() -> None:
    """Switch the new namespace's own loopback interface on; it starts switched off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))


def main(arguments: list[str]) -> None:
    """Re-run ourselves inside a namespace, then become the command."""
    if arguments[0] == INSIDE:
        loopback_up()
        os.execvp(arguments[1], arguments[1:])
    namespace = ["unshare", "--map-root-user", "--net"]
    allowed = (
        shutil.which("unshare")
        and subprocess.run([*namespace, "true"], check=False, capture_output=True).returncode == 0
    )
    if not allowed:
        print(
            "offline: this system allows no network namespace; running with the network there",
            file=sys.stderr,
        )
        os.execvp(arguments[0], arguments)
    os.execvp(namespace[0], [*namespace, sys.executable, __file__, INSIDE, *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
