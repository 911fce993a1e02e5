"""Twelve secrets, one in each place where people have them: they are used, and stand in nothing that the program leaves behind."""

import base64
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from monitor.cli.logs import SafeFormatter, set_up
from tests.cli.commands import Commands
from tests.cli.press import Press

CANARIES = {
    "user": "c4n4ryUser",
    "password": "c4n4ryPassword",
    "token": "c4n4ryToken",
    "api key": "c4n4ryApiKey",
    "signature": "c4n4rySignature",
    "bot": "c4n4ryBotToken_AAF-x",
    "path": "c4n4ryInPath",
    "random": "9fK2mQ7zLp4Rt8Vw1XyC4n4ry",
    "hexadecimal": "c4a4" * 8,
    "environment": "c4n4ryEnvironment",
    "redirect": "c4n4ryRedirect",
    "cookie": "c4n4ryCookie",
}
PROXY = "c4n4ryProxy"
COMMANDS = (
    ("poll", "--all", "-vv"),
    ("poll", "--all", "--json"),
    ("feeds", "list"),
    ("feeds", "list", "--json"),
    ("feeds", "test", "user", "environment", "moved", "--json"),
    ("feeds", "test", "token", "bot", "random", "hexadecimal", "path"),
    ("doctor", "--feeds"),
    ("doctor", "--feeds", "--json"),
    ("list", "--level", "all", "--json"),
)


def configuration(press: Press) -> tuple[str, dict[str, str]]:
    """A feed for each secret, half of them broken, and the environment that one of them is in."""
    host, port = press.server.host_port
    known = CANARIES
    feeds = {
        "user": f"http://{known['user']}:{known['password']}@{host}:{port}/madar/feed.xml",
        "token": press.server.url(f"neel/feed.xml?token={known['token']}&page=1"),
        "api": press.server.url(f"gone?api_key={known['api key']}"),
        "signature": press.server.url(f"html?x=1&sig={known['signature']}"),
        "bot": press.server.url(f"bot123456:{known['bot']}/feed.xml"),
        "path": press.server.url(f"token/{known['path']}/feed.xml"),
        "random": press.server.url(f"{known['random']}/feed.xml"),
        "hexadecimal": press.server.url(f"{known['hexadecimal']}/feed.xml"),
        "environment": "env:CANARY_FEED",
        "moved": press.server.url(f"redirect?to=/token/{known['redirect']}/feed.xml"),
    }
    tables = "".join(
        f'[[feeds]]\nid = "{name}"\nname = "{name}"\nurl = "{url}"\n' for name, url in feeds.items()
    )
    environ = {"CANARY_FEED": press.server.url(f"neel/feed.xml?secret={known['environment']}")}
    return f'[fetch]\nallow_private = ["{host}:{port}"]\n{tables}', environ


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """All records of all loggers as the program's own handler would write them, at the most talkative level."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler, root = Collector(), logging.getLogger()
    handler.setFormatter(SafeFormatter("%(name)s: %(message)s"))
    level = root.level
    set_up()
    root.addHandler(handler)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def dump(commands: Commands) -> str:
    """The whole database as text, and as bytes: what was deleted may still be in the file."""
    with closing(sqlite3.connect(commands.database)) as database:
        text = "\n".join(database.iterdump())
    return text + commands.database.read_bytes().decode("latin-1")


def prepare(commands: Commands, press: Press) -> dict[str, str]:
    """Publish the feeds and write a configuration with all secrets, which nobody else may read; the environment to run in."""
    text, environ = configuration(press)
    feed = "<rss version='2.0'><channel><title>قناة</title><item><title>خبر بلا صفحة</title></item></channel></rss>"
    cookie = {"Set-Cookie": f"session={CANARIES['cookie']}; Path=/"}
    press.server.publish(f"bot123456:{CANARIES['bot']}/feed.xml", "<html>")
    press.server.publish(f"token/{CANARIES['path']}/feed.xml", feed)
    press.server.publish(f"{CANARIES['random']}/feed.xml", feed, headers=cookie)
    commands.configure(text)
    commands.config.chmod(0o600)
    return environ


def left_behind(commands: Commands, environ: dict[str, str]) -> str:
    """Everything that is left when all commands have run: output, log, database."""
    with everything_logged() as log:
        outputs = [commands.run(*arguments, environ=environ) for arguments in COMMANDS]
    return "\n".join([*log, *(outcome.stdout + outcome.stderr for outcome in outputs), dump(commands)])


def found_in(left: str) -> list[str]:
    """Names of the canaries that stand in it."""
    return [name for name, canary in CANARIES.items() if canary.lower() in left.lower()]


def test_no_secret_is_left_behind(commands: Commands, press: Press) -> None:
    """Neither in output nor in logs at any level, nor in the database, nor in what is sent elsewhere."""
    left = left_behind(commands, prepare(commands, press))

    assert found_in(left) == []
    assert "GET http://127" in left  # there was something to find it in
    credentials = base64.b64encode(f"{CANARIES['user']}:{CANARIES['password']}".encode()).decode()
    assert any(
        credentials in one.headers.get("authorization", "")
        for one in press.server.requests("/madar/feed.xml")
    )
    assert any(CANARIES["environment"] in str(one.query) for one in press.server.requests("/neel/feed.xml"))
    assert press.server.requests(f"/token/{CANARIES['redirect']}/feed.xml")
    for one in press.server.ledger:
        sent = " ".join(one.headers.get(name, "") for name in ("user-agent", "referer", "cookie"))
        assert "c4n4ry" not in sent.lower()


def test_no_secret_of_a_proxy_is_left_behind(commands: Commands, press: Press) -> None:
    """A proxy that understands nothing is named without its password, everywhere."""
    proxy = press.server.base.replace("http://", f"http://me:{PROXY}@")
    commands.configure(press.configuration().replace("[fetch]", f'[fetch]\nproxy = "{proxy}"'))
    commands.config.chmod(0o600)
    with everything_logged() as log:
        outputs = [
            commands.run(*arguments)
            for arguments in (("poll", "--all", "-vv"), ("doctor", "--feeds"), ("feeds", "list", "--json"))
        ]
    left = "\n".join([*log, *(outcome.stdout + outcome.stderr for outcome in outputs), dump(commands)])

    assert PROXY not in left
    credentials = base64.b64encode(f"me:{PROXY}".encode()).decode()
    assert all(credentials in one.headers.get("proxy-authorization", "") for one in press.server.ledger)
