"""`-v`: what happens, on stderr, harmless for a terminal and without secrets."""

import logging
import os
import sys

import pytest

from monitor.cli.logs import JournalFormatter, SafeFormatter, goes_to_journal
from tests.cli.commands import Commands
from tests.cli.conftest import Start
from tests.cli.press import Press
from tests.cli.process import TEST_S

CANARY = "c4n4ry"


def _formatted(message: str) -> str:
    return SafeFormatter("%(name)s: %(message)s").format(
        logging.LogRecord("library", logging.INFO, __file__, 1, message, (), None)
    )


@pytest.mark.parametrize(
    "message",
    [
        f'HTTP Request: GET https://me:{CANARY}@news.example/rss "HTTP/1.1 200 OK"',
        f"GET https://news.example/rss?token={CANARY}&page=1",
        f"moved to 'https://{CANARY}@news.example/rss'",
    ],
    ids=["password", "token", "quoted"],
)
def test_no_secrets(message: str) -> None:
    """User names, passwords and tokens in addresses are left out, the rest stays."""
    text = _formatted(message)
    assert CANARY not in text
    assert "news.example/rss" in text


def test_no_escape_sequences() -> None:
    """What a server sent into a log does not reach the terminal; lines stay lines."""
    text = _formatted("header \x1b]0;owned\x07 and \u202e\nsecond line")
    assert text.splitlines()[1] == "second line"
    assert not set(text) & set("\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("level", "priority"),
    [(logging.DEBUG, 7), (logging.INFO, 6), (logging.WARNING, 4), (logging.ERROR, 3), (logging.CRITICAL, 2)],
)
def test_journal(level: int, priority: int) -> None:
    """For the journal a record is one line whatever is in it, with its priority first and without a time."""
    record = logging.LogRecord("library", level, __file__, 1, "first\nsecond", (), None)
    formatted = JournalFormatter("%(name)s: %(message)s").format(record)

    assert formatted == f"<{priority}>library: first | second"


def test_journal_is_known_by_its_inode(capfd: pytest.CaptureFixture[str]) -> None:
    """Only the very stream that systemd named is the journal; a log file of the same service is not."""
    del capfd  # puts a file in the place of stderr
    status = os.fstat(sys.stderr.fileno())

    assert goes_to_journal({"JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}"})
    assert not goes_to_journal({"JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino + 1}"})
    assert not goes_to_journal({})


@pytest.mark.timeout(TEST_S)
def test_verbose(commands: Commands, start: Start, press: Press) -> None:
    """With `-v` stderr has every request, without it only problems and the summary."""
    commands.configure(press.configuration())
    usual = start("poll", "--all")
    assert usual.exit_code() == 0
    verbose = start("poll", "--all", "-v")
    assert verbose.exit_code() == 0
    assert press.server.url("neel/feed.xml") not in usual.stderr
    assert press.server.url("neel/feed.xml") in verbose.stderr
    assert "\x1b" not in verbose.stderr
