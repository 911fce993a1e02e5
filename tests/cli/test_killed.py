"""A poll that is killed for real, at any moment, and run again ends like one that was left in peace."""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL

import pytest

from monitor.demo import Newsroom
from monitor.store import Store
from tests.cli.commands import Commands
from tests.cli.conftest import Start
from tests.cli.press import running
from tests.cli.process import TEST_S

ROUNDS = 1  # `tests.bench.kill9` makes two hundred
# Two outlets are enough: one whose feed has moved, and the one where everything goes wrong.
OUTLETS = ("bawaba", "maatal")


@pytest.fixture
def configuration() -> Iterator[str]:
    """Of a newsroom with everything published that will ever be."""
    opened_at = datetime.now(UTC)
    with running(Newsroom(opened_at)) as newsroom:
        while newsroom.publish_next(opened_at):
            pass
        head, *feeds = newsroom.configuration().split("\n[[feeds]]\n")
        kept = [feed for feed in feeds if any(f'id = "{outlet}' in feed for outlet in OUTLETS)]
        yield "\n[[feeds]]\n".join((head, *kept))


def _outcome(database: Path) -> dict[str, object]:
    """All that must be the same: sightings, articles, their text and what was removed, levels and evidence."""
    with Store.open_readonly(database) as store:
        items = store.items(level=None, limit=10_000)
        stored = {item.url: store.article(item.id) for item in items}
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT sightings.feed_id, identity, url FROM sightings JOIN articles ON articles.id = article_id"
        )
        sightings = set(rows)
    articles = {
        url: (one.feed_id, one.publisher, one.published, one.state, one.reason, one.article, one.verdicts)
        for url, one in stored.items()
    }
    return {"sightings": sightings, "articles": articles}


@pytest.mark.slow
@pytest.mark.timeout(TEST_S)
def test_killed_and_run_again(commands: Commands, start: Start, configuration: str) -> None:
    """SIGKILL somewhere in a poll; the next one finds no lock, no broken file, and nothing missing or double."""
    commands.configure(configuration)
    began = time.monotonic()
    assert start("poll", "--all", "--db", str(commands.folder / "undisturbed.db")).exit_code() == 0
    usual = time.monotonic() - began
    expected = _outcome(commands.folder / "undisturbed.db")
    assert len(expected["articles"]) >= len(OUTLETS)  # type: ignore[arg-type]  # a dict

    dice = random.Random()
    for attempt in range(ROUNDS):
        database = commands.folder / f"killed-{attempt}.db"
        moment = dice.uniform(0.2, 1.0) * usual
        victim = start("poll", "--all", "--db", str(database))
        time.sleep(moment)
        victim.signal(SIGKILL)
        victim.exit_code()
        again = commands.run("poll", "--all", "--db", str(database))
        assert again.code == 0, again.stderr
        assert _outcome(database) == expected, f"killed {moment:.2f} s into {usual:.2f}"
