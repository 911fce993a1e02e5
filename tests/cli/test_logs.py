"""`-v`: what happens, on stderr, harmless for a terminal and without secrets."""

import logging

import pytest

from monitor.cli.logs import SafeFormatter
from tests.cli.commands import Commands
from tests.cli.conftest import Start
from tests.cli.press import Press

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
