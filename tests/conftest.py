"""What makes the whole suite quicker without a test knowing of it."""

import os
import shutil
import sys
from pathlib import Path

# Containers like to forbid bytecode files. Then every worker would rewrite 340 test modules at every run (7 s of CPU time), and
# every `monitor` that a test starts would compile the whole package (0.5 s).
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No test depends on what fsync does, and hundreds of databases would wait for it: folders of tests are in memory where there is
# room for them (a suite leaves 150 MB).
MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own in it
ENOUGH = 2 << 30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
