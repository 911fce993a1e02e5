"""The command line: one module a family of commands, imported when its command runs.

`monitor --help` must answer in 150 ms, so this package imports click and nothing heavier; a test watches over it.
"""

from monitor.cli.root import main

__all__ = ["main"]
