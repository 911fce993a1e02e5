"""What can go wrong badly enough to end a command, drawn as a tree.

    MonitorError
    ├── ConfigError      feeds.toml or a topic file is wrong: file, line, key, suggestion      exit 78
    ├── StoreError       the database can't be used                                            exit 1
    │   ├── Busy         another process holds the write lock for longer than we wait          exit 1
    │   └── Outdated     it is an older monitor's and can't be brought up to date just now     exit 1
    ├── AlreadyPolling   another monitor polls with this database                              exit 75
    ├── WrongClock       the machine's clock can't be right                                    exit 1
    ├── NotFound         what the user named does not exist (an article number, a feed)        exit 2
    ├── SearchError      what was typed into a search makes no sense                           exit 2
    └── SandboxError     a parser in a child process …
        ├── SandboxTimeout   … did not come back in time
        └── SandboxCrash     … died or ran out of memory

What goes wrong with one feed or one article is no exception but a value, `model.Failure`: it is recorded and
its neighbours go on. A `SandboxError` never leaves the pipeline: it becomes such a value there.
"""


class MonitorError(Exception):
    """Root of the errors a command reports in one line; `exit_code` is what the process then exits with."""

    exit_code = 1


class ConfigError(MonitorError):
    """A mistake in a file the user writes.

    Attributes:
        file: path of the file as the user would type it, or "" when no file was found.
        line: 1-based line number, or 0 when the mistake is not on one line.
        key: dotted name of the key, e.g. `feeds[3].url`, or "".
        problem: what is wrong, one sentence without the place.
        suggestion: what to do about it, or "".
    """

    exit_code = 78

    def __init__(
        self, problem: str, *, file: str = "", line: int = 0, key: str = "", suggestion: str = ""
    ) -> None:
        self.file, self.line, self.key = file, line, key
        self.problem, self.suggestion = problem, suggestion
        place = f"{file}:{line}" if line else file
        parts = [part for part in (place, key, problem) if part]
        super().__init__(": ".join(parts) + (f" ({suggestion})" if suggestion else ""))


class StoreError(MonitorError):
    """The database can't be opened, read or written; the message names the file and what to do."""


class Busy(StoreError):
    """The write lock was not free within the time we wait."""


class Outdated(StoreError):
    """The database has an older schema; the message says what brings it up to date."""


class AlreadyPolling(MonitorError):
    """Another process polls with this database; the message names it."""

    exit_code = 75


class WrongClock(MonitorError):
    """The machine's clock shows a time that can't be; the message says what to do."""


class NotFound(MonitorError):
    """The user named an article, feed or topic that does not exist; the message says what does."""

    exit_code = 2


class SearchError(MonitorError):
    """A query that can't be run; the message says what to write instead."""

    exit_code = 2


class SandboxError(MonitorError):
    """A parser in a child process did not give a result."""


class SandboxTimeout(SandboxError):
    """The child was still working at its deadline and was killed."""


class SandboxCrash(SandboxError):
    """The child died: a crash in a C library, or more memory than it may use."""
